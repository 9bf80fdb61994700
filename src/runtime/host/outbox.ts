/**
 * What a host has to say, in columns, until it's posted.
 *
 * It flushes on a microtask, never on a timer, in batches of at most BATCH_LIMIT messages; only LINK_WINDOW batches
 * may be unread at the main thread, the rest waits here, so that a flood never piles up where the page draws. Bytes
 * that were sent and not delivered yet are on the host's account: beyond the limit `tell` is refused.
 */
import { BATCH_LIMIT, BatchBuilder, LINK_WINDOW, SMALL_WINDOW, type Batch } from '../protocol/wire'

/** `queueMicrotask` by the engine alone: that one takes a way through the browser, which every ask would feel. */
const then = Promise.prototype.then.bind(Promise.resolve())
const soon = (deed: () => void) => void then(deed)

export interface OutboxShell {
  post(batch: Batch, transfers: Transferable[]): void
}

export class Outbox {
  builder = new BatchBuilder()
  /** Bytes sent and not yet delivered to their receivers' hosts. */
  account = 0
  private full: { batch: Batch; transfers: ArrayBuffer[] }[] = []
  private unread = 0
  private scheduled = false
  private seen = 0
  private waiters: (() => void)[] = []
  /** Called before each flush, so that watermarks go out with what they follow. */
  beforeFlush: () => void = () => {}

  constructor(
    private readonly shell: OutboxShell,
    public epoch: number,
    public limit: number,
  ) {}

  /** A message was pushed to the builder. */
  pushed(): void {
    if (this.builder.count >= BATCH_LIMIT) {
      // Watermarks first: what was begun must be known before what it sent.
      this.beforeFlush()
      this.close()
      this.postFull()
    } else if (!this.scheduled) {
      this.scheduled = true
      soon(this.settle)
    }
  }

  /** A sender that awaits every tell yields after each: the flush waits as long as every turn brings more. */
  private readonly settle = (): void => {
    const { count } = this.builder
    if (count > this.seen && count < BATCH_LIMIT) {
      this.seen = count
      soon(this.settle)
      return
    }
    this.flush()
  }

  readonly flush = (): void => {
    this.scheduled = false
    this.beforeFlush()
    if (this.builder.count > 0 && this.full.length === 0 && this.unread < SMALL_WINDOW) {
      this.close()
    }
    // When the next flush comes doesn't depend on what waits here.
    this.seen = this.builder.count
    this.postFull()
  }

  /** Flushes also what would wait for a small window: what comes by another way must not come before it. */
  urge(): void {
    this.flush()
    if (this.builder.count > 0) this.close()
    this.postFull()
  }

  /** Between two slices: what waits leaves before it is so much that it would leave in the middle of one. */
  ease(): void {
    if (this.builder.count > BATCH_LIMIT / 2) this.urge()
  }

  private close(): void {
    this.full.push(this.builder.take(this.epoch))
    this.seen = 0
  }

  private postFull(): void {
    while (this.full.length > 0 && this.unread < LINK_WINDOW) {
      const { batch, transfers } = this.full.shift()!
      this.unread++
      this.shell.post(batch, transfers)
    }
  }

  /** The main thread has read so many batches more. */
  acknowledge(count: number): void {
    this.unread = Math.max(0, this.unread - count)
    if (this.full.length === 0 && this.unread < SMALL_WINDOW && this.builder.count > 0) {
      this.close()
    }
    this.postFull()
  }

  get overloaded(): boolean {
    return this.account >= this.limit
  }

  /** Resolves when there is room again; at once when there is. */
  room(): Promise<void> {
    if (!this.overloaded) return ROOM
    const room = new Promise<void>((resolve) => this.waiters.push(resolve))
    rooms.add(room)
    return room
  }

  release(bytes: number): void {
    this.account = Math.max(0, this.account - bytes)
    // Half empty before senders go on: one wake for many messages instead of one each.
    if (this.waiters.length > 0 && this.account <= this.limit / 2) {
      const waiters = this.waiters
      this.waiters = []
      for (const waiter of waiters) waiter()
    }
  }

  /** A new run: nothing of the old one is posted any more. */
  reset(epoch: number, limit: number): void {
    this.epoch = epoch
    this.limit = limit
    this.builder = new BatchBuilder()
    this.seen = 0
    this.full = []
    this.unread = 0
    this.account = 0
    const waiters = this.waiters
    this.waiters = []
    for (const waiter of waiters) waiter()
  }
}

const ROOM = Promise.resolve()
const rooms = new WeakSet<object>([ROOM])

/** Whether a value is what `tell` gave: a promise that nobody needs to look at. */
export function isRoom(value: unknown): boolean {
  return typeof value === 'object' && value !== null && rooms.has(value)
}
