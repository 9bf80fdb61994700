import { expect, test } from 'vitest'
import { checkedResult, merged, table } from './bench-result.mjs'

test('a result without ratios has none; null figures are kept', () => {
  expect(checkedResult('startup', { metrics: { ready_ms: 90, gap_ms: null }, ratios: null })).toEqual({
    name: 'startup',
    metrics: { ready_ms: 90, gap_ms: null },
    ratios: {},
  })
})

test('a figure that is no number is refused by its name', () => {
  expect(() => checkedResult('mnist', { metrics: { rate: NaN }, ratios: {} })).toThrow(
    'mnist: metrics.rate is NaN',
  )
  expect(() => checkedResult('mnist', { metrics: {}, ratios: { x: 'fast' } })).toThrow('ratios.x is fast')
  expect(() => checkedResult('mnist', undefined)).toThrow('returned undefined')
})

test('two sides are merged, and a figure given twice is refused', () => {
  const page = { name: 'messages', metrics: { a: 1 }, ratios: { r: 2 } }
  const node = { name: 'messages', metrics: { b: 3 }, ratios: {} }
  expect(merged([page, node])).toEqual({ name: 'messages', metrics: { a: 1, b: 3 }, ratios: { r: 2 } })
  expect(() => merged([page, page])).toThrow('given twice: a, r')
})

test('the table is aligned and counts what does not apply', () => {
  const result = { name: 'x', metrics: { rate: 1234567.8, gap_ms: null }, ratios: { mine: 1.23456 } }
  expect(table(result)).toBe(
    [
      '  rate          1 234 568',
      '  gap_ms        not applicable',
      '  mine (ratio)  1.235',
      '  1 not applicable here.',
    ].join('\n'),
  )
})
