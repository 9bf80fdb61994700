import { expect, it } from 'vitest'
import { goBack } from './testing/go-back'
import { STEP_PROGRAMS } from './testing/step-programs'

const SEEDS = 12

it.each(Object.entries(STEP_PROGRAMS))(
  `going back to places of ${SEEDS} orders of a program with %s gives what the run was there`,
  async (_, program) => {
    const { difference, fed, refused } = await goBack(program, SEEDS)
    expect(difference).toBe('')
    expect(refused).toEqual([])
    expect(fed).toBeGreaterThan(SEEDS)
  },
)
