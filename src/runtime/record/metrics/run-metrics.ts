/**
 * A run in numbers over its clock: how much was sent and came to which end, how much was open, and how long it took.
 *
 * Computed from the record as it grows, each message once when it is sent and once when it ends; memory is fixed
 * (`intervals.ts`) but for one number an actor and the rows that are open. Positions are whole numbers on a ruler that
 * the caller gives: units of time, or deliveries where a person's pauses lie between them.
 *
 * An interval is closed, and its depth taken, when everything before its end was read. The depth of a mailbox is what
 * was sent to an actor and has come to no end: what it handles is in it, since the record has no beginning of that.
 */
import { Outcome } from '../record'
import { Intervals, INTERVALS, type Count } from './intervals'
import { quantiles, SLOTS, slotOf } from './quantiles'
import { RowReader, type ReadableRows } from './row-reader'

export interface MetricsRange {
  /** Rows from this one on, and before that one. */
  readonly from: number
  readonly until: number
  /** Width of the first intervals, on the ruler. */
  readonly least: number
  /** Where a time of the record lies, a whole number; before the range it is 0. */
  position(time: number): number
}

/** Columns of equal length; an entry is an interval. */
export interface MetricsSeries {
  /** On the ruler: where each interval ends. The last one may be shorter. */
  readonly ends: readonly number[]
  readonly counts: Readonly<Record<Count, readonly number[]>>
  readonly depth: readonly number[]
  readonly deepest: readonly number[]
  /** Null where nothing was settled. */
  readonly p50: readonly (number | null)[]
  readonly p95: readonly (number | null)[]
  readonly p99: readonly (number | null)[]
}

export type Percentiles = { readonly p50: number; readonly p95: number; readonly p99: number }

/** Of the percentiles, in rising order. */
const SHARES = [0.5, 0.95, 0.99]

export class RunMetrics {
  private readonly intervals: Intervals
  private readonly reader: RowReader
  /** Ends that are known and lie in intervals that are not closed: their receivers. */
  private due: number[][] = []
  /** By actor: its open messages. */
  private open = new Int32Array(64)
  private depth = 0
  /** The first interval that is not closed. */
  private front = 0
  private readonly took = new Uint32Array(SLOTS)
  readonly totals: Record<Count, number> = {
    sent: 0, settled: 0, failed: 0, died: 0, undeliverable: 0, lost: 0,
  } // oxfmt-ignore
  /** Where the last thing happened that was read. */
  last = 0
  /** Open messages that the record forgot: how they ended isn't known. */
  forgotten = 0

  constructor(
    private readonly record: ReadableRows,
    private readonly range: MetricsRange,
  ) {
    this.intervals = new Intervals(range.least)
    this.reader = new RowReader(
      record,
      {
        sent: (_, time, to) => this.sent(time, to),
        ended: (row, sent, time, to) => this.ended(row, sent, time, to),
        forgotten: (to) => {
          this.forgotten++
          this.dueAt(this.front, to)
        },
      },
      range.from,
      range.until,
    )
  }

  /** Rows that are still to be read. */
  get behind(): number {
    return this.reader.behind
  }

  /** Messages that were never counted, for the record kept them no more. */
  get missed(): number {
    return this.reader.missed
  }

  get stillOpen(): number {
    return this.reader.stillOpen
  }

  /** Goes on to read. True where all was read. */
  update(budget?: number): boolean {
    return this.reader.update(budget)
  }

  /** All was read, and it is `now`, on the ruler: intervals before have ended, whether something happened or not. */
  pass(now: number): void {
    this.reach(now)
    this.closeUntil(this.intervals.of(now))
  }

  /** Over the whole range. */
  percentiles(): Percentiles | null {
    const given = quantiles(this.took, 0, this.totals.settled, SHARES)
    return given === null ? null : { p50: given[0], p95: given[1], p99: given[2] }
  }

  /** `end`, on the ruler: up to where the run has come; the last interval ends there. */
  series(end: number): MetricsSeries {
    const { intervals, front } = this
    const { width, took } = intervals
    const partly = front < INTERVALS && end > front * width
    const count = Math.min(INTERVALS, front + (partly ? 1 : 0))
    const column = (of: (n: number) => number): number[] => Array.from({ length: count }, (_, n) => of(n))
    const now = partly ? this.unclosed() : null
    const shares = Array.from({ length: count }, (_, n) =>
      quantiles(took, n * SLOTS, intervals.settled[n], SHARES),
    )
    const share = (which: number) => shares.map((given) => given && given[which])
    return {
      ends: column((n) => (n === front ? end : (n + 1) * width)),
      counts: {
        sent: column((n) => intervals.sent[n]),
        settled: column((n) => intervals.settled[n]),
        failed: column((n) => intervals.failed[n]),
        died: column((n) => intervals.died[n]),
        undeliverable: column((n) => intervals.undeliverable[n]),
        lost: column((n) => intervals.lost[n]),
      },
      depth: column((n) => (n === front && now !== null ? now.depth : intervals.depth[n])),
      deepest: column((n) => (n === front && now !== null ? now.deepest : intervals.deepest[n])),
      p50: share(0),
      p95: share(1),
      p99: share(2),
    }
  }

  /** Where an interval begins, as wide as all are now. */
  get width(): number {
    return this.intervals.width
  }

  private sent(time: number, to: number): void {
    const at = this.happened(time)
    const interval = Math.max(this.front, this.intervals.of(at))
    this.closeUntil(interval)
    this.intervals.sent[interval]++
    this.totals.sent++
    this.depth++
    if (to < 0) return
    if (to >= this.open.length) {
      const larger = new Int32Array(Math.max(to + 1, this.open.length * 2))
      larger.set(this.open)
      this.open = larger
    }
    this.open[to]++
  }

  private ended(row: number, sent: number, time: number, to: number): void {
    const { intervals } = this
    const at = this.happened(time)
    const interval = intervals.of(at)
    const count = ENDS[this.record.outcome(row)] ?? 'settled'
    intervals[count][interval]++
    this.totals[count]++
    if (count === 'settled') {
      const slot = slotOf(Math.max(0, at - this.range.position(sent)))
      intervals.took[interval * SLOTS + slot]++
      this.took[slot]++
    }
    this.dueAt(Math.max(this.front, interval), to)
  }

  private dueAt(interval: number, to: number): void {
    const list = this.due[interval]
    if (list === undefined) this.due[interval] = [to]
    else list.push(to)
  }

  private happened(time: number): number {
    const at = this.reach(this.range.position(time))
    if (at > this.last) this.last = at
    return at
  }

  /** Makes room for a position. */
  private reach(position: number): number {
    const at = Math.max(0, position)
    while (!this.intervals.holds(at)) this.join()
    return at
  }

  private join(): void {
    this.intervals.join()
    const due: number[][] = []
    this.due.forEach((list, interval) => {
      const to = interval >> 1
      if (due[to] === undefined) due[to] = list
      else for (const one of list) due[to].push(one)
    })
    this.due = due
    this.front >>= 1
  }

  private closeUntil(interval: number): void {
    for (; this.front < interval; this.front++) {
      const { depth, deepest } = this.unclosed()
      for (const to of this.due[this.front] ?? []) if (to >= 0) this.open[to]--
      this.due[this.front] = []
      this.depth = depth
      this.intervals.depth[this.front] = depth
      this.intervals.deepest[this.front] = deepest
    }
  }

  /** The depths at the end of the first interval that is open, as far as is known. */
  private unclosed(): { readonly depth: number; readonly deepest: number } {
    const due = this.due[this.front] ?? []
    const { open } = this
    for (const to of due) if (to >= 0) open[to]--
    let deepest = 0
    for (const one of open) if (one > deepest) deepest = one
    for (const to of due) if (to >= 0) open[to]++
    return { depth: this.depth - due.length, deepest }
  }
}

const ENDS: Partial<Record<Outcome, Count>> = {
  [Outcome.Settled]: 'settled',
  [Outcome.Failed]: 'failed',
  [Outcome.Died]: 'died',
  [Outcome.Undeliverable]: 'undeliverable',
  [Outcome.Lost]: 'lost',
}
