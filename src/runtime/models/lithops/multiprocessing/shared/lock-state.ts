/**
 * A lock, and the rooms of conditions that wait without it: what a value, an array and a condition have is one of these too.
 *
 * A plain lock belongs to nobody: whoever releases it frees it, as in Python. One that is reentrant belongs to a process,
 * which may take it again and has to release it as often. To wait in a room is to give the lock back, however often it was
 * taken, and to have it again before the wait is over.
 */
import { SharedState, takeOut } from './state'

interface Wish {
  readonly ticket: number
  readonly owner: string
  readonly depth: number
  /** What it is answered when it has the lock. */
  readonly gives: boolean
  /** It had the lock before it slept: it waits for it however long. */
  readonly back: boolean
}

export class LockState extends SharedState {
  static readonly operations = { acquire: 1, release: 1, wait: 2, notify: 3 } as const

  private holder: { readonly ticket: number; readonly owner: string; depth: number } | null = null
  private readonly wishes: Wish[] = []
  private readonly asleep: { readonly room: string; readonly wish: Wish }[] = []

  constructor(private readonly reentrant = false) {
    super()
  }

  acquire(ticket: number, owner: string): void {
    if (this.reentrant && this.holder?.owner === owner) {
      this.holder.depth++
      this.answer(ticket, true)
    } else this.wish({ ticket, owner, depth: 1, gives: true, back: false })
  }

  release(ticket: number, owner: string): void {
    const { holder } = this
    if (holder === null) {
      this.refuse(ticket, 'BadCall', 'The lock was released more often than it was acquired.')
    } else if (this.reentrant && holder.owner !== owner) {
      const words = `An RLock is released by the process that has acquired it: ${holder.owner}, not ${owner}.`
      this.refuse(ticket, 'BadCall', words)
    } else {
      this.answer(ticket)
      if (--holder.depth === 0) this.free()
    }
  }

  wait(ticket: number, owner: string, room: string): void {
    if (!this.isHeldBy(owner)) {
      this.refuse(ticket, 'BadCall', 'wait: acquire the lock of the condition first.')
      return
    }
    const { depth } = this.holder!
    this.asleep.push({ room, wish: { ticket, owner, depth, gives: true, back: true } })
    this.free()
  }

  /** Wakes `count` of those who wait in a room, those who came first. */
  notify(ticket: number, owner: string, room: string, count: number): void {
    if (!this.isHeldBy(owner)) {
      this.refuse(ticket, 'BadCall', 'notify: acquire the lock of the condition first.')
      return
    }
    for (let left = count; left > 0; left--) {
      const found = takeOut(this.asleep, (one) => one.room === room)
      if (found === undefined) break
      this.wish(found.wish)
    }
    this.answer(ticket)
  }

  private isHeldBy(owner: string): boolean {
    return this.holder !== null && (!this.reentrant || this.holder.owner === owner)
  }

  private wish(wish: Wish): void {
    this.wishes.push(wish)
    if (this.holder === null) this.next()
  }

  private free(): void {
    this.holder = null
    this.next()
  }

  private next(): void {
    const wish = this.wishes.shift()
    if (wish === undefined) return
    const { ticket, owner, depth, gives } = wish
    this.holder = { ticket, owner, depth }
    this.answer(ticket, gives)
  }

  get waiting(): readonly number[] {
    return [...this.wishes, ...this.asleep.map(({ wish }) => wish)].map(({ ticket }) => ticket)
  }

  override get holding(): readonly number[] {
    return this.holder === null ? [] : [this.holder.ticket]
  }

  view(): Readonly<Record<string, unknown>> {
    return { holder: this.holder?.owner ?? '', waiting: this.wishes.length + this.asleep.length }
  }

  protected late(ticket: number): void {
    const sleeper = takeOut(this.asleep, ({ wish }) => wish.ticket === ticket)
    if (sleeper !== undefined) this.wish({ ...sleeper.wish, gives: false })
    else if (takeOut(this.wishes, (wish) => wish.ticket === ticket && !wish.back)) this.answer(ticket, false)
  }

  protected dead(ticket: number): void {
    takeOut(this.asleep, ({ wish }) => wish.ticket === ticket)
    takeOut(this.wishes, (wish) => wish.ticket === ticket)
    if (this.holder?.ticket === ticket) this.free()
  }
}
