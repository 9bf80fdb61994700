/** A lesson in a list: what it teaches, how far it was done in this browser, and how long it takes. */
import { CircleCheck } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import { readProgress } from '../store/lesson-progress'
import type { CatalogueEntry } from './catalogue'
import styles from './LessonRow.module.css'

export interface LessonRowProps {
  readonly entry: CatalogueEntry
  readonly href: string
}

export function LessonRow({ entry, href }: LessonRowProps) {
  const { done, of } = readProgress(entry.id)
  const all = of > 0 && done >= of
  return (
    <li>
      <a href={href} className={styles.row}>
        <span className={styles.number}>{entry.number}</span>
        <span className={styles.what}>
          <span className={styles.title}>{entry.title}</span>
          <span className={styles.teaches}>{entry.teaches}</span>
        </span>
        <span className={styles.progress}>
          {all ? (
            <>
              <Icon of={CircleCheck} className={styles.tick} /> done
            </>
          ) : done > 0 ? (
            <>
              <span className={styles.bar} aria-hidden>
                <span style={{ width: `${(100 * done) / of}%` }} />
              </span>
              {done} of {of}
            </>
          ) : null}
        </span>
        <span className={styles.minutes}>{entry.minutes} min</span>
      </a>
    </li>
  )
}
