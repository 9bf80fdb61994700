/**
 * A run cut into equal intervals, at most 120 however long it is: when they are full, every two become one.
 *
 * Counts and histograms of two intervals are added; a depth is that at the end of the later one. So the memory is fixed
 * (a quarter of a MB, nearly all of it histograms), and sums over all intervals stay what they were.
 */
import { SLOTS } from './quantiles'

export const INTERVALS = 120

export const COUNTS = ['sent', 'settled', 'failed', 'died', 'undeliverable', 'lost'] as const
export const DEPTHS = ['depth', 'deepest'] as const
export type Count = (typeof COUNTS)[number]

export class Intervals {
  readonly sent = new Int32Array(INTERVALS)
  readonly settled = new Int32Array(INTERVALS)
  readonly failed = new Int32Array(INTERVALS)
  readonly died = new Int32Array(INTERVALS)
  readonly undeliverable = new Int32Array(INTERVALS)
  readonly lost = new Int32Array(INTERVALS)
  /** Messages that were open at the end of each, in all, and of the actor that had most. */
  readonly depth = new Int32Array(INTERVALS)
  readonly deepest = new Int32Array(INTERVALS)
  /** How long settled messages took, a histogram an interval. */
  readonly took = new Uint32Array(INTERVALS * SLOTS)

  constructor(public width: number) {}

  /** The interval of a position, which has to be within. */
  of(position: number): number {
    return Math.floor(position / this.width)
  }

  holds(position: number): boolean {
    return position < INTERVALS * this.width
  }

  /** Every two become one. */
  join(): void {
    const half = INTERVALS / 2
    for (const name of COUNTS) {
      const column = this[name]
      for (let n = 0; n < half; n++) column[n] = column[2 * n] + column[2 * n + 1]
      column.fill(0, half)
    }
    for (const name of DEPTHS) {
      const column = this[name]
      for (let n = 0; n < half; n++) column[n] = column[2 * n + 1]
      column.fill(0, half)
    }
    const { took } = this
    for (let n = 0; n < half; n++)
      for (let slot = 0; slot < SLOTS; slot++)
        took[n * SLOTS + slot] = took[2 * n * SLOTS + slot] + took[(2 * n + 1) * SLOTS + slot]
    took.fill(0, half * SLOTS)
    this.width *= 2
  }
}
