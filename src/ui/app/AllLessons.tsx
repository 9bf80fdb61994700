/** Everything there is, in the order in which it is meant to be read, with what was done already in this browser. */
import { CircleCheck } from 'lucide-react'
import { Icon } from '../primitives/Icon'
import { readProgress } from '../store/lesson-progress'
import styles from './AllLessons.module.css'
import { lessonHref, type CatalogueEntry } from './catalogue'
import { Header, HeaderLink } from './Header'
import { OfflineWords } from './offline/OfflineWords'
import { YourNotebooks } from './own/YourNotebooks'

export function AllLessons({ catalogue }: { readonly catalogue: readonly CatalogueEntry[] }) {
  const course = catalogue.filter((entry) => entry.shelf === 'course')
  const shelf = catalogue.filter((entry) => entry.shelf === 'shelf')
  const minutes = course.reduce((sum, entry) => sum + entry.minutes, 0)
  return (
    <>
      <Header title="All lessons" end={<HeaderLink href="#/teach">I teach a class</HeaderLink>} />
      <main className={styles.page}>
        <h1>All lessons</h1>
        <Section
          title="Course"
          words={`One after the other, ${minutes} minutes in all. Each stands on the one before.`}
          entries={course}
        />
        <Section title="Shelf" words="In any order. Each is a program of its own." entries={shelf} />
        <YourNotebooks />
        {import.meta.env.PROD ? <OfflineWords /> : null}
        {catalogue.length === 0 ? <p className={styles.words}>There is no lesson yet.</p> : null}
      </main>
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly words: string
  readonly entries: readonly CatalogueEntry[]
}

function Section({ title, words, entries }: SectionProps) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title} className={styles.section}>
      <h2>{title}</h2>
      <p className={styles.words}>{words}</p>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  )
}

function Row({ entry }: { readonly entry: CatalogueEntry }) {
  const { done, of } = readProgress(entry.id)
  const all = of > 0 && done >= of
  return (
    <li>
      <a href={lessonHref(entry.id)} className={styles.row}>
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
