import { describe, expect, it } from 'vitest'
import type { WorkerPlace } from '../../runtime/cluster/worker-handle'
import { OpenNotebook } from './testing/open-notebook'
import { pageWorkers, type WorkerFactory } from './workers'

/** Workers of the page, and how many of them have not been ended. */
function counted() {
  const left = new Set<object>()
  const counting = <T extends { terminate(): void }>(place: T): T => {
    left.add(place)
    const end = place.terminate.bind(place)
    place.terminate = () => {
      left.delete(place)
      end()
    }
    return place
  }
  const factory: WorkerFactory = {
    ...pageWorkers,
    kernel: () => counting<WorkerPlace>(pageWorkers.kernel()),
    container: () => counting<WorkerPlace>(pageWorkers.container()),
    explorer: () => counting(pageWorkers.explorer()),
    clock: () => counting(pageWorkers.clock()),
  }
  return { left, factory }
}

const ACTORS = `import { spawn } from 'actors'
class Counter { value = 0; add(n) { return (this.value += n) } spin() { for (;;); } }
const a = await spawn(Counter, { maxRestarts: 3 }), b = await spawn(Counter)`

/** Runs this in a notebook, and closes it; how many workers it leaves, at once and a while later. */
async function leaves(during: (book: OpenNotebook) => Promise<unknown>): Promise<number[]> {
  const { left, factory } = counted()
  const book = new OpenNotebook({ factory })
  await during(book)
  expect(left.size).toBeGreaterThan(0)
  book.close()
  const atOnce = left.size
  // Another notebook opens and runs meanwhile: whatever the closed one still did has happened.
  const other = new OpenNotebook()
  await other.run(ACTORS)
  await other.run('for (let i = 0; i < 20; i++) await a.add(1)')
  other.close()
  return [atOnce, left.size]
}

describe('A notebook that is closed leaves no workers', () => {
  it.each<[string, (book: OpenNotebook) => Promise<unknown>]>([
    ['while it opens', async () => undefined],
    ['after its cells have run', (book) => book.run(ACTORS)],
    [
      'while actors run',
      async (book) => {
        await book.run(ACTORS)
        await book.run('a.spin.tell(); for (let i = 0; i < 5; i++) await b.add(1)')
      },
    ],
    [
      'while a cell runs',
      async (book) => {
        await book.run(ACTORS)
        void book.run('for (;;) await b.add(1)')
        await book.until(() => book.session.frame().counts.sent > 10)
      },
    ],
    [
      'while it waits for the reader',
      async (book) => {
        await book.run(ACTORS)
        void book.run('await a.add(1)', { mode: 'step' }, 'held')
        await book.until(() => book.session.frame().phase === 'waiting')
      },
    ],
    [
      'while it goes back',
      async (book) => {
        await book.run(ACTORS)
        void book.run('for (let i = 0; i < 5; i++) await a.add(1)', { mode: 'step' }, 'held')
        await book.until(() => book.session.frame().phase === 'waiting')
        await book.session.runUntil({ kind: 'end' })
        void book.session.seek(1).catch(() => undefined)
      },
    ],
    [
      'while a run begins anew',
      async (book) => {
        await book.run(ACTORS)
        void book.session.restart()
      },
    ],
  ])('%s', async (_, during) => {
    expect(await leaves(during)).toEqual([0, 0])
  })
})
