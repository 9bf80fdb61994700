/** The foot of a code cell: what it waits for, what it made, how long it took, what was shipped, and undo. */
import { Hand, SquarePen, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CodeCell } from '../../notebooks/document/notebook'
import type { CellRun } from '../../notebooks/kernel/session'
import { bytes, duration, many } from '../outputs/numbers'
import { Button } from '../primitives/Button'
import { Icon } from '../primitives/Icon'
import { tip } from '../primitives/Tooltip'
import { blanksLeft } from '../store/blanks'
import styles from './CellFoot.module.css'
import { useNotebook, useNotebookState } from './context'
import { useSecondsOf } from './use-seconds-of'

interface CellFootProps {
  readonly cell: CodeCell
  /** Stands last, whatever the cell does; a cell with it always has a foot. */
  readonly end?: ReactNode
}

export function CellFoot({ cell, end = null }: CellFootProps) {
  const model = useNotebook()
  const run = useNotebookState((state) => state.runs[cell.id])
  const given = model.given(cell.id)
  const edited = useNotebookState((state) => given !== undefined && state.texts[cell.id] !== given)
  const blanks = useNotebookState((state) => blanksLeft(state.texts[cell.id] ?? ''))
  const of = cell.exercise && given !== undefined ? blanksLeft(given) : 0

  if (run?.state === 'waiting') return <WaitingStrip end={end} />
  const isRun = run !== undefined && run.state !== 'idle'
  const words = said(run)
  const facts = run?.result ? measured(run) : ''
  const clock = run?.state === 'running'
  if (!end && !edited && of === 0 && !words && !facts && !clock && !run?.stale) return null
  return (
    <div className={styles.foot}>
      {of > 0 ? (
        <span className={styles.blanks}>
          <Icon of={SquarePen} size={14} />
          {blanks > 0
            ? `${many(blanks, 'blank')} left of ${of}`
            : isRun
              ? 'no blank left'
              : 'no blank left, not run yet'}
        </span>
      ) : null}
      {run?.stale ? <span className={styles.stale}>Changed since it ran</span> : null}
      {words}
      {clock ? <RunningClock /> : null}
      <span className={styles.gap} />
      {edited ? (
        <Button
          variant="quiet"
          size={28}
          icon={RotateCcw}
          className={styles.undo}
          onClick={() => model.undoEdits(cell.id)}
          {...tip('Back to the text of the lesson', 'start over')}
        >
          Undo my edits
        </Button>
      ) : null}
      {facts ? <span className={styles.facts}>{facts}</span> : null}
      {end}
    </div>
  )
}

function WaitingStrip({ end }: Pick<CellFootProps, 'end'>) {
  const held = useNotebookState((state) => state.held)
  return (
    <div className={styles.waiting}>
      <Icon of={Hand} />
      <b>
        Waiting for you: {many(held, 'message')} {held === 1 ? 'is' : 'are'} held
      </b>
      <span className={styles.gap} />
      <span className={styles.paused}>time limit paused</span>
      {end}
    </div>
  )
}

function RunningClock() {
  const seconds = useSecondsOf()
  return <span className={styles.words}>{seconds < 1 ? 'running' : `running, ${seconds} s`}</span>
}

function said(run: CellRun | undefined) {
  if (run?.state === 'queued') return <span className={styles.words}>waits for the cell that runs</span>
  if (run?.state === 'stopped') return <span className={styles.words}>stopped by you</span>
  const made = run?.state === 'done' && !run.stale ? (run.result?.made ?? []) : []
  if (made.length === 0) return null
  return (
    <span className={styles.made}>
      made <b>{made.join(', ')}</b>
    </span>
  )
}

/** '0.14 s, shipped 1.2 KiB' */
function measured(run: CellRun): string {
  if (!run.result || run.state === 'running' || run.state === 'queued') return ''
  const { duration: seconds, shipped } = run.result
  return shipped > 0 ? `${duration(seconds)}, shipped ${bytes(shipped)}` : duration(seconds)
}
