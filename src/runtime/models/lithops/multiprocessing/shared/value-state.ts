/** A value, with a reentrant lock of its own: to get it and to set it are two operations, and others may come between. */
import { LockState } from './lock-state'

export class ValueState extends LockState {
  static override readonly operations = { ...LockState.operations, get: 0, set: 1 } as const

  constructor(private value: unknown = null) {
    super(true)
  }

  get(ticket: number): void {
    this.answer(ticket, this.value)
  }

  set(ticket: number, value: unknown): void {
    this.value = value
    this.answer(ticket)
  }

  override view(): Readonly<Record<string, unknown>> {
    return { value: this.value, ...super.view() }
  }
}
