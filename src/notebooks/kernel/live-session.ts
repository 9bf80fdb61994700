/**
 * The session over real workers: kernel, containers, broker, and the run that the reader steps through.
 *
 * One broker at a time: the live one, or that of a step run, which becomes the live one when the branch is kept.
 */
import { ContainerPool } from '../../runtime/cluster/pool'
import { Relay } from '../../runtime/broker/relay'
import type { BrokerOptions } from '../../runtime/broker/broker'
import type { DisplayOperation } from '../../runtime/protocol/display'
import { CLOCK_RATES, isClockRate, type RunSettings } from '../../runtime/protocol/control'
import type { ControlValue } from '../../runtime/protocol/output'
import type { Fault } from '../../runtime/protocol/faults'
import type {
  ActorsQuery,
  ActorsView,
  MetricsQuery,
  MetricsView,
  TasksQuery,
  TasksView,
} from '../../runtime/protocol/dashboard'
import type { FunctionsQuery, FunctionsView, PlatformWish } from '../../runtime/protocol/functions-view'
import type { InspectorView, MessageView, Moment, RowsView } from '../../runtime/protocol/inspection'
import type {
  HistoryView,
  Mode,
  Phase,
  SourcePlace,
  StageFrame,
  StageMoves,
} from '../../runtime/protocol/view'
import type {
  SequenceQuery,
  SequenceView,
  StoryQuery,
  StoryView,
  TimelineQuery,
  TimelineView,
} from '../../runtime/protocol/views-of-record'
import type { CheckCell, CodeCell } from '../document/notebook'
import { orderedCell, type Check } from '../exercises/check'
import type { Step } from '../exercises/promise'
import { findCheck } from '../exercises/checks'
import { CellQueue } from './cell-queue'
import { CellRunner } from './cell-runner'
import { CellRuns } from './cell-runs'
import { operationOf } from './display-check'
import { Explorer } from './explorer'
import { ModulePack } from './module-pack'
import { judge } from './judge'
import { KernelKeeper } from './kernel-keeper'
import { KernelLink } from './kernel-link'
import { Picture } from './picture'
import { HeldRun } from './held-run'
import { Inputs } from './inputs'
import { Notifier } from './notifier'
import { Pace } from './pace'
import { Recording, takeRecording } from '../../runtime/record/recording'
import type { RunScript } from '../../runtime/record/run-script'
import { readableRun } from './readable-run'
import { Prelude } from './prelude'
import { CellSpans } from './cell-spans'
import { LazyViews } from './lazy-views'
import type {
  CellResult,
  CellRun,
  CheckResult,
  ExploreReport,
  Refused,
  Session,
  SessionStatus,
} from './session'
import type { RunEnd } from './step-run'
import type { Until } from './until'
import { Way } from './way'
import type { WorkerFactory } from './workers'
import { MOST_WORKERS, workerLimit } from './worker-limit'

export interface SessionOptions {
  readonly factory: WorkerFactory
  /** Id of the notebook, for recordings. */
  readonly notebook?: string
  /** URL of the folder that holds datasets/. */
  readonly base: string
  readonly seed?: number
  /** The seed of everybody in the room: it goes before `seed`, and before what cells say of their own. */
  readonly classSeed?: number
  /** Seconds that a cell may run at full speed; what a cell says of its own goes before. Default 600. */
  readonly timeLimit?: number
  /** Containers at the most; without it, what the device bears. */
  readonly limit?: number
  readonly clock?: () => number
  /** The lesson's own cells, unedited: a check may judge by them. */
  readonly printed?: readonly CodeCell[]
  /** Other checks than the lessons' own: those of whoever grades. */
  readonly findCheck?: (id: string) => Check | undefined
  /** Tests switch these off to prove that they are needed. */
  readonly broker?: Pick<BrokerOptions, 'fencing' | 'revocation' | 'recording'>
}

/** Milliseconds after which a stage that asks for nothing isn't drawn. */
const DRAWN_WITHIN = 1000
const FORGED =
  'A cell has used the port of the notebook’s worker, which carries its messages. Its variables are gone: run the cells again.'
/** Forks and marks of a history that are shown. */
const FORKS = 100
const MARKS = 200
const CONTROL_GAVE_UP =
  'What a control does did not stop, so the notebook’s worker was ended. Variables are gone: run the cells again.'
const GAVE_UP = 'The cell did not stop, so its worker was ended. Variables are gone: run the cells again.'

export class LiveSession implements Session {
  private readonly runs: CellRuns
  private readonly pool: ContainerPool
  private readonly relay: Relay
  private readonly kernel: KernelKeeper
  private readonly cells: CellQueue
  private readonly runner: CellRunner
  private readonly isolated: boolean
  private readonly indices = new Map<string, number>()
  private readonly now: () => number
  private readonly began: number
  private epoch = 1
  private seed: number
  private mode: Mode = 'live'
  /** The mode that the reader chose last; null while only cells have set it. */
  private chosen: Mode | null = null
  private picture: Picture
  private readonly prelude = new Prelude()
  private readonly notifier = new Notifier()
  private readonly pace: Pace
  private readonly held: HeldRun
  private readonly inputs: Inputs
  private readonly spans = new CellSpans()
  private readonly views = new LazyViews(
    {
      spans: this.spans,
      broker: () => this.relay.broker,
      now: () => this.relay.broker.time,
      stepsBefore: () => this.held.step?.stepsBefore ?? 0,
      frozen: () => this.held.frozen !== null,
      wished: () => this.wished,
    },
    () => this.notify(),
  )
  private watched = -1
  /** What a person has set of platforms. */
  private wished: PlatformWish | null = null
  private rerun: (cells: readonly string[]) => void = () => {}
  /** When the stage last asked for what moves. */
  private lookedAt = -Infinity
  private status_: SessionStatus
  private readonly explorer: Explorer
  private readonly pack: ModulePack

  constructor(private readonly options: SessionOptions) {
    this.now = options.clock ?? (() => performance.now())
    this.began = this.now()
    this.seed = options.classSeed ?? options.seed ?? 42
    // There are engines that isolate a page and share no memory all the same.
    this.isolated = globalThis.crossOriginIsolated === true && 'SharedArrayBuffer' in globalThis
    this.status_ = { kernel: 'starting', notice: '', isolated: this.isolated }
    this.runs = new CellRuns(() => this.notify())
    this.relay = new Relay(
      {
        start: (container, specs) => {
          const handle = this.pool.get(container)
          handle?.call('start', [specs]).catch(() => {
            if (this.pool.get(container) === handle)
              this.relay.broker.killContainer(container, 'its worker did not answer')
          })
        },
        open: (container) => void this.pool.open(container),
        kill: (container) => {
          this.relay.disconnect(container)
          this.pool.kill(container, 'it was killed')
        },
        broken: (container) => this.broken(container),
        quiet: () => this.held.quiet(),
        changed: () => {
          if (this.pace.lacksClock) this.pace.apply(this.mode)
          this.notify()
        },
        display: (actor, operation) => this.display(actor, operationOf(operation)),
      },
      this.brokerOptions('live'),
      this.now,
      () => this.drawn,
    )
    this.pack = new ModulePack(options.factory.pack, async (text) => {
      this.explorer.stop()
      await Promise.all([this.kernel.link.handle.call('takePack', [text]), this.pool.takePack(text)])
    })
    this.pool = new ContainerPool(
      options.factory.container,
      () => ({ ...this.workerOptions(this.relay.broker.settings), flag: null, pollUrl: '' }),
      {
        ready: (container, port) => {
          this.relay.connect(container, port)
          this.relay.broker.containerReady(container)
        },
        died: (container, cause) => {
          this.relay.catchUp()
          this.relay.disconnect(container)
          this.relay.broker.containerDied(container, cause)
        },
      },
    )
    this.picture = new Picture(this.relay.broker)
    this.explorer = new Explorer(options.factory, options.base, () => this.pack.text)
    this.pace = new Pace(this.relay, () => options.factory.clock())
    this.held = this.makeHeldRun()
    this.inputs = new Inputs({
      kernel: () => this.kernel.link,
      open: () => this.held.step === null && !this.held.betweenRuns,
      late: (key, busy) => this.runs.display('', { op: 'control-busy', key, busy }),
      rerun: (key, names) => {
        const cells = this.runs.usersOf(names).filter((cell) => cell !== this.runs.homeOf(key))
        for (const cell of cells) this.runs.outdated(cell)
        this.rerun(cells)
      },
    })
    this.runner = this.makeRunner()
    this.cells = new CellQueue({
      runs: this.runs,
      ready: () => this.kernel.ready(),
      began: () => this.kernel.say('busy', ''),
      run: (cell, way) => this.runner.run(cell, way),
      ended: () => {
        if (this.kernel.state === 'busy') this.kernel.say('ready')
        void this.inputs.send()
      },
    })
    this.kernel = this.keepKernel()
  }

  /** A worker has sent what no host sends: it is ended, once what is being read has been read. */
  private broken(container: number): void {
    queueMicrotask(() => {
      if (container === 0) this.kernel.replace(FORGED)
      else this.relay.broker.killContainer(container, 'its worker sent what no worker sends')
    })
  }

  private workerOptions(settings: RunSettings) {
    return { settings, base: this.options.base, pack: this.pack.text }
  }

  private keepKernel(): KernelKeeper {
    const { factory } = this.options
    return new KernelKeeper({
      make: () =>
        new KernelLink(factory.kernel(), this.workerOptions(this.relay.broker.settings), this.isolated),
      opened: (link) => {
        this.relay.connect(0, link.handle.batches)
        void this.cells.next()
      },
      lost: () => {
        this.runs.allStale()
        this.inputs.reset()
        this.resetRun()
      },
      gaveUp: (words) => this.cells.drain('failed', this.runner.lost(this.now(), words)),
      busy: () => this.cells.current !== null,
      changed: () => this.notify(),
    })
  }

  private makeHeldRun(): HeldRun {
    const { factory } = this.options
    const { relay, pool, runs, prelude, explorer } = this
    return new HeldRun({
      relay,
      pool,
      runs,
      prelude,
      explorer,
      kernel: () => this.kernel.link,
      makeDriver: (settings) => new KernelLink(factory.kernel(), this.workerOptions(settings), this.isolated),
      nextOptions: ({ seed, platform }) => {
        this.epoch++
        return { ...this.brokerOptions('step'), seed, platform }
      },
      frame: () => this.frame(),
      newPicture: () => (this.picture = new Picture(relay.broker)),
      isCurrent: (cell) => this.cells.current?.cell === cell,
      modeAfter: () => (this.mode === 'slow' ? 'slow' : 'live'),
      problem: (words) => this.kernel.say(this.kernel.state, words),
      changed: () => this.notify(),
    })
  }

  private makeRunner(): CellRunner {
    const { relay, runs, spans, prelude, held, inputs, began, options } = this
    return new CellRunner({
      relay,
      runs,
      spans,
      prelude,
      held,
      inputs,
      began,
      timeLimit: options.timeLimit,
      kernel: () => this.kernel,
      now: this.now,
      applyStage: (cell) => this.applyStage(cell),
      setting: () => ({
        mode: this.mode,
        seed: this.seed,
        limit: this.workerLimit('step'),
        platform: this.wished,
      }),
      need: (text) => this.pack.need([text]),
      current: () => this.cells.current?.cell,
      stopping: () => this.stopping,
      phase: () => this.phase,
      stop: () => void this.stop(),
    })
  }

  private brokerOptions(mode: Mode): BrokerOptions {
    return {
      ...this.options.broker,
      epoch: this.epoch,
      seed: this.seed,
      mode,
      // The first broker is there before what sets its pace.
      clockRate: (this.pace as Pace | undefined)?.clockRate,
      placement: { limit: this.workerLimit(mode), share: 'spread' },
      indices: this.indices,
      platform: this.wished,
    }
  }

  /** A held run must come out the same on every machine, so its limit is the same on every machine. */
  private workerLimit(mode: Mode): number {
    return this.options.limit ?? (mode === 'step' ? MOST_WORKERS : workerLimit(navigator))
  }

  /** A new live run without actors; containers stay warm. */
  private resetRun(): void {
    this.held.dispose()
    this.epoch++
    this.prelude.reset()
    this.runner.reset()
    this.relay.restart(this.brokerOptions(this.mode === 'slow' ? 'slow' : 'live'))
    this.pace.apply(this.mode)
    this.picture = new Picture(this.relay.broker)
    this.spans.clear()
    void this.pool.recycle(this.relay.broker.settings)
  }

  // ---- cells

  run(cell: CodeCell): Promise<CellResult> {
    const result = this.cells.add(cell)
    this.held.makeWayFor(cell.id)
    return result
  }

  async runAlong(cell: CodeCell, keys: readonly string[]): Promise<Refused | null> {
    const way = new Way(keys)
    void this.cells.add(cell, way).then(({ error }) => {
      // A run that takes the steps says so itself, and a cell may end before they are all taken.
      if (!way.begun) way.arrive(error === null ? 'The cell was stopped.' : `${error.name}: ${error.message}`)
    })
    this.held.makeWayFor(cell.id)
    return way.arrived
  }

  private applyStage(cell: CodeCell): void {
    const { mode, seed } = cell.stage
    if (seed !== undefined && this.options.classSeed === undefined) this.seed = seed
    this.pace.begin(cell.stage)
    // Slow motion that the reader has chosen stays for cells that run by themselves.
    if (mode !== undefined && !(mode === 'live' && this.chosen === 'slow')) this.mode = mode
    if (this.mode !== 'step' && this.relay.broker.mode !== this.mode) this.relay.broker.setMode(this.mode)
    this.pace.apply(this.mode)
  }

  // ---- step runs

  deliver(key: string): Promise<Refused | null> {
    return this.held.deliver(key)
  }

  next(): Promise<Refused | null> {
    return this.held.next()
  }

  undo(): Promise<Refused | null> {
    return this.held.undo()
  }

  seek(position: number): Promise<Refused | null> {
    return this.held.seek(position)
  }

  branch(at: number, key: string): Promise<Refused | null> {
    return this.held.branch(at, key)
  }

  play(): Promise<Refused | null> {
    return this.held.play(() => this.pace.interval)
  }

  runUntil(until: Until): Promise<RunEnd> {
    return this.held.runUntil(until)
  }

  pause(): void {
    this.held.halt()
  }

  async fault(fault: Fault): Promise<Refused | null> {
    const refused = await this.held.fault(fault)
    this.notify()
    return refused
  }

  startAgain(): Promise<Refused | null> {
    return this.held.startAgain()
  }

  follow(keys: readonly string[]): Promise<Refused | null> {
    return this.held.follow(keys)
  }

  explore(progress: (orders: number) => void): Promise<ExploreReport> {
    return this.held.explore(progress)
  }

  stopExploring(): void {
    this.explorer.stop()
  }

  async check(check: CheckCell, cells: readonly CodeCell[]): Promise<CheckResult> {
    await this.pack.need(cells.map(({ text }) => text))
    return judge(check, cells, {
      find: this.options.findCheck ?? findCheck,
      explorer: this.explorer,
      seed: this.seed,
      printed: this.options.printed ?? cells,
      order: (cell) => this.held.evidenceOf(cell),
      live: (cell) => this.runs.evidenceOf(cell),
    })
  }

  orderFor({ id }: CheckCell): readonly Step[] | null {
    const check = (this.options.findCheck ?? findCheck)(id)
    const cell = check === undefined ? null : orderedCell(check)
    return cell === null ? null : this.held.orderOf(cell)
  }

  // ---- stop, restart, clear

  private stopping = false

  async stop(): Promise<void> {
    this.cells.drain('idle', { status: 'stopped', count: 0, duration: 0, shipped: 0, made: [], error: null })
    this.explorer.stop()
    const current = this.cells.current
    if (current === null) return this.stopControls()
    this.stopping = true
    try {
      if (this.held.stop(current.cell)) {
        await current.ended
        return
      }
      if (await this.kernel.link.stop(current.ended)) return
      this.kernel.replace(GAVE_UP)
      await current.ended
    } finally {
      this.stopping = false
    }
  }

  /** No cell runs, and perhaps a listener does, or a loop that nobody awaits. */
  private async stopControls(): Promise<void> {
    const { state } = this.kernel
    if (state === 'starting' || state === 'lost' || (await this.kernel.link.stop(this.inputs.ended()))) return
    this.kernel.replace(CONTROL_GAVE_UP)
  }

  control(key: string, value: ControlValue): void {
    if (!this.runs.shows(key)) return
    this.runs.display('', { op: 'control-value', key, value })
    this.inputs.set(key, value)
  }

  async restart(): Promise<void> {
    await this.stop()
    this.wished = null
    this.kernel.say('restarting')
    this.kernel.replace('')
    this.runner.count = 0
    await this.kernel.link.handle.ready.catch(() => undefined)
  }

  async clearStage(): Promise<void> {
    await this.held.keep()
    this.relay.broker.stopAll()
    this.prelude.clear(this.relay.broker.actors[0].children)
    if (this.cells.current === null)
      this.prelude.base = await this.kernel.link.handle.call('scopeBundle', [null])
    this.picture = new Picture(this.relay.broker)
    this.notify()
  }

  async stopActor(index: number): Promise<void> {
    await this.end('stop', index)
  }

  async killActor(index: number): Promise<void> {
    await this.end('crash', index)
  }

  /** Where messages are held an end is a step of the run; else a crash takes the worker, which may be spinning. */
  private async end(how: 'stop' | 'crash', index: number): Promise<void> {
    const { broker } = this.relay
    const entry = broker.actors[index]
    if (entry !== undefined && broker.mode === 'step') await this.held.fault({ do: how, actor: entry.id })
    else if (how === 'stop') broker.stopActor(index)
    else broker.killActor(index)
    this.notify()
  }

  // ---- modes

  async setMode(mode: Mode): Promise<Refused | null> {
    this.chosen = mode
    if (mode === this.mode) return null
    if (mode === 'step') {
      this.mode = mode
      // A run that goes on is held from here, with no history before; otherwise the next cell begins a step run.
      if (this.phase === 'running' && this.held.step === null) this.relay.broker.setMode('step')
      this.notify()
      return null
    }
    if (this.held.step !== null) {
      this.mode = mode
      await this.held.keep()
      void this.inputs.send()
    }
    this.mode = mode
    this.relay.broker.setMode(mode)
    this.pace.apply(this.mode)
    this.notify()
    return null
  }

  setSpeed(factor: number): void {
    this.pace.speed = Math.min(100, Math.max(0.1, factor))
    this.pace.apply(this.mode)
    this.notify()
  }

  setClockRate(rate: number): Refused | null {
    if (!isClockRate(rate))
      return { refused: `The clock’s factor is a number from ${CLOCK_RATES.least} to ${CLOCK_RATES.most}.` }
    this.pace.setClockRate(rate)
    this.pace.apply(this.mode)
    this.notify()
    return null
  }

  // ---- what the page reads

  readonly playback = null

  recording(): Recording {
    const { broker } = this.relay
    const { schedule, deliveries, mode } = broker
    const script = this.script()
    return takeRecording(readableRun(broker), broker, {
      notebook: this.options.notebook ?? '',
      cells: this.runs.ranTexts(),
      seed: broker.options.seed,
      mode,
      schedule: schedule.map((key, n) => ({ key, at: deliveries[n].at })),
      stepsBefore: this.held.step?.stepsBefore ?? 0,
      runs: this.spans.list,
      script: 'refused' in script ? undefined : script,
    })
  }

  script(): RunScript | Refused {
    const { course } = this.held
    if (course === null)
      return { refused: 'A link holds a run in You deliver. Run a cell there, and copy the link then.' }
    const ran = new Set(course.runs.map(({ cell }) => cell))
    const originals = new Map(this.options.printed?.map(({ id, text }) => [id, text]))
    const edited = this.runs.textsNow().filter(({ id, text }) => !ran.has(id) && originals.get(id) !== text)
    return { notebook: this.options.notebook ?? '', ...course, edited }
  }

  private display(actor: number, operation: DisplayOperation): void {
    if (this.held.step?.replaying === true) return
    const cell =
      actor === 0
        ? (this.cells.current?.cell ?? this.relay.broker.cell)
        : this.relay.broker.actors[actor].maker
    if (operation.op === 'control-busy') this.inputs.ran(operation.key, operation.busy)
    if (cell !== '') this.runs.display(cell, operation)
  }

  onRerun(listener: (cells: readonly string[]) => void): void {
    this.rerun = listener
  }

  dependents(cell: string): readonly string[] {
    return this.runs.dependents(cell)
  }

  cellRun(cell: string): CellRun {
    return this.runs.get(cell)
  }

  edited(cell: string, text: string): void {
    this.runs.edited(cell, text)
  }

  private get phase(): Phase {
    if (this.held.step !== null)
      return this.held.step.waiting ? 'waiting' : this.cells.current === null ? 'idle' : 'running'
    if (this.held.betweenRuns) return 'running'
    const { broker } = this.relay
    if (broker.mode === 'step')
      return broker.pausing ? 'pausing' : broker.steps().length > 0 ? 'waiting' : 'idle'
    return this.cells.current === null && this.relay.broker.atRest ? 'idle' : 'running'
  }

  frame(): StageFrame {
    if (this.held.frozen !== null) return this.held.frozen
    const frame = this.picture.frame(this.relay.now(), {
      phase: this.phase,
      speed: this.pace.speed,
      clockRate: this.pace.clockRate,
      canUndo: this.held.step?.canUndo ?? false,
      given: this.held.step?.given ?? 0,
      history: this.historyView(),
      going: this.held.going,
      begun: this.runner.count,
      stepsBefore: this.held.step?.stepsBefore ?? 0,
      watched: this.watched,
      oldCode: (cell, version) => this.runs.currentVersion(cell) > version,
    })
    return frame.mode === this.mode ? frame : { ...frame, mode: this.mode }
  }

  /** Made anew where it has changed: a frame asks for it, and most have none. */
  private historyView(): HistoryView | null {
    const history = this.held.step?.history
    if (history === undefined) return null
    const { position, length, pruned } = history
    return { position, length, forks: history.forks(FORKS), marks: history.marks(MARKS), pruned }
  }

  watch(index: number | null): void {
    if (this.watched === (index ?? -1)) return
    this.watched = index ?? -1
    this.notify()
  }

  find(words: string): readonly number[] {
    return this.picture.find(words)
  }

  nameOf(index: number): string {
    const entry = this.relay.broker.actors[index]
    return entry === undefined || entry.cleared ? '' : entry.name
  }

  moves(cursor: number): StageMoves {
    if (this.held.frozen !== null) return { cursor, flights: [], flightsLeftOut: 0, logs: [], logsLeftOut: 0 }
    this.lookedAt = this.now()
    return this.picture.moves(cursor)
  }

  /** A stage has asked for what moves not long ago, in a page that is in view. */
  private get drawn(): boolean {
    return this.now() - this.lookedAt < DRAWN_WITHIN && document.visibilityState === 'visible'
  }

  /** Resolves when what reads the record is there. */
  openViews(): Promise<void> {
    return this.views.open()
  }

  timeline(query: TimelineQuery): TimelineView {
    return this.views.now.timeline(query)
  }

  story(query: StoryQuery): StoryView {
    return this.views.now.story(query)
  }

  sequence(query: SequenceQuery): SequenceView {
    return this.views.now.sequence(query)
  }

  actors(query: ActorsQuery): ActorsView {
    return this.views.now.actors(query)
  }

  tasks(query: TasksQuery): TasksView {
    return this.views.now.tasks(query)
  }

  metrics(query: MetricsQuery): MetricsView {
    return this.views.now.metrics(query)
  }

  functions(query: FunctionsQuery): FunctionsView {
    return this.views.now.functions(query)
  }

  async setPlatform(wish: PlatformWish | null): Promise<Refused | null> {
    const { cleanWish, refusedWish } = await import('./functions/wish')
    const refused = refusedWish(wish)
    if (refused !== '') return { refused }
    this.wished = cleanWish(wish)
    // A run that is held must be the same when it is made again.
    if (this.held.step === null) this.relay.broker.functions.wished = this.wished
    this.notify()
    return null
  }

  message(row: number): MessageView | null {
    return this.views.now.message(row)
  }

  inspect(actor: number, moment: Moment | null): InspectorView | null {
    return this.views.now.inspect(actor, moment)
  }

  rowsFrom(place: SourcePlace): RowsView {
    return this.views.now.rowsFrom(place)
  }

  rowsBetween(from: number, to: number): RowsView {
    const { pileOf } = this.frame()
    return this.views.now.rowsBetween(from, to, (index) => pileOf[index] || index)
  }

  status(): SessionStatus {
    const { state: kernel, notice } = this.kernel
    const { isolated } = this
    if (this.status_.kernel !== kernel || this.status_.notice !== notice)
      this.status_ = { kernel, notice, isolated }
    return this.status_
  }

  subscribe(listener: () => void): () => void {
    return this.notifier.subscribe(listener)
  }

  private notify(): void {
    this.notifier.notify()
  }

  dispose(): void {
    this.notifier.dispose()
    this.explorer.dispose()
    this.held.dispose()
    this.kernel.dispose()
    this.pool.dispose()
    this.pace.dispose()
  }
}
