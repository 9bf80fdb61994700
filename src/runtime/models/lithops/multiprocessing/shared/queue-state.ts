/** A queue: puts wait for room, gets for an item, and `join` until each item that was put is done with. */
import { SharedState, takeOut } from './state'

export class QueueState extends SharedState {
  static readonly operations = { put: 1, get: 0, size: 0, taskDone: 0, join: 0 } as const

  private readonly items: unknown[] = []
  private readonly getters: number[] = []
  private readonly putters: { readonly ticket: number; readonly item: unknown }[] = []
  private readonly joiners: number[] = []
  private unfinished = 0

  /** `most`: items at a time; 0: as many as come. */
  constructor(private readonly most = 0) {
    super()
  }

  put(ticket: number, item: unknown): void {
    this.putters.push({ ticket, item })
    this.settle()
  }

  get(ticket: number): void {
    this.getters.push(ticket)
    this.settle()
  }

  size(ticket: number): void {
    this.answer(ticket, this.items.length)
  }

  taskDone(ticket: number): void {
    if (this.unfinished === 0) {
      this.refuse(ticket, 'BadCall', 'taskDone was called more often than items were put.')
      return
    }
    this.unfinished--
    this.answer(ticket)
    if (this.unfinished === 0) for (const joiner of this.joiners.splice(0)) this.answer(joiner)
  }

  join(ticket: number): void {
    if (this.unfinished === 0) this.answer(ticket)
    else this.joiners.push(ticket)
  }

  private settle(): void {
    for (;;) {
      while (this.putters.length > 0 && (this.most <= 0 || this.items.length < this.most)) {
        const { ticket, item } = this.putters.shift()!
        this.items.push(item)
        this.unfinished++
        this.answer(ticket)
      }
      if (this.getters.length === 0 || this.items.length === 0) return
      this.answer(this.getters.shift()!, this.items.shift())
    }
  }

  get waiting(): readonly number[] {
    return [...this.getters, ...this.putters.map(({ ticket }) => ticket), ...this.joiners]
  }

  view(): Readonly<Record<string, unknown>> {
    return { items: this.items, getters: this.getters.length, putters: this.putters.length }
  }

  protected late(ticket: number): void {
    if (takeOut(this.getters, (one) => one === ticket) !== undefined) {
      this.refuse(ticket, 'Empty', 'The queue is empty.')
    } else if (takeOut(this.putters, (one) => one.ticket === ticket) !== undefined) {
      this.refuse(ticket, 'Full', `The queue is full: ${this.most} is the most.`)
    } else if (takeOut(this.joiners, (one) => one === ticket) !== undefined) {
      this.refuse(ticket, 'TimeoutError', `${this.unfinished} items are not done with.`)
    }
  }

  protected dead(ticket: number): void {
    takeOut(this.getters, (one) => one === ticket)
    takeOut(this.putters, (one) => one.ticket === ticket)
    takeOut(this.joiners, (one) => one === ticket)
  }
}
