import { expect, it } from 'vitest'
import type { Env } from '../actor/env'
import { tokenOf, type Reference } from '../actor/reference'
import { RandomStream } from '../clock/random'
import { faultKey } from '../protocol/faults'
import { Threads } from './testing/threads'

const drain = (then: () => void) => void setImmediate(then)

class Leaf {
  grow(): void {}
}

class Tree {
  readonly #env: Env
  constructor(env: Env) {
    this.#env = env
  }
  /** Tells each of its leaves twice. */
  async sprout(): Promise<void> {
    const leaves: Reference[] = []
    for (const _ of [1, 2, 3]) leaves.push((await this.#env.spawn(Leaf as never, { place: 'own' })) as never)
    for (const leaf of [...leaves, ...leaves]) void this.#env.tell(tokenOf(leaf)!.ref, 'grow', [])
  }
}

/** Rows that could not be delivered, in the order in which that was found. */
async function undeliverable(seed: number): Promise<number[]> {
  const threads = new Threads(drain, { mode: 'step', placement: { limit: 6, share: 'spread' } })
  const { broker, notebook } = threads
  const random = new RandomStream(seed, 'interleaving')
  const made = notebook.spawn(Tree as never, { name: 'tree', place: 'own' })
  await threads.run(random)
  void notebook.tell(tokenOf((await made) as Reference)!.ref, 'sprout', [])
  await threads.run(random)
  expect(broker.take(broker.steps()[0].key)).toBe('')
  await threads.run(random)
  expect(broker.steps()).toHaveLength(6)
  expect(broker.take(faultKey({ do: 'crash', actor: '0.0' }))).toBe('')
  threads.wake()
  await threads.run(random)
  expect(broker.still).toBe(true)
  return broker.deadLetters.map(({ row }) => row)
}

it('what children that stop with their parent never got is told in one order, however fast their workers are', async () => {
  const first = await undeliverable(1)
  expect(first).toHaveLength(6)
  for (let seed = 2; seed <= 20; seed++) expect(await undeliverable(seed), `seed ${seed}`).toEqual(first)
})
