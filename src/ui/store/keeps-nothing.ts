/** A keeper for a notebook that is only looked at: nothing of it stays, and nobody is told so again and again. */
import type { Kept } from './kept'
import type { Keeper } from './keeper'

export function keepsNothing(first: Kept): Keeper {
  return {
    first,
    typedBefore: {},
    isAhead: false,
    typed: () => {},
    did: () => {},
    write: () => Promise.resolve(),
    onChange: () => {},
    hidden: () => () => {},
    keepMine: () => Promise.resolve(),
    takeTheirs: () => Promise.resolve(null),
    addVersion: () => Promise.resolve(false),
    versions: () => Promise.resolve([]),
    version: () => Promise.resolve(null),
  }
}
