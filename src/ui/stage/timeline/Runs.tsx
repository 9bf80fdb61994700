/** Which run of which cell is shown, and the ways to the one before and after. */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '../../primitives/Button'
import { cellWords, useCellName } from '../cell-names'
import { grouped } from '../numbers'
import styles from './TimelineView.module.css'

export interface RunsProps {
  readonly run: number
  readonly runs: number
  readonly cell: string
  /** Null follows the newest. */
  readonly onRun: (run: number | null) => void
}

export function Runs({ run, runs, cell, onRun }: RunsProps) {
  const cellName = useCellName()
  if (runs === 0) return null
  return (
    <div className={styles.runs}>
      {runs > 1 ? (
        <>
          <IconButton
            size={28}
            icon={ChevronLeft}
            label="Earlier run of a cell"
            disabled={run === 0}
            onClick={() => onRun(run - 1)}
          />
          <IconButton
            size={28}
            icon={ChevronRight}
            label="Later run of a cell"
            disabled={run === runs - 1}
            onClick={() => onRun(run + 1 === runs - 1 ? null : run + 1)}
          />
        </>
      ) : null}
      <span className={styles.cell}>
        {cellWords(cellName(cell))}
        {runs > 1 ? `, run ${grouped(run + 1)} of ${grouped(runs)}` : ''}
      </span>
    </div>
  )
}
