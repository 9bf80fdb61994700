/** A semaphore: so many may have it at a time. It belongs to nobody: who releases it need not have acquired it. */
import { SharedState, takeOut } from './state'

export class SemaphoreState extends SharedState {
  static readonly operations = { acquire: 0, release: 0, getValue: 0 } as const

  private readonly acquirers: number[] = []

  /** `most`: where a release beyond it is an error; 0: nowhere. */
  constructor(
    private value = 1,
    private readonly most = 0,
  ) {
    super()
  }

  acquire(ticket: number): void {
    this.acquirers.push(ticket)
    this.settle()
  }

  release(ticket: number): void {
    if (this.most > 0 && this.value >= this.most) {
      this.refuse(ticket, 'BadCall', 'The semaphore was released more often than it was acquired.')
      return
    }
    this.value++
    this.answer(ticket)
    this.settle()
  }

  getValue(ticket: number): void {
    this.answer(ticket, this.value)
  }

  private settle(): void {
    while (this.value > 0 && this.acquirers.length > 0) {
      this.value--
      this.answer(this.acquirers.shift()!, true)
    }
  }

  get waiting(): readonly number[] {
    return this.acquirers
  }

  view(): Readonly<Record<string, unknown>> {
    return { value: this.value, waiting: this.acquirers.length }
  }

  protected late(ticket: number): void {
    if (takeOut(this.acquirers, (one) => one === ticket) !== undefined) this.answer(ticket, false)
  }

  protected dead(ticket: number): void {
    takeOut(this.acquirers, (one) => one === ticket)
  }
}
