/**
 * The apron under the stage: what a person can do next.
 *
 * You deliver: back to the first choice, undo, play, next, ten at once, on until something comes, every order, and the
 * scrubber. Slow motion: speed. A recording: what a tape has. At full speed: the rates, and the way to delivering by hand.
 * In both: how fast the run's clock goes. A button that cannot act now is disabled; one that never could is not there. Tooltips name the keys.
 */
import { GitBranch, Hand, Pause, Play, SkipBack, Sprout, StepForward, Undo2 } from 'lucide-react'
import type { Playback, Until } from '../../notebooks/kernel/session'
import type { Mode } from '../../runtime/protocol/view'
import { Badge } from '../primitives/Badge'
import { Button, IconButton } from '../primitives/Button'
import { tip } from '../primitives/Tooltip'
import { counted, grouped } from '../stage/numbers'
import { useStage } from '../store/stage-react'
import { isStarting } from '../store/starting'
import { ClockLabel, ClockMenu } from './ClockMenu'
import { Progress } from './Progress'
import { Recorded } from './Recorded'
import { RunUntil } from './RunUntil'
import { SpeedSlider } from './SpeedSlider'
import styles from './Transport.module.css'
import type { CellChoice } from './UntilForm'

export interface TransportProps {
  readonly onNext: () => void
  readonly onNext10: () => void
  readonly onUndo: () => void
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onStartAgain: () => void
  readonly onRunUntil: (until: Until) => void
  readonly onSeek: (position: number) => Promise<unknown>
  readonly onBranch: (at: number, key: string) => void
  readonly onSpeed: (speed: number) => void
  readonly onClockRate: (rate: number) => void
  readonly onMode: (mode: Mode) => void
  readonly onExplore: () => void
  readonly exploring: boolean
  /** Cells that have run. */
  readonly cells: () => readonly CellChoice[]
  /** Whether the sheet of "Run until …" is open. */
  readonly asking: boolean
  readonly onAsk: (open: boolean) => void
  /** The recording that is shown; null for a run. */
  readonly playback: Playback | null
}

export function Transport(props: TransportProps) {
  const mode = useStage((state) => state.frame.mode)
  return (
    <div className={styles.transport} role="group" aria-label="Delivery">
      {mode === 'step' ? (
        <Stepping {...props} />
      ) : mode === 'replay' && props.playback !== null ? (
        <>
          <Recorded playback={props.playback} onSpeed={props.onSpeed} />
          <ClockLabel />
        </>
      ) : (
        <Running {...props} />
      )}
      <Seed />
    </div>
  )
}

function Stepping(props: TransportProps) {
  const { exploring } = props
  const delivered = useStage((state) => state.frame.delivered)
  const given = useStage((state) => state.frame.given)
  const canUndo = useStage((state) => state.frame.canUndo)
  const going = useStage((state) => state.frame.going)
  const starting = useStage((state) => isStarting(state.frame))
  const ready = useStage((state) => state.held.some((one) => one.enabled))
  /** Every order can still be tried: from the first choice on. */
  const ended = useStage((state) => state.held.length === 0) && !starting && delivered > given
  const idle = !ready || going
  /** Paused in the middle: where it began is not known, so its orders can't be tried. */
  const paused = useStage((state) => state.frame.history === null)
  return (
    <>
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon={SkipBack}
          aria-label="Start again"
          className={styles.spare}
          {...tip('Start again: back to the first choice')}
          disabled={starting || delivered <= given}
          onClick={props.onStartAgain}
        >
          <span className={styles.word}>Start again</span>
        </Button>
        <Button
          variant="quiet"
          icon={Undo2}
          aria-label="Undo"
          className={styles.spare}
          {...tip('Undo the last step', 'Backspace')}
          disabled={!canUndo}
          onClick={props.onUndo}
        >
          <span className={styles.word}>Undo</span>
        </Button>
        {going ? (
          <IconButton icon={Pause} label="Pause" variant="plain" term="Space" onClick={props.onPause} />
        ) : (
          <IconButton
            icon={Play}
            label="Play"
            {...tip('Play: takes one step after the other', 'Space')}
            disabled={!ready}
            onClick={props.onPlay}
          />
        )}
        <Button
          variant="primary"
          icon={StepForward}
          {...tip('', 'N')}
          disabled={idle}
          onClick={props.onNext}
          data-next
        >
          Next
        </Button>
        <Button {...tip('', 'Shift+N')} disabled={idle} onClick={props.onNext10}>
          Next 10
        </Button>
        <RunUntil
          disabled={idle}
          open={props.asking}
          onOpen={props.onAsk}
          cells={props.cells}
          onStart={props.onRunUntil}
        />
        <Button
          icon={GitBranch}
          aria-label="Try every order"
          className={styles.spare}
          disabled={exploring || going || paused || !(ready || ended)}
          onClick={props.onExplore}
          {...(paused && ready
            ? tip('This run was paused in the middle. Run the cell again, and every order can be tried.')
            : ready || ended || starting
              ? tip('Try every order', 'explore')
              : tip('Nothing is held: there is no order to try'))}
        >
          <span className={styles.word}>Try every order</span>
        </Button>
      </div>
      <Progress seek={props.onSeek} onBranch={props.onBranch} />
    </>
  )
}

function Running({ onSpeed, onClockRate, onMode }: TransportProps) {
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
      <ClockMenu onChange={onClockRate} />
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
          ? `Seed ${seed}: the same program, seed and delivery order give the same run.`
          : `Seed ${seed}: random numbers of the run start from it.`,
      )}
    >
      <Badge icon={Sprout}>
        <span className={styles.word}>Seed </span>
        {seed}
      </Badge>
    </span>
  )
}
