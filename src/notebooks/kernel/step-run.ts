/**
 * A step run over real workers: one cell whose messages are held until the reader delivers them.
 *
 * Going back is running again: actors are dropped, workers stay, the prelude and the shortened delivery order are
 * played anew. Operations queue up behind each other, so a fast reader can't start two at once.
 */
import type { Broker, BrokerOptions } from '../../runtime/broker/broker'
import type { Relay } from '../../runtime/broker/relay'
import { faultOf, isFaultKey } from '../../runtime/protocol/faults'
import type { StepView } from '../../runtime/protocol/view'
import type { ContainerPool } from '../../runtime/cluster/pool'
import type { RunSettings } from '../../runtime/protocol/control'
import type { Bundle } from '../../runtime/ship/bundle'
import { Conductor, type Driver } from './conductor'
import { History } from './history'
import type { CellReport } from './kernel'
import { KeptSteps } from './kept-steps'
import type { KernelLink } from './kernel-link'
import type { Program } from './program'
import { UntilWatch, type Until } from './until'
import type { Way } from './way'
import { differenceBetween, type RememberedStates } from './remembered-states'

export interface StepRunParts {
  readonly relay: Relay
  readonly pool: ContainerPool
  makeDriver(settings: RunSettings): KernelLink
  /** Options of the next run, with an epoch of its own. */
  options(): BrokerOptions
  /** What the reader has seen before the cell; null where something was still going on. */
  readonly states: RememberedStates | null
  rebuilding(going: boolean): void
  /** The cell has ended once more, after the reader has gone back. */
  endedAgain(report: CellReport): void
  changed(): void
  problem(words: string): void
}

/** Steps that a run is let go on for, at the most. */
const RUN_AT_MOST = 10_000

/** How letting a run go on has ended. `over`: nothing can be taken any more. */
export interface RunEnd {
  readonly end: 'reached' | 'over' | 'halted' | 'limit' | 'refused'
  readonly words: string
}

export const STOPPED: CellReport = { status: 'stopped', error: null, result: '', shipped: 0 }

export class StepRun {
  private driver: KernelLink | null = null
  private conductor: Conductor | null = null
  private stillWaiters: (() => void)[] = []
  private tail: Promise<unknown> = Promise.resolve()
  private busy = false
  /** The reader has stopped the cell: it can't be played again to an end. */
  over = false
  private waited = false
  private disposed = false
  /** Something goes on that can't be stopped: what waits for quiet goes on without. */
  private givenUp = false
  private stopping: Promise<void> | null = null
  private beginning: Promise<string> = Promise.resolve('')
  /** What was tried since the first choice. */
  readonly history = new History()
  private readonly kept: KeptSteps
  private letGo = false
  private end: (report: CellReport) => void = () => {}
  private endedBefore = false
  private readonly ended: Promise<CellReport>

  constructor(
    readonly program: Program,
    readonly given: number,
    private readonly parts: StepRunParts,
  ) {
    this.kept = new KeptSteps(parts.relay)
    this.ended = new Promise((resolve) => (this.end = resolve))
  }

  /** Of all actors before the cell; null where they were not at rest. */
  get states(): RememberedStates | null {
    return this.parts.states
  }

  get stepsBefore(): number {
    return this.conductor?.stepsBefore ?? 0
  }

  /** Steps taken in this run, the given ones included. */
  get prefix(): readonly string[] {
    return this.conductor?.schedule ?? []
  }

  /** Deliveries so far, the given ones included. */
  get deliveries(): Broker['deliveries'] {
    return this.parts.relay.broker.deliveries.slice(this.stepsBefore)
  }

  /** Value of the cell's last expression, null while it waits. */
  get result(): string | null {
    const report = this.conductor?.report ?? null
    return report === null || report.status !== 'ok' ? null : report.result
  }

  get replaying(): boolean {
    return this.conductor?.replaying ?? true
  }

  get canUndo(): boolean {
    return !this.busy && this.prefix.length > this.given
  }

  /** Something goes on that the reader can halt. */
  get going(): boolean {
    return this.letGo
  }

  /** At rest, with something for the reader to deliver. */
  get waiting(): boolean {
    // Between two deliveries it still waits: what is shown doesn't flicker.
    if (!this.busy) this.waited = this.conductor !== null && this.parts.relay.broker.steps().length > 0
    return this.waited
  }

  /**
   * Runs to the first choice, or as far along the way as can be gone; resolves with the cell's report when the cell has
   * ended for the first time.
   */
  run(way: Way | null = null): Promise<CellReport> {
    if (way !== null) way.begun = true
    // A cell that spins never comes to its first choice, and can yet be stopped.
    this.rebuild(way?.keys ?? []).then(
      (problem) => {
        way?.arrive(problem || (this.over ? 'The cell was stopped.' : ''))
        // A step of the way that can't be taken leaves the run where it is.
        if (problem === '' || !this.replaying) return
        this.parts.problem(problem)
        this.end(STOPPED)
      },
      () => {
        way?.arrive('The cell was stopped.')
        this.end(STOPPED)
      },
    )
    return this.ended
  }

  private watch(conductor: Conductor): void {
    void conductor.finished?.then((report) => {
      this.parts.changed()
      if (this.conductor !== conductor) return
      if (this.endedBefore) this.parts.endedAgain(report)
      this.endedBefore = true
      this.end(report)
    })
  }

  quiet(): void {
    const waiters = this.stillWaiters
    this.stillWaiters = []
    for (const waiter of waiters) waiter()
  }

  private readonly still = (): Promise<void> => {
    if (this.parts.relay.broker.still || this.givenUp) return Promise.resolve()
    return new Promise((resolve) => this.stillWaiters.push(resolve))
  }

  /** One operation after the other. */
  private then<T>(operation: () => Promise<T>): Promise<T> {
    const next = this.tail.then(async () => {
      this.busy = true
      try {
        return await operation()
      } finally {
        this.busy = false
        this.parts.changed()
      }
    })
    this.tail = next.catch(() => undefined)
    return next
  }

  /** Starts again from the prelude and takes these steps; none of them: the given ones, made for the reader. */
  rebuild(keys: readonly string[]): Promise<string> {
    this.over = false
    this.givenUp = false
    return this.then(() => this.rebuildNow(keys))
  }

  private async rebuildNow(keys: readonly string[]): Promise<string> {
    this.parts.rebuilding(true)
    try {
      return await this.play(keys)
    } finally {
      this.parts.rebuilding(false)
    }
  }

  private async play(keys: readonly string[]): Promise<string> {
    const { relay, pool } = this.parts
    this.quiet()
    relay.restart(this.parts.options())
    const settings = relay.broker.settings
    await pool.recycle(settings)
    if (this.disposed) return ''
    this.driver ??= this.parts.makeDriver(settings)
    const driver = this.driver
    await driver.handle.ready
    await driver.handle.call('join', [settings, this.program.children, true])
    relay.connect(0, driver.handle.batches)
    if (this.over) return ''
    const conductor = new Conductor(relay.broker, driverOf(driver), this.still)
    this.conductor = conductor
    this.beginning = conductor.begin(this.program)
    const problem = await this.beginning
    if (problem !== '' || this.over) return problem
    const { states } = this.parts
    if (states !== null) {
      const difference = differenceBetween(states, conductor.statesBefore)
      if (difference !== '') this.parts.problem(difference)
    }
    this.watch(conductor)
    this.history.toStart()
    this.kept.begin()
    for (let i = 0; i < this.given && i >= keys.length; i++) await this.takeFirst()
    return (await this.advance(keys)) ?? this.play(keys)
  }

  /**
   * Takes these steps: from what is kept of them where that can be, else one after the other. Null where what is kept
   * turned out to be of another run: this one is to be made again from its beginning.
   */
  private async advance(keys: readonly string[]): Promise<string | null> {
    const { relay } = this.parts
    for (let at = 0; at < keys.length && !this.over;) {
      const made = await this.kept.makeAgain(
        keys,
        at,
        (step) => this.noting(step.key)(relay.feed(step)),
        () => this.over,
      )
      if (made === null) return null
      at += made
      if (made > 0) continue
      const refused = await this.makeStep(keys[at++])
      if (refused !== '') return refused
    }
    return ''
  }

  /** What a fault of a message is about: afterwards the message may be gone. */
  private aboutFault(key: string): StepView | null {
    const fault = isFaultKey(key) ? faultOf(key) : null
    if (fault === null || !('key' in fault)) return null
    return this.parts.relay.broker.steps().find((step) => step.key === fault.key) ?? null
  }

  /** Before a step: what writes it down when it was taken, with what came of it. */
  private noting(asked: string): (refused: string) => string {
    const { broker } = this.parts.relay
    const trouble = () => broker.counts.failed + broker.counts.died + broker.errorCount
    const before = trouble()
    const message = this.aboutFault(asked)
    return (refused) => {
      const { schedule, deliveries } = broker
      if (refused !== '' || schedule.length === 0) return refused
      const key = schedule[schedule.length - 1]
      const step = deliveries[deliveries.length - 1]
      const { from, to, method } = message ?? (step.fault ? { ...step, method: '' } : step)
      const mark = isFaultKey(key) ? 'fault' : trouble() > before ? 'error' : ''
      this.history.take(key, mark, { from, to, method })
      return ''
    }
  }

  /** Takes one step with the hosts. */
  private makeStep(key: string): Promise<string> {
    const note = this.noting(key)
    return this.kept.keep(key, async () => note(await this.conductor!.take(key)))
  }

  /** Takes the first step that can be taken. */
  private async takeFirst(): Promise<string> {
    await this.still()
    const first = this.parts.relay.broker.steps().find(({ enabled }) => enabled)
    return first === undefined ? 'Nothing is held.' : this.makeStep(first.key)
  }

  take(key: string): Promise<string> {
    return this.then(() => this.makeStep(key))
  }

  next(): Promise<string> {
    return this.then(() => this.takeFirst())
  }

  undo(): Promise<string> {
    if (!this.canUndo) return Promise.resolve('Nothing to undo.')
    return this.seek(this.history.position - 1)
  }

  /** To a place of the present way: back by running again, on by taking the steps that were taken before. */
  seek(position: number): Promise<string> {
    const { history } = this
    const to = Math.max(this.given, Math.round(position))
    const ahead = history.ahead
    if (to > history.position + ahead.length) return Promise.resolve('The run was not gone that far.')
    if (to < history.position) return this.rebuild(history.taken.slice(0, to))
    const keys = ahead.slice(0, to - history.position)
    return this.then(async () => {
      const all = [...history.taken, ...keys]
      return (await this.advance(keys)) ?? this.rebuildNow(all)
    })
  }

  /** To another branch, as far as it was gone. */
  branch(at: number, key: string): Promise<string> {
    const keys = this.history.branch(at, key)
    return keys === null ? Promise.resolve('There is no such branch here.') : this.rebuild(keys)
  }

  /** Takes first steps until the condition is met, somebody halts it, or nothing can be taken any more. */
  runUntil(until: Until, most = RUN_AT_MOST): Promise<RunEnd> {
    this.letGo = true
    return this.then(async (): Promise<RunEnd> => {
      try {
        const watch = new UntilWatch(until, this.parts.relay.broker)
        if (watch.problem !== '') return { end: 'refused', words: watch.problem }
        for (let taken = 0; taken < most; taken++) {
          if (!this.letGo) return { end: 'halted', words: '' }
          const refused = await this.takeFirst()
          if (refused !== '') return { end: 'over', words: refused }
          this.parts.changed()
          if (watch.reached()) return { end: 'reached', words: '' }
        }
        return { end: 'limit', words: `Stopped after ${most} steps: it has not come yet.` }
      } finally {
        this.letGo = false
      }
    })
  }

  /** Ends what runs on, after the step that it takes now. */
  halt(): void {
    this.letGo = false
  }

  /** The reader goes on: the rest is delivered in order, and what the cell set is given back. */
  async finish(keep = true): Promise<{ schedule: readonly string[]; variables: Bundle | null }> {
    await this.stopping
    const conductor = this.conductor
    if (conductor === null || this.driver === null) return { schedule: [], variables: null }
    this.kept.letGo()
    if (keep && !this.over) await this.then(() => conductor.playOn())
    const schedule = [...conductor.schedule]
    const { declares, assigns } = this.program.code
    let variables: Bundle | null = null
    if (keep)
      variables = await this.driver.handle.call('scopeBundle', [[...declares, ...assigns]]).catch(() => null)
    this.end(conductor.report ?? STOPPED)
    return { schedule, variables }
  }

  /** Ends the cell; what has been delivered stays as it is. */
  stop(): void {
    this.over = true
    this.letGo = false
    this.kept.letGo()
    this.stopping = this.stopDriver()
    this.end(STOPPED)
    this.parts.changed()
  }

  private async stopDriver(): Promise<void> {
    const { driver } = this
    if (driver === null) return
    this.conductor?.cancel()
    const ended = this.beginning.then(() => this.conductor?.finished)
    const stopped = await driver.stop(ended.catch(() => undefined))
    if (!stopped) {
      driver.dispose('it did not stop')
      if (this.driver === driver) this.driver = null
    }
    // The driver, or an actor, still spins: nobody waits for it to come to rest.
    if (!this.parts.relay.broker.still) this.givenUp = true
    this.quiet()
    this.parts.changed()
  }

  /** Delivers the rest in order, so that the cell ends; another one is wanted. */
  async goOn(): Promise<void> {
    this.kept.letGo()
    if (!this.over) await this.then(() => this.conductor?.playOn() ?? Promise.resolve())
  }

  dispose(): void {
    this.disposed = true
    this.kept.letGo()
    this.driver?.dispose('the run is over')
    this.driver = null
    this.end(STOPPED)
  }
}

function driverOf(link: KernelLink): Driver {
  return {
    takeScope: (bundle, fresh) => link.handle.call('takeScope', [bundle, fresh]),
    clear: () => link.handle.call('clear'),
    setSilent: (silent) => link.handle.call('setSilent', [silent]),
    run: (code, activation) => link.handle.call('run', [code, activation], Infinity),
  }
}
