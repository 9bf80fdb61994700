/** Everything there is, in the order in which it is meant to be read, with what was done already in this browser. */
import styles from './AllLessons.module.css'
import { lessonHref, type CatalogueEntry } from './catalogue'
import { Header, HeaderLink } from './Header'
import { LessonRow } from './LessonRow'
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
          <LessonRow key={entry.id} entry={entry} href={lessonHref(entry.id)} />
        ))}
      </ol>
    </section>
  )
}
