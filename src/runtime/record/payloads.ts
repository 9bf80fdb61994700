/**
 * What recent messages carried, apart from the record: a ring bounded by number and by bytes.
 *
 * A mailbox lets go of arguments when its host has begun with them; here the last ones stay, so that a view can still
 * say what an actor was asked. Nothing is copied: arguments were copied when they were sent, and nobody writes to them.
 */

/** Messages at the most; a power of two. */
const MESSAGES = 1024
/** Bytes at the most, as senders counted them. */
const BYTES = 4 * 1024 * 1024

export interface Payload {
  readonly argc: number
  /** The argument itself where there is one, else a list. */
  readonly args: unknown
}

export class Payloads {
  private readonly slots: (Payload & { readonly row: number; readonly bytes: number })[] = []
  /** Rows below are let go of. */
  private first = 0
  private last = -1
  bytes = 0

  /** Rows mostly come in rising order; one far behind is not kept. */
  keep(row: number, argc: number, args: unknown, bytes: number): void {
    if (bytes > BYTES || row <= this.last - MESSAGES) return
    this.drop(row & (MESSAGES - 1))
    this.slots[row & (MESSAGES - 1)] = { row, argc, args, bytes }
    this.bytes += bytes
    if (row > this.last) this.last = row
    if (row < this.first) this.first = row
    const oldest = this.last - MESSAGES + 1
    if (this.first < oldest) this.first = oldest
    while (this.bytes > BYTES && this.first < this.last) this.drop(this.first++ & (MESSAGES - 1))
  }

  private drop(slot: number): void {
    const old = this.slots[slot]
    if (old === undefined || old.row < 0) return
    this.bytes -= old.bytes
    this.slots[slot] = GONE
  }

  /** Undefined where it's not kept, or no longer. */
  of(row: number): Payload | undefined {
    const slot = this.slots[row & (MESSAGES - 1)]
    return slot?.row === row && row >= 0 ? slot : undefined
  }
}

const GONE = { row: -1, argc: 0, args: undefined, bytes: 0 }
