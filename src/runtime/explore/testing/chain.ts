/**
 * Actors that ask along a chain or round a ring: what deadlocks are made of.
 */
import type { Env } from '../../actor/env'
import { tokenOf, type Reference } from '../../actor/reference'
import { RandomStream } from '../../clock/random'
import { Threads } from './threads'

/** Asks the next of the letter's actors, which asks the one after it; the last gives an answer. */
class Link {
  readonly #env: Env
  taken = 0
  constructor(env: Env) {
    this.#env = env
  }
  async go(refs: readonly Reference[]): Promise<unknown> {
    this.taken++
    const [next, ...rest] = refs
    return next === undefined ? 'end' : await this.#env.ask(tokenOf(next)!.ref, 'go', [rest])
  }
  /** Asks round and round. */
  async round(ring: readonly Reference[]): Promise<unknown> {
    this.taken++
    const [next, ...rest] = ring
    return await this.#env.ask(tokenOf(next)!.ref, 'round', [[...rest, next]])
  }
  /** Has asked, and waits for something else as well. */
  async spawning(next: Reference): Promise<unknown> {
    void this.#env.ask(tokenOf(next)!.ref, 'go', [[this.#env.ref()]]).catch(() => undefined)
    await this.#env.spawn(Link as never, { place: 'own' })
    return 'made'
  }
}

/** Actors in a live run whose threads a seed interleaves, ready to be asked by the notebook. */
export async function chain(n: number, limit: number, drain: (then: () => void) => void, seed = 1) {
  const threads = new Threads(drain, { placement: { limit, share: 'spread' } })
  const random = new RandomStream(seed, 'interleaving')
  const me = threads.notebook
  const refs: Reference[] = []
  for (let i = 0; i < n; i++) {
    const made = me.spawn(Link as never, { name: `link_${i}`, place: limit === 1 ? 'shared' : 'own' })
    await threads.run(random)
    refs.push(await made)
  }
  const results: string[] = []
  const ask = (i: number, method: string, ...args: unknown[]) => {
    me.ask(tokenOf(refs[i])!.ref, method, args).then(
      (value) => results.push(String(value)),
      (error: unknown) => results.push(String(error)),
    )
  }
  return { threads, refs, ask, results, run: () => threads.run(random, undefined, 3000) }
}
