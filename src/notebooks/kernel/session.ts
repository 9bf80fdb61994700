/**
 * A notebook's session: the one thing that the page talks to in order to run cells and to steer the run.
 *
 * The session owns the kernel worker, the broker, the containers and the record. The page never touches a worker.
 * Everything that may fail for a reason of the user's comes back as a value (`CellResult.error`, `Refused`).
 */
import type { CheckCell, CodeCell } from '../document/notebook'
import type { ControlValue, ErrorFrame, Output, OutputError } from '../../runtime/protocol/output'
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
import type { Mode, SourcePlace, StageFrame, StageMoves } from '../../runtime/protocol/view'
import type { Recording } from '../../runtime/record/recording'
import type { RunScript } from '../../runtime/record/run-script'
import type {
  SequenceQuery,
  SequenceView,
  StoryQuery,
  StoryView,
  TimelineQuery,
  TimelineView,
} from '../../runtime/protocol/views-of-record'
import type { Step } from '../exercises/promise'
import type { RunEnd } from './step-run'
import type { Until } from './until'

export interface CellResult {
  readonly status: 'ok' | 'error' | 'stopped'
  readonly count: number
  /** Seconds. */
  readonly duration: number
  /** Bytes of code and captured values shipped to workers by this cell. */
  readonly shipped: number
  /** Names of the actors that it made, bounded. */
  readonly made: readonly string[]
  readonly error: OutputError | null
}

/** The life of one cell as the page shows it; a new object whenever anything changed. */
export interface CellRun {
  readonly cell: string
  readonly state: 'idle' | 'queued' | 'running' | 'waiting' | 'done' | 'failed' | 'stopped'
  readonly count: number
  /** ms since the session began when it started, for a running clock. */
  readonly startedAt: number
  readonly result: CellResult | null
  readonly outputs: readonly Output[]
  readonly outputsLeftOut: number
  /** Its text has changed since it ran, or something it used has. */
  readonly stale: boolean
}

/** A refused operation is a value with a reason. */
export interface Refused {
  readonly refused: string
}

export interface ExploreOutcome {
  /** The value, as one line, that `observe` gave at the end of an order, e.g. '190'. */
  readonly value: string
  readonly orders: number
  /** Step keys of one order that ends so. */
  readonly example: readonly string[]
}

export interface ExploreReport {
  readonly status: 'complete' | 'limit' | 'stopped' | 'nondeterministic' | 'failed'
  readonly orders: number
  /** Orders that truly differ: classes of orders in which every actor sees the same sequence. */
  readonly distinct: number
  readonly outcomes: readonly ExploreOutcome[]
  /** Words for status limit, nondeterministic and failed. */
  readonly reason: string
}

export interface CheckResult {
  readonly correct: boolean
  /** What was expected, what came, where to look. Markdown. */
  readonly message: string
  /** Step keys of the failing run to look at, or null. */
  readonly failingRun: readonly string[] | null
}

export interface SessionStatus {
  readonly kernel: 'starting' | 'ready' | 'busy' | 'restarting' | 'lost'
  /** Words for a banner: why cells were marked stale, what the page lacks; '' when all is well. */
  readonly notice: string
  readonly isolated: boolean
}

/** Something in a recording that one looks for. */
export interface PlaybackMark {
  /** The position behind it. */
  readonly at: number
  /** `fault`: lost, or undeliverable. `error`: a handling failed. `death`: an actor died or began anew. */
  readonly kind: 'fault' | 'error' | 'death'
}

/** A recording that is played. Positions count what happened: 0 is before everything, `length` behind everything. */
export interface Playback {
  readonly position: number
  readonly length: number
  readonly playing: boolean
  /** Factor; 1 is slow enough to follow every event. `setSpeed` of the session changes it. */
  readonly speed: number
  /** Moment of the last event before the position, in ms on the run's clock. */
  readonly time: number
  /** Bounded; in rising order. */
  readonly marks: readonly PlaybackMark[]
  /** What the recording lacks, in words; '' where it is whole. */
  readonly leftOut: string
  seek(position: number): void
  /** From the beginning, where it stands at the end. */
  play(): void
  pause(): void
}

export interface Session {
  /** Queues the cell; resolves when it has ended. Never rejects. */
  run(cell: CodeCell): Promise<CellResult>
  /**
   * Queues a cell for You deliver and takes these steps from its first choice on. Resolves when they are taken, or
   * says which could not be; the run stands there then. Never rejects.
   */
  runAlong(cell: CodeCell, keys: readonly string[]): Promise<Refused | null>
  /**
   * Ends the cell that runs, or else what a control does, and clears the queue. The kernel and its variables survive
   * where that is possible.
   */
  stop(): Promise<void>
  restart(): Promise<void>
  clearStage(): Promise<void>
  /** A person has set an input control. The kernel hears of it when it can, and then of the newest value. */
  control(key: string, value: ControlValue): void
  stopActor(index: number): Promise<void>
  killActor(index: number): Promise<void>

  setMode(mode: Mode): Promise<Refused | null>
  setSpeed(factor: number): void
  /**
   * How many seconds of the run's clock pass in a real one, at full speed and in slow motion. It stays until a cell sets
   * another. Refused where it is no number from 0.01 to 1000.
   */
  setClockRate(rate: number): Refused | null
  /** You deliver: takes one enabled step. */
  deliver(key: string): Promise<Refused | null>
  next(): Promise<Refused | null>
  undo(): Promise<Refused | null>
  /** You deliver: to a place of the present way, back or on again. */
  seek(position: number): Promise<Refused | null>
  /** You deliver: to another branch that begins after `at` steps with this key, as far as it was gone. */
  branch(at: number, key: string): Promise<Refused | null>
  /** You deliver: takes one step after the other at the speed that is set, until `pause`. */
  play(): Promise<Refused | null>
  /** You deliver: takes steps until the condition is met, nothing can be taken any more, or `pause`. */
  runUntil(until: Until): Promise<RunEnd>
  /** Halts what plays or runs on. */
  pause(): void
  /** A fault by hand; where messages are held, a step of the run like others. */
  fault(fault: Fault): Promise<Refused | null>
  /** Back to the first choice. */
  startAgain(): Promise<Refused | null>
  /** Takes this schedule from the first choice on. */
  follow(keys: readonly string[]): Promise<Refused | null>
  /** Tries every order from the present position; progress is called with orders tried so far. */
  explore(progress: (orders: number) => void): Promise<ExploreReport>
  stopExploring(): void

  /** `cells`: as the reader has them now. */
  check(check: CheckCell, cells: readonly CodeCell[]): Promise<CheckResult>
  /** For a check that judges an order: what the reader has delivered, where no fault was made; null for any other. */
  orderFor(check: CheckCell): readonly Step[] | null

  cellRun(cell: string): CellRun
  /** Called with cells that a control has made stale, where it asks for them to run again. One listener. */
  onRerun(listener: (cells: readonly string[]) => void): void
  /** Cells that have run and use what this one made, however far; without itself. */
  dependents(cell: string): readonly string[]
  /** The page tells the session of every edit, so that staleness is known. */
  edited(cell: string, text: string): void

  /** What is kept of the run that the stage shows. Costs something when it's called, and nothing a message. */
  recording(): Recording
  /** What makes the run that the stage shows again, where it is one in You deliver. */
  script(): RunScript | Refused
  /** A recording is shown; null for a run. */
  readonly playback: Playback | null

  /** One bounded picture; the same object while nothing changed. */
  frame(): StageFrame
  /** Lists and draws this actor from now on, however many there are; null for none. */
  watch(index: number | null): void
  /** Indexes of all actors that have these words in their name or class, the best first. */
  find(words: string): readonly number[]
  /** The name of any actor, listed or not; '' where it is gone. */
  nameOf(index: number): string
  /** What moved since the cursor (0 at first). */
  moves(cursor: number): StageMoves
  /** Who handled what when, in a run of a cell. Costs something when it's called, and nothing a message. */
  timeline(query: TimelineQuery): TimelineView
  /** The run in sentences. Costs something when it's called, and nothing a message. */
  story(query: StoryQuery): StoryView
  /** The run as a sequence diagram. Costs something when it's called, and nothing a message. */
  sequence(query: SequenceQuery): SequenceView
  /** The actors as a table. Costs something when it's called, and nothing a message. */
  actors(query: ActorsQuery): ActorsView
  /** The messages as tasks. Costs something when it's called, and nothing a message. */
  tasks(query: TasksQuery): TasksView
  /** A run of a cell in numbers over its clock. Costs something when it's called, and nothing a message. */
  metrics(query: MetricsQuery): MetricsView
  /** Platforms for functions, their jobs and calls. Costs something when it's called, and nothing a call. */
  functions(query: FunctionsQuery): FunctionsView
  /**
   * What a person sets of platforms: it goes before what the program asks for, from the next invocation on; in a run that
   * is held, from the next cell on. Null: as the program says.
   */
  setPlatform(wish: PlatformWish | null): Promise<Refused | null>
  /** A message by its row in the record; null where there is none, or it is kept no more. */
  message(row: number): MessageView | null
  /** An actor's fields at a moment, null for now; null where there is no such actor. */
  inspect(actor: number, moment: Moment | null): InspectorView | null
  /** The newest messages that a line of a cell has sent. */
  rowsFrom(place: SourcePlace): RowsView
  /** The newest messages from one node of the stage to another. */
  rowsBetween(from: number, to: number): RowsView
  status(): SessionStatus
  /** Called, at most once a frame, when cellRun, frame or status may give something new. Returns unsubscribe. */
  subscribe(listener: () => void): () => void
  dispose(): void
}

export type { Until } from './until'
export type { RunEnd } from './step-run'
export type { ErrorFrame, Output, OutputError, Recording, RunScript }
