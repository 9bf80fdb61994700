/**
 * What can be read from the other side of the room: "I need help", where and since when, and how far this screen is.
 *
 * In its own chunk, fetched when somebody first holds it up.
 */
import { HandHelping, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { Notebook } from '../../../notebooks/document/notebook'
import { Button, IconButton } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import type { NotebookModel } from '../../store/notebook-model'
import type { Progress } from '../../store/progress'
import { helped, showProgress, signStore } from '../../store/sign'
import styles from './RoomSign.module.css'
import { lessonWords, placeWords, timeWords } from './sign-words'
import { useProgress } from '../LessonProgress'

export function RoomSign({ model }: { readonly model: NotebookModel }) {
  const { helpSince, progress: shown } = useStore(signStore)
  const progress = useProgress(model)
  const counted = progress.parts.length > 0
  if (helpSince !== null)
    return (
      <section aria-label="Sign for the room" className={classes(styles.sign, styles.help)}>
        <HelpWords model={model} since={helpSince} />
        {counted ? <LargeProgress progress={progress} /> : null}
      </section>
    )
  if (!shown || !counted) return null
  return (
    <section aria-label="Sign for the room" className={styles.sign}>
      <div className={styles.row}>
        <p className={styles.lesson}>{wholeName(model.original)}</p>
        <IconButton icon={X} label="Close my progress" onClick={() => showProgress(false)} />
      </div>
      <LargeProgress progress={progress} />
    </section>
  )
}

function HelpWords({ model, since }: { readonly model: NotebookModel; readonly since: number }) {
  const place = useStore(model.store, ({ shapes, selected }) => placeWords(shapes, selected))
  return (
    <div className={styles.row}>
      <HandHelping className={styles.hand} strokeWidth={1.5} aria-hidden focusable={false} />
      <p className={styles.words}>I need help</p>
      <p className={styles.facts}>
        <span>
          <b>{lessonWords(model.original)}</b>
          {place === '' ? '' : `, ${place}`}
        </span>
        <span>since {timeWords(since)}</span>
      </p>
      <Button size={36} className={styles.solved} onClick={helped}>
        Thanks, solved
      </Button>
    </div>
  )
}

function LargeProgress({ progress: { parts, done, current } }: { readonly progress: Progress }) {
  return (
    <div className={styles.progress} role="group" aria-label={`Progress: ${done} of ${parts.length}`}>
      <span className={styles.segments} aria-hidden>
        {parts.map((part, at) => (
          <span
            key={part.cell}
            className={classes(styles.segment, part.done && styles.done, at === current && styles.current)}
          />
        ))}
      </span>
      <span className={styles.count} aria-hidden>
        {done} <span className={styles.of}>of {parts.length}</span>
      </span>
    </div>
  )
}

function wholeName({ number, title }: Notebook): string {
  return number === '' ? title : `Lesson ${number}: ${title}`
}
