import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantiles, QUANTILE_ERROR, SLOTS, slotOf, valueOf } from './quantiles'

const histogram = (values: readonly number[]): Uint32Array => {
  const counts = new Uint32Array(SLOTS)
  for (const value of values) counts[slotOf(value)]++
  return counts
}

/** Nearest rank in the sorted list. */
const exact = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1]

function near(given: number, wanted: number): void {
  expect(Math.abs(given - wanted)).toBeLessThanOrEqual(wanted * QUANTILE_ERROR + 1e-9)
}

/** Times are skewed: most are short, some very long. */
const time = fc.double({ min: 0, max: 31, noNaN: true }).map((power) => Math.floor(2 ** power) - 1)

describe('a histogram of times', () => {
  it('gives every percentile within 2 % of the sorted list', () => {
    expect(QUANTILE_ERROR).toBeLessThan(0.02)
    fc.assert(
      fc.property(
        fc.array(time, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0, 0.5, 0.95, 0.99, 1),
        (values, share) => {
          const given = quantiles(histogram(values), 0, values.length, [share, 1])!
          near(given[0], exact(values, share))
          near(given[1], Math.max(...values))
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })

  it('gives the same for two that were added as for one', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1 }), fc.array(time), (some, others) => {
        const sum = histogram(some)
        histogram(others).forEach((count, slot) => (sum[slot] += count))
        expect(sum).toEqual(histogram([...some, ...others]))
      }),
      { seed: 12 },
    )
  })

  it('knows 0 exactly, takes the longest time there can be, and has nothing where nothing was counted', () => {
    expect(valueOf(slotOf(0))).toBe(0)
    near(valueOf(slotOf(2 ** 31 - 1)), 2 ** 31 - 1)
    expect(slotOf(1e15)).toBe(SLOTS - 1)
    expect(quantiles(new Uint32Array(SLOTS), 0, 0, [0.5])).toBeNull()
  })

  it('reads one of several that lie one behind the other', () => {
    const two = new Uint32Array(2 * SLOTS)
    two[slotOf(5)] = 1
    two[SLOTS + slotOf(700)] = 1
    near(quantiles(two, SLOTS, 1, [0.5])![0], 700)
  })
})
