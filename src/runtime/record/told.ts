/** What actors printed, as a run keeps it: the newest lines, and when each was said. */
import type { LogLine } from '../protocol/view'

export interface ToldLine extends LogLine {
  /** In units of 10 µs since the run began. */
  readonly time: number
}

export interface Told {
  /** The newest, in the order in which they came. */
  readonly logs: readonly ToldLine[]
  /** How many there were. */
  readonly logCount: number
}
