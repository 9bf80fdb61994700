import { expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { inFreshPage } from './testing/fresh-pages'
import { StepBook } from './testing/step-book'
import { STEP_PROGRAMS } from './testing/step-programs'

const SCHEDULES = 50

it.each(Object.entries(STEP_PROGRAMS))(
  `${SCHEDULES} recorded orders of a program with %s come out the same, each in a fresh page`,
  async (_, program) => {
    const book = await StepBook.open(program)
    const schedules = new Set<string>()
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const keys = await book.draw(new RandomStream(seed, 'schedule'))
      const recorded = book.seen
      const fresh = await inFreshPage(program, keys)
      expect(fresh.text, `seed ${seed}`).toBe(recorded.text)
      expect(fresh.hash, `seed ${seed}`).toBe(recorded.hash)
      schedules.add(keys.join())
    }
    expect(schedules.size).toBeGreaterThan(SCHEDULES / 2)
    book.close()
  },
)
