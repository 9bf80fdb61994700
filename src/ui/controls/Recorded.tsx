/** The controls of a recording: like a tape it goes back, on, and to any place. No code runs. */
import { Pause, Play, SkipBack, StepBack, StepForward } from 'lucide-react'
import type { Playback } from '../../notebooks/kernel/session'
import { Button, IconButton } from '../primitives/Button'
import { grouped } from '../stage/numbers'
import { useStage } from '../store/stage-react'
import progress from './Progress.module.css'
import { Scrubber, type ScrubberMark } from './Scrubber'
import { SpeedSlider } from './SpeedSlider'
import styles from './Transport.module.css'

export interface RecordedProps {
  readonly playback: Playback
  readonly onSpeed: (speed: number) => void
}

export function Recorded({ playback, onSpeed }: RecordedProps) {
  // The recording moves when somebody looks; with each picture it is looked at here too.
  useStage((state) => state.frame.version)
  const speed = useStage((state) => state.frame.speed)
  const { position, length, playing } = playback
  const marks = playback.marks.map(({ at, kind }): ScrubberMark => ({
    at,
    mark: kind === 'fault' ? 'fault' : 'error',
  }))
  return (
    <>
      <div className={styles.buttons}>
        <IconButton
          icon={SkipBack}
          label="To the beginning"
          disabled={position === 0}
          onClick={() => playback.seek(0)}
        />
        <IconButton
          icon={StepBack}
          label="One event back"
          disabled={position === 0}
          onClick={() => playback.seek(position - 1)}
        />
        {playing ? (
          <Button variant="primary" icon={Pause} onClick={() => playback.pause()}>
            Pause
          </Button>
        ) : (
          <Button variant="primary" icon={Play} disabled={length === 0} onClick={() => playback.play()}>
            Play
          </Button>
        )}
        <IconButton
          icon={StepForward}
          label="One event on"
          disabled={position === length}
          onClick={() => playback.seek(position + 1)}
        />
      </div>
      <Scrubber
        label="Event"
        position={position}
        length={length}
        marks={marks}
        words={(at) => `Event ${grouped(at)} of ${grouped(length)}`}
        shown={(at) => (
          <>
            <span className={progress.wide}>Event </span>
            <b>{grouped(at)}</b> of {grouped(length)}
          </>
        )}
        seek={(to) => {
          playback.seek(to)
          return Promise.resolve()
        }}
      />
      <span className={styles.tape}>
        <SpeedSlider speed={speed} onChange={onSpeed} />
      </span>
    </>
  )
}
