/** What is left of the notebook while it is folded: a rail that unfolds it. */
import { PanelLeftOpen } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import styles from './NotebookRail.module.css'

export function NotebookRail({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <button type="button" className={styles.rail} aria-label="Show the notebook" onClick={onOpen}>
      <Icon of={PanelLeftOpen} size={17} />
      <span className={styles.word}>Notebook</span>
    </button>
  )
}
