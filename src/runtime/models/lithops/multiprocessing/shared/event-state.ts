/** An event: a flag that processes wait for. */
import { SharedState, takeOut } from './state'

export class EventState extends SharedState {
  static readonly operations = { set: 0, clear: 0, isSet: 0, wait: 0 } as const

  private flag = false
  private readonly waiters: number[] = []

  set(ticket: number): void {
    this.flag = true
    this.answer(ticket)
    for (const waiter of this.waiters.splice(0)) this.answer(waiter, true)
  }

  clear(ticket: number): void {
    this.flag = false
    this.answer(ticket)
  }

  isSet(ticket: number): void {
    this.answer(ticket, this.flag)
  }

  wait(ticket: number): void {
    if (this.flag) this.answer(ticket, true)
    else this.waiters.push(ticket)
  }

  get waiting(): readonly number[] {
    return this.waiters
  }

  view(): Readonly<Record<string, unknown>> {
    return { flag: this.flag, waiting: this.waiters.length }
  }

  protected late(ticket: number): void {
    if (takeOut(this.waiters, (one) => one === ticket) !== undefined) this.answer(ticket, false)
  }

  protected dead(ticket: number): void {
    takeOut(this.waiters, (one) => one === ticket)
  }
}
