import { describe, expect, it } from 'vitest'
import {
  COLD,
  emptyColumns,
  FAILED,
  RUNNING,
  WAITING,
  type CallColumns,
} from '../../../runtime/protocol/call-columns'
import { activeOf, mostOf, sumOf, valueAt } from './active'
import { whatHappened } from './call-words'
import { extentOf, levelsOf, ticksOf } from './extent'
import { everything, nearerBoth, rowHeightOf, tallestRow } from './look'

function calls(...spans: readonly (readonly [from: number, to: number])[]): CallColumns {
  const columns = emptyColumns(spans.length, [{ key: 'x-0-M000', name: 'f' }], ['c-1'])
  spans.forEach(([from, to], n) => {
    columns.call[n] = n
    columns.submitted[n] = 0
    columns.workerStart[n] = from
    columns.workerEnd[n] = to
    columns.container[n] = 1
    if (Number.isNaN(to)) columns.flags[n] = Number.isNaN(from) ? WAITING : RUNNING
  })
  return columns
}

describe('how many calls are active', () => {
  it('goes up where one begins and down where one ends; one that takes another’s place changes nothing', () => {
    const steps = activeOf(calls([1, 3], [2, 4], [3, 5]), null)
    expect([...steps.at]).toEqual([1, 2, 3, 4, 5])
    expect([...steps.value]).toEqual([1, 2, 2, 1, 0])
    expect(mostOf(steps)).toBe(2)
    expect([0.5, 2.5, 9].map((at) => valueAt(steps, at))).toEqual([0, 2, 0])
  })

  it('adds what several allow, each from its own first moment on', () => {
    const steps = (at: number[], value: number[]) => ({
      at: Float64Array.from(at),
      value: Float64Array.from(value),
    })
    const both = sumOf([steps([0, 2, 4], [10, 5, 0]), steps([1, 2], [3, 4])])
    expect([[...both.at], [...both.value]]).toEqual([
      [0, 1, 2, 4],
      [10, 13, 9, 4],
    ])
  })

  it('counts what runs now, and not what waits', () => {
    const steps = activeOf(calls([1, NaN], [NaN, NaN]), 7)
    expect([[...steps.at], [...steps.value]]).toEqual([[1], [1]])
  })
})

describe('the clock of the pictures', () => {
  it('reaches from the first mark to the last, or to now', () => {
    expect(extentOf(calls([1, 3]), null)).toEqual({ from: 0, to: 3.06 })
    expect(extentOf(calls([1, NaN]), 10)).toEqual({ from: 0, to: 10.2 })
    expect(extentOf(calls(), null)).toEqual({ from: 0, to: 1 })
  })

  it('has round marks, counted from the first call', () => {
    expect(ticksOf(100, { from: 100, to: 101 }, 320).map(({ label }) => label)).toEqual([
      '0.0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s',
    ]) // oxfmt-ignore
    expect(levelsOf(100, 150)).toEqual([0, 20, 40, 60, 80, 100])
  })
})

describe('the part that is looked at', () => {
  it('has all rows in it at first, and few rows are no slabs', () => {
    expect(rowHeightOf(everything, 100, 300)).toBe(3)
    expect(rowHeightOf(everything, 2, 300)).toBe(tallestRow)
  })

  it('comes nearer both ways, and goes back no farther than all', () => {
    const near = nearerBoth(everything, { from: 0, to: 8 }, 0.5, 3)
    expect(near).toEqual({ shown: { from: 2, to: 6 }, tall: 2 })
    expect(nearerBoth(near, { from: 0, to: 8 }, 2, 6)).toEqual(everything)
  })
})

it('a call is told in words, whatever became of it', () => {
  const columns = calls([1, 3], [2, NaN], [NaN, NaN])
  columns.flags[0] = COLD | FAILED
  expect([0, 1, 2].map((n) => whatHappened(columns, n, 0, 5))).toEqual([
    'submitted at 0.000 s, cold, began at 1.000 s, failed after 2 s; in c-1',
    'submitted at 0.000 s, began at 2.000 s, runs for 3 s; in c-1',
    'submitted at 0.000 s, waits for a container',
  ])
})
