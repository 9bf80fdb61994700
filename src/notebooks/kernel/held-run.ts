/**
 * The run that the reader steps through, from the cell's start until the branch is kept or dropped.
 *
 * Keeping makes it everybody's: what the cell made and set goes to the kernel, and its broker becomes the live one.
 * Dropping leaves the kernel as it was before the cell. At most one run is held at a time.
 */
import type { Broker, BrokerOptions } from '../../runtime/broker/broker'
import type { Relay } from '../../runtime/broker/relay'
import type { ContainerPool } from '../../runtime/cluster/pool'
import { faultKey, type Fault } from '../../runtime/protocol/faults'
import type { RunSettings } from '../../runtime/protocol/control'
import type { StageFrame } from '../../runtime/protocol/view'
import type { Bundle } from '../../runtime/ship/bundle'
import type { CodeCell } from '../document/notebook'
import type { OrderEvidence } from '../exercises/evidence'
import type { Step } from '../exercises/promise'
import { STATES } from './cell-queue'
import type { CellRuns } from './cell-runs'
import { courseOf, type Course } from './course'
import type { Explorer } from './explorer'
import type { CellReport } from './kernel'
import type { KernelLink } from './kernel-link'
import type { Prelude } from './prelude'
import type { PreludeEntry, Program } from './program'
import type { ExploreReport, Refused } from './session'
import { rememberStates, type RememberedStates } from './remembered-states'
import { STOPPED, StepRun, type RunEnd } from './step-run'
import { UntilWatch, type Until } from './until'
import type { Way } from './way'

export interface HeldRunParts {
  readonly relay: Relay
  readonly pool: ContainerPool
  readonly runs: CellRuns
  readonly prelude: Prelude
  readonly explorer: Explorer
  kernel(): KernelLink
  makeDriver(settings: RunSettings): KernelLink
  /** Options of the next run, with an epoch of its own. */
  nextOptions(program: Program): BrokerOptions
  /** The picture as it is now, shown while the run is played anew. */
  frame(): StageFrame
  /** Another broker is there: the picture begins again. */
  newPicture(): void
  /** Is this the cell that runs now? */
  isCurrent(cell: string): boolean
  /** Delivery after the branch is kept. */
  modeAfter(): 'live' | 'slow'
  problem(words: string): void
  changed(): void
}

const refuse = (words: string): Refused | null => (words === '' ? null : { refused: words })

/** Milliseconds that a delivery waits for the one before it. */
const PATIENCE = 1000
const STILL_RUNS: Refused = {
  refused: 'A handler still runs: the next message can be delivered when it has ended.',
}

const NO_HISTORY: Refused = {
  refused: 'This run was paused in the middle: it has no history to go back to. Run the cell in You deliver.',
}

export class HeldRun {
  step: StepRun | null = null
  /** Shown while a run is played anew. */
  frozen: StageFrame | null = null
  /** A former run is being left for a cell that begins now: its end is not the present. */
  betweenRuns = false
  /** The run that is being kept: the rest of it is delivered. */
  private leaving: StepRun | null = null
  private beginning: { stopped: boolean } | null = null
  /** Text of the cell whose run is held. */
  private source = ''
  private playing = false
  /** A branch was dropped: the states that were before it, which its broker doesn't show any more. */
  private before: { readonly states: RememberedStates | null } | null = null
  private keeping: Promise<void> = Promise.resolve()
  private readonly waiters: (() => void)[] = []
  private tail: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: HeldRunParts) {}

  /** Runs a cell to the first choice, and on as the reader delivers. */
  async run(
    cell: CodeCell,
    code: PreludeEntry['code'],
    activation: number,
    given: Pick<Program, 'seed' | 'limit' | 'platform'>,
    way: Way | null = null,
  ): Promise<CellReport> {
    const { relay, pool, prelude } = this.parts
    const beginning = (this.beginning = { stopped: false })
    let states: RememberedStates | null
    let variables: Bundle
    try {
      // A paused live run has no history to begin from: what it holds goes on its way first.
      if (relay.broker.mode === 'step') relay.broker.setMode('live')
      await pool.report()
      // The words came on another port than the states: these are read by the next task.
      await new Promise((resolve) => setTimeout(resolve))
      states = this.before === null ? this.statesNow : this.before.states
      variables = await this.parts.kernel().handle.call('scopeBundle', [null])
    } finally {
      if (this.beginning === beginning) this.beginning = null
    }
    if (beginning.stopped) return STOPPED
    const { shares: chance, wall } = relay.broker.faults
    const program: Program = {
      ...given,
      faults: { chance, wall },
      base: prelude.base,
      children: prelude.children,
      prelude: [...prelude.entries],
      variables,
      code,
      activation,
    }
    this.source = cell.text
    this.before = null
    this.step = new StepRun(program, cell.stage.given ?? 0, {
      states,
      relay,
      pool,
      makeDriver: (settings) => this.parts.makeDriver(settings),
      options: () => this.parts.nextOptions(program),
      rebuilding: (going) => this.rebuilding(cell.id, going),
      endedAgain: (report) => this.endedAs(cell.id, report.status, report.error),
      changed: () => {
        this.showWaiting(cell.id)
        this.parts.changed()
      },
      problem: (words) => this.parts.problem(words),
    })
    const report = await this.step.run(way)
    this.parts.changed()
    return report
  }

  private get statesNow(): RememberedStates | null {
    const { broker } = this.parts.relay
    return broker.atRest ? rememberStates(broker.actors) : null
  }

  /** Ends the run of this cell, on its way to its first choice or waiting; false where it has none here. */
  stop(cell: string): boolean {
    if (this.beginning !== null) this.beginning.stopped = true
    else if (this.step?.program.code.cell === cell) this.step.stop()
    else return false
    return true
  }

  /** Another cell is asked for: what is held for the reader is delivered in order, so that the one that waits ends. */
  makeWayFor(cell: string): void {
    const { step } = this
    if (step === null || step.program.code.cell === cell || !step.waiting) return
    if (this.parts.isCurrent(step.program.code.cell)) void step.goOn()
  }

  private rebuilding(cell: string, going: boolean): void {
    if (going) {
      this.frozen ??= this.parts.frame()
      this.parts.runs.clearOutputs(cell)
      // How the former branch ended is not how this one stands.
      this.endedAs(cell, 'ok', null)
    } else {
      this.frozen = null
      this.parts.newPicture()
    }
    this.parts.changed()
  }

  /** For a cell that has ended before: how it ends on the branch that is shown. */
  private endedAs(cell: string, status: CellReport['status'], error: CellReport['error']): void {
    const { runs } = this.parts
    const { result } = runs.get(cell)
    if (result === null || this.parts.isCurrent(cell)) return
    runs.update(cell, { state: STATES[status], result: { ...result, status, error } })
  }

  private showWaiting(cell: string): void {
    if (!this.parts.isCurrent(cell)) return
    const { runs } = this.parts
    const state = this.step?.waiting === true ? 'waiting' : 'running'
    if (runs.get(cell).state !== state) runs.update(cell, { state })
  }

  /** Before a cell runs: the same one drops the former branch, another goes on from it. */
  async leaveFor(cell: string): Promise<void> {
    // The kernel is being given what a run made: a cell that began in between would speak to nobody.
    await this.keeping.catch(() => undefined)
    if (this.step === null) return
    this.betweenRuns = true
    try {
      await (this.step.program.code.cell === cell ? this.drop() : this.keep())
    } finally {
      this.betweenRuns = false
    }
  }

  /** The reader goes on from here: what the step run made and set is everybody's now. */
  keep(): Promise<void> {
    return (this.keeping = this.keepNow())
  }

  private async keepNow(): Promise<void> {
    const step = this.step
    this.halt()
    if (step === null) return
    this.step = null
    this.leaving = step
    const { source } = this
    const kept = await step.finish()
    this.leaving = null
    const { code, activation } = step.program
    if (!step.over) this.parts.prelude.entries.push({ code, activation, schedule: kept.schedule, source })
    const { relay } = this.parts
    const { broker } = relay
    const kernel = this.parts.kernel()
    const settings: RunSettings = { ...broker.settings, pause: 0 }
    await kernel.handle.call('join', [settings, broker.actors[0].children, false])
    relay.connect(0, kernel.handle.batches)
    broker.attach(0)
    if (kept.variables !== null) await kernel.handle.call('takeScope', [kept.variables, false])
    broker.setMode(this.parts.modeAfter())
    step.dispose()
  }

  /** The same cell runs again: the former branch is dropped, and the new one begins from the same prelude. */
  private async drop(): Promise<void> {
    this.halt()
    const step = this.step
    this.step = null
    // What the former branch held can't be delivered any more.
    this.frozen = { ...this.parts.frame(), held: [], heldLeftOut: 0 }
    if (step !== null) this.before = { states: step.states }
    await step?.finish(false)
    step?.dispose()
  }

  /** A new run, or the end: nothing is kept. */
  dispose(): void {
    this.playing = false
    this.step?.dispose()
    this.step = null
    this.before = null
    this.frozen = null
  }

  /** A cell runs at full speed: what is now is what the next held run begins from. */
  goLive(): void {
    this.before = null
  }

  /** What makes this run again; null where it has no history, or is not at a choice yet. */
  get course(): Course | null {
    const { step, source } = this
    if (step === null || step.replaying) return null
    const { seed, faults, code, activation } = step.program
    const { chapters } = this.parts.prelude
    const { way: keys, position } = step.history
    return courseOf({ seed, chapters, faults, cell: code.cell, source, activation, keys, position })
  }

  // ---- what the reader does

  async deliver(key: string): Promise<Refused | null> {
    if (this.step !== null) return refuse(await this.step.take(key))
    return this.whenStill((broker) => refuse(broker.take(key)))
  }

  async next(): Promise<Refused | null> {
    if (this.step !== null) return refuse(await this.step.next())
    return this.whenStill((broker) => {
      const first = broker.steps().find((step) => step.enabled)
      return first === undefined ? { refused: 'Nothing is held.' } : refuse(broker.take(first.key))
    })
  }

  /** Nothing runs any more; told by the broker. */
  quiet(): void {
    this.step?.quiet()
    this.leaving?.quiet()
    for (const waiter of this.waiters.splice(0)) waiter()
  }

  /** A live run that is paused: one delivery after the other, each when the one before has come to its end. */
  private whenStill(deliver: (broker: Broker) => Refused | null): Promise<Refused | null> {
    const next = this.tail.then(async () => {
      const { relay } = this.parts
      if (!relay.broker.still) {
        await new Promise<void>((resolve) => {
          this.waiters.push(resolve)
          setTimeout(resolve, PATIENCE)
        })
      }
      return relay.broker.still ? deliver(relay.broker) : STILL_RUNS
    })
    this.tail = next
    return next
  }

  /** The next step every so often, until nothing can be taken or somebody halts it. */
  async play(wait: () => number): Promise<Refused | null> {
    if (this.playing) return null
    this.playing = true
    this.parts.changed()
    try {
      while (this.playing) {
        const refused = await this.next()
        if (refused !== null) return null
        await new Promise((resolve) => setTimeout(resolve, wait()))
      }
      return null
    } finally {
      this.playing = false
      this.parts.changed()
    }
  }

  /** Halts what plays or runs on. */
  halt(): void {
    this.playing = false
    this.step?.halt()
    this.parts.changed()
  }

  /** Plays, or runs on to a condition. */
  get going(): boolean {
    return this.playing || this.step?.going === true
  }

  async runUntil(until: Until): Promise<RunEnd> {
    this.playing = false
    if (this.step !== null) return this.step.runUntil(until)
    const { broker } = this.parts.relay
    if (broker.mode !== 'step') return { end: 'refused', words: 'Nothing is held.' }
    const watch = new UntilWatch(until, broker)
    if (watch.problem !== '') return { end: 'refused', words: watch.problem }
    this.playing = true
    try {
      while (this.playing && broker === this.parts.relay.broker) {
        const refused = await this.next()
        if (refused !== null) return { end: 'over', words: refused.refused }
        await this.whenStill(() => null)
        if (watch.reached()) return { end: 'reached', words: '' }
      }
      return { end: 'halted', words: '' }
    } finally {
      this.playing = false
      this.parts.changed()
    }
  }

  /** A fault by hand: where messages are held a step like others, else at once. */
  async fault(fault: Fault): Promise<Refused | null> {
    if (this.step !== null) return refuse(await this.step.take(faultKey(fault)))
    const { broker } = this.parts.relay
    if (broker.mode === 'step') return this.whenStill((held) => refuse(held.take(faultKey(fault))))
    return refuse(broker.fault(fault))
  }

  async seek(position: number): Promise<Refused | null> {
    return this.step === null ? NO_HISTORY : refuse(await this.step.seek(position))
  }

  async branch(at: number, key: string): Promise<Refused | null> {
    return this.step === null ? NO_HISTORY : refuse(await this.step.branch(at, key))
  }

  async undo(): Promise<Refused | null> {
    return this.step === null ? { refused: 'Nothing to undo.' } : refuse(await this.step.undo())
  }

  async startAgain(): Promise<Refused | null> {
    return this.step === null ? { refused: 'Nothing to start again.' } : refuse(await this.step.rebuild([]))
  }

  async follow(keys: readonly string[]): Promise<Refused | null> {
    return this.step === null ? { refused: 'Run the cell first.' } : refuse(await this.step.rebuild(keys))
  }

  async explore(progress: (orders: number) => void): Promise<ExploreReport> {
    if (this.step === null) {
      const reason = 'Run a cell in You deliver first.'
      return { status: 'failed', orders: 0, distinct: 0, outcomes: [], reason }
    }
    return this.parts.explorer.explore(this.step.program, this.step.prefix, progress)
  }

  /** The same as a lesson would promise it; null where there is no such run, or faults were a part of it. */
  orderOf(cell: string): readonly Step[] | null {
    const step = this.step
    if (step?.program.code.cell !== cell) return null
    const { deliveries } = step
    if (deliveries.some(({ fault }) => fault === true)) return null
    const { actors } = this.parts.relay.broker
    return deliveries.map(({ from, to, method, answer }): Step => {
      const name = answer === true ? `${method} answer`.trim() : method
      return [actors[from].name, actors[to].name, name]
    })
  }

  /** What the reader has delivered so far in this cell's run. */
  evidenceOf(cell: string): OrderEvidence {
    const step = this.step
    if (step?.program.code.cell !== cell) return { kind: 'order', order: [], held: 0, result: null }
    const { broker } = this.parts.relay
    const order = step.deliveries
      .filter(({ fault }) => fault !== true)
      .map(({ from, to, method }) => ({
        from: broker.actors[from].name,
        to: broker.actors[to].name,
        method,
      }))
    return { kind: 'order', order, held: broker.steps().length, result: step.result }
  }
}
