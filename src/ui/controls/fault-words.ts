/** The faults by chance: what each is called, and how its share is written. */
import type { Chance } from '../../runtime/protocol/faults'

export const dials: readonly { readonly of: keyof Chance; readonly label: string; readonly term: string }[] =
  [
    { of: 'loss', label: 'Messages lost', term: 'message loss' },
    { of: 'answers', label: 'Answers lost', term: 'reply loss' },
    { of: 'double', label: 'Delivered twice', term: 'duplication' },
    { of: 'crash', label: 'Crash after handling', term: 'crash failure' },
  ]

/** A dial goes so far: beyond, nothing would be left to look at. */
export const mostChance = 0.5

/** `5 %`, with a thin space. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u2009%`
}

/** How many dials are on, a wall counted as one. */
export function dialsOn(chance: Chance, walls: readonly unknown[]): number {
  return dials.filter(({ of }) => chance[of] > 0).length + (walls.length > 0 ? 1 : 0)
}
