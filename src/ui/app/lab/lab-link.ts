/**
 * What an address says beside the lesson: the lab that it is read in, and the class's seed. Pure, both ways.
 *
 *     #/lab/actors-1                                a lab of this project (notebooks/lessons/labs.ts)
 *     #/lab/05-stuck+07-silence?title=Tuesday&seed=7    a teacher's own: the link is all there is of it
 *     #/lesson/05-stuck?lab=05-stuck+07-silence&title=Tuesday&seed=7
 *
 * A link comes from anybody. What can't be meant is refused in words; a lesson that is not here is named and left out.
 */
import type { NamedLab } from '../../../notebooks/lessons/labs'
import { inLetters } from '../address'
import { lessonHref } from '../catalogue'

export interface Lab {
  /** As it stands in addresses: the name of a lab, or lessons joined by a plus. */
  readonly key: string
  /** '' where a teacher gave none. */
  readonly title: string
  /** Ids, each once, all of them here. */
  readonly lessons: readonly string[]
}

export interface ClassPlace {
  readonly lab: Lab | null
  readonly seed: number | null
}

export interface Known {
  readonly labs: readonly NamedLab[]
  /** Ids of all lessons that there are. */
  readonly lessons: readonly string[]
}

export interface Refused {
  readonly refused: string
}

export interface LabRead extends ClassPlace {
  readonly lab: Lab
  /** Lessons that the link names and that are not here, shortened. */
  readonly leftOut: readonly string[]
}

export const ALONE: ClassPlace = { lab: null, seed: null }

export const MOST_LESSONS = 30
export const MOST_TITLE = 80
/** A seed is said aloud and typed. */
const SEED = /^\d{1,9}$/
/** Letters of an unknown name that are said. */
const SHOWN = 40

/** The address of a lab's page, read: `key` is what stands after `#/lab/`. */
export function readLab(key: string, query: string, known: Known): LabRead | Refused {
  const parameters = new URLSearchParams(query)
  const title = (parameters.get('title') ?? '').trim()
  if (title.length > MOST_TITLE)
    return refuse(`The title of the lab has ${title.length} characters, and ${MOST_TITLE} are the most.`)
  const seed = readSeed(parameters.get('seed'))
  if (seed !== null && typeof seed === 'object') return seed
  const named = known.labs.find(({ name }) => name === key)
  if (named !== undefined)
    return {
      lab: { key: named.name, title: title || named.title, lessons: named.lessons },
      seed,
      leftOut: [],
    }
  // In a query a plus is read as a space.
  const ids = [
    ...new Set(
      inLetters(key)
        .split(/[+ ]+/, MOST_LESSONS + 2)
        .filter(Boolean),
    ),
  ]
  if (ids.length > MOST_LESSONS) return refuse(`The link lists more than ${MOST_LESSONS} lessons.`)
  const lessons = ids.filter((id) => known.lessons.includes(id))
  const leftOut = ids.filter((id) => !lessons.includes(id)).map(shown)
  if (lessons.length > 0) return { lab: { key: lessons.join('+'), title, lessons }, seed, leftOut }
  if (ids.length === 0) return refuse('The link names no lesson.')
  return refuse(
    ids.length === 1
      ? `There is no lab and no lesson “${leftOut[0]}”.`
      : `None of its lessons is here: ${leftOut.join(', ')}.`,
  )
}

/** The same of a lesson's address, from what stands behind its question mark. */
export function readPlace(query: string, known: Known): ClassPlace | Refused {
  if (query === '') return ALONE
  const parameters = new URLSearchParams(query)
  const key = parameters.get('lab')
  if (key !== null) {
    const read = readLab(key, query, known)
    return 'refused' in read ? read : { lab: read.lab, seed: read.seed }
  }
  const seed = readSeed(parameters.get('seed'))
  return seed !== null && typeof seed === 'object' ? seed : { lab: null, seed }
}

/** A number, null for none. */
export function readSeed(text: string | null): number | null | Refused {
  if (text === null || text === '') return null
  if (SEED.test(text)) return Number(text)
  return refuse(`The class seed is “${shown(text)}”, and it is a whole number of at most nine digits.`)
}

/** A teacher's list as a lab: under its name where it is one of this project's. */
export function labOf(lessons: readonly string[], title: string, labs: readonly NamedLab[]): Lab {
  const named = labs.find((lab) => lab.lessons.join('+') === lessons.join('+'))
  return { key: named?.name ?? lessons.join('+'), title: title || (named?.title ?? ''), lessons }
}

/** By itself: no class has sent it. */
export const isAlone = ({ lab, seed }: ClassPlace): boolean => lab === null && seed === null

/** Where a lab has no title, it is one all the same. */
export function titleOf({ title }: Lab): string {
  return title || 'Lab'
}

export function labHref(lab: Lab, seed: number | null, labs: readonly NamedLab[]): string {
  return `#/lab/${escaped(lab.key)}${queryOf([...titled(lab, labs), ...seeded(seed)])}`
}

/** A lesson where it is read: in its lab, under the class's seed, at a cell. */
export function placedHref(
  lesson: string,
  { lab, seed }: ClassPlace,
  labs: readonly NamedLab[],
  cell = '',
): string {
  const parts = lab === null ? [] : [`lab=${escaped(lab.key)}`, ...titled(lab, labs)]
  return `${lessonHref(lesson)}${cell && `/${encodeURIComponent(cell)}`}${queryOf([...parts, ...seeded(seed)])}`
}

/** The lesson that comes after this one in the lab; null for the last, and for one that isn't in it. */
export function nextInLab({ lessons }: Lab, lesson: string): string | null {
  const at = lessons.indexOf(lesson)
  return at < 0 ? null : (lessons[at + 1] ?? null)
}

/** A title that the lab's name brings need not stand in the link. */
function titled({ key, title }: Lab, labs: readonly NamedLab[]): readonly string[] {
  const given = labs.find(({ name }) => name === key)?.title ?? ''
  return title === given ? [] : [new URLSearchParams({ title }).toString()]
}

const seeded = (seed: number | null): readonly string[] => (seed === null ? [] : [`seed=${seed}`])

const queryOf = (parts: readonly string[]): string => (parts.length === 0 ? '' : `?${parts.join('&')}`)

const escaped = (key: string): string => key.split('+').map(encodeURIComponent).join('+')

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

const refuse = (refused: string): Refused => ({ refused })
