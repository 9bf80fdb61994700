import { hashText } from '../protocol/identity'

/**
 * A seeded stream of random numbers (sfc32): the run's own `random()`.
 *
 * Every actor has a stream of its own, made from the run's seed and the actor's id, so that what one actor draws
 * never depends on when another one draws. Not for secrets.
 */
export class RandomStream {
  private a: number
  private b: number
  private c: number
  private d: number

  constructor(seed: number, id: string) {
    this.a = hashText(id, seed >>> 0)
    this.b = hashText(id, (seed ^ 0x9e3779b9) >>> 0)
    this.c = seed | 0
    this.d = 1
    for (let i = 0; i < 12; i++) this.next()
  }

  /** A number in [0, 1) with 32 random bits. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0
    this.d = (this.d + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (this.c << 21) | (this.c >>> 11)
    this.c = (this.c + t) | 0
    return (t >>> 0) / 4294967296
  }
}
