import { expect, it } from 'vitest'
import { followOrders } from './testing/follow-orders'
import { STEP_PROGRAMS } from './testing/step-programs'

const SEEDS = 84

it.each(Object.entries(STEP_PROGRAMS))(
  `${SEEDS} orders of a program with %s, with faults among them, come out the same in fresh pages`,
  async (_, program) => {
    const { difference, different, faulty } = await followOrders(program, { seeds: SEEDS, perPage: 6 })
    expect(difference).toBe('')
    expect(different).toBeGreaterThan(SEEDS / 2)
    expect(faulty).toBeGreaterThan(SEEDS / 8)
  },
)
