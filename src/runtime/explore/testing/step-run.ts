/**
 * One random program in step mode: an order of deliveries is drawn or followed, and what came of it is kept.
 */
import type { Reference } from '../../actor/reference'
import type { BrokerOptions } from '../../broker/broker'
import { RandomStream } from '../../clock/random'
import { faultKey, isFaultKey, type FaultRule, type MessageFault } from '../../protocol/faults'
import { hashText } from '../../protocol/identity'
import { Resident } from '../../host/resident'
import { World } from '../world'
import { TestCode } from './code'
import { cutOffBy, rowsOf } from './live-run'
import { randomProgram } from './program'
import { makeWalkers, Watch, type Letter } from './walker'

export interface StepRunResult {
  /** Keys of steps, and `kill N` for the end of a container. */
  readonly schedule: readonly string[]
  readonly rows: readonly string[]
  readonly hash: number
  readonly watch: Watch
  readonly world: World
  /** Why a followed schedule could not be taken, or ''. */
  readonly refused: string
  /** Keys that two waiting steps had at the same time. */
  readonly doubled: readonly string[]
  readonly cutOff: number
}

export interface StepRunOptions {
  readonly kills?: number
  /** How many faults are drawn on the way. */
  readonly faults?: number
  readonly answers?: 'steps' | 'immediate'
  readonly ordering?: 'ordered' | 'unordered'
  /** Faults that wait for their messages from the start. */
  readonly rules?: readonly FaultRule[]
  /** Followed instead of drawing. */
  readonly follow?: readonly string[]
  readonly broker?: Partial<BrokerOptions>
}

const STEPS = 400

export async function stepRun(
  seed: number,
  drain: (then: () => void) => void,
  options: StepRunOptions = {},
): Promise<StepRunResult> {
  const rules = { letters: 18, live: false, stops: true }
  const program = randomProgram(new RandomStream(seed, 'program'), rules)
  const code = new TestCode()
  const world = new World(
    { host: () => code.parts(), drain, display: () => {} },
    {
      epoch: 1,
      seed,
      mode: 'step',
      placement: { limit: 4, share: 'spread' },
      indices: new Map(),
      recordBytes: 1,
      ...options.broker,
    },
  )
  const { broker } = world
  broker.answers = options.answers ?? 'steps'
  broker.ordering = options.ordering ?? 'ordered'
  for (const rule of options.rules ?? []) broker.faults.add(rule)
  const host = world.notebook
  const me = new Resident(
    host, 0, '0', 'notebook', 'notebook', [], 1, 'resume', Infinity, 30, seed, 0, 0, -1, 0,
  ) // oxfmt-ignore
  host.adopt(me)
  me.active = true
  const watch = new Watch()
  const { Sink, Walker } = makeWalkers(watch)
  const walk = async () => {
    const refs: Reference[] = [await me.spawn(Sink as never, { name: 'sink' })]
    for (const walker of program.walkers) refs.push(await me.spawn(Walker as never, walker))
    const letter: Letter = { from: '', seq: -1, node: 0, body: program.body }
    await new Walker(me).follow(program.body, refs, letter)
  }
  void walk().catch(() => undefined)
  host.beginSlice(0)

  const schedule: string[] = []
  const doubled: string[] = []
  let refused = ''
  let cutOff = 0
  const random = new RandomStream(seed, 'schedule')
  let kills = options.kills ?? 0
  let faults = options.faults ?? 0
  for (;;) {
    await world.still()
    const steps = broker.steps()
    const keys = steps.map((step) => step.key)
    doubled.push(...keys.filter((key, i) => keys.indexOf(key) !== i))
    const enabled = steps.filter((step) => step.enabled).map((step) => step.key)
    let next: string | undefined
    if (options.follow !== undefined) next = options.follow[schedule.length]
    else if (schedule.length < STEPS) next = drawFault(keys) ?? draw(enabled)
    if (next === undefined) break
    const kill = /^kill (\d+)$/.exec(next)
    if (kill !== null) {
      cutOff += cutOffBy(broker, Number(kill[1]))
      broker.killContainer(Number(kill[1]), 'its worker was ended')
    } else refused = broker.take(next)
    // A drawn fault may be one that can't be made: then nothing has happened.
    if (refused !== '' && options.follow === undefined && isFaultKey(next)) {
      refused = ''
      continue
    }
    if (refused !== '') break
    schedule.push(next)
  }
  const rows = rowsOf(broker)
  return { schedule, rows, hash: hashText(rows.join('\n')), watch, world, refused, doubled, cutOff }

  function drawFault(keys: readonly string[]): string | undefined {
    if (faults === 0 || keys.length === 0 || random.next() > 0.2) return undefined
    faults--
    const one = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]
    const ids = broker.actors.filter((entry) => entry !== undefined).map(({ id }) => id)
    const kind = one(['drop', 'duplicate', 'hold', 'release', 'ahead', 'crash', 'lose', 'limit', 'revive', 'wall', 'heal', 'chance']) // oxfmt-ignore
    switch (kind) {
      case 'crash':
      case 'lose':
      case 'limit':
        return faultKey({ do: kind, actor: one(ids) })
      case 'revive': {
        const dead = broker.actors.filter((entry) => entry?.status === 'dead').map(({ id }) => id)
        return faultKey({ do: kind, actor: one(dead.length > 0 ? dead : ids) })
      }
      case 'wall':
        return faultKey({
          do: 'wall',
          groups: [ids.filter((_, n) => n % 2 === 0), ids.filter((_, n) => n % 2 > 0)],
        })
      case 'heal':
        return faultKey({ do: 'heal' })
      case 'chance':
        return faultKey({ do: 'chance', chance: { loss: 0.1, answers: 0.1, double: 0.1, crash: 0.02 } })
      default:
        return faultKey({ do: kind as MessageFault, key: one(keys) })
    }
  }

  function draw(enabled: readonly string[]): string | undefined {
    const sink = broker.actors[broker.directory.get('sink') ?? 0].container
    const containers = [...world.hosts.keys()].filter((n) => n > 0 && n !== sink)
    if (kills > 0 && containers.length > 0 && random.next() < 0.08) {
      kills--
      return `kill ${containers[Math.floor(random.next() * containers.length)]}`
    }
    return enabled[Math.floor(random.next() * enabled.length)]
  }
}
