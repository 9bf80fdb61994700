/** How many calls were at work at each moment: steps up where a container takes one, down where it is done. Pure. */
import type { CallColumns } from '../../../runtime/protocol/call-columns'

export interface Steps {
  /** Seconds, rising. */
  readonly at: Float64Array
  /** From then on. */
  readonly value: Float64Array
}

/** `now`: until when a call runs that has no end yet. */
export function activeOf(calls: CallColumns, now: number | null): Steps {
  const starts: number[] = []
  const ends: number[] = []
  for (let n = 0; n < calls.count; n++) {
    const from = calls.workerStart[n]
    if (Number.isNaN(from)) continue
    const told = calls.workerEnd[n]
    const to = Number.isNaN(told) ? now : told
    if (to === null || to < from) continue
    starts.push(from)
    if (!Number.isNaN(told)) ends.push(to)
  }
  starts.sort((a, b) => a - b)
  ends.sort((a, b) => a - b)
  const at: number[] = []
  const value: number[] = []
  let active = 0
  for (let s = 0, e = 0; s < starts.length || e < ends.length;) {
    const time = Math.min(starts[s] ?? Infinity, ends[e] ?? Infinity)
    // One that begins when another ends takes its place.
    while (e < ends.length && ends[e] === time) {
      active--
      e++
    }
    while (s < starts.length && starts[s] === time) {
      active++
      s++
    }
    at.push(time)
    value.push(active)
  }
  return { at: Float64Array.from(at), value: Float64Array.from(value) }
}

/** What several come to together, at each moment; 0 before the first step of each. */
export function sumOf(all: readonly Steps[]): Steps {
  if (all.length === 1) return all[0]
  const moments = Float64Array.from(new Set(all.flatMap(({ at }) => [...at]))).sort()
  const value = moments.map((moment) => all.reduce((sum, steps) => sum + valueAt(steps, moment), 0))
  return { at: moments, value }
}

export function mostOf({ value }: Steps): number {
  let most = 0
  for (const one of value) if (one > most) most = one
  return most
}

/** What held at a moment; 0 before the first step. */
export function valueAt({ at, value }: Steps, moment: number): number {
  let low = 0
  let high = at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle] <= moment) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : value[low - 1]
}
