/** What stands after the last cell of a lesson: the way to the next of the course, or to the list. */
import { ArrowRight } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import { lessonHref, type CatalogueEntry } from './catalogue'
import styles from './NextLesson.module.css'

export function NextLesson({ next }: { readonly next: CatalogueEntry | null }) {
  return (
    <nav aria-label="After this lesson" className={styles.next}>
      {next ? (
        <a href={lessonHref(next.id)} className={styles.link}>
          Lesson {next.number}: {next.title}
          <Icon of={ArrowRight} size={16} />
        </a>
      ) : (
        <a href="#/lessons" className={styles.link}>
          All lessons
          <Icon of={ArrowRight} size={16} />
        </a>
      )}
    </nav>
  )
}
