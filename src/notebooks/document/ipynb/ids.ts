/**
 * Ids of cells: those that nbformat allows stay, the others get new ones, the same each time.
 *
 * What any object answers to (`constructor`, `__proto__`) is no id here: the page looks cells up by their ids.
 */
import { CELL_ID } from './nbformat'

/**
 * One id a cell, in their order. Those wished for (the first of each cell's that is legal) are given to whoever wishes
 * first; first wishes come before second ones, and none of them is handed to a cell that has no wish.
 */
export function giveIds(wishes: readonly (readonly unknown[])[]): readonly string[] {
  const taken = new Set<string>()
  const given: (string | null)[] = wishes.map(() => null)
  const most = wishes.reduce((longest, { length }) => Math.max(longest, length), 0)
  for (let rank = 0; rank < most; rank += 1) {
    wishes.forEach((wish, at) => {
      const id = wish[rank]
      if (given[at] !== null || !isLegal(id) || taken.has(id)) return
      taken.add(id)
      given[at] = id
    })
  }
  return given.map((id, at) => {
    if (id !== null) return id
    let fresh = `cell-${at + 1}`
    for (let n = 2; taken.has(fresh); n += 1) fresh = `cell-${at + 1}-${n}`
    taken.add(fresh)
    return fresh
  })
}

export function isLegal(id: unknown): id is string {
  return typeof id === 'string' && CELL_ID.test(id) && !(id in {})
}

/** The nearest legal id, or '' where none is near: `a b` → `a-b`. */
export function nearest(id: string): string {
  const near = id.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 64)
  return /[A-Za-z0-9_]/.test(near) ? near : ''
}
