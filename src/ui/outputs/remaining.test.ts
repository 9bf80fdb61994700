import { expect, it } from 'vitest'
import { beginRemaining, remainingWords, stepRemaining } from './remaining'

function words(steps: readonly (readonly [number, number])[], total: number): string[] {
  let state = beginRemaining(0, 0)
  return steps.map(([seconds, value]) => {
    state = stepRemaining(state, seconds * 1000, value, total)
    return remainingWords(state)
  })
}

it('says nothing in the first second, then what the rate so far gives', () => {
  expect(
    words(
      [
        [0.5, 5],
        [2, 20],
      ],
      100,
    ),
  ).toEqual(['', 'about 8 s left'])
})

it('counts down, and small differences of the rate do not move it', () => {
  const steps = [
    [2, 20],
    [3, 29],
    [4, 41],
    [5, 49],
    [6, 60],
  ] as const
  expect(words(steps, 100)).toEqual([8, 7, 6, 5, 4].map((left) => `about ${left} s left`))
})

it('is set anew where the job has become much slower', () => {
  expect(
    words(
      [
        [2, 20],
        [10, 25],
      ],
      100,
    ),
  ).toEqual(['about 8 s left', 'about 30 s left'])
})

it('says minutes and hours of a long job, and at least a second of a short one', () => {
  expect(words([[10, 1]], 100)).toEqual(['about 17 min left'])
  expect(words([[100, 1]], 200)).toEqual(['about 6 h left'])
  expect(words([[2, 999]], 1000)).toEqual(['about 1 s left'])
})
