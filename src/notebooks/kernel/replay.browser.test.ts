import { describe, expect, it } from 'vitest'
import { followOrders } from './testing/follow-orders'
import { STEP_PROGRAMS } from './testing/step-programs'

const SEEDS = 9

describe(`${SEEDS} orders of delivery, with faults among them,`, { timeout: 60_000 }, () => {
  it.each(Object.entries(STEP_PROGRAMS))(
    'of a program with %s come out the same in a fresh page',
    async (_, program) => {
      const { difference, different, faulty } = await followOrders(program, { seeds: SEEDS, perPage: SEEDS })
      expect(difference).toBe('')
      expect(different).toBeGreaterThan(SEEDS / 2)
      expect(faulty).toBeGreaterThan(0)
    },
  )
})
