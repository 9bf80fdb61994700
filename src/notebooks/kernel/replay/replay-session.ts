/**
 * A session over a recording: the stage's views read it as they read a run, and no code runs.
 *
 * Whatever would change the run is refused with words. It plays without timers: while it plays, who looks moves it, by
 * the time that has passed; where nobody looks it stands still, and jumps when somebody does.
 */
import type {
  ActorsQuery,
  ActorsView,
  MetricsQuery,
  MetricsView,
  TasksQuery,
  TasksView,
} from '../../../runtime/protocol/dashboard'
import type { FunctionsView } from '../../../runtime/protocol/functions-view'
import type { InspectorView, MessageView, Moment, RowsView } from '../../../runtime/protocol/inspection'
import type { Mode, Phase, SourcePlace, StageFrame, StageMoves } from '../../../runtime/protocol/view'
import type {
  SequenceQuery,
  SequenceView,
  StoryQuery,
  StoryView,
  TimelineQuery,
  TimelineView,
} from '../../../runtime/protocol/views-of-record'
import type { RunScript } from '../../../runtime/record/run-script'
import { endOf, leftOutWords, type Recording } from '../../../runtime/record/recording'
import { answerKey, messageKey } from '../../../runtime/protocol/identity'
import { actorsView } from '../dashboard/actor-table'
import { MetricsReading } from '../dashboard/metrics-reading'
import { TaskTable } from '../dashboard/task-table'
import { rowsBetween, rowsFrom } from '../inspection/find-rows'
import { inspect } from '../inspection/inspect'
import { messageView } from '../inspection/message-view'
import { BLANK } from '../blank-views'
import { Notifier } from '../notifier'
import type {
  CellResult,
  CellRun,
  CheckResult,
  ExploreReport,
  Playback,
  Refused,
  RunEnd,
  Session,
  SessionStatus,
} from '../session'
import { Sequence } from '../sequence'
import { Story } from '../story'
import { Timeline } from '../timeline'
import { replayActors } from './replay-actors'
import { ReplayLogs } from './replay-logs'
import { countsAt, ReplayPicture } from './replay-picture'
import { ReplayTape } from './replay-tape'

export const NO_CODE = 'This is a recording: no code runs. Run the cell to go on.'
const NO_SCRIPT =
  'This recording holds no program that could be run again: it is not of a run in You deliver, or it was saved by an earlier version of this page.'
const REFUSED: Refused = { refused: NO_CODE }
/** Events a second at speed 1. */
const PACE = 4
const SPEEDS = { least: 0.1, most: 10_000 }

export class ReplaySession implements Session {
  readonly playback: Playback
  private readonly tape: ReplayTape
  private readonly picture: ReplayPicture
  private readonly logs: ReplayLogs
  private readonly timeline_: Timeline
  private readonly story_: Story
  private readonly sequence_: Sequence
  private readonly tasks_: TaskTable
  private readonly metrics_: MetricsReading
  private readonly end: number
  private readonly notifier = new Notifier()
  private position: number
  private playing = false
  private speed = 1
  /** When the position was last moved by playing, and how much of an event was left over. */
  private movedAt = 0
  private rest = 0
  private watched = -1
  private version = 1
  private last: StageFrame | null = null
  /** Events that have been played past, one after the other; a jump counts as one. */
  private played = 1
  /** Position up to which nothing in between was jumped over. */
  private playedFrom = 1

  constructor(
    private readonly kept: Recording,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tape = new ReplayTape(kept, { answeredAt: answeredIn(kept) })
    this.picture = new ReplayPicture(kept, this.tape)
    this.logs = new ReplayLogs(kept.contents.logs, this.tape.events)
    this.end = endOf(kept)
    // As the run was when it was recorded: from there one goes back.
    this.position = this.tape.length
    const { facts } = kept
    const source = {
      record: kept.record,
      lives: kept.lives,
      actors: kept.actors,
      names: kept.names,
      mode: facts.mode,
      latency: 0,
      deliveries: facts.schedule,
      schedule: facts.schedule.map(({ key }) => key),
      answers: facts.schedule.some(({ key }) => key.endsWith('>')) ? 'steps' : 'immediate',
    } as const
    this.timeline_ = new Timeline(source, { list: [...facts.runs] }, () => facts.stepsBefore)
    const whole = countsAt(this.tape.stateAt(this.tape.length))
    this.story_ = new Story(
      {
        record: kept.record,
        lives: kept.lives,
        actors: kept.actors,
        names: kept.names,
        argumentsOf: (row) => kept.argumentsOf(row),
        counts: whole,
      },
      1,
    )
    this.tasks_ = new TaskTable(source, () => facts.stepsBefore)
    this.metrics_ = new MetricsReading(source, { list: [...facts.runs] }, () => facts.stepsBefore)
    this.sequence_ = new Sequence(
      kept,
      () => (facts.mode === 'step' ? 'steps' : 'ms'),
      () => facts.stepsBefore,
      1,
    )
    this.playback = this.makePlayback(leftOutWords(kept))
  }

  private makePlayback(leftOut: string): Playback {
    const position = () => this.advance()
    const playing = () => this.advance() >= 0 && this.playing
    const speed = () => this.speed
    const time = () => this.tape.timeAt(this.advance()) / 100
    return {
      get position() {
        return position()
      },
      get playing() {
        return playing()
      },
      get speed() {
        return speed()
      },
      get time() {
        return time()
      },
      length: this.tape.length,
      marks: this.tape.marks,
      leftOut,
      seek: (to) => this.goTo(to),
      play: () => this.start(),
      pause: () => this.hold(),
    }
  }

  // ---- playing

  /** Moves by the time that has passed, and gives the position. */
  private advance(): number {
    if (!this.playing) return this.position
    const now = this.now()
    const due = this.rest + ((now - this.movedAt) / 1000) * PACE * this.speed
    this.movedAt = now
    const events = Math.min(Math.floor(due), this.tape.length - this.position)
    this.rest = due - Math.floor(due)
    if (events > 0) this.moveBy(events)
    if (this.position === this.tape.length) {
      this.playing = false
      this.changed()
    }
    return this.position
  }

  private moveBy(events: number): void {
    this.position += events
    this.played += events
    this.version++
  }

  private goTo(to: number): void {
    const wanted = Number.isFinite(to) ? Math.round(to) : 0
    const target = Math.min(this.tape.length, Math.max(0, wanted))
    const before = this.advance()
    this.rest = 0
    // One event further is seen to happen; a jump is not.
    if (target === before + 1) this.moveBy(1)
    else if (target !== before) {
      this.position = target
      this.playedFrom = ++this.played
      this.version++
    }
    this.changed()
  }

  private start(): void {
    if (this.playing) return
    if (this.position === this.tape.length) this.goTo(0)
    this.movedAt = this.now()
    this.rest = 0
    this.playing = this.position < this.tape.length
    this.changed()
  }

  private hold(): void {
    this.advance()
    this.playing = false
    this.changed()
  }

  setSpeed(factor: number): void {
    this.advance()
    this.speed = Math.min(SPEEDS.most, Math.max(SPEEDS.least, factor))
    this.changed()
  }

  setClockRate(): Refused {
    return { refused: 'A recording keeps the clock that it was made with.' }
  }

  private changed(): void {
    this.version++
    this.notifier.notify()
  }

  // ---- what the page reads

  recording(): Recording {
    return this.kept
  }

  private get phase(): Phase {
    return this.playing ? 'running' : 'idle'
  }

  frame(): StageFrame {
    const position = this.advance()
    if (this.last?.version === this.version) return this.last
    const { version, phase, speed, watched } = this
    return (this.last = this.picture.frame(position, { version, phase, speed, watched }))
  }

  watch(index: number | null): void {
    this.watched = index ?? -1
    this.changed()
  }

  find(words: string): readonly number[] {
    return this.picture.find(words, this.advance())
  }

  nameOf(index: number): string {
    return this.kept.actors[index]?.name ?? ''
  }

  moves(cursor: number): StageMoves {
    const position = this.advance()
    const since = Math.max(this.playedFrom, Math.min(cursor, this.played))
    const from = position - (this.played - since)
    const { flights, leftOut } = this.tape.flightsBetween(from, position)
    const moved = { cursor: this.played, flights, flightsLeftOut: leftOut }
    if (cursor === since)
      return { ...moved, logs: this.logs.between(from, position), logsLeftOut: 0, logsAnew: false }
    // It stands elsewhere than whoever asks has seen it.
    const said = this.logs.at(position)
    return { ...moved, logs: said.lines, logsLeftOut: said.leftOut, logsAnew: true }
  }

  /** The whole recording, wherever it stands. */
  timeline(query: TimelineQuery): TimelineView {
    return this.timeline_.view(query, this.end)
  }

  /** The whole recording, wherever it stands. */
  story(query: StoryQuery): StoryView {
    return this.story_.view(query)
  }

  /** The whole recording, wherever it stands. */
  sequence(query: SequenceQuery): SequenceView {
    return this.sequence_.view(query)
  }

  /** As they are at the position. */
  actors(query: ActorsQuery): ActorsView {
    return actorsView(replayActors(this.kept, this.tape, this.picture, this.advance()), query)
  }

  /** The whole recording, wherever it stands. */
  tasks(query: TasksQuery): TasksView {
    return this.tasks_.view(query, this.end)
  }

  /** The whole recording, wherever it stands. */
  metrics(query: MetricsQuery): MetricsView {
    return this.metrics_.view(query, this.end)
  }

  /** A recording holds messages, and not what platforms told of their calls. */
  functions(): FunctionsView {
    return BLANK.functions({ jobs: 'newest', most: 0 })
  }

  setPlatform(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  message(row: number): MessageView | null {
    return messageView(this.kept, row)
  }

  inspect(actor: number, moment: Moment | null): InspectorView | null {
    return inspect(this.kept, actor, moment)
  }

  rowsFrom(place: SourcePlace): RowsView {
    return rowsFrom(this.kept, place)
  }

  rowsBetween(from: number, to: number): RowsView {
    const { pileOf } = this.frame()
    return rowsBetween(this.kept, from, to, (index) => pileOf[index] || index)
  }

  status(): SessionStatus {
    return STATUS
  }

  subscribe(listener: () => void): () => void {
    return this.notifier.subscribe(listener)
  }

  dispose(): void {
    this.playing = false
    this.notifier.dispose()
  }

  /** Where the recording stands, its run is made to stand. */
  script(): RunScript | Refused {
    const { script, schedule, stepsBefore } = this.kept.facts
    if (script === undefined) return { refused: NO_SCRIPT }
    const position = this.advance()
    if (position === this.tape.length) return script
    const time = this.tape.timeAt(position)
    const taken = schedule.slice(stepsBefore).filter(({ at }) => at <= time).length
    return { ...script, position: Math.min(taken, script.position) }
  }

  // ---- what a recording can’t do

  runAlong(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  run(): Promise<CellResult> {
    const error = { name: 'Recording', message: NO_CODE, frames: [], remote: [], hint: '' }
    return Promise.resolve({ status: 'error', count: 0, duration: 0, shipped: 0, made: [], error })
  }

  stop(): Promise<void> {
    this.hold()
    return Promise.resolve()
  }

  restart(): Promise<void> {
    return Promise.resolve()
  }

  clearStage(): Promise<void> {
    return Promise.resolve()
  }

  stopActor(): Promise<void> {
    return Promise.resolve()
  }

  killActor(): Promise<void> {
    return Promise.resolve()
  }

  control(): void {}

  setMode(_mode: Mode): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  deliver(_key: string): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  next(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  undo(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  /** Where a run is made again, a recording moves: the same controls serve both. */
  seek(position: number): Promise<Refused | null> {
    this.goTo(position)
    return Promise.resolve(null)
  }

  branch(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  play(): Promise<Refused | null> {
    this.start()
    return Promise.resolve(null)
  }

  pause(): void {
    this.hold()
  }

  runUntil(): Promise<RunEnd> {
    return Promise.resolve({ end: 'refused', words: NO_CODE })
  }

  fault(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  startAgain(): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  follow(_keys: readonly string[]): Promise<Refused | null> {
    return Promise.resolve(REFUSED)
  }

  explore(_progress: (orders: number) => void): Promise<ExploreReport> {
    return Promise.resolve({ status: 'failed', orders: 0, distinct: 0, outcomes: [], reason: NO_CODE })
  }

  stopExploring(): void {}
  orderFor(): null {
    return null
  }
  dependents(): readonly string[] {
    return []
  }
  onRerun(): void {}

  check(): Promise<CheckResult> {
    return Promise.resolve({ correct: false, message: NO_CODE, failingRun: null })
  }

  cellRun(cell: string): CellRun {
    return {
      cell,
      state: 'idle',
      count: 0,
      startedAt: 0,
      result: null,
      outputs: [],
      outputsLeftOut: 0,
      stale: false,
    }
  }

  edited(): void {}
}

const STATUS: SessionStatus = { kernel: 'ready', notice: '', isolated: false }

/** In You deliver an answer is there when somebody delivered it. */
function answeredIn({ facts, record, actors }: Recording): (row: number) => number | undefined {
  const times = new Map(facts.schedule.map(({ key, at }) => [key, at]))
  return (row) => {
    if (times.size === 0) return undefined
    const { from, activation, n } = record.read(row)!
    return times.get(answerKey(messageKey(actors[from]?.id ?? '', activation, n)))
  }
}
