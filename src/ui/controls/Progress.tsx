/**
 * How many of the known steps are made in You deliver, as a scrubber: back by making the run again, on by taking the
 * steps that were taken before, and to other branches.
 *
 * While a cell starts nothing is known yet, and what was known of the one before no longer counts. A run that was
 * paused in the middle has no history; then the thumb stands still and says why.
 */
import { grouped } from '../stage/numbers'
import { useStage, useStageStore } from '../store/stage-react'
import { isStarting } from '../store/starting'
import { branchWords } from './branch-words'
import styles from './Progress.module.css'
import { Scrubber } from './Scrubber'

const noHistory =
  'This run was paused in the middle: it has no history to go back to. Run the cell in You deliver.'

export interface ProgressProps {
  readonly seek: (position: number) => Promise<unknown>
  readonly onBranch: (at: number, key: string) => void
}

export function Progress({ seek, onBranch }: ProgressProps) {
  const stage = useStageStore()
  const starting = useStage((state) => isStarting(state.frame))
  const delivered = useStage((state) => state.frame.delivered)
  const known = useStage((state) => state.frame.known)
  const first = useStage((state) => state.frame.given)
  const history = useStage((state) => state.frame.history)
  const length = Math.max(delivered, history?.length ?? 0)
  const total = starting ? 0 : Math.max(known, length)
  // A fault is a step and delivers nothing.
  const all = history?.marks.some(({ mark }) => mark === 'fault') ? 'steps' : 'delivered'
  const words = (at: number): string =>
    starting ? 'The cell is starting' : `${grouped(at)} of ${grouped(total)} ${all}`
  return (
    <Scrubber
      label="Delivered"
      position={starting ? 0 : delivered}
      length={starting ? 0 : history === null ? delivered : length}
      total={total}
      first={starting ? 0 : Math.min(first, delivered)}
      marks={starting ? [] : history?.marks}
      forks={
        starting || history === null
          ? []
          : history.forks.map(({ at, keys, firsts, taken }) => ({
              at,
              branches: keys.map((key, n) => ({
                id: key,
                label: branchWords(key, firsts[n], (actor) => stage.nameOf(actor)),
                detail: n === taken ? 'this way' : '',
              })),
            }))
      }
      fixed={history === null && total > 0 ? noHistory : ''}
      words={words}
      shown={(at) =>
        starting ? (
          <>
            <span className={styles.wide}>The cell is starting</span>
            <span className={styles.narrow}>starting</span>
          </>
        ) : (
          <>
            <b>{grouped(at)}</b> of {grouped(total)}
            <span className={styles.wide}> {all}</span>
          </>
        )
      }
      seek={seek}
      onBranch={onBranch}
    />
  )
}
