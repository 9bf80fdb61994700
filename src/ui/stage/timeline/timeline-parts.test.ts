import { describe, expect, it } from 'vitest'
import { bar } from '../fixtures/fake-record'
import { ticksOf } from './axis'
import { barAt, neighbour } from './bars'
import { segmentsOf } from './segments'
import { bringing, moved, zoomed } from './zoom'

const extent = { from: 1000, to: 3000 }
const labels = (unit: 'ms' | 'deliveries', shown: { from: number; to: number }, pixels: number): string[] =>
  ticksOf({ unit, extent: unit === 'ms' ? extent : { from: 0, to: 40 } }, shown, pixels).map(
    (tick) => tick.label,
  )

describe('the axis', () => {
  it('has round marks, told from the beginning of the run', () => {
    expect(labels('ms', extent, 600)).toEqual(['0', '500 ms', '1 s', '1.5 s', '2 s'])
    expect(labels('ms', { from: 1200, to: 1210 }, 400)).toEqual([
      '200 ms',
      '202 ms',
      '204 ms',
      '206 ms',
      '208 ms',
      '210 ms',
    ])
  })

  it('numbers deliveries in the middle of their columns', () => {
    expect(ticksOf({ unit: 'deliveries', extent: { from: 0, to: 3 } }, { from: 0, to: 3 }, 600)).toEqual([
      { at: 0.5, label: '1' },
      { at: 1.5, label: '2' },
      { at: 2.5, label: '3' },
    ])
    expect(labels('deliveries', { from: 0, to: 40 }, 400)).toEqual([
      '5',
      '10',
      '15',
      '20',
      '25',
      '30',
      '35',
      '40',
    ])
  })
})

describe('the part that is shown', () => {
  it('keeps the place that it is zoomed at, and is the whole run when it would be more', () => {
    expect(zoomed(extent, extent, 0.5, 1500, 1)).toEqual({ from: 1250, to: 2250 })
    expect(zoomed({ from: 1250, to: 2250 }, extent, 2, 1500, 1)).toBeNull()
  })

  it('never leaves the run', () => {
    expect(moved({ from: 1200, to: 1700 }, extent, -900)).toEqual({ from: 1000, to: 1500 })
    expect(bringing({ from: 1000, to: 1200 }, extent, { from: 2900, to: 2950 })).toEqual({
      from: 2770,
      to: 2970,
    })
  })
})

describe('bars', () => {
  const bars = [
    bar({ key: 1, lane: 0, from: 0, to: 100 }),
    bar({ key: 2, lane: 1, from: 10, to: 20 }),
    bar({ key: 3, lane: 1, from: 60, to: 90 }),
    bar({ key: 4, lane: 3, from: 55, to: 70 }),
  ]

  it('are reached by arrows: along a row, and to the nearest of the next row that has any', () => {
    const keys = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowUp']
    let at = neighbour(bars, null, 'ArrowDown')
    const way = [at?.key, ...keys.map((key) => (at = neighbour(bars, at, key))?.key)]
    expect(way).toEqual([1, 2, 3, 4, 4, 3, 2, 1])
  })

  it('are found by a point, a narrow one before the wide one that it lies on', () => {
    const nested = [...bars, bar({ key: 5, lane: 0, from: 40, to: 44 })]
    expect([barAt(nested, 0, 42, 1)?.key, barAt(nested, 0, 50, 1)?.key, barAt(nested, 1, 40, 1)]).toEqual([
      5,
      1,
      null,
    ])
  })

  it('are full before, between and behind their pale stretches', () => {
    expect(segmentsOf({ from: 0, to: 100, pale: [{ from: 0, to: 30 }, { from: 50, to: 60 }] })).toEqual([
      { from: 0, to: 30, pale: true },
      { from: 30, to: 50, pale: false },
      { from: 50, to: 60, pale: true },
      { from: 60, to: 100, pale: false },
    ]) // oxfmt-ignore
  })
})
