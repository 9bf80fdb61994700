import { describe, expect, it } from 'vitest'
import { makeActors, type Ref } from './actors'
import { Resident } from '../host/resident'
import { World } from '../explore/world'

function makeWorld(mode: 'live' | 'step', answers: 'steps' | 'immediate' = 'immediate') {
  const classes = new Map<object, { Class: unknown; args: unknown[] }>()
  const world = new World(
    {
      host: () => ({
        evaluate: (spec, env) => {
          const { Class, args } = classes.get(spec.bundle)!
          const actors = makeActors(env)
          return { Class: (Class as (a: typeof actors) => never)(actors), args }
        },
        bundle: (Class, args) => {
          const bundle = {}
          classes.set(bundle, { Class: () => Class, args: [...args] })
          return { bundle, bytes: 10, cell: '', version: 1 }
        },
        pack: (value: unknown) => ({ bundle: { value }, bytes: 0 }),
        unpack: (packed: { bundle: object }) => (packed.bundle as { value: unknown }).value,
        place: () => null,
      }),
      drain: (then) => void setImmediate(then),
      display: () => {},
    },
    {
      epoch: 1,
      seed: 42,
      mode,
      placement: { limit: 4, share: 'spread' },
      indices: new Map(),
      recordBytes: 3 * 1024 * 1024,
    },
  )
  world.broker.answers = answers
  const host = world.notebook
  const me = new Resident(
    host,
    0,
    '0',
    'notebook',
    'notebook',
    [],
    1,
    'resume',
    Infinity,
    30,
    42,
    0,
    0,
    -1,
    0,
  )
  host.residents.set(0, me)
  me.active = true
  return { world, me, actors: makeActors(me) }
}

class Counter {
  value = 0
  increment(by = 1) {
    this.value += by
  }
  getValue() {
    return this.value
  }
  fail() {
    throw new RangeError('too far')
  }
  async slow() {
    await Promise.resolve()
    return this.value
  }
}

describe('a world in one thread', () => {
  it('spawns an actor, tells it, asks it, and accounts for every message', async () => {
    const { world, actors } = makeWorld('live')
    const count = (await actors.spawn(Counter, { name: 'count' })) as unknown as Ref<Counter>
    void count.increment.tell(2)
    void count.increment.tell()
    expect(await count.getValue()).toBe(3)
    expect(await count.slow()).toBe(3)
    await expect(count.fail()).rejects.toMatchObject({ name: 'HandlerError' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(world.broker.counts).toMatchObject({ sent: 5, settled: 4, failed: 1, died: 0, undeliverable: 0 })
  })

  it('holds every message in step mode until it is taken', async () => {
    const { world, me, actors } = makeWorld('step')
    const made = actors.spawn(Counter, { name: 'count' }) as Promise<unknown> as Promise<Ref<Counter>>
    let value: unknown
    const program = made.then(async (count) => {
      void count.increment.tell()
      void count.increment.tell()
      value = await count.getValue()
    })
    world.notebook.beginSlice(me.index)
    await world.still()
    expect(world.broker.steps().map((s) => [s.key, s.method, s.enabled])).toEqual([
      ['0#0.1', 'increment', true],
      ['0#0.2', 'increment', false],
      ['0#0.3', 'getValue', false],
    ])
    expect(world.broker.take('0#0.2')).toBe("increment can't go yet: it waits behind increment.")
    for (const key of ['0#0.1', '0#0.2', '0#0.3']) {
      expect(world.broker.take(key)).toBe('')
      await world.still()
    }
    await program
    expect(value).toBe(2)
  })
})
