import { describe, expect, it } from 'vitest'
import type { ExploreReport } from '../../notebooks/kernel/session'
import { exploreWords } from './explore-words'

const report = (over: Partial<ExploreReport>): ExploreReport => ({
  status: 'complete',
  orders: 24,
  distinct: 4,
  outcomes: [
    { value: '210', orders: 6, example: [] },
    { value: '200', orders: 12, example: [] },
    { value: '190', orders: 6, example: [] },
  ],
  reason: '',
  ...over,
})

describe('the words for trying every order', () => {
  it('counts orders by result, most frequent first, and says how many truly differ', () => {
    expect(exploreWords(report({}), { one: 'counts', many: 'count' })).toBe(
      '24 orders: 12 count 200, 6 count 190, 6 count 210. Only 4 truly differ.',
    )
  })

  it('says that no order changes it when there is one result', () => {
    expect(exploreWords(report({ outcomes: [{ value: '200', orders: 24, example: [] }] }))).toBe(
      'No order changes it: 200 (all 24 tried).',
    )
  })

  it('ends with one full stop, also where a value has its own', () => {
    const outcomes = [
      { value: '10 and 30', orders: 2, example: [] },
      { value: 'DeadlockError: a waits for b, b waits for a.', orders: 2, example: [] },
    ]
    expect(exploreWords(report({ orders: 4, distinct: 4, outcomes }))).toBe(
      '4 orders: 2 end with 10 and 30, 2 end with DeadlockError: a waits for b, b waits for a. All of them truly differ.',
    )
  })

  it('claims nothing about what a limited search did not see', () => {
    expect(exploreWords(report({ status: 'limit', orders: 50000, outcomes: [] }))).toBe(
      'Not finished: 50\u2009000 tried.',
    )
    expect(
      exploreWords(
        report({ status: 'stopped', orders: 3, outcomes: [{ value: '1', orders: 3, example: [] }] }),
      ),
    ).toBe('Stopped: 3 tried. So far 3 end with 1.')
  })

  it('has a singular, and lists at most six results', () => {
    const outcomes = Array.from({ length: 9 }, (_, n) => ({
      value: `v${n}`,
      orders: n === 0 ? 1 : 2,
      example: [],
    }))
    expect(exploreWords(report({ orders: 17, distinct: 17, outcomes }))).toBe(
      '17 orders: 2 end with v1, 2 end with v2, 2 end with v3, 2 end with v4, 2 end with v5, 2 end with v6, and 3 other results. All of them truly differ.',
    )
  })

  it('gives the reason when the search failed or differed from itself', () => {
    expect(exploreWords(report({ status: 'failed', reason: 'Cell 2 has an error.' }))).toBe(
      'Cell 2 has an error.',
    )
    expect(exploreWords(report({ status: 'nondeterministic', reason: 'Step 3 differs.' }))).toBe(
      'The same order gave two different runs. Step 3 differs.',
    )
  })
})
