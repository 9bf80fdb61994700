import { describe, expect, it } from 'vitest'
import type { Reference } from '../../runtime/actor/reference'
import { RandomStream } from '../../runtime/clock/random'
import { TestCode } from '../../runtime/explore/testing/code'
import { randomProgram } from '../../runtime/explore/testing/program'
import { makeWalkers, Watch } from '../../runtime/explore/testing/walker'
import { World } from '../../runtime/explore/world'
import { Resident } from '../../runtime/host/resident'
import { Picture } from './picture'

const context = {
  phase: 'waiting',
  speed: 1,
  clockRate: 1,
  canUndo: false,
  begun: 1,
  given: 0,
  history: null,
  going: false,
  stepsBefore: 0,
  watched: -1,
  oldCode: () => false,
} as const

/** Delivers in a drawn order; pictures are asked for at drawn moments, also while a delivery is being handled. */
async function watched(seed: number, often: number) {
  const random = new RandomStream(seed, 'pictures')
  const code = new TestCode()
  const world = new World(
    { host: () => code.parts(), drain: (then) => void setImmediate(then), display: () => {} },
    {
      epoch: 1,
      seed,
      mode: 'step',
      placement: { limit: 4, share: 'spread' },
      indices: new Map(),
      recordBytes: 1,
    },
  )
  const host = world.notebook
  const me = new Resident(
    host, 0, '0', 'notebook', 'notebook', [], 1, 'resume', Infinity, 30, seed, 0, 0, -1, 0,
  ) // oxfmt-ignore
  host.adopt(me)
  me.active = true
  const rules = { letters: 14, live: false, stops: true }
  const program = randomProgram(new RandomStream(seed, 'program'), rules)
  const { Sink, Walker } = makeWalkers(new Watch())
  const walk = async (): Promise<void> => {
    const refs: Reference[] = [await me.spawn(Sink as never, { name: 'sink' })]
    for (const walker of program.walkers) refs.push(await me.spawn(Walker as never, walker))
    await new Walker(me).follow(program.body, refs, { from: '', seq: -1, node: 0, body: program.body })
  }
  void walk().catch(() => undefined)
  host.beginSlice(0)

  const { broker } = world
  const picture = new Picture(broker)
  const cameBack: string[] = []
  let unsettled = 0
  const look = (): void => {
    const frame = picture.frame(world.now(), context)
    if (!broker.still) unsettled++
    const gone = new Set(broker.schedule)
    for (const { key } of frame.held) if (gone.has(key)) cameBack.push(key)
  }
  for (let taken = 0; taken < 200; taken++) {
    await world.still()
    if (random.next() < often) look()
    const enabled = broker.steps().filter((step) => step.enabled)
    if (enabled.length === 0) break
    broker.take(enabled[Math.floor(random.next() * enabled.length)].key)
    if (random.next() < often) look()
  }
  return { cameBack, unsettled }
}

describe('what is held', () => {
  it('never has a message again that was delivered, whenever the pictures are asked for', async () => {
    let unsettled = 0
    for (let seed = 1; seed <= 60; seed++) {
      const run = await watched(seed, [0.2, 0.5, 0.9][seed % 3])
      expect(run.cameBack, `seed ${seed}`).toEqual([])
      unsettled += run.unsettled
    }
    expect(unsettled).toBeGreaterThan(300)
  })
})
