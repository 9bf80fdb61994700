import { expect, it } from 'vitest'
import { linesOf } from './bar-label'

it('keeps in one line what fits, and goes on in a second one between words', () => {
  expect(linesOf('100 in a pool', 20)).toEqual(['100 in a pool'])
  expect(linesOf('100 in a pool', 8)).toEqual(['100 in a', 'pool'])
})

it('says with three dots that something is left out', () => {
  expect(linesOf('one two three four', 5)).toEqual(['one', 'two …'])
  expect(linesOf('unforgettable', 6)).toEqual(['unfor…'])
  expect(linesOf('word', 1)).toEqual(['w…'])
})
