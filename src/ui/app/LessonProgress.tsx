/**
 * The lesson's parts in the header: a segment each, the name of the one that comes next, and the time that is left. The
 * segments are a button that draws them large, for the room.
 */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { classes } from '../primitives/classes'
import { tip } from '../primitives/Tooltip'
import type { NotebookModel } from '../store/notebook-model'
import { progressOf, type Progress } from '../store/progress'
import { showProgress, signStore } from '../store/sign'
import styles from './LessonProgress.module.css'

export function useProgress(model: NotebookModel): Progress {
  const predictions = useStore(model.store, (state) => state.predictions)
  const spotted = useStore(model.store, (state) => state.spotted)
  const ran = useStore(model.store, (state) => state.ran)
  const passed = useStore(model.store, (state) => state.passed)
  return useMemo(
    () => progressOf(model.parts, model.original.minutes, { predictions, spotted, ran, passed }),
    [model, predictions, spotted, ran, passed],
  )
}

export function LessonProgress({ model }: { readonly model: NotebookModel }) {
  const { parts, done, current } = useProgress(model)
  const shown = useStore(signStore, ({ progress }) => progress)
  if (parts.length === 0) return null
  const next = parts[current]
  return (
    <div className={styles.progress} role="group" aria-label={`${done} of ${parts.length} parts done`}>
      <button
        type="button"
        className={styles.segments}
        aria-label="Show my progress to the room"
        aria-pressed={shown}
        onClick={() => showProgress(!shown)}
        {...tip('Show my progress to the room')}
      >
        {parts.map((part, at) => (
          <span
            key={part.cell}
            className={classes(styles.segment, part.done && styles.done, at === current && styles.current)}
          />
        ))}
      </button>
      <span className={styles.words} aria-hidden>
        {next ? (
          <>
            <b>{next.name}</b>, {current + 1} of {parts.length}
          </>
        ) : (
          <b>All parts done</b>
        )}
      </span>
    </div>
  )
}

export function MinutesLeft({ model }: { readonly model: NotebookModel }) {
  const { minutesLeft } = useProgress(model)
  return minutesLeft > 0 ? <span className={styles.left}>about {minutesLeft} min left</span> : null
}

/** In their place: what a copy of the lesson is that has no parts to be done. */
export function Copy({ words }: { readonly words: string }) {
  return <span className={styles.progress}>{words}</span>
}
