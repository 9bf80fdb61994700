import { expect, it } from 'vitest'
import { draftOf, emptyDraft, wishOf } from './dials'

it('what is set is written into the fields and read from them again', () => {
  const wish = {
    limit: 2,
    keepAlive: Infinity,
    prices: { gbSecond: 0.00000356, million: 0, asOf: '2026-11' },
  }
  expect(draftOf(wish)).toMatchObject({ limit: '2', keepAlive: 'always', gbSecond: '0.00000356', memory: '' })
  expect(wishOf(draftOf(wish))).toEqual(wish)
})

it('empty fields set nothing', () => {
  expect(wishOf(emptyDraft)).toBeNull()
  expect(draftOf(null)).toEqual(emptyDraft)
})

it('says what can’t be read', () => {
  expect(wishOf({ ...emptyDraft, limit: 'two' })).toBe('Limit (containers) is a number; “two” is none.')
  expect(wishOf({ ...emptyDraft, million: '1' })).toBe('Both prices are set, or none: 0 is a price.')
  expect(wishOf({ ...emptyDraft, gbSecond: '0,5', million: '1' })).toEqual({
    prices: { gbSecond: 0.5, million: 1, asOf: 'your own' },
  })
})
