/**
 * How many of the known steps are made: a track with a tick a step up to sixty, and the words. Not a control.
 * While a cell starts nothing is known yet, and what was known of the one before no longer counts.
 */
import { grouped } from '../stage/numbers'
import styles from './Progress.module.css'

const ticksUpTo = 60

export interface ProgressProps {
  readonly delivered: number
  readonly known: number
  readonly starting: boolean
}

export function Progress(props: ProgressProps) {
  const { starting } = props
  const delivered = starting ? 0 : props.delivered
  const known = starting ? 0 : props.known
  const share = known === 0 ? 0 : Math.min(1, delivered / known)
  const ticks = known > 1 && known <= ticksUpTo ? Array.from({ length: known + 1 }, (_, n) => n / known) : []
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Delivered"
        aria-valuemin={0}
        aria-valuemax={known}
        aria-valuenow={delivered}
      >
        <div className={styles.done} style={{ width: `${share * 100}%` }} />
        {ticks.map((at) => (
          <i
            key={at}
            className={at <= share + 1e-9 ? styles.past : styles.tick}
            style={{ left: `${at * 100}%` }}
          />
        ))}
      </div>
      <span className={styles.words}>
        {starting ? (
          'The cell is starting'
        ) : (
          <>
            <b>{grouped(delivered)}</b> of {grouped(known)} delivered
          </>
        )}
      </span>
    </div>
  )
}
