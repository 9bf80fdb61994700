/**
 * What actors' states were, as hosts reported them: the latest of all actors in one ring, bounded in number.
 *
 * A report names no message. It belongs to the message that its actor has settled last: in You deliver that is exact,
 * since a host reports at the end of every slice; at full speed a worker reports by its clock, and several messages
 * may lie between two reports. An actor that has not changed has no new entry.
 */
import type { FieldView } from '../protocol/view'

export interface StateEntry {
  readonly actor: number
  /** In units of 10 µs since the run began. */
  readonly time: number
  /** Rows that the record had then. */
  readonly rows: number
  /** Row of the message that the actor had settled last; −1 before its first, or where that isn't known. */
  readonly row: number
  readonly fields: readonly FieldView[]
}

const KEPT = 8192

export class States {
  private readonly ring: StateEntry[] = []
  total = 0

  add(entry: StateEntry): void {
    this.ring[this.total++ % KEPT] = entry
  }

  /** Number of the oldest that is kept. */
  get first(): number {
    return Math.max(0, this.total - KEPT)
  }

  /** The ones from this number on that are kept, oldest first. */
  since(number: number): StateEntry[] {
    const entries: StateEntry[] = []
    for (let n = Math.max(number, this.first); n < this.total; n++) entries.push(this.ring[n % KEPT])
    return entries
  }

  /** The actor's state at a moment, as it was reported last before or at it; undefined where none is kept. */
  at(actor: number, time: number): StateEntry | undefined {
    for (let n = this.total - 1; n >= this.first; n--) {
      const entry = this.ring[n % KEPT]
      if (entry.actor === actor && entry.time <= time) return entry
    }
    return undefined
  }
}
