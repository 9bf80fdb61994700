import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../runtime/clock/random'
import { inFreshPage } from './testing/fresh-pages'
import { StepBook } from './testing/step-book'
import { STEP_PROGRAMS } from './testing/step-programs'

describe('an order of delivery', { timeout: 60_000 }, () => {
  it.each(Object.entries(STEP_PROGRAMS))(
    'of a program with %s comes out the same in a fresh page',
    async (_, program) => {
      const book = await StepBook.open(program)
      const keys = await book.draw(new RandomStream(1, 'schedule'))
      const recorded = book.seen
      book.close()
      expect(keys.length).toBeGreaterThan(5)
      expect(await inFreshPage(program, keys)).toEqual(recorded)
    },
  )
})
