/**
 * What trying every order found: a sentence, then each result with how many orders end so and one of them to play.
 */
import { History, Square, X } from 'lucide-react'
import type { ExploreReport } from '../../notebooks/kernel/session'
import { Button, IconButton } from '../primitives/Button'
import { counted, grouped } from '../stage/numbers'
import { endWith, exploreWords, sortedOutcomes, type Verb } from './explore-words'
import styles from './ExplorePanel.module.css'
import type { Exploring } from './use-explore'

const listed = 8

export interface ExplorePanelProps {
  readonly exploring: Exploring
  readonly onStop: () => void
  readonly onClose: () => void
  /** Plays one order that ends with this result. */
  readonly onPlay: (keys: readonly string[]) => void
  readonly verb?: Verb
}

export function ExplorePanel({ exploring, onStop, onClose, onPlay, verb = endWith }: ExplorePanelProps) {
  if (exploring.state === 'idle') return null
  return (
    <section className={styles.panel} aria-label="Every order">
      {exploring.state === 'running' ? (
        <div className={styles.head}>
          <p className={styles.words} role="status">
            Trying every order: {exploring.tried === 0 ? 'starting' : `${grouped(exploring.tried)} tried`}
          </p>
          <Button size={28} icon={Square} onClick={onStop}>
            Stop
          </Button>
          <div className={styles.line} aria-hidden />
        </div>
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.words} role="status">
              {exploreWords(exploring.report, verb, exploring.fromHere)}
            </p>
            <IconButton icon={X} label="Close" size={28} onClick={onClose} />
          </div>
          <Outcomes report={exploring.report} onPlay={onPlay} />
        </>
      )}
    </section>
  )
}

function Outcomes({
  report,
  onPlay,
}: {
  readonly report: ExploreReport
  readonly onPlay: ExplorePanelProps['onPlay']
}) {
  const sorted = sortedOutcomes(report.outcomes)
  if (sorted.length === 0) return null
  const most = sorted[0].orders
  return (
    <ul className={styles.outcomes}>
      {sorted.slice(0, listed).map((outcome) => (
        <li key={outcome.value} className={styles.outcome}>
          <span className={styles.share}>
            <span className={styles.what}>
              <b className={styles.value}>{outcome.value}</b>
              <span className={styles.orders}>{counted(outcome.orders, 'order')}</span>
            </span>
            <i style={{ width: `${(outcome.orders / most) * 100}%` }} />
          </span>
          <Button
            size={28}
            icon={History}
            aria-label={`Play an order that ends with ${outcome.value}`}
            onClick={() => onPlay(outcome.example)}
          >
            Play one
          </Button>
        </li>
      ))}
      {sorted.length > listed ? (
        <li className={styles.rest}>
          showing {listed} of {counted(sorted.length, 'result')}
        </li>
      ) : null}
    </ul>
  )
}
