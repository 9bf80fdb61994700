/**
 * What became of actors, as it happened: the part of a run that is no message, and so has no row in the record.
 *
 * A few entries an actor and one a timer, never one a message. The latest are kept; `total` counts all.
 */

/**
 * `placed`: its worker was chosen and it begins there. `began`: its constructor has returned. `timer`: time passed for
 * it, in a run that is held. `lost-answer`: what it answered never came, or came too late, in words. `fault`: something else was done to it, in words.
 */
export type LifeKind =
  | 'placed' | 'began' | 'stopped' | 'died' | 'restarting' | 'timer' | 'lost-answer' | 'fault' // oxfmt-ignore

export interface Life {
  readonly kind: LifeKind
  readonly actor: number
  /** In units of 10 µs since the run began. */
  readonly time: number
  /** Rows that the record had then: what it is between, where times are equal. */
  readonly rows: number
  /** Number of its worker, -1 where it has none. */
  readonly worker: number
  /** Its worker was still being opened. */
  readonly cold: boolean
  /** Why, in words, or ''. */
  readonly cause: string
  /** Row of the message that it is about; −1 for none. */
  readonly row: number
}

const KEPT = 8192

export class Lives {
  private readonly ring: Life[] = []
  total = 0

  add(life: Life): void {
    this.ring[this.total++ % KEPT] = life
  }

  /** Number of the oldest that is kept. */
  get first(): number {
    return Math.max(0, this.total - KEPT)
  }

  /** The ones from this number on that are kept, oldest first. */
  since(number: number): Life[] {
    const lives: Life[] = []
    for (let n = Math.max(number, this.first); n < this.total; n++) lives.push(this.ring[n % KEPT])
    return lives
  }
}
