/**
 * The frame of a cell: what command mode focuses, and what says which cell is chosen.
 *
 * One frame is a tab stop at a time (the chosen one); arrow keys and j, k move it. Focus anywhere inside chooses the cell.
 */
import type { ReactNode } from 'react'
import { classes } from '../primitives/classes'
import styles from './Cell.module.css'
import { useNotebook, useNotebookState } from './context'

export interface CellFrameProps {
  readonly cell: string
  /** How readers name it: "Cell 2, code". */
  readonly label: string
  readonly gutter?: ReactNode
  readonly children: ReactNode
}

export function CellFrame({ cell, label, gutter, children }: CellFrameProps) {
  const model = useNotebook()
  const chosen = useNotebookState((state) => state.selected === cell)
  return (
    <section
      data-cell={cell}
      aria-label={label}
      tabIndex={chosen ? 0 : -1}
      className={classes(styles.cell, chosen && styles.chosen)}
      onFocus={() => model.select(cell)}
      onPointerDown={() => model.select(cell)}
    >
      {/* Below a button of the gutter its words would lie over the code. */}
      <div className={styles.gutter} data-tips="above">
        {gutter}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
