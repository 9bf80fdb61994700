/** Name and group, asked once and kept in this browser. */
import type { Person } from '../../../notebooks/exercises/hand-in'
import { browserShelf } from '../../store/kept'

const KEY = 'actorium.person'
/** Letters of each at the most. */
export const LONGEST_NAME = 80

export function knownPerson(): Person {
  try {
    const { name = '', group = '' } = JSON.parse(browserShelf()?.getItem(KEY) ?? '{}') as Partial<Person>
    return { name: text(name), group: text(group) }
  } catch {
    return { name: '', group: '' }
  }
}

export function keepPerson(person: Person): void {
  try {
    browserShelf()?.setItem(KEY, JSON.stringify(person))
  } catch {
    // It is asked again then.
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_NAME) : '')
