/** A cell that is only read: text for another program, or code in a language that does not run here. */
import type { ForeignCell, RawCell } from '../../notebooks/document/notebook'
import { classes } from '../primitives/classes'
import area from './CodeArea.module.css'
import styles from './Cell.module.css'
import { CellFrame } from './CellFrame'

export function PlainCell({ cell }: { readonly cell: RawCell | ForeignCell }) {
  const what = cell.kind === 'raw' ? 'raw text' : `${cell.language}, does not run here`
  return (
    <CellFrame cell={cell.id} label={cell.kind === 'raw' ? 'Raw text' : `Code in ${cell.language}, to read`}>
      <div className={styles.named}>
        <span className={styles.name}>{what}</span>
        <div className={styles.frame}>
          {/* What is wider than the page is scrolled to, also by keys. */}
          <pre className={classes(area.static, styles.plain)} tabIndex={0}>
            {cell.text}
          </pre>
        </div>
      </div>
    </CellFrame>
  )
}
