/**
 * An error: what went wrong, where in the cells, and, folded, where in the actor that it came from.
 *
 * Every line is a link to its cell; a hint stands last, because it is a guess.
 */
import { CircleX, Lightbulb } from 'lucide-react'
import type { ErrorFrame, OutputError } from '../../runtime/protocol/output'
import { Icon } from '../primitives/Icon'
import { InlineProse } from '../notebook/ProseText'
import styles from './ErrorOutput.module.css'
import { many } from './numbers'
import type { Places } from './places'

export interface ErrorOutputProps {
  readonly error: OutputError
  readonly places: Places
}

export function ErrorOutput({ error, places }: ErrorOutputProps) {
  const [first, ...rest] = error.frames
  return (
    <div className={styles.error}>
      <Icon of={CircleX} size={17} className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.message}>
          <span className={styles.name}>{error.name}</span> {error.message}
        </p>
        {first ? (
          <p className={styles.place}>
            in <Place frame={first} places={places} />
          </p>
        ) : null}
        {rest.length > 0 ? (
          <Frames title={`called from ${many(rest.length, 'place')}`} frames={rest} places={places} />
        ) : null}
        {error.remote.length > 0 ? (
          <Frames title="where the actor was" frames={error.remote} places={places} />
        ) : null}
        {error.hint ? (
          <p className={styles.hint}>
            <Icon of={Lightbulb} size={15} className={styles.bulb} />
            <InlineProse markdown={error.hint} />
          </p>
        ) : null}
      </div>
    </div>
  )
}

interface FramesProps {
  readonly title: string
  readonly frames: readonly ErrorFrame[]
  readonly places: Places
}

function Frames({ title, frames, places }: FramesProps) {
  return (
    <details className={styles.frames}>
      <summary>{title}</summary>
      <ul>
        {frames.map((frame, at) => (
          <li key={at}>
            <Place frame={frame} places={places} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Place({ frame, places }: { readonly frame: ErrorFrame; readonly places: Places }) {
  const label = places.label(frame.cell)
  const name = frame.name ? <code>{frame.name}</code> : null
  if (!label)
    return (
      <>
        {name} line {frame.line}
      </>
    )
  return (
    <>
      {name}{' '}
      <button
        type="button"
        className={styles.link}
        onClick={() => places.goTo({ cell: frame.cell, line: frame.line })}
      >
        {label} line {frame.line}
      </button>
    </>
  )
}
