/**
 * What recent messages carried, apart from the record: a ring bounded by number and by bytes.
 *
 * A mailbox lets go of arguments when its host has begun with them; here the last ones stay, so that a view can still
 * say what an actor was asked. Of those without arguments that is known for good, by a bit each. Nothing is copied:
 * arguments were copied when they were sent, and nobody writes to them.
 */

/** Messages at the most; a power of two. */
const MESSAGES = 1024
/** Bytes at the most, as senders counted them. */
const BYTES = 4 * 1024 * 1024
/** Rows at the most of which it stays known that they carried nothing. */
const BARE = 2 ** 22
const NOTHING: Payload = { argc: 0, args: [] }

export interface Payload {
  readonly argc: number
  /** The argument itself where there is one, else a list. */
  readonly args: unknown
}

export class Payloads {
  /** Columns, since this is written for every message: an object each would be most of its cost. */
  private readonly rows = new Int32Array(MESSAGES).fill(-1)
  private readonly counts = new Int32Array(MESSAGES)
  private readonly sizes = new Int32Array(MESSAGES)
  private readonly args: unknown[] = Array.from({ length: MESSAGES }, () => undefined)
  private bare = new Uint8Array(128)
  /** Rows below are let go of. */
  private first = 0
  private last = -1
  bytes = 0

  /** Rows mostly come in rising order; one far behind is not kept. */
  keep(row: number, argc: number, args: unknown, bytes: number): void {
    if (argc === 0) this.mark(row)
    if (bytes > BYTES || row <= this.last - MESSAGES) return
    const slot = row & (MESSAGES - 1)
    this.bytes += bytes - this.sizes[slot]
    this.rows[slot] = row
    this.counts[slot] = argc
    this.sizes[slot] = bytes
    this.args[slot] = args
    if (row > this.last) this.last = row
    if (row < this.first) this.first = row
    const oldest = this.last - MESSAGES + 1
    if (this.first < oldest) this.first = oldest
    while (this.bytes > BYTES && this.first < this.last) this.drop(this.first++ & (MESSAGES - 1))
  }

  private mark(row: number): void {
    if (row >= BARE) return
    if (row >> 3 >= this.bare.length) {
      const more = new Uint8Array(2 ** Math.ceil(Math.log2((row >> 3) + 1)))
      more.set(this.bare)
      this.bare = more
    }
    this.bare[row >> 3] |= 1 << (row & 7)
  }

  private drop(slot: number): void {
    this.bytes -= this.sizes[slot]
    this.rows[slot] = -1
    this.sizes[slot] = 0
    this.args[slot] = undefined
  }

  /** Undefined where it's not kept, or no longer. */
  of(row: number): Payload | undefined {
    const slot = row & (MESSAGES - 1)
    if (row >= 0 && this.bare[row >> 3] & (1 << (row & 7))) return NOTHING
    if (row < 0 || this.rows[slot] !== row) return undefined
    return { argc: this.counts[slot], args: this.args[slot] }
  }
}
