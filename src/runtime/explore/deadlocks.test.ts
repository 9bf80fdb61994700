import { describe, expect, it } from 'vitest'
import { chain } from './testing/chain'

const drain = (then: () => void) => void setImmediate(then)

describe('deadlocks of a live run', () => {
  it('are named once for each circle, at every interleaving', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { refs, ask, results, run, threads } = await chain(3, 4, drain, seed)
      ask(0, 'go', [refs[1], refs[2], refs[0]])
      await run()
      expect(results, `seed ${seed}`).toEqual([
        'DeadlockError: Deadlock: link_0 waits for link_1, link_1 waits for link_2, link_2 waits for link_0.',
      ])
      expect(threads.broker.atRest).toBe(true)
    }
  })

  it('are not reported for an actor that also waits for a new one', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { refs, ask, results, run } = await chain(2, 8, drain, seed)
      ask(0, 'spawning', refs[1])
      await run()
      expect(results, `seed ${seed}`).toEqual(['made'])
    }
  })

  it('are all named when several are found at the same moment', async () => {
    for (const limit of [1, 4]) {
      const { refs, ask, results, run, threads } = await chain(4, limit, drain)
      for (let i = 0; i < 4; i++) ask(i, 'go', [refs[i]])
      await run()
      const words = [0, 1, 2, 3].map((i) => `DeadlockError: Deadlock: link_${i} waits for link_${i}.`)
      expect(results.sort(), `limit ${limit}`).toEqual(words)
      const { sent, settled, failed, undeliverable } = threads.broker.counts
      expect(settled + failed + undeliverable).toBe(sent)
    }
  })

  it('come to rest when actors ask each other round and round: the rejected ask is withdrawn', async () => {
    const { refs, ask, results, run, threads } = await chain(3, 4, drain)
    ask(0, 'round', [refs[1], refs[2], refs[0]])
    await run()
    expect(results).toHaveLength(1)
    expect(results[0]).toContain('Deadlock: link_0 waits for link_1')
    expect(threads.broker.atRest).toBe(true)
  })
})
