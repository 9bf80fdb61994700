import { describe, expect, it } from 'vitest'
import type { Env } from '../../actor/env'
import { endingOf, unpackStatus, type Ending } from './jobs'
import { makeObjectStorage, type News } from './storage-actor'

/** A storage in memory. */
function storage() {
  const env = { held: true, now: () => 0, log: () => {} } as unknown as Env
  return new (makeObjectStorage(env))('memory')
}

const finish = (kept: ReturnType<typeof storage>, { job, call, status, output }: Ending) =>
  kept.finish(job, call, status, output)

function ending(call: number, bytes = 8): Ending {
  const base = { job: 'j', call, activation: call, container: 'c', runtime: 'r', error: null }
  return endingOf({ ...base, stats: {}, logs: [] }, [call, bytes])
}

const told = (news: News) =>
  (news['j']?.records ?? []).map(([call, status]) => [call, unpackStatus(status).error?.name ?? 'well'])

describe('calls that end in one turn', () => {
  it('are kept together and told in their order, each once', async () => {
    const kept = storage()
    await Promise.all([1, 2, 1, 3].map((call) => finish(kept, ending(call))))
    expect(told(await kept.news({ j: 0 }, true))).toEqual([
      [1, 'well'],
      [2, 'well'],
      [3, 'well'],
    ])
    // Of each a status and a result.
    expect(kept.puts).toBe(6)
    expect(kept.logsOf('j').map(({ call }) => call)).toEqual([1, 2, 3])
  })

  it('are kept also where one of them can’t be, and that one says why', async () => {
    const kept = storage()
    await Promise.all([ending(1), ending(2, NaN), ending(3)].map((one) => finish(kept, one)))
    expect(told(await kept.news({ j: 0 }, true))).toEqual([
      [1, 'well'],
      [2, 'StorageError'],
      [3, 'well'],
    ])
    expect((await kept.outputs('j', [1, 2, 3])).map((output) => output !== null)).toEqual([true, false, true])
  })

  it('leave the next turn nothing to wait for', async () => {
    const kept = storage()
    await finish(kept, ending(1))
    await finish(kept, ending(2))
    expect(told(await kept.news({ j: 1 }, true))).toEqual([[2, 'well']])
  })
})
