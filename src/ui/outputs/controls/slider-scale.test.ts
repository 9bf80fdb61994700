import { expect, it } from 'vitest'
import { positionOf, positions, valueAt, type SliderRange } from './slider-scale'

const range = (min: number, max: number, step = 0, scale: 'linear' | 'log' = 'linear'): SliderRange => ({
  min,
  max,
  step,
  scale,
})
const all = (of: SliderRange) => Array.from({ length: positions(of) + 1 }, (_, at) => valueAt(of, at))

it('a slider with a step gives its steps, as they are written', () => {
  expect(all(range(0, 1, 0.1))).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  expect(all(range(1, 8, 1))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

it('one without a step goes from whole number to whole number where both ends are, and is fine elsewhere', () => {
  expect(all(range(0, 100))).toHaveLength(101)
  expect(all(range(0, 100))[37]).toBe(37)
  expect(all(range(0, 1))).toHaveLength(201)
})

it('a logarithmic one has as much room for each power of ten, and numbers that read well', () => {
  const rate = range(0.001, 10, 0, 'log')
  const values = all(rate)
  expect([values[0], values[50], values[100], values[150], values[200]]).toEqual([0.001, 0.01, 0.1, 1, 10])
  for (const value of values) expect(String(value).replace(/[.0]/g, '').length).toBeLessThanOrEqual(2)
})

it.each([range(0, 1, 0.1), range(-5, 5, 0.25), range(0.0001, 1e9, 0, 'log'), range(0, 1e9), range(3, 4)])(
  'the position of a value of %o is its position',
  (of) => {
    const last = positions(of)
    for (let at = 0; at <= last; at += Math.max(1, last >> 5)) {
      const value = valueAt(of, at)
      expect(value).toBeGreaterThanOrEqual(of.min)
      expect(value).toBeLessThanOrEqual(of.max)
      expect(valueAt(of, positionOf(of, value))).toBe(value)
    }
  },
)
