/**
 * New moments in order: by time, and among those of one time so that nothing stands before what led to it.
 *
 * A batch has one time, and a simulated run may have one for all. Then the record says what led to what: the causal
 * parent of a message, the order in which an actor sent, the handling that a message was sent in.
 */
import type { ReadableRun } from '../../runtime/record/readable-run'
import { R_CAUSE, R_TO } from '../../runtime/record/record'
import type { Handling } from './handlings'

/** What of a message a moment is; or something that became of an actor; or a silence. */
export const enum Part {
  Sent = 0,
  Began = 1,
  Ended = 2,
  Answered = 3,
  Life = 4,
  Silence = 5,
}

/** A moment that has no number yet. */
export interface Fresh {
  readonly part: Part
  /** Of the message; of a life its number. */
  readonly row: number
  readonly time: number
  readonly actor: number
  readonly handling: Handling | null
  /** A row that it comes after, where times are equal; −1: none. */
  readonly after: number
}

/** Times take 31 bits, so that so many places are left in a number that is exact. */
const PLACES = 2 ** 22
/** Asks of one handling that are looked at to find those whose answers came when it ended. */
const LOOKED_AT = 64

export function ordered(fresh: readonly Fresh[], record: ReadableRun['record']): readonly Fresh[] {
  const keys = new Float64Array(fresh.length)
  for (let n = 0; n < fresh.length; n++) keys[n] = fresh[n].time * PLACES + n
  keys.sort()
  const sorted = Array.from(keys, (key) => fresh[key % PLACES])
  for (let from = 0; from < sorted.length;) {
    let to = from + 1
    while (to < sorted.length && sorted[to].time === sorted[from].time) to++
    if (to - from > 1) {
      const tied = unravelled(sorted.slice(from, to), record)
      for (let n = 0; n < tied.length; n++) sorted[from + n] = tied[n]
    }
    from = to
  }
  return sorted
}

/** Each behind all that led to it; else as they are. */
function unravelled(tied: readonly Fresh[], record: ReadableRun['record']): readonly Fresh[] {
  const places = new Map<number, number>()
  /** By row of a message: the one that its sender sent before it. */
  const before = new Map<number, number>()
  /** By row of a handling: the last that was sent in it. */
  const lastIn = new Map<number, number>()
  const lastOf = new Map<number, number>()
  const sends = tied.filter((one) => one.part === Part.Sent).sort((a, b) => a.row - b.row)
  for (const { row, actor, handling } of sends) {
    const earlier = lastOf.get(actor)
    if (earlier !== undefined) before.set(row, earlier)
    lastOf.set(actor, row)
    const parent = handling?.parent
    if (parent !== null && typeof parent === 'object') lastIn.set(parent.row, row)
  }
  tied.forEach(({ part, row }, n) => places.set(row * 8 + part, n))
  const at = (row: number, part: Part): number => places.get(row * 8 + part) ?? -1

  /** What is handled now, by actor, of what stands already. */
  const handled = new Map<number, number>()
  const led = ({ part, row, actor, handling, after }: Fresh): number[] => {
    switch (part) {
      case Part.Sent: {
        const cause = record.get(row, R_CAUSE)
        const earlier = before.get(row)
        const received = cause < 0 ? -1 : at(cause, receipt(record, cause, actor))
        return earlier === undefined ? [received] : [received, at(earlier, Part.Sent)]
      }
      case Part.Began: {
        const other = handled.get(actor)
        return other === undefined ? [at(row, Part.Sent)] : [at(row, Part.Sent), at(other, Part.Ended)]
      }
      case Part.Ended: {
        const last = lastIn.get(row)
        const needed = [at(row, Part.Sent), at(row, Part.Began)]
        if (last !== undefined) needed.push(at(last, Part.Sent))
        for (const asked of handling?.asks.slice(-LOOKED_AT) ?? []) needed.push(at(asked.row, Part.Answered))
        return needed
      }
      case Part.Answered:
        return [at(row, Part.Ended)]
      default:
        return after < 0 ? [] : [at(after, Part.Sent)]
    }
  }

  const result: Fresh[] = []
  const WAITS = 1
  const STANDS = 2
  const state = new Uint8Array(tied.length)
  for (let n = 0; n < tied.length; n++) {
    const stack = state[n] === 0 ? [n] : []
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      state[top] = Math.max(state[top], WAITS)
      // What waits below is left: two that wait for each other stand in the order that they had.
      const missing =
        state[top] === STANDS ? undefined : led(tied[top]).find((one) => one >= 0 && state[one] === 0)
      if (missing !== undefined) {
        stack.push(missing)
        continue
      }
      stack.pop()
      if (state[top] === STANDS) continue
      state[top] = STANDS
      const { part, row, actor } = tied[top]
      result.push(tied[top])
      if (part === Part.Began) handled.set(actor, row)
      else if (part === Part.Ended && handled.get(actor) === row) handled.delete(actor)
    }
  }
  return result
}

/** The part of a message that was received by this actor: itself, or the answer to it. */
function receipt(record: ReadableRun['record'], row: number, actor: number): Part {
  return record.get(row, R_TO) === actor ? Part.Began : Part.Answered
}
