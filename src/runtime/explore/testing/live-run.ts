/**
 * One random program under one random interleaving, and everything about it that isn't as it has to be.
 */
import type { SpawnOptions } from '../../actor/env'
import type { Reference } from '../../actor/reference'
import type { Broker, BrokerOptions } from '../../broker/broker'
import { RandomStream } from '../../clock/random'
import { Kind } from '../../protocol/wire'
import { Outcome } from '../../record/record'
import { randomProgram, type WalkProgram } from './program'
import { Threads } from './threads'
import { makeWalkers, Watch, type Letter } from './walker'

export interface LiveRunOptions {
  readonly kills: number
  readonly stops?: boolean
  readonly letters?: number
  /** Share of messages that the network loses. */
  readonly loss?: number
  readonly ordering?: 'ordered' | 'unordered'
  /** The run is paused at random, and goes on a while later; in a hurry, also before all is still. */
  readonly pauses?: 'patient' | 'hurried'
  readonly broker?: Partial<BrokerOptions>
}

export interface LiveRun {
  readonly threads: Threads
  readonly watch: Watch
  readonly program: WalkProgram
  readonly kills: number
  /** Handlings that kills may have cut off. */
  readonly cutOff: number
}

export async function liveRun(
  seed: number,
  drain: (then: () => void) => void,
  options: LiveRunOptions,
): Promise<LiveRun> {
  const program = randomProgram(new RandomStream(seed, 'program'), {
    letters: options.letters ?? 25,
    live: true,
    stops: options.stops ?? true,
  })
  const threads = new Threads(drain, { seed, ...options.broker })
  const watch = new Watch()
  const { Sink, Walker } = makeWalkers(watch)
  const me = threads.notebook
  const random = new RandomStream(seed, 'interleaving')
  const spawn = (Class: unknown, spawnOptions: SpawnOptions) => me.spawn(Class as never, spawnOptions)

  const refs: Reference[] = []
  const made = (async () => {
    refs.push(await spawn(Sink, { name: 'sink' }))
    for (const walker of program.walkers) refs.push(await spawn(Walker, walker))
  })()
  await threads.run(random)
  await made
  const loss = options.loss ?? 0
  const ordering = options.ordering ?? 'ordered'
  if (loss > 0 || ordering === 'unordered') {
    void me.query('network', { ordering, loss, latency: 0, answers: 'steps' })
    await threads.run(random)
  }

  const notebook = new Walker(me)
  const letter: Letter = { from: '', seq: -1, node: 0, body: program.body }
  const sink = threads.broker.actors[threads.broker.directory.get('sink')!].container
  let left = options.kills
  let cutOff = 0
  const kill = () => {
    const containers = threads.running.filter((container) => container !== sink)
    if (left === 0 || containers.length === 0 || random.next() > 0.03) return
    left--
    const container = containers[Math.floor(random.next() * containers.length)]
    cutOff += cutOffBy(threads.broker, container)
    threads.broker.killContainer(container, 'its worker was ended')
  }
  const between = () => {
    kill()
    if (options.pauses !== undefined) pauseOrGoOn(threads, random, options.pauses === 'hurried')
  }
  const walked = Promise.resolve(notebook.follow(program.body, refs, letter))
  await threads.run(random, between)
  while (threads.broker.mode === 'step') {
    if (!threads.broker.still) throw new Error('nothing is on its way any more, and yet it is not still')
    threads.broker.setMode('live')
    await threads.run(random, between)
  }
  // What no message wakes any more: deadlines of asks.
  for (let i = 0; i < 4; i++) {
    threads.pass(31)
    await threads.run(random)
  }
  void walked.catch(() => undefined)
  return { threads, watch, program, kills: options.kills - left, cutOff }
}

/** Pausing revokes credit: once the hosts are still, none of them has a message that it hasn't begun. */
function pauseOrGoOn({ broker }: Threads, random: RandomStream, hurried: boolean): void {
  if (broker.mode !== 'step') {
    if (random.next() < 0.05) broker.setMode('step')
    return
  }
  if (!broker.still) {
    if (hurried && random.next() < 0.05) broker.setMode('live')
    return
  }
  for (const { id, status, box } of broker.actors) {
    if (status !== 'alive' || box.delivered === box.started) continue
    throw new Error(`${id} still has ${box.delivered - box.started} messages that were not taken back`)
  }
  if (random.next() < 0.3) broker.setMode('live')
}

/** Handlings that the end of a container may cut off: one an actor, or as many as it allows at once. */
export function cutOffBy(broker: Broker, container: number): number {
  return broker.actors
    .filter((entry) => entry.container === container)
    .reduce((sum, { maxConcurrency, box }) => sum + Math.min(maxConcurrency, box.delivered - box.settled), 0)
}

/** A run's rows as text without times: equal runs have equal texts. */
export function rowsOf(broker: Broker): string[] {
  const { record, names } = broker
  const rows: string[] = []
  for (let row = record.first; row < record.rows; row++) {
    const { kind, from, to, method, activation, n, cause, outcome } = record.read(row)!
    const [a, b] = [from, to].map((index) => broker.actors[index]?.id ?? index)
    rows.push([kind, a, b, names[method], activation, n, cause, outcome].join(' '))
  }
  return rows
}

/** Rows of tells and asks by how they ended. */
export function outcomes({ record }: Broker): Record<string, number> {
  const counts = { sent: 0, settled: 0, failed: 0, died: 0, undeliverable: 0, lost: 0, open: 0 }
  for (let row = record.first; row < record.rows; row++) {
    const { kind, outcome } = record.read(row)!
    if (kind !== (Kind.Tell as number) && kind !== (Kind.Ask as number)) continue
    counts.sent++
    if (outcome === Outcome.Settled) counts.settled++
    else if (outcome === Outcome.Failed) counts.failed++
    else if (outcome === Outcome.Died) counts.died++
    else if (outcome === Outcome.Undeliverable) counts.undeliverable++
    else if (outcome === Outcome.Lost) counts.lost++
    else counts.open++
  }
  return counts
}

/** Letters to walkers: those that a handler answered or failed, and those that died. */
function walksOf({ record, names }: Broker): { ended: number; died: number } {
  const walks = { ended: 0, died: 0 }
  for (let row = record.first; row < record.rows; row++) {
    const { kind, method, outcome } = record.read(row)!
    if (kind > (Kind.Ask as number) || names[method] !== 'walk') continue
    if (outcome === Outcome.Died) walks.died++
    else if (outcome === Outcome.Settled || outcome === Outcome.Failed) walks.ended++
  }
  return walks
}

/** What is wrong with a run at rest; nothing, it is to be hoped. */
export function problems(broker: Broker, watch: Watch, cutOff: number): string[] {
  const found: string[] = []
  const { fenced: _, ...counted } = broker.counts
  const { sent, settled, failed, died, undeliverable, lost } = counted
  const rest = sent - settled - failed - died - undeliverable - lost
  if (rest !== 0) found.push(`${rest} of ${sent} messages are still open: ${JSON.stringify(counted)}`)
  const rows = outcomes(broker)
  if (JSON.stringify({ ...counted, open: rest }) !== JSON.stringify({ ...counted, ...rows })) {
    found.push(`counts ${JSON.stringify(counted)} are not those of the rows ${JSON.stringify(rows)}`)
  }
  if (!broker.atRest) found.push('the broker is not at rest')
  for (const asked of watch.asked) {
    const { id, incarnation, index } = asked.env
    const entry = broker.actors[index]
    const alive = index === 0 || (entry.status === 'alive' && entry.incarnation === incarnation)
    if (asked.state === 'open' && alive) found.push(`the ask of ${id} in letter ${asked.node} is pending`)
  }
  if (died > cutOff) found.push(`${died} messages died, and kills have cut off ${cutOff} at the most`)

  const walks = walksOf(broker)
  const handled = watch.notes.filter((note) => !note.late).length
  if (lost === 0 && (handled < walks.ended || handled > walks.ended + walks.died)) {
    found.push(`${handled} walks were heard of, ${walks.ended} ended and ${walks.died} died`)
  }

  const last = new Map<string, number>()
  const incarnations = new Map<string, number>()
  const nodes = new Set<number>()
  for (const { from, by, seq, node, incarnation, late } of watch.notes) {
    if (incarnation < (incarnations.get(by) ?? 1)) found.push(`${by} spoke as ${incarnation} after its end`)
    incarnations.set(by, incarnation)
    if (late) continue
    if (nodes.has(node)) found.push(`letter ${node} was handled twice`)
    nodes.add(node)
    const pair = `${from}→${by}`
    if (seq <= (last.get(pair) ?? -1)) found.push(`${pair} got ${seq} after ${last.get(pair)}`)
    last.set(pair, seq)
  }
  return found
}
