/**
 * An error: what went wrong, where in the cells, and, folded, where in the actor that it came from.
 *
 * Every line is a link to its cell; a hint stands last, because it is a guess.
 */
import { CircleX, Lightbulb } from 'lucide-react'
import { useMemo } from 'react'
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
        <Hint error={error} places={places} />
      </div>
    </div>
  )
}

/** A name that another cell makes is said with the way there; the kernel knows only the cells that have run. */
function Hint({ error, places }: ErrorOutputProps) {
  const missing = missingName(error)
  const [first] = error.frames
  const made = useMemo(
    () => (missing && first ? (places.madeAt?.(missing, first.cell) ?? null) : null),
    [missing, first, places],
  )
  if (!made && !error.hint) return null
  return (
    <p className={styles.hint}>
      <Icon of={Lightbulb} size={15} className={styles.bulb} />
      {made ? (
        <span>
          <code>{missing}</code> is made {made.where}, in{' '}
          <span className={styles.together}>
            <Place frame={{ ...made, column: 1, name: '' }} places={places} />.
          </span>{' '}
          Run that cell first
          {error.name === 'ReferenceError' ? '.' : ', then make the actor again.'}
        </span>
      ) : (
        <InlineProse markdown={error.hint} />
      )}
    </p>
  )
}

function missingName({ name, message }: OutputError): string {
  const words = name === 'HandlerError' ? (message.split(' threw ReferenceError: ')[1] ?? '') : message
  if (name !== 'HandlerError' && name !== 'ReferenceError') return ''
  return /^(\S+) is not defined$/.exec(words)?.[1] ?? ''
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
