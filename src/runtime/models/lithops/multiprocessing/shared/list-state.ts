/**
 * A list, or (`fixed`) an array of a fixed length, with a reentrant lock of its own. A place below 0 counts from the end,
 * as in Python.
 */
import { LockState } from './lock-state'

export class ListState extends LockState {
  static override readonly operations = {
    ...LockState.operations,
    get: 1,
    set: 2,
    slice: 2,
    size: 0,
    append: 1,
    extend: 1,
    insert: 2,
    pop: 1,
    reverse: 0,
    clear: 0,
  } as const

  private readonly items: unknown[]

  constructor(
    items: readonly unknown[] = [],
    private readonly fixed = false,
  ) {
    super(true)
    this.items = [...items]
  }

  get(ticket: number, at: number): void {
    const place = this.placeOf(ticket, at)
    if (place >= 0) this.answer(ticket, this.items[place])
  }

  set(ticket: number, at: number, item: unknown): void {
    const place = this.placeOf(ticket, at)
    if (place < 0) return
    this.items[place] = item
    this.answer(ticket)
  }

  slice(ticket: number, from?: number, to?: number): void {
    this.answer(ticket, this.items.slice(from, to))
  }

  size(ticket: number): void {
    this.answer(ticket, this.items.length)
  }

  append(ticket: number, item: unknown): void {
    this.grow(ticket, () => this.items.push(item))
  }

  extend(ticket: number, items: readonly unknown[]): void {
    this.grow(ticket, () => {
      for (const item of items) this.items.push(item)
    })
  }

  insert(ticket: number, at: number, item: unknown): void {
    this.grow(ticket, () => this.items.splice(at, 0, item))
  }

  pop(ticket: number, at: number): void {
    if (this.fixed) return this.stay(ticket)
    const place = this.placeOf(ticket, at)
    if (place >= 0) this.answer(ticket, this.items.splice(place, 1)[0])
  }

  reverse(ticket: number): void {
    this.items.reverse()
    this.answer(ticket)
  }

  clear(ticket: number): void {
    this.grow(ticket, () => this.items.splice(0))
  }

  private grow(ticket: number, change: () => void): void {
    if (this.fixed) return this.stay(ticket)
    change()
    this.answer(ticket)
  }

  private stay(ticket: number): void {
    this.refuse(
      ticket,
      'BadCall',
      'The length of an Array is fixed. Manager().list() gives a list that grows.',
    )
  }

  /** -1 where it was refused. */
  private placeOf(ticket: number, at: number): number {
    const { length } = this.items
    const place = at < 0 ? at + length : at
    if (Number.isInteger(place) && place >= 0 && place < length) return place
    this.refuse(ticket, 'RangeError', `There is no place ${at}: it has ${length}.`)
    return -1
  }

  override view(): Readonly<Record<string, unknown>> {
    return { items: this.items, ...super.view() }
  }
}
