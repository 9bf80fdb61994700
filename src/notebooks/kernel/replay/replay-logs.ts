/**
 * What actors printed, on the tape of a recording: each line has a position from which on it is there.
 *
 * A line is there with the first event that isn't earlier, and not before its message has begun; lines stay in the order
 * in which they came. Pure.
 */
import type { LogLine } from '../../../runtime/protocol/view'
import type { Numbered } from '../../../runtime/record/recording'
import { EventKind, type RunEvents } from '../../../runtime/record/run-events'
import type { ToldLine } from '../../../runtime/record/told'

export class ReplayLogs {
  private readonly lines: readonly LogLine[]
  /** Earlier lines that are not kept. */
  private readonly before: number
  private readonly positions: Int32Array

  constructor(logs: Numbered<ToldLine> | undefined, { times, kinds, refs, count }: RunEvents) {
    const entries = logs?.entries ?? []
    this.before = logs?.first ?? 0
    this.lines = entries.map(({ time: _, ...line }) => line)
    this.positions = new Int32Array(entries.length)
    const begun = new Map<number, number>()
    const rows = new Set(entries.map(({ row }) => row))
    for (let n = 0; n < count; n++)
      if ((kinds[n] as EventKind) === EventKind.Begun && rows.has(refs[n])) begun.set(refs[n], n + 1)
    let last = 0
    for (const [n, { time, row }] of entries.entries()) {
      const first = Math.min(count, earlier(times, count, time) + 1)
      last = Math.max(last, first, begun.get(row) ?? 0)
      this.positions[n] = last
    }
  }

  /** How many lines are there at a position. */
  private until(position: number): number {
    return earlier(this.positions, this.positions.length, position + 1)
  }

  /** Lines that come between two positions. */
  between(from: number, to: number): readonly LogLine[] {
    return this.lines.slice(this.until(from), this.until(to))
  }

  /** All lines that are there at a position, and how many are not kept. */
  at(position: number): { readonly lines: readonly LogLine[]; readonly leftOut: number } {
    const lines = this.lines.slice(0, this.until(position))
    return { lines, leftOut: lines.length === 0 ? 0 : this.before }
  }
}

/** How many numbers, which rise, are less. */
function earlier(numbers: Int32Array | Float64Array, count: number, than: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle] < than) low = middle + 1
    else high = middle
  }
  return low
}
