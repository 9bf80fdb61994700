import { describe, expect, it } from 'vitest'
import type { Env } from '../actor/env'
import type { RunSettings, StartSpec, StateReport } from '../protocol/control'
import { countOf, headersOf, BatchBuilder, KIND, Kind, STRIDE, type Batch } from '../protocol/wire'
import { Host } from './host'

const settings = (epoch: number): RunSettings => ({
  epoch,
  pause: 0,
  clock: { seconds: 0, at: 0, rate: 1 },
  seed: 1,
  outboxBytes: 1000,
})

const isState = (arg: unknown): arg is StateReport =>
  typeof arg === 'object' && arg !== null && 'fields' in arg

/** A host with one actor of a class, told to by hand. */
function makeHost(Class: new (env: Env) => object) {
  const posted: Batch[] = []
  const timers: (() => void)[] = []
  const host = new Host(
    {
      evaluate: (_, env) => ({ Class: Class as new (...args: unknown[]) => object, args: [env] }),
      bundle: () => ({ bundle: {}, bytes: 0, cell: '', version: 1 }),
      pack: () => ({ bundle: {}, bytes: 0 }),
      unpack: () => undefined,
      place: () => null,
      post: (batch) => void posted.push(batch),
      drain: (then) => queueMicrotask(then),
      clock: () => 0,
      after: (_, fire) => void timers.push(fire),
      others: () => 0,
    },
    settings(1),
  )
  const spec = (incarnation: number): StartSpec => ({
    index: 1,
    id: '0.0',
    name: 'it',
    className: Class.name,
    incarnation,
    activation: 0,
    first: 1,
    pause: 0,
    children: 0,
    bundle: {},
    supervision: 'resume',
    maxConcurrency: 1,
    deadline: 30,
    seed: 1,
    cause: -1,
  })
  const wire = new BatchBuilder()
  const tell = (method: string, ordinal: number, epoch = 1) => {
    wire.push(Kind.Tell, 0, 0, 1, ordinal, ordinal, wire.intern(method), -1, 0, 0, ordinal, 1)
    host.receive(wire.take(epoch).batch)
  }
  /** Kinds of what the host has said since it was asked last. */
  const states: string[] = []
  const said = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve()
    return posted.splice(0).flatMap((batch) => {
      const headers = headersOf(batch)
      for (const arg of batch.args)
        if (isState(arg)) states.push(arg.fields.map((field) => field.text).join())
      return Array.from({ length: countOf(batch) }, (_, i) => headers[i * STRIDE + KIND])
    })
  }
  const pass = () => timers.splice(0).forEach((fire) => fire())
  /** The broker has it stop, or crash. */
  const end = (atOnce: boolean) => {
    wire.push(Kind.Drop, Number(atOnce), 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    host.receive(wire.take(1).batch)
  }
  return { host, spec, tell, said, pass, end, states }
}

/** Goes on by itself after its handling has been waiting for a timer. */
class Lingering {
  static resumed: string[] = []
  readonly #env: Env
  constructor(env: Env) {
    this.#env = env
  }
  async linger(): Promise<void> {
    const stay = new Promise<void>((resolve) => (Lingering.goOn = resolve))
    await stay
    const env = this.#env
    for (const [name, act] of Object.entries({
      stop: () => env.stop(1),
      log: () => env.log('log', 'still here'),
      display: () => env.display({}),
      tell: () => env.tell(0, 'hear', []),
      query: () => env.query('list'),
      sleep: () => env.sleep(1),
    })) {
      try {
        await act()
        Lingering.resumed.push(name)
      } catch (error) {
        Lingering.resumed.push(`${name}: ${String(error)}`)
      }
    }
  }
  static goOn: () => void = () => {}
}

describe('a host', () => {
  it('starts an actor and says so, handles what it is told and says how far it has come', async () => {
    const heard: number[] = []
    class Counter {
      value = 0
      add() {
        heard.push(++this.value)
      }
    }
    const { host, spec, tell, said } = makeHost(Counter)
    host.start(spec(1))
    expect(await said()).toEqual(expect.arrayContaining([Kind.Started, Kind.State]))
    tell('add', 1)
    tell('add', 2)
    expect(await said()).toEqual([Kind.Watermark, Kind.Watermark])
    expect(heard).toEqual([1, 2])
  })

  it.each([
    ['leaves its last state when it stops', false, [Kind.Watermark, Kind.State, Kind.Drop], '1'],
    ['leaves none when it crashes', true, [Kind.Watermark], '0'],
  ])('an actor %s', async (_, atOnce, words, state) => {
    class Counter {
      value = 0
      add() {
        this.value++
      }
    }
    const { host, spec, tell, said, end, states } = makeHost(Counter)
    host.start(spec(1))
    await said()
    tell('add', 1)
    end(atOnce)
    expect(await said()).toEqual(words)
    expect(states.at(-1)).toBe(state)
  })

  it('lets nothing out of what an actor of an earlier run still does, not even into the new run', async () => {
    const { host, spec, tell, said, pass } = makeHost(Lingering)
    Lingering.resumed = []
    host.start(spec(1))
    tell('linger', 1)
    await said()
    host.reset(settings(2))
    host.start(spec(1))
    await said()
    Lingering.goOn()
    const words = await said()
    pass()
    expect([...words, ...(await said())]).toEqual([])
    expect(Lingering.resumed).toEqual([
      'stop',
      'log',
      'display',
      "tell: BadCall: it is over: it can't send hear any more.",
      'query: BadCall: it is over.',
      'sleep: BadCall: it is over.',
    ])
  })

  it('takes no batch of another run', async () => {
    const { host, spec, tell, said } = makeHost(Lingering)
    host.start(spec(1))
    await said()
    tell('linger', 1, 7)
    expect(await said()).toEqual([])
  })

  it('ends the former incarnation when the next one is started before it was dropped', async () => {
    const { host, spec, tell, said } = makeHost(Lingering)
    Lingering.resumed = []
    host.start(spec(1))
    tell('linger', 1)
    host.start(spec(2))
    await said()
    Lingering.goOn()
    expect(await said()).toEqual([])
    expect(host.residents.get(1)?.incarnation).toBe(2)
  })

  it('settles a handler once, whatever its thenable does', async () => {
    class Odd {
      give() {
        return {
          then(yes: (value: number) => void, no: (error: unknown) => void) {
            yes(1)
            no(2)
            yes(3)
            throw new Error('and this')
          },
        }
      }
    }
    const { host, spec, tell, said } = makeHost(Odd)
    host.start(spec(1))
    await said()
    tell('give', 1)
    expect(await said()).toEqual([Kind.Watermark, Kind.Watermark])
    expect(host.residents.get(1)).toMatchObject({ running: 0, started: 2, settled: 2 })
  })
})
