/**
 * A program run in one thread: the world of the explorer with a kernel as its notebook.
 */
import type { Played } from '../../runtime/explore/naive'
import { isFaultKey } from '../../runtime/protocol/faults'
import { World } from '../../runtime/explore/world'
import { codeShell } from '../../runtime/host/actor-shell'
import type { ModuleMaker } from '../../runtime/host/modules'
import type { Resident } from '../../runtime/host/resident'
import { Conductor } from './conductor'
import { Kernel } from './kernel'
import type { Program } from './program'
import type { DisplayOperation } from '../../runtime/protocol/display'

/** Loop rounds and calls that one slice may take before it counts as endless. */
const BUDGET = 20_000_000
/** Steps at the most in one run. */
const DEPTH = 2000

export interface Simulated {
  readonly world: World
  readonly conductor: Conductor
  readonly kernel: Kernel
  readonly shown: readonly DisplayOperation[]
}

export interface SimulationParts {
  readonly makers: Readonly<Record<string, ModuleMaker>>
  drain(then: () => void): void
  entered(resident: Resident): void
}

/** Makes the world of a program; nothing has run yet. */
export function simulate(
  program: Pick<Program, 'seed' | 'limit' | 'children' | 'platform'>,
  parts: SimulationParts,
): Simulated {
  let rounds = 0
  const check = () => {
    if (++rounds > BUDGET)
      throw new Error('It runs on without an end: more than 20 million rounds in one go.')
  }
  const shown: DisplayOperation[] = []
  const world = new World(
    {
      host: () => codeShell(parts.makers, () => 'explore', check),
      drain: (then) =>
        parts.drain(() => {
          rounds = 0
          then()
        }),
      entered: (resident) => parts.entered(resident),
      display: (_actor, operation) => shown.push(operation as DisplayOperation),
    },
    {
      epoch: 1,
      seed: program.seed,
      platform: program.platform,
      mode: 'step',
      placement: { limit: program.limit, share: 'spread' },
      indices: new Map(),
      recordBytes: 1,
    },
  )
  const kernel = new Kernel(world.notebook, world.broker.settings, parts.makers, 'explore', check)
  kernel.me.children = program.children
  const conductor = new Conductor(
    world.broker,
    {
      takeScope: async (bundle, fresh) => kernel.takeScope(bundle, fresh),
      clear: async () => kernel.clear(),
      setSilent: async (silent) => {
        kernel.silent = silent
        await Promise.resolve()
      },
      run: (code, activation) => kernel.run(code, activation),
    },
    () => world.still(),
  )
  return { world, conductor, kernel, shown }
}

/** Plays a program along a prefix and on by first choices (or by `choose`), to its end. */
export async function playOut(
  program: Program,
  prefix: readonly string[],
  parts: SimulationParts,
  choose: (keys: readonly string[]) => string = (keys) => keys[0],
): Promise<Played> {
  const { world, conductor } = simulate(program, parts)
  const taken: string[] = []
  const choices: string[][] = []
  const received = new Map<number, string[]>()
  const ended = (status: Played['status'], words: string, value = ''): Played => {
    const signature = [...received].sort((a, b) => a[0] - b[0]).map(([to, keys]) => `${to}:${keys.join(',')}`)
    return { status, words, taken, choices, signature: signature.join(';'), value }
  }
  const problem = await conductor.begin(program)
  if (problem !== '') return ended('refused', problem)
  for (;;) {
    await world.still()
    const steps = world.broker.steps()
    const enabled = steps.filter((step) => step.enabled).map((step) => step.key)
    if (taken.length < prefix.length) {
      const key = prefix[taken.length]
      if (isFaultKey(key)) {
        const refused = world.broker.take(key)
        if (refused !== '') return ended('refused', refused)
        choices.push([])
        taken.push(key)
        continue
      }
      if (!enabled.includes(key)) return ended('refused', `the step ${key} could not be taken again.`)
    }
    if (enabled.length === 0) break
    if (taken.length >= DEPTH) return ended('failed', `More than ${DEPTH} steps in one order.`)
    const key = taken.length < prefix.length ? prefix[taken.length] : choose(enabled)
    const step = steps.find((s) => s.key === key)!
    choices.push(enabled)
    taken.push(key)
    const list = received.get(step.to)
    if (list) list.push(key)
    else received.set(step.to, [key])
    world.broker.take(key)
  }
  const report = conductor.report ?? (await settled(conductor))
  const value =
    report === null
      ? 'the cell still waits'
      : report.status === 'ok'
        ? report.result
        : `${report.error?.name ?? 'Error'}: ${report.error?.message ?? ''}`
  return ended('done', '', value)
}

/** The report of a cell that has ended, a few microtasks late; null for one that waits for ever. */
async function settled(conductor: Conductor): Promise<Conductor['report']> {
  for (let i = 0; i < 50 && conductor.report === null; i++) await Promise.resolve()
  return conductor.report
}
