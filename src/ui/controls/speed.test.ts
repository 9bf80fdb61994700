import { expect, it } from 'vitest'
import { speedAt, speedSteps, stepOf } from './speed'

it('goes from a tenth to a hundredfold and back to the same step', () => {
  expect([speedAt(0), speedAt(speedSteps)]).toEqual([0.1, 100])
  for (let step = 0; step <= speedSteps; step += 1) expect(stepOf(speedAt(step))).toBe(step)
})

it('takes the nearest step for a speed between two', () => {
  expect([stepOf(0.9), stepOf(3), stepOf(0.001)].map(speedAt)).toEqual([1, 2, 0.1])
})
