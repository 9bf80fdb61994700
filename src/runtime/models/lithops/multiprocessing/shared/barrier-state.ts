/**
 * A barrier: when so many have come, all go on, and the barrier is there for the next round. One that comes too late, or
 * is dead, breaks it for all, since the number would never be full.
 */
import { SharedState, takeOut } from './state'

export class BarrierState extends SharedState {
  static readonly operations = { wait: 0, reset: 0, abort: 0, state: 0 } as const

  private broken = false
  private readonly waiters: number[] = []

  constructor(private readonly parties = 1) {
    super()
  }

  /** Answers with the number of those who came before in this round. */
  wait(ticket: number): void {
    if (this.broken) {
      this.refuse(ticket, 'BrokenBarrierError', 'The barrier is broken. reset() makes it whole.')
      return
    }
    this.waiters.push(ticket)
    if (this.waiters.length < this.parties) return
    this.waiters.splice(0).forEach((waiter, at) => this.answer(waiter, at))
  }

  reset(ticket: number): void {
    this.sendAway('The barrier was reset.')
    this.broken = false
    this.answer(ticket)
  }

  abort(ticket: number): void {
    this.break('The barrier was aborted.')
    this.answer(ticket)
  }

  state(ticket: number): void {
    this.answer(ticket, { parties: this.parties, waiting: this.waiters.length, broken: this.broken })
  }

  private break(words: string): void {
    this.broken = true
    this.sendAway(words)
  }

  private sendAway(words: string): void {
    for (const waiter of this.waiters.splice(0)) this.refuse(waiter, 'BrokenBarrierError', words)
  }

  get waiting(): readonly number[] {
    return this.waiters
  }

  view(): Readonly<Record<string, unknown>> {
    return { parties: this.parties, waiting: this.waiters.length, broken: this.broken }
  }

  protected late(ticket: number): void {
    if (!this.waiters.includes(ticket)) return
    this.break(`${this.waiters.length} of ${this.parties} had come when the time was over.`)
  }

  protected dead(ticket: number): void {
    if (takeOut(this.waiters, (one) => one === ticket) === undefined) return
    this.break('A process that waited at the barrier is dead.')
  }
}
