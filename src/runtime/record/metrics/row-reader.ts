/**
 * Reads a record as it grows: each message twice, when it is there and when it has come to its end.
 *
 * Rows are changed in place, so those that were open are looked at again. A reading goes on where the last one ended and
 * does a bounded amount of work; `behind` says how much is left. All ends that a reading tells of are older than the
 * rows that it reads after them, so a listener meets time in order, to the width of one reading.
 */
import { Kind } from '../../protocol/wire'
import { R_ENDED, R_KIND, R_SENT, R_TO, type RunRecord } from '../record'

export type ReadableRows = Pick<RunRecord, 'rows' | 'first' | 'get' | 'outcome'>

export interface RowListener {
  /** In the order of rows, which is that of time. */
  sent(row: number, time: number, to: number): void
  ended(row: number, sent: number, time: number, to: number): void
  /** It was open, and the record keeps it no more. */
  forgotten(to: number): void
}

/** Rows that a reading reads, at the most; some 3 ms. */
export const ROWS_A_READING = 10_000
/** To look at an open row again costs so many times less than to read one. */
const CHEAPER = 4

export class RowReader {
  private next: number
  private open = new Int32Array(1024)
  /** Receivers of the open ones: a row that is forgotten can't be asked any more. */
  private receivers = new Int32Array(1024)
  private openCount = 0
  private credit = 0
  /** Messages that the record forgot before they were read. */
  missed = 0

  /** `until`: reads rows before this one only. */
  constructor(
    private readonly record: ReadableRows,
    private readonly listener: RowListener,
    from = 0,
    private readonly until = Infinity,
  ) {
    this.next = from
  }

  /** Rows that are there and were not read. */
  get behind(): number {
    return Math.max(0, Math.min(this.record.rows, this.until) - Math.max(this.next, this.record.first))
  }

  get stillOpen(): number {
    return this.openCount
  }

  /** True where it has looked at everything there is. */
  update(budget = ROWS_A_READING): boolean {
    // A flood of open messages is not looked at with every reading: so many readings save up for it.
    this.credit += budget * CHEAPER
    if (this.credit < this.openCount) return false
    this.credit = 0
    this.lookAgain()
    const { record } = this
    if (this.next < record.first) {
      this.missed += Math.min(record.first, this.until) - this.next
      this.next = record.first
    }
    const end = Math.min(record.rows, this.until, this.next + budget)
    for (; this.next < end; this.next++) this.read(this.next)
    return this.behind === 0
  }

  private read(row: number): void {
    const { record } = this
    const kind = record.get(row, R_KIND)
    if (kind !== (Kind.Tell as number) && kind !== (Kind.Ask as number)) return
    const sent = record.get(row, R_SENT)
    const ended = record.get(row, R_ENDED)
    const to = record.get(row, R_TO)
    this.listener.sent(row, sent, to)
    if (ended >= 0) this.listener.ended(row, sent, ended, to)
    else this.keep(row, to)
  }

  private keep(row: number, receiver: number): void {
    if (this.openCount === this.open.length) {
      this.open = grown(this.open)
      this.receivers = grown(this.receivers)
    }
    this.open[this.openCount] = row
    this.receivers[this.openCount++] = receiver
  }

  private lookAgain(): void {
    const { record, open, receivers } = this
    let kept = 0
    for (let n = 0; n < this.openCount; n++) {
      const row = open[n]
      const ended = record.get(row, R_ENDED)
      if (ended >= 0) this.listener.ended(row, record.get(row, R_SENT), ended, receivers[n])
      else if (row < record.first) this.listener.forgotten(receivers[n])
      else {
        open[kept] = row
        receivers[kept++] = receivers[n]
      }
    }
    this.openCount = kept
  }
}

/** The first row that was sent at this time or later. */
export function firstRowAt(record: ReadableRows, time: number): number {
  let low = record.first
  let high = record.rows
  while (low < high) {
    const middle = (low + high) >> 1
    if (record.get(middle, R_SENT) < time) low = middle + 1
    else high = middle
  }
  return low
}

function grown(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2)
  larger.set(column)
  return larger
}
