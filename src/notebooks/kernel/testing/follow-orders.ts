/** Orders of delivery that are drawn in this page and followed in fresh ones; what differs, in words. */
import { RandomStream } from '../../../runtime/clock/random'
import { inFreshPage } from './fresh-pages'
import { StepBook } from './step-book'
import type { StepProgram } from './step-programs'

export interface Followed {
  /** The first order that came out otherwise, or ''. */
  readonly difference: string
  /** Orders that truly were others. */
  readonly different: number
  /** Orders with a fault in them. */
  readonly faulty: number
}

/** `perPage`: so many orders are followed in one fresh page. */
export async function followOrders(
  program: StepProgram,
  { seeds, perPage }: { readonly seeds: number; readonly perPage: number },
): Promise<Followed> {
  const book = await StepBook.open(program)
  const schedules = new Set<string>()
  let faulty = 0
  try {
    for (let first = 1; first <= seeds; first += perPage) {
      const drawn: { seed: number; keys: string[]; text: string }[] = []
      for (let seed = first; seed < first + perPage && seed <= seeds; seed++) {
        const keys = await book.draw(new RandomStream(seed, 'schedule'))
        drawn.push({ seed, keys, text: book.seen.text })
        schedules.add(keys.join())
        if (keys.some((key) => key.includes(':'))) faulty++
      }
      const seen = await inFreshPage(program, drawn.map(({ keys }) => keys)) // oxfmt-ignore
      for (const [n, { seed, keys, text }] of drawn.entries()) {
        if (seen[n].text === text) continue
        const difference = `seed ${seed}, order ${keys.join(' ')}: ${text} came out as ${seen[n].text}`
        return { difference, different: schedules.size, faulty }
      }
    }
    return { difference: '', different: schedules.size, faulty }
  } finally {
    book.close()
  }
}
