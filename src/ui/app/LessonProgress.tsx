/** The lesson's parts in the header: a segment each, the name of the one that comes next, and the time that is left. */
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { classes } from '../primitives/classes'
import type { NotebookModel } from '../store/notebook'
import { progressOf, type Progress } from '../store/progress'
import styles from './LessonProgress.module.css'

export function useProgress(model: NotebookModel): Progress {
  const predictions = useStore(model.store, (state) => state.predictions)
  const ran = useStore(model.store, (state) => state.ran)
  const passed = useStore(model.store, (state) => state.passed)
  return useMemo(
    () => progressOf(model.parts, model.original.minutes, { predictions, ran, passed }),
    [model, predictions, ran, passed],
  )
}

export function LessonProgress({ model }: { readonly model: NotebookModel }) {
  const { parts, done, current } = useProgress(model)
  if (parts.length === 0) return null
  const next = parts[current]
  return (
    <div className={styles.progress} role="group" aria-label={`${done} of ${parts.length} parts done`}>
      <span className={styles.segments} aria-hidden>
        {parts.map((part, at) => (
          <span
            key={part.cell}
            className={classes(styles.segment, part.done && styles.done, at === current && styles.current)}
          />
        ))}
      </span>
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
