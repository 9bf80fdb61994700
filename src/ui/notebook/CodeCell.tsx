/** A code cell: number and run button in the gutter, the editor, a foot, and below it what the cell shows. */
import { lazy, memo, Suspense } from 'react'
import type { CodeCell } from '../../notebooks/document/notebook'
import type { CellRun } from '../../notebooks/kernel/session'
import type { Output } from '../../runtime/protocol/output'
import { Outputs } from '../outputs/Outputs'
import type { Places } from '../outputs/places'
import { classes } from '../primitives/classes'
import styles from './Cell.module.css'
import { CellFoot } from './CellFoot'
import { CellFrame } from './CellFrame'
import { CellGutter } from './CellGutter'
import { CodeArea } from './CodeArea'
import { useNotebook, useNotebookState } from './context'
import { usePython } from './python/ShowPython'

/** Only notebooks from files have them. */
const SavedOutputs = lazy(() => import('./SavedOutputs').then((chunk) => ({ default: chunk.SavedOutputs })))

export interface CodeCellProps {
  readonly cell: CodeCell
  readonly editable: boolean
  readonly places: Places
}

export const CodeCellView = memo(function CodeCellView({ cell, editable, places }: CodeCellProps) {
  const { session } = useNotebook()
  const run = useNotebookState((state) => state.runs[cell.id])
  const state = run?.state ?? 'idle'
  const python = usePython(cell)
  const label = `Code cell${run?.count ? ` ${run.count}` : ''}${cell.exercise ? ', exercise' : ''}. Enter edits.`
  return (
    <CellFrame cell={cell.id} label={label} gutter={<CellGutter cell={cell.id} />}>
      <div className={styles.named}>
        <span className={styles.name}>{cell.id}</span>
        <div className={classes(styles.frame, styles[state])}>
          <CodeArea cell={cell} editable={editable} />
          <CellFoot cell={cell} end={python.button} />
          {python.panel}
          {run && (run.count > 0 || run.outputs.length > 0) ? (
            <Outputs outputs={shown(run)} leftOut={run.outputsLeftOut} places={places} inputs={session} />
          ) : cell.carried?.outputs ? (
            <Suspense>
              <SavedOutputs saved={cell.carried.outputs} places={places} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </CellFrame>
  )
})

/** Its outputs; the error that ended it stands last even where the kernel did not print it. */
function shown(run: CellRun): readonly Output[] {
  const error = run.result?.error
  if (!error || run.outputs.some((output) => output.kind === 'error' && output.of === undefined))
    return run.outputs
  return [...run.outputs, { kind: 'error', id: -1, error }]
}
