/**
 * A lab: its lessons in order, how long they take, how far this browser has come, and one way in.
 *
 * The address is all there is of it. What it says wrong is said in words, and lessons that are not here are named.
 */
import { ArrowRight, TriangleAlert } from 'lucide-react'
import { labs } from '../../../notebooks/lessons/labs'
import { buttonClass } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { Icon } from '../../primitives/Icon'
import { readProgress } from '../../store/lesson-progress'
import { useQuery } from '../address'
import type { CatalogueEntry } from '../catalogue'
import { Header, HeaderLink } from '../Header'
import { LessonRow } from '../LessonRow'
import { BadLink } from './BadLink'
import { placedHref, readLab, titleOf, type LabRead } from './lab-link'
import { wayInto } from './way-into'
import styles from './LabPage.module.css'
import { SeedChip } from './SeedChip'

export interface LabPageProps {
  /** What stands after `#/lab/`. */
  readonly address: string
  readonly catalogue: readonly CatalogueEntry[]
}

export function LabPage({ address, catalogue }: LabPageProps) {
  const query = useQuery()
  const read = readLab(address, query, { labs, lessons: catalogue.map(({ id }) => id) })
  if ('refused' in read) return <BadLink words={read.refused} />
  return <Lab read={read} catalogue={catalogue} />
}

function Lab({ read, catalogue }: { readonly read: LabRead; readonly catalogue: readonly CatalogueEntry[] }) {
  const { lab, seed, leftOut } = read
  const entries = lab.lessons.flatMap((id) => catalogue.find((entry) => entry.id === id) ?? [])
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0)
  const way = wayInto(entries.map(({ id }) => ({ id, ...readProgress(id) })))
  const next = entries.find(({ id }) => id === way.lesson)
  const href = (id: string) => placedHref(id, { lab, seed }, labs)
  return (
    <>
      <Header title={titleOf(lab)} end={<HeaderLink href="#/lessons">All lessons</HeaderLink>}>
        <SeedChip seed={seed} />
      </Header>
      <main className={styles.page}>
        <h1>{titleOf(lab)}</h1>
        <p className={styles.words}>
          {entries.length === 1 ? 'One lesson' : `${entries.length} lessons, one after the other`}, about{' '}
          {minutes} minutes in all.{' '}
          {seed === null ? null : `Class seed ${seed}: all screens with this link share it.`}
        </p>
        {leftOut.length > 0 ? (
          <p role="note" className={styles.leftOut}>
            <Icon of={TriangleAlert} className={styles.icon} />
            The link also names what is not here: {leftOut.join(', ')}.
          </p>
        ) : null}
        <div className={styles.way}>
          <a href={href(way.lesson)} className={classes(buttonClass('primary', 36), styles.start)}>
            {way.is === 'start' ? 'Start' : way.is === 'go on' ? 'Go on' : 'Read it again'}
            <Icon of={ArrowRight} size={20} />
          </a>
          <p className={styles.words}>
            {way.is === 'again' ? `All ${entries.length} done.` : ''}
            {way.is === 'go on' ? `${way.done} of ${entries.length} done. Next: ${next?.title ?? ''}.` : ''}
          </p>
        </div>
        <ol className={styles.list} aria-label="Lessons of the lab">
          {entries.map((entry) => (
            <LessonRow key={entry.id} entry={entry} href={href(entry.id)} />
          ))}
        </ol>
      </main>
    </>
  )
}
