/**
 * The apron under the stage: what a person can do next.
 *
 * You deliver: back to the first choice, undo, next, every order. Slow motion: speed. At full speed: the rates, and the
 * way to delivering by hand. A button that cannot act now is disabled; one that never could is not there.
 */
import { GitBranch, Hand, SkipBack, Sprout, StepForward, Undo2 } from 'lucide-react'
import type { Mode } from '../../runtime/protocol/view'
import { Badge } from '../primitives/Badge'
import { Button } from '../primitives/Button'
import { tip } from '../primitives/Tooltip'
import { counted, grouped } from '../stage/numbers'
import { useStage } from '../store/stage-react'
import { isStarting } from '../store/starting'
import { Progress } from './Progress'
import { SpeedSlider } from './SpeedSlider'
import styles from './Transport.module.css'

export interface TransportProps {
  readonly onNext: () => void
  readonly onUndo: () => void
  readonly onStartAgain: () => void
  readonly onSpeed: (speed: number) => void
  readonly onMode: (mode: Mode) => void
  readonly onExplore: () => void
  readonly exploring: boolean
}

export function Transport(props: TransportProps) {
  const mode = useStage((state) => state.frame.mode)
  return (
    <div className={styles.transport} role="group" aria-label="Delivery">
      {mode === 'step' ? <Stepping {...props} /> : mode === 'replay' ? <Traffic /> : <Running {...props} />}
      <Seed />
    </div>
  )
}

function Stepping({ onNext, onUndo, onStartAgain, onExplore, exploring }: TransportProps) {
  const delivered = useStage((state) => state.frame.delivered)
  const known = useStage((state) => state.frame.known)
  const given = useStage((state) => state.frame.given)
  const canUndo = useStage((state) => state.frame.canUndo)
  const starting = useStage((state) => isStarting(state.frame))
  const ready = useStage((state) => state.held.some((one) => one.enabled))
  /** Every order can still be tried: from the first choice on. */
  const ended = useStage((state) => state.held.length === 0) && !starting && delivered > given
  return (
    <>
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon={SkipBack}
          aria-label="Start again: back to the first choice"
          {...tip('Start again: back to the first choice')}
          disabled={starting || delivered <= given}
          onClick={onStartAgain}
        >
          <span className={styles.again}>Start again</span>
        </Button>
        <Button
          variant="quiet"
          icon={Undo2}
          aria-label="Undo the last delivery"
          {...tip('Undo the last delivery')}
          disabled={!canUndo}
          onClick={onUndo}
        >
          <span className={styles.undo}>Undo</span>
        </Button>
        <Button variant="primary" icon={StepForward} disabled={!ready} onClick={onNext} data-next>
          Next
        </Button>
        <Button
          icon={GitBranch}
          term="explore"
          disabled={exploring || !(ready || ended)}
          onClick={onExplore}
          {...(ready || ended || starting ? null : tip('Nothing is held: there is no order to try'))}
        >
          Try every order
        </Button>
      </div>
      <Progress delivered={delivered} known={known} starting={starting} />
    </>
  )
}

function Running({ onSpeed, onMode }: TransportProps) {
  const mode = useStage((state) => state.frame.mode)
  const speed = useStage((state) => state.frame.speed)
  return (
    <>
      <div className={styles.buttons}>
        <Button icon={Hand} onClick={() => onMode('step')}>
          Deliver by hand from here
        </Button>
      </div>
      {mode === 'slow' ? <SpeedSlider speed={speed} onChange={onSpeed} /> : null}
      <Traffic />
    </>
  )
}

function Traffic() {
  const rates = useStage((state) => state.rates)
  const sent = useStage((state) => state.frame.counts.sent)
  const failed = useStage((state) => state.frame.counts.failed)
  const lost = useStage((state) => state.frame.counts.lost)
  const undeliverable = useStage((state) => state.frame.counts.undeliverable)
  const words = [
    rates.edges > 0
      ? `${grouped(rates.perSecond)} messages/s on ${counted(rates.edges, 'edge')}`
      : sent > 0
        ? `${counted(sent, 'message')} sent`
        : '',
    failed > 0 ? `${grouped(failed)} failed` : '',
    lost > 0 ? `${grouped(lost)} lost on the way` : '',
    undeliverable > 0 ? `${grouped(undeliverable)} undeliverable` : '',
  ].filter((part) => part !== '')
  return <span className={styles.traffic}>{words.join(', ')}</span>
}

function Seed() {
  const seed = useStage((state) => state.frame.seed)
  const mode = useStage((state) => state.frame.mode)
  return (
    <span
      className={styles.seed}
      {...tip(
        mode === 'step'
          ? 'The same program, seed and delivery order give the same run.'
          : 'Random numbers of the run start from this seed.',
      )}
    >
      <Badge icon={Sprout}>Seed {seed}</Badge>
    </span>
  )
}
