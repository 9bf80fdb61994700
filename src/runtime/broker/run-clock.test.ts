import { expect, it } from 'vitest'
import { Broker } from './broker'
import { Network } from './network'

const SECOND = 100_000

/** A broker whose machine's clock is moved by hand. */
function makeBroker(mode: 'live' | 'step' = 'live', clockRate?: number) {
  const machine = { now: 0 }
  const broker = new Broker(
    {
      now: () => machine.now,
      realTime: () => 1000 + machine.now / SECOND,
      start() {},
      open() {},
      kill() {},
      wake() {},
      quiet() {},
      display() {},
    },
    { epoch: 1, seed: 1, mode, clockRate, placement: { limit: 1, share: 'spread' }, indices: new Map() },
  )
  return {
    broker,
    pass: (seconds: number) => void (machine.now += seconds * SECOND),
    clock: () => broker.settings.clock,
    /** What the notebook's host was told of the clock since it was asked last. */
    told: () =>
      [...broker.dirtyLinks()].flatMap((link) =>
        link.take(1).batch.args.filter((arg) => typeof arg === 'object' && arg !== null && 'rate' in arg),
      ),
  }
}

it('the clock of a run goes on from where it is when its factor changes, and hosts are told', () => {
  const { broker, pass, clock, told } = makeBroker()
  pass(4)
  expect(clock()).toEqual({ seconds: 4, at: 1004, rate: 1 })
  broker.setClockRate(10)
  expect(clock()).toEqual({ seconds: 4, at: 1004, rate: 10 })
  expect(told()).toEqual([{ seconds: 4, at: 1004, rate: 10 }])
  pass(2)
  expect([clock().seconds, broker.time]).toEqual([expect.closeTo(24), 24 * SECOND])
  broker.setClockRate(1)
  pass(1)
  expect([clock().seconds, broker.time]).toEqual([expect.closeTo(25), 25 * SECOND])
})

it('hosts are told nothing where the factor stays as it is', () => {
  const { broker, told } = makeBroker()
  broker.setClockRate(1)
  expect(told()).toEqual([])
})

it('the clock stands still while messages are held, and goes on from there with its factor', () => {
  const { broker, pass, clock, told } = makeBroker('live', 10)
  pass(1)
  broker.setMode('step')
  told()
  expect(clock().seconds).toBe(10)
  pass(100)
  broker.setClockRate(60)
  expect(told()).toEqual([])
  expect(clock().seconds).toBe(10)
  // A person took their time, and that was real.
  expect(broker.time).toBe(110 * SECOND)
  broker.setMode('live')
  expect(told()).toEqual([{ seconds: 10, at: 1101, rate: 60 }])
  pass(1)
  expect([clock().seconds, broker.time]).toEqual([expect.closeTo(70), 170 * SECOND])
})

it('a network takes time of the run, and what is on its way comes sooner when that is faster', () => {
  const network = new Network(1)
  network.become({ ordering: 'ordered', loss: 0, latency: 10, answers: 'steps' })
  const arrived: string[] = []
  network.send('live', 0, 0, () => arrived.push('slow'))
  network.setPace(10, 5 * SECOND)
  network.send('live', 5 * SECOND, 1, () => arrived.push('quick'))
  network.arrive(5.49 * SECOND)
  expect(arrived).toEqual([])
  network.arrive(5.5 * SECOND)
  expect(arrived).toEqual(['slow'])
  network.arrive(6 * SECOND)
  expect(arrived).toEqual(['slow', 'quick'])
})

it('a message travels on the stage as long as before, however fast the clock of the run goes', () => {
  const network = new Network(1)
  network.travel = SECOND
  network.setPace(60, 0)
  let arrived = 0
  network.send('slow', 0, 0, () => arrived++)
  network.setPace(1, SECOND / 2)
  network.arrive(SECOND - 1)
  expect(arrived).toBe(0)
  network.arrive(SECOND)
  expect(arrived).toBe(1)
})
