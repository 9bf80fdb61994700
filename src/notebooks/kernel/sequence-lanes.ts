/** Who has a lane in a sequence diagram, and in which order: the notebook first, then as they appeared. */

/** Lanes at the most. */
export const LANES = 300

export interface Laid {
  readonly lanes: readonly number[]
  readonly hidden: readonly number[]
  readonly leftOut: number
}

/** `seen`: all actors in the order in which they appeared. Those in `order` come first, so that a new one moves nobody. */
export function laid(seen: readonly number[], hidden: readonly number[], order: readonly number[]): Laid {
  const out = new Set(hidden)
  const known = new Set(seen)
  const own = order.filter((actor) => known.has(actor))
  const moved = new Set(own)
  const all = own.length === 0 ? seen : own.concat(seen.filter((actor) => !moved.has(actor)))
  const shown = all.filter((actor) => !out.has(actor))
  return {
    lanes: shown.slice(0, LANES),
    hidden: all.filter((actor) => out.has(actor)),
    leftOut: Math.max(0, shown.length - LANES),
  }
}
