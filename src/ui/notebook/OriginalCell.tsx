/** "Compare with the original": a code cell that stays folded until it is opened, and that progress does not count. */
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { revealStore } from '../store/reveal'
import { CellFrame } from './CellFrame'
import { CodeCellView, type CodeCellProps } from './CodeCell'
import styles from './OriginalCell.module.css'

export function OriginalCell(props: CodeCellProps) {
  const { id, text } = props.cell
  const [opened, setOpened] = useState(false)
  const asked = useStore(revealStore, (state) => state.place?.cell === id)
  const open = opened || asked
  if (asked && !opened) setOpened(true)
  const fold = (
    <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpened(!open)}>
      <Icon of={ChevronRight} size={15} className={classes(styles.arrow, open && styles.turned)} />
      Compare with the original
      <span className={styles.size}>{text.split('\n').length} lines</span>
    </button>
  )
  if (!open)
    return (
      <CellFrame cell={id} label="Compare with the original, folded">
        {fold}
      </CellFrame>
    )
  return (
    <div>
      <div className={styles.head}>{fold}</div>
      <CodeCellView {...props} />
    </div>
  )
}
