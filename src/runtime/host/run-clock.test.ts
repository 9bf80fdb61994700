import { describe, expect, it } from 'vitest'
import type { Env } from '../actor/env'
import type { ClockReading, RunSettings } from '../protocol/control'
import { BatchBuilder, Kind, type Batch } from '../protocol/wire'
import { Host } from './host'

/** A worker whose clock and timers are moved by hand, with one actor in it. */
class Bench {
  /** Seconds of the machine's clock. */
  machine = 1000
  readonly posted: Batch[] = []
  readonly host: Host
  env!: Env
  private timers: { at: number; fire: () => void }[] = []
  private readonly wire = new BatchBuilder()

  constructor(clock: ClockReading, pause = 0) {
    const settings: RunSettings = { epoch: 1, pause, clock, seed: 1, outboxBytes: 1000 }
    const take = (env: Env) => (this.env = env)
    class Actor {
      constructor(env: Env) {
        take(env)
      }
    }
    this.host = new Host(
      {
        evaluate: (_, env) => ({ Class: Actor as new (...args: unknown[]) => object, args: [env] }),
        bundle: () => ({ bundle: {}, bytes: 0, cell: '', version: 1 }),
        pack: () => ({ bundle: {}, bytes: 0 }),
        unpack: () => undefined,
        place: () => null,
        post: (batch) => void this.posted.push(batch),
        drain: (then) => queueMicrotask(then),
        clock: () => this.machine,
        after: (seconds, fire) => void this.timers.push({ at: this.machine + seconds, fire }),
        others: () => 0,
      },
      settings,
    )
    this.host.start({
      index: 1, id: '0.0', name: 'it', className: 'Actor', incarnation: 1, activation: 0, first: 1, pause: 0,
      children: 0, bundle: {}, supervision: 'resume', maxConcurrency: 1, deadline: 30, seed: 1, cause: -1,
    }) // oxfmt-ignore
  }

  /** The machine's clock goes on, and its timers fire: the first so much earlier than it should. */
  async pass(seconds: number, early = 0): Promise<void> {
    const until = this.machine + seconds
    for (;;) {
      this.timers.sort((a, b) => a.at - b.at)
      if (this.timers.length === 0 || this.timers[0].at > until) break
      const { at, fire } = this.timers.shift()!
      this.machine = Math.max(this.machine, at - early)
      early = 0
      fire()
      await settled()
    }
    this.machine = until
  }

  /** The broker says how the run's clock lies to the machine's from now on. */
  say(clock: ClockReading, pause = 0): void {
    this.wire.push(Kind.Mode, pause, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
    this.wire.args.push(clock)
    this.host.receive(this.wire.take(1).batch)
  }

  sleep(seconds: number): { over: boolean } {
    const sleeper = { over: false }
    void this.env.sleep(seconds).then(() => (sleeper.over = true))
    return sleeper
  }

  ask(): { error: string } {
    const asker = { error: '' }
    this.env.ask(0, 'hear', []).catch((error: unknown) => (asker.error = String(error)))
    return asker
  }
}

async function settled(): Promise<void> {
  for (let n = 0; n < 10; n++) await Promise.resolve()
}

const LATE = 'DeadlineExceeded: No answer to the actor.hear within 30 s. It may still be handled later.'

describe("a host's clock with a factor", () => {
  it("goes so many times as fast as the machine's", () => {
    const bench = new Bench({ seconds: 5, at: 1000, rate: 10 })
    expect(bench.host.now()).toBe(5)
    bench.machine += 2
    expect(bench.host.now()).toBe(25)
  })

  it('goes on from where it is when the factor changes', () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 1 })
    bench.machine += 3
    bench.say({ seconds: 3, at: 1003, rate: 60 })
    expect(bench.host.now()).toBe(3)
    bench.machine += 1
    expect(bench.host.now()).toBe(63)
    bench.say({ seconds: 63, at: 1004, rate: 2 })
    bench.machine += 1
    expect(bench.host.now()).toBe(65)
  })

  it('stands still, and does not go back, where a host hears late that it is slower', () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 100 })
    bench.machine += 2
    expect(bench.host.now()).toBe(200)
    // It was slowed a second ago.
    bench.say({ seconds: 100, at: 1001, rate: 1 })
    expect(bench.host.now()).toBe(200)
    bench.machine += 50
    expect(bench.host.now()).toBe(200)
    bench.machine += 50
    expect(bench.host.now()).toBe(201)
  })

  it('begins anew with a new run', () => {
    const bench = new Bench({ seconds: 500, at: 1000, rate: 100 })
    bench.machine += 2
    bench.host.reset({
      epoch: 2,
      pause: 0,
      clock: { seconds: 0, at: 1002, rate: 1 },
      seed: 1,
      outboxBytes: 1,
    })
    bench.machine += 2
    expect(bench.host.now()).toBe(2)
  })

  it('stands still while messages are held', () => {
    const bench = new Bench({ seconds: 7, at: 1000, rate: 60 }, 1)
    bench.machine += 100
    expect(bench.host.now()).toBe(7)
  })
})

describe('sleep', () => {
  it('takes a tenth of the time where the clock is ten times as fast', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 10 })
    const sleeper = bench.sleep(10)
    await bench.pass(0.99)
    expect(sleeper.over).toBe(false)
    await bench.pass(0.02)
    expect(sleeper.over).toBe(true)
  })

  it('ends when so much of the run has passed, also where the factor changes meanwhile', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 1 })
    const sleeper = bench.sleep(100)
    await bench.pass(40)
    bench.say({ seconds: 40, at: bench.machine, rate: 10 })
    await bench.pass(5)
    bench.say({ seconds: 90, at: bench.machine, rate: 1 })
    await bench.pass(9)
    expect(sleeper.over).toBe(false)
    await bench.pass(2)
    expect(sleeper.over).toBe(true)
    expect(bench.host.now()).toBe(101)
  })

  it('lasts as long as it says where the timer of the machine is early', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 1000 })
    let woke = 0
    void bench.env.sleep(10).then(() => (woke = bench.host.now()))
    await bench.pass(0.011, 0.001)
    expect(woke).toBeGreaterThanOrEqual(10 - 1e-6)
  })
})

describe('the deadline of an ask', () => {
  it('is on the run’s clock, to the second where that is fast', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 100 })
    const asker = bench.ask()
    await bench.pass(0.29)
    expect(asker.error).toBe('')
    await bench.pass(0.02)
    expect(asker.error).toBe(LATE)
  })

  it('comes sooner when the clock is made faster', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 1 })
    const asker = bench.ask()
    await bench.pass(20)
    bench.say({ seconds: 20, at: bench.machine, rate: 100 })
    await bench.pass(0.11)
    expect(asker.error).toBe(LATE)
  })

  it('is not that of what the machine itself has to do', async () => {
    const bench = new Bench({ seconds: 0, at: 1000, rate: 1000 })
    let error = ''
    bench.env.query('list').catch((reason: unknown) => (error = String(reason)))
    await bench.pass(29)
    bench.host.tick()
    await settled()
    expect(error).toBe('')
    bench.say({ seconds: 29_000, at: bench.machine, rate: 1 })
    await bench.pass(0.5)
    bench.host.tick()
    await settled()
    expect(error).toBe('')
    await bench.pass(1)
    bench.host.tick()
    await settled()
    expect(error).toContain('DeadlineExceeded')
  })
})
