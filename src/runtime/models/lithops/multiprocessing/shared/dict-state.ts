/** A dictionary whose keys are texts, numbers and the like, in the order in which they came. */
import { SharedState } from './state'

/** Wrapped, so that a value that is missing differs from one that is undefined. */
type Found = { readonly value: unknown } | null

export class DictState extends SharedState {
  static readonly operations = {
    get: 1,
    set: 2,
    setDefault: 2,
    delete: 1,
    update: 1,
    entries: 0,
    size: 0,
    clear: 0,
  } as const

  private readonly map: Map<unknown, unknown>

  constructor(entries: readonly (readonly [unknown, unknown])[] = []) {
    super()
    this.map = new Map(entries)
  }

  get(ticket: number, key: unknown): void {
    this.answer(ticket, this.found(key))
  }

  set(ticket: number, key: unknown, value: unknown): void {
    this.map.set(key, value)
    this.answer(ticket)
  }

  /** Sets where there is nothing, and answers what is there then. */
  setDefault(ticket: number, key: unknown, value: unknown): void {
    if (!this.map.has(key)) this.map.set(key, value)
    this.answer(ticket, this.map.get(key))
  }

  /** Answers what was there. */
  delete(ticket: number, key: unknown): void {
    const found = this.found(key)
    this.map.delete(key)
    this.answer(ticket, found)
  }

  update(ticket: number, entries: readonly (readonly [unknown, unknown])[]): void {
    for (const [key, value] of entries) this.map.set(key, value)
    this.answer(ticket)
  }

  entries(ticket: number): void {
    this.answer(ticket, [...this.map])
  }

  size(ticket: number): void {
    this.answer(ticket, this.map.size)
  }

  clear(ticket: number): void {
    this.map.clear()
    this.answer(ticket)
  }

  private found(key: unknown): Found {
    return this.map.has(key) ? { value: this.map.get(key) } : null
  }

  get waiting(): readonly number[] {
    return []
  }

  view(): Readonly<Record<string, unknown>> {
    return { kept: this.map }
  }

  protected late(): void {}

  protected dead(): void {}
}
