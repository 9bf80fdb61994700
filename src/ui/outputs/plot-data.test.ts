import { describe, expect, it } from 'vitest'
import type { ChartPoint, ChartValue } from '../../runtime/protocol/output'
import { isLive, notDrawn, plotData, powersAround, powersWithin, wholes } from './plot-data'

const chart = (points: readonly ChartPoint[], more: Partial<ChartValue> = {}): ChartValue => ({
  type: 'line',
  title: '',
  x: 'step',
  y: '',
  series: ['loss', 'accuracy'],
  points,
  leftOut: 0,
  done: false,
  ...more,
})
const log = { yScale: { scale: 'log', range: null } } as const
const many = Array.from({ length: 301 }, (_, x) => ({ x, y: { loss: x } }))

describe('which plot draws a chart', () => {
  it.each([
    ['a few points', chart(many.slice(0, 300)), false],
    ['many points', chart(many), true],
    ['many points, done', chart(many, { done: true }), false],
    ['live: true', chart([], { live: true }), true],
    ['live: true, done', chart([], { live: true, done: true }), false],
    ['bars', chart(many, { type: 'bar', live: true }), false],
    ['words as x', chart([{ x: 'a', y: {} }], { live: true }), false],
  ])('%s', (_, given, live) => expect(isLive(given)).toBe(live))
})

it('axes of whole numbers are told from others', () => {
  expect(
    wholes(
      chart([
        { x: 1, y: { loss: 0.5 } },
        { x: 2, y: {} },
      ]),
    ),
  ).toEqual({ x: true, y: false })
  expect(wholes(chart([{ x: 0.5, y: { loss: 1 } }]))).toEqual({ x: false, y: true })
  expect(wholes(chart([{ x: 'a', y: { loss: NaN } }]))).toEqual({ x: false, y: false })
})

it('columns are in the order of x, with a gap where a series has no value', () => {
  const points: readonly ChartPoint[] = [
    { x: 2, y: { loss: 4 } },
    { x: 1, y: { loss: NaN, accuracy: 0 } },
  ]
  expect(plotData(chart(points))).toEqual({
    x: [1, 2],
    columns: [
      [null, 4],
      [0, null],
    ],
  })
  expect(plotData(chart(points, log)).columns).toEqual([
    [null, 4],
    [null, null],
  ])
})

it('says which values are not drawn', () => {
  const points: readonly ChartPoint[] = [
    { x: 1, y: { loss: NaN, accuracy: 0 } },
    { x: 2, y: { loss: 4, accuracy: -1 } },
  ]
  expect(notDrawn(chart(points.slice(1)))).toBe('')
  expect(notDrawn(chart(points))).toBe('1 value is no number (NaN or infinite)')
  expect(notDrawn(chart(points, log))).toBe(
    '1 value is no number (NaN or infinite); 2 values are at or below 0, which has no place on a logarithmic scale',
  )
})

it('a logarithmic axis ends at powers of ten', () => {
  expect(powersAround(chart([{ x: 1, y: { loss: 0.02, accuracy: 30 } }], log))).toEqual([0.01, 100])
  expect(powersAround(chart([{ x: 1, y: { loss: 10 } }], log))).toEqual([10, 100])
  expect(powersAround(chart([], log))).toEqual([0.1, 1])
})

it('and has the powers between as its marks', () => {
  expect(powersWithin([0.01, 100])).toEqual([0.01, 0.1, 1, 10, 100])
  expect(powersWithin([0.02, 30])).toEqual([0.1, 1, 10])
  expect(powersWithin([2, 8])).toBeUndefined()
})
