/** What stands after the last cell of a lesson: the way to the next of the lab or the course, or back to the list. */
import { ArrowRight } from 'lucide-react'
import { labs } from '../../notebooks/lessons/labs'
import { Icon } from '../primitives/Icon'
import type { CatalogueEntry } from './catalogue'
import { ALONE, labHref, placedHref, titleOf, type ClassPlace } from './lab/lab-link'
import styles from './NextLesson.module.css'

export interface NextLessonProps {
  readonly next: CatalogueEntry | null
  readonly place?: ClassPlace
}

export function NextLesson({ next, place = ALONE }: NextLessonProps) {
  const { lab, seed } = place
  return (
    <nav aria-label="After this lesson" className={styles.next}>
      {next ? (
        <a href={placedHref(next.id, place, labs)} className={styles.link}>
          {next.number ? `Lesson ${next.number}: ` : ''}
          {next.title}
          <Icon of={ArrowRight} size={16} />
        </a>
      ) : (
        <a href={lab ? labHref(lab, seed, labs) : '#/lessons'} className={styles.link}>
          {lab ? `Back to the lab: ${titleOf(lab)}` : 'All lessons'}
          <Icon of={ArrowRight} size={16} />
        </a>
      )}
    </nav>
  )
}
