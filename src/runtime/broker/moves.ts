/**
 * What moved lately: a ring of rows for the stage's particles. It forgets the oldest and counts what it forgot.
 */
const SIZE = 16_384

export class Moves {
  private ring = new Int32Array(SIZE)
  /** Moves since the run began. */
  total = 0

  /** A message (or the answer to it) set out. */
  add(row: number, answer: boolean): void {
    this.ring[this.total++ & (SIZE - 1)] = (row << 1) | (answer ? 1 : 0)
  }

  /** The latest `most` moves after `cursor`, oldest first, and how many were skipped. */
  since(cursor: number, most: number): { moves: { row: number; answer: boolean }[]; skipped: number } {
    const from = Math.max(cursor, this.total - Math.min(most, SIZE))
    const moves: { row: number; answer: boolean }[] = []
    for (let i = from; i < this.total; i++) {
      const value = this.ring[i & (SIZE - 1)]
      moves.push({ row: value >>> 1, answer: (value & 1) === 1 })
    }
    return { moves, skipped: Math.max(0, from - cursor) }
  }
}
