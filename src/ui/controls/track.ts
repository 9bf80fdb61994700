/** Where things lie on the scrubber's track, and where a pointer or a key leads. Pure: numbers in, numbers out. */

/** A step that is drawn at most so often as a tick. */
export const ticksUpTo = 60

/** Keys move by one, Page keys by ten, Home and End to the ends; null for a key that moves nothing. */
export function keyedTo(key: string, at: number, first: number, length: number): number | null {
  const by = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -Infinity,
    End: Infinity,
  }[key]
  return by === undefined ? null : within(at + by, first, length)
}

/** The step under a pointer: `share` of the track's width, of `total` steps that are drawn. */
export function pointedTo(share: number, first: number, length: number, total: number): number {
  return within(Math.round(share * total), first, length)
}

export function within(at: number, first: number, length: number): number {
  return Math.min(Math.max(first, at), Math.max(first, length))
}

/** Places of ticks as shares of the track; none where they would touch each other. */
export function ticksOf(total: number): number[] {
  return total > 1 && total <= ticksUpTo ? Array.from({ length: total + 1 }, (_, n) => n / total) : []
}

/** Things at steps, in groups where there is no room for each: `apart` of `width` pixels, both of the whole track. */
export function inGroups<T extends { readonly at: number }>(
  things: readonly T[],
  total: number,
  width: number,
  apart: number,
): { readonly at: number; readonly all: readonly T[] }[] {
  const groups: { at: number; all: T[] }[] = []
  for (const thing of [...things].sort((a, b) => a.at - b.at)) {
    const last = groups[groups.length - 1]
    if (last !== undefined && ((thing.at - last.at) / Math.max(1, total)) * width < apart)
      last.all.push(thing)
    else groups.push({ at: thing.at, all: [thing] })
  }
  return groups
}
