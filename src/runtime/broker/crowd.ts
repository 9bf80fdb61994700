/**
 * Whether the page waits for more before it reads what has come: a decision, without ports or a clock.
 *
 * Read at once, each batch of a crowd of workers wakes another, which answers with a batch as small; two hundred actors
 * on two cores then keep every core busy with waking, and the page has hundreds of tasks to do before it may draw.
 * A frame's rest between two readings lets batches grow instead (measured with 200 actors and 5000 messages a second:
 * 8 frames a second without rests, 57 with them).
 *
 * A rest pays where messages come anyway, and only delays where each waits for the one before, as a token that goes
 * round does. The two are told apart by trying: where batches haven't grown in a rest, there is none for a while, and
 * for twice as long each time.
 */

/** Containers heard within a rest from which on they are a crowd. */
export const CROWD = 6
/** Milliseconds of a rest: what is left of a frame beside a reading. */
export const REST = 12
/** Headers that a batch has, more than, where it grew: one message is two, for it says what has settled too. */
const GROWN = 3
const FIRST_PATIENCE = 125
const LAST_PATIENCE = 4000

export class Crowd {
  /** Containers heard since `from`. */
  private readonly heard = new Set<number>()
  private from = -Infinity
  /** The last reading was one of many grown batches. */
  private proved = false
  private refusedUntil = -Infinity
  private patience = FIRST_PATIENCE

  /** A batch has come; true where it should lie for a rest. `now`: milliseconds. */
  hears(container: number, now: number): boolean {
    if (this.proved) return true
    if (now - this.from > REST) {
      this.heard.clear()
      this.from = now
    }
    this.heard.add(container)
    return this.heard.size > CROWD && now >= this.refusedUntil
  }

  /** After a rest so many batches were read, with so many headers in all. */
  rested(batches: number, headers: number, now: number): void {
    this.heard.clear()
    this.from = now
    this.proved = batches > CROWD && headers > GROWN * batches
    if (this.proved) this.patience = FIRST_PATIENCE
    else {
      this.refusedUntil = now + this.patience
      this.patience = Math.min(LAST_PATIENCE, this.patience * 2)
    }
  }

  reset(): void {
    this.heard.clear()
    this.from = -Infinity
    this.proved = false
    this.refusedUntil = -Infinity
    this.patience = FIRST_PATIENCE
  }
}
