/**
 * Whether what comes is read at once, or together with what comes in the next tasks: a decision, without ports or a clock.
 *
 * Each reading ends with a post to every container that is told something, and a post costs more than what is in it.
 * Where several containers have work for each other all the time, as those of a platform for functions, one post can
 * carry what twenty of theirs ask for (measured with 1 000 empty calls on two cores: 2 500 calls a second without it,
 * about 4 000 with). The page goes on waiting as long as each task brings more, and no longer than WINDOW.
 *
 * Where each message waits for the one before there is nothing to gather: that is found by trying, and then not tried
 * again for a while, and for twice as long each time.
 */

/** The last batches that are looked at, and how many containers of them are several. */
const LAST = 32
const SEVERAL = 3
/** Milliseconds. */
export const WINDOW = 4
/** Times in a row that nothing more came. */
const VAIN = 4
/** Batches that are then read at once, at first and at the most. */
const FIRST_PATIENCE = 32
const LAST_PATIENCE = 4096

export class Gathering {
  private readonly last: number[] = new Array<number>(LAST).fill(-1)
  private place = 0
  private until = 0
  /** Batches that had come by the last task. */
  private had = 0
  private vain = 0
  private refused = 0
  private patience = FIRST_PATIENCE

  /** A batch has come; true where it should wait for others. */
  hears(container: number): boolean {
    this.last[this.place] = container
    this.place = (this.place + 1) % LAST
    if (this.refused === 0) return this.several()
    this.refused--
    return false
  }

  private several(): boolean {
    const { last } = this
    let count = 0
    for (let n = 0; n < LAST; n++)
      if (last[n] >= 0 && last.indexOf(last[n]) === n && ++count === SEVERAL) return true
    return false
  }

  /** The first of them has come. `now`: milliseconds. */
  begin(now: number): void {
    this.until = now + WINDOW
    this.had = 1
  }

  /** In the next task so many have come in all; true where another task is waited for. */
  waits(batches: number, now: number): boolean {
    if (batches > this.had && now < this.until) {
      this.had = batches
      return true
    }
    if (batches > 1) {
      this.vain = 0
      this.patience = FIRST_PATIENCE
    } else if (++this.vain === VAIN) {
      this.vain = 0
      this.refused = this.patience
      this.patience = Math.min(LAST_PATIENCE, this.patience * 2)
    }
    return false
  }

  reset(): void {
    this.last.fill(-1)
    this.place = 0
    this.vain = 0
    this.refused = 0
    this.patience = FIRST_PATIENCE
  }
}
