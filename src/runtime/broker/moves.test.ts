import { describe, expect, it } from 'vitest'
import { Moves } from './moves'

describe('moves', () => {
  it('are given oldest first from the cursor on, each with what it was', () => {
    const moves = new Moves()
    moves.add(3, false)
    moves.add(5, true)
    expect(moves.since(0, 10)).toEqual({
      moves: [
        { row: 3, answer: false },
        { row: 5, answer: true },
      ],
      skipped: 0,
    })
    expect(moves.since(2, 10)).toEqual({ moves: [], skipped: 0 })
  })

  it('leave out the oldest beyond what was asked for, and count them', () => {
    const moves = new Moves()
    for (let row = 0; row < 10; row++) moves.add(row, false)
    expect(moves.since(4, 2)).toEqual({
      moves: [
        { row: 8, answer: false },
        { row: 9, answer: false },
      ],
      skipped: 4,
    })
  })

  it('forget all but the latest 16 384, and say how many', () => {
    const moves = new Moves()
    for (let row = 0; row < 50_000; row++) moves.add(row, row % 2 === 0)
    const { moves: kept, skipped } = moves.since(0, 100_000)
    expect({ total: moves.total, kept: kept.length, skipped, first: kept[0], last: kept.at(-1) }).toEqual({
      total: 50_000,
      kept: 16_384,
      skipped: 33_616,
      first: { row: 33_616, answer: true },
      last: { row: 49_999, answer: false },
    })
  })
})
