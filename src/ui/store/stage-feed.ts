/**
 * One slot a key, each with its own listeners, shown a few at a time.
 *
 * Two hundred actors may change in every frame, and two hundred React renders do not fit in one. A feed takes the
 * newest value of every key at once, and lets at most `budget` listeners see theirs in a frame, oldest change first:
 * everybody is served in turn, nobody is served an old value. It keeps no history.
 */
export class Feed<V> {
  readonly #same: (a: V, b: V) => boolean
  readonly #latest = new Map<number, V>()
  readonly #shown = new Map<number, V>()
  readonly #listeners = new Map<number, Set<() => void>>()
  /** Keys whose shown value is behind, in the order in which they fell behind. */
  readonly #dirty = new Set<number>()

  constructor(same: (a: V, b: V) => boolean) {
    this.#same = same
  }

  offer(key: number, value: V): void {
    this.#latest.set(key, value)
    const shown = this.#shown.get(key)
    if (shown !== undefined && (shown === value || this.#same(shown, value))) {
      this.#dirty.delete(key)
    } else if (this.#listeners.has(key)) {
      this.#dirty.add(key)
    } else {
      this.#shown.set(key, value)
    }
  }

  /** Forgets every key that `keep` refuses. */
  prune(keep: (key: number) => boolean): void {
    for (const key of this.#latest.keys()) {
      if (keep(key)) continue
      this.#latest.delete(key)
      this.#dirty.delete(key)
      if (this.#shown.delete(key)) this.#call(key)
    }
  }

  /** Shows at most `budget` changed values; true while some are still behind. */
  flush(budget: number): boolean {
    let left = budget
    for (const key of this.#dirty) {
      if (left === 0) return true
      left -= 1
      this.#dirty.delete(key)
      this.#shown.set(key, this.#latest.get(key) as V)
      this.#call(key)
    }
    return false
  }

  readonly get = (key: number): V | undefined => this.#shown.get(key)

  readonly subscribe = (key: number, listener: () => void): (() => void) => {
    const found = this.#listeners.get(key)
    const listeners = found ?? new Set<() => void>()
    if (!found) this.#listeners.set(key, listeners)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) {
        this.#listeners.delete(key)
        if (this.#dirty.delete(key)) this.#shown.set(key, this.#latest.get(key) as V)
      }
    }
  }

  #call(key: number): void {
    const listeners = this.#listeners.get(key)
    if (listeners) for (const listener of listeners) listener()
  }
}
