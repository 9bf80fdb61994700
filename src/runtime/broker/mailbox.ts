/**
 * A mailbox: what was sent to one actor and has not settled, in one ring.
 *
 * Messages have absolute ordinals, counted over the actor's life, and three watermarks cut the ring:
 * settled ≤ started ≤ delivered ≤ tail. Between started and delivered lies the credit that the host holds: those
 * messages are kept here too, so that taking credit back (a pause, a death) is moving one number. An ordinal, once
 * started, is the ordinal of the activation.
 *
 * Pure: no clock, no ports. A mutable value whose whole state `contents()` shows.
 */

/** Numbers a waiting message keeps. */
export const LETTER = 8
export const L_KIND = 0
export const L_N = 1
export const L_FROM = 2
export const L_ACTIVATION = 3
export const L_METHOD = 4
export const L_BYTES = 5
/** Number of arguments and flags, as on the wire. */
export const L_ARGC = 6
export const L_ROW = 7

/** Deliveries that a host may hold unsettled, an actor. */
export const CREDIT = 256

export class Mailbox {
  private columns = new Int32Array(8 * LETTER)
  private args: unknown[] = new Array<unknown>(8).fill(undefined)
  private mask = 7
  settled = 0
  started = 0
  delivered = 0
  tail = 0
  /** Rows of messages that have settled before one that was begun earlier: an actor handles several at a time. */
  readonly early = new Set<number>()
  /** Called when the depth may have changed, or whether a message is handled. */
  changed: (() => void) | null = null

  /** `from`: ordinal of the first message; 1 after a constructor, which is activation 0. */
  constructor(from = 0) {
    this.settled = this.started = this.delivered = this.tail = from
  }

  get waiting(): number {
    return this.tail - this.delivered
  }

  /** What has arrived and has not begun. */
  get depth(): number {
    return this.tail - this.started
  }

  /** Delivered and not settled: credit in use. */
  get inFlight(): number {
    return this.delivered - this.settled - this.early.size
  }

  private grow(): void {
    const size = this.mask + 1
    const columns = new Int32Array(size * 2 * LETTER)
    const args = new Array<unknown>(size * 2).fill(undefined)
    const mask = size * 2 - 1
    // In runs, not letter by letter: a mailbox of a hundred thousand grows within a millisecond.
    for (let ordinal = this.settled; ordinal < this.tail;) {
      const from = ordinal & this.mask
      const to = ordinal & mask
      const run = Math.min(this.tail - ordinal, size - from, size * 2 - to)
      columns.set(this.columns.subarray(from * LETTER, (from + run) * LETTER), to * LETTER)
      for (let i = 0; i < run; i++) args[to + i] = this.args[from + i]
      ordinal += run
    }
    this.columns = columns
    this.args = args
    this.mask = mask
  }

  /** `args`: the only argument itself where there is one, else the array of them. */
  push(
    kind: number,
    n: number,
    from: number,
    activation: number,
    method: number,
    bytes: number,
    argc: number,
    row: number,
    args: unknown,
  ): void {
    if (this.tail - this.settled > this.mask) this.grow()
    const slot = this.tail++ & this.mask
    const c = this.columns
    const at = slot * LETTER
    c[at] = kind
    c[at + 1] = n
    c[at + 2] = from
    c[at + 3] = activation
    c[at + 4] = method
    c[at + 5] = bytes
    c[at + 6] = argc
    c[at + 7] = row
    this.args[slot] = args
    this.changed?.()
  }

  /** Row of a message that has been delivered and has not settled; −1 for others. */
  rowOf(ordinal: number): number {
    return ordinal >= this.settled && ordinal < this.delivered ? this.field(ordinal, L_ROW) : -1
  }

  field(ordinal: number, field: number): number {
    return this.columns[(ordinal & this.mask) * LETTER + field]
  }

  setField(ordinal: number, field: number, value: number): void {
    this.columns[(ordinal & this.mask) * LETTER + field] = value
  }

  argsOf(ordinal: number): unknown {
    return this.args[ordinal & this.mask]
  }

  /** Moves a waiting message to the front of those that wait. The others keep their order. */
  bring(ordinal: number): void {
    const row = this.columns.slice((ordinal & this.mask) * LETTER, (ordinal & this.mask) * LETTER + LETTER)
    const args = this.args[ordinal & this.mask]
    for (let o = ordinal; o > this.delivered; o--) {
      const from = ((o - 1) & this.mask) * LETTER
      this.columns.copyWithin((o & this.mask) * LETTER, from, from + LETTER)
      this.args[o & this.mask] = this.args[(o - 1) & this.mask]
    }
    this.columns.set(row, (this.delivered & this.mask) * LETTER)
    this.args[this.delivered & this.mask] = args
  }

  /** Takes a waiting message out; those behind it move up. */
  remove(ordinal: number): void {
    for (let o = ordinal; o < this.tail - 1; o++) {
      const from = ((o + 1) & this.mask) * LETTER
      this.columns.copyWithin((o & this.mask) * LETTER, from, from + LETTER)
      this.args[o & this.mask] = this.args[(o + 1) & this.mask]
    }
    this.tail--
    this.args[this.tail & this.mask] = undefined
    this.changed?.()
  }

  /** Forgets all that wait. */
  clear(): void {
    this.tail = this.delivered
    this.changed?.()
  }

  /** All below this ordinal have begun: their arguments are needed no more. */
  start(to: number): void {
    while (this.started < to) this.args[this.started++ & this.mask] = undefined
    this.changed?.()
  }

  /** All below this ordinal have settled: their slots are free. */
  settle(to: number): void {
    this.start(to)
    if (this.early.size > 0) for (let o = this.settled; o < to; o++) this.early.delete(this.field(o, L_ROW))
    this.settled = Math.max(this.settled, to)
    // A row that ended otherwise meanwhile.
    if (this.settled === this.delivered) this.early.clear()
  }

  /** Takes back what was delivered and not started: it waits again, in order, at the front. */
  revoke(): number {
    const back = this.delivered - this.started
    this.delivered = this.started
    return back
  }

  /** The whole state as a plain value. */
  contents(): object {
    const letters: object[] = []
    for (let o = this.settled; o < this.tail; o++) {
      const at = (o & this.mask) * LETTER
      letters.push({
        ordinal: o,
        columns: [...this.columns.subarray(at, at + LETTER)],
        args: this.args[o & this.mask],
      })
    }
    const { settled, started, delivered, tail, early } = this
    const state = { settled, started, delivered, tail, letters }
    return early.size === 0 ? state : { ...state, early: [...early] }
  }
}

/** May the next waiting message be delivered to a host now? Written once, for every policy. */
export function hasCredit(box: Mailbox, credit: number): boolean {
  return box.tail > box.delivered && box.inFlight < credit
}
