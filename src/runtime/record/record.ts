/**
 * The record: one row of 48 bytes a message, in columns, in chunks.
 *
 * It's the only thing that views read. Rows are numbered over the whole run; when the memory bound is reached the
 * oldest chunk is reused, so old rows are forgotten while counts stay. Arguments are not kept here.
 *
 * Times are written as the machine's clock has them and read as the run's, which may be faster (run-time.ts).
 */
import { RunTime } from './run-time'

/** Where a message is, or how it ended. */
export const enum Outcome {
  Waiting = 0,
  Delivered = 1,
  Settled = 2,
  Failed = 3,
  Died = 4,
  Undeliverable = 5,
  Lost = 6,
}

/** Offsets in a row. Times are in units of 10 µs since the run began (6 hours of the machine's). */
export const R_KIND = 0
export const R_FROM = 1
export const R_TO = 2
export const R_METHOD = 3
export const R_SITE = 4
export const R_ACTIVATION = 5
export const R_N = 6
export const R_CAUSE = 7
export const R_SENT = 8
export const R_DELIVERED = 9
export const R_ENDED = 10
/** Outcome in the low 4 bits, bytes above. */
export const R_OUTCOME = 11
/** Whether a column is one of times. */
export const isTime = (field: number): boolean => field >= R_SENT && field <= R_ENDED
/** The most bytes that a row can say of a message; a bigger one has so many there. */
export const R_BYTES_LIMIT = 2 ** 28 - 1
export const ROW = 12

const CHUNK_ROWS = 65_536
export const VERSION = 1

export interface RowView {
  readonly kind: number
  readonly from: number
  readonly to: number
  readonly method: number
  readonly site: number
  readonly activation: number
  readonly n: number
  readonly cause: number
  readonly sent: number
  readonly delivered: number
  readonly ended: number
  readonly outcome: Outcome
  readonly bytes: number
}

export class RunRecord {
  private chunks: (Int32Array | null)[] = []
  /** Rows made since the run began. */
  rows = 0
  /** The oldest row still held. */
  first = 0
  private lastChunk: Int32Array | null = null
  private lastChunkNumber = -1

  /** `limit`: bytes of columns at the most; at least one chunk (3 MB) is kept. */
  constructor(
    private readonly limit = 64 * 1024 * 1024,
    readonly runTime = new RunTime(),
  ) {}

  /** Bytes of column memory held now. */
  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + (chunk?.byteLength ?? 0), 0)
  }

  private chunkFor(row: number): Int32Array | null {
    const number = Math.floor(row / CHUNK_ROWS)
    if (number === this.lastChunkNumber) return this.lastChunk
    const chunk = this.chunks[number] ?? null
    if (chunk !== null) {
      this.lastChunk = chunk
      this.lastChunkNumber = number
    }
    return chunk
  }

  private open(number: number): Int32Array {
    const most = Math.max(1, Math.floor(this.limit / (CHUNK_ROWS * ROW * 4)))
    let reused: Int32Array | null = null
    const oldest = number - most
    if (oldest >= 0 && this.chunks[oldest]) {
      reused = this.chunks[oldest]
      this.chunks[oldest] = null
      this.first = (oldest + 1) * CHUNK_ROWS
      if (this.lastChunkNumber === oldest) this.lastChunkNumber = -1
    }
    const chunk = reused ?? new Int32Array(CHUNK_ROWS * ROW)
    this.chunks[number] = chunk
    return chunk
  }

  /** Writes a new row and gives its number. `time` in units of 10 µs, of the machine's, as in all that is written. */
  send(
    kind: number,
    from: number,
    to: number,
    method: number,
    site: number,
    activation: number,
    n: number,
    cause: number,
    bytes: number,
    time: number,
  ): number {
    const row = this.rows++
    const within = row % CHUNK_ROWS
    const chunk = within === 0 ? this.open(row / CHUNK_ROWS) : this.chunkFor(row)!
    if (within === 0) {
      this.lastChunk = chunk
      this.lastChunkNumber = row / CHUNK_ROWS
    }
    const at = within * ROW
    chunk[at] = kind
    chunk[at + 1] = from
    chunk[at + 2] = to
    chunk[at + 3] = method
    chunk[at + 4] = site
    chunk[at + 5] = activation
    chunk[at + 6] = n
    chunk[at + 7] = cause
    chunk[at + 8] = time
    chunk[at + 9] = -1
    chunk[at + 10] = -1
    chunk[at + 11] = Math.min(bytes, R_BYTES_LIMIT) << 4
    return row
  }

  deliver(row: number, time: number): void {
    const chunk = this.chunkFor(row)
    if (chunk === null) return
    const at = (row % CHUNK_ROWS) * ROW
    chunk[at + R_DELIVERED] = time
    chunk[at + R_OUTCOME] = (chunk[at + R_OUTCOME] & ~15) | Outcome.Delivered
  }

  /** Takes a delivery back: the message was delivered and not started. */
  undeliver(row: number): void {
    const chunk = this.chunkFor(row)
    if (chunk === null) return
    const at = (row % CHUNK_ROWS) * ROW
    chunk[at + R_DELIVERED] = -1
    chunk[at + R_OUTCOME] = (chunk[at + R_OUTCOME] & ~15) | Outcome.Waiting
  }

  end(row: number, outcome: Outcome, time: number): void {
    const chunk = this.chunkFor(row)
    if (chunk === null) return
    const at = (row % CHUNK_ROWS) * ROW
    chunk[at + R_ENDED] = time
    chunk[at + R_OUTCOME] = (chunk[at + R_OUTCOME] & ~15) | outcome
  }

  /** A field of a row, -1 when the row has been forgotten. */
  get(row: number, field: number): number {
    const value = this.written(row, field)
    return value >= 0 && isTime(field) ? this.runTime.of(value) : value
  }

  /** The same as it was written: times are the machine's. */
  written(row: number, field: number): number {
    if (row < this.first || row >= this.rows) return -1
    return this.chunkFor(row)![(row % CHUNK_ROWS) * ROW + field]
  }

  outcome(row: number): Outcome {
    const value = this.get(row, R_OUTCOME)
    return value === -1 ? Outcome.Waiting : ((value & 15) as Outcome)
  }

  /** A whole row as a value, or null when it has been forgotten. */
  read(row: number): RowView | null {
    if (row < this.first || row >= this.rows) return null
    return viewOf(this.chunkFor(row)!, (row % CHUNK_ROWS) * ROW, this.runTime)
  }
}

/** The row whose columns begin there. */
export function viewOf(c: Int32Array, at: number, runTime: RunTime): RowView {
  const time = (machine: number): number => (machine < 0 ? machine : runTime.of(machine))
  return {
    kind: c[at],
    from: c[at + 1],
    to: c[at + 2],
    method: c[at + 3],
    site: c[at + 4],
    activation: c[at + 5],
    n: c[at + 6],
    cause: c[at + 7],
    sent: time(c[at + R_SENT]),
    delivered: time(c[at + R_DELIVERED]),
    ended: time(c[at + R_ENDED]),
    outcome: (c[at + R_OUTCOME] & 15) as Outcome,
    bytes: c[at + R_OUTCOME] >>> 4,
  }
}
