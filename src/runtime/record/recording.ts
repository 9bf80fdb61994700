/**
 * A recording: what is kept of a run, as a value. Views and exports read it as they read the live one.
 *
 * It's bounded: the newest messages, and of what they carried the newest lines that are known. What is left out is
 * counted in it. Nothing in it says when or by whom it was taken, so equal runs give equal recordings. It has no code
 * that runs: cells are there as texts.
 */
import type { Mode } from '../protocol/view'
import { Kind } from '../protocol/wire'
import type { Life } from './lives'
import type { ReadableActor, ReadableRun } from './readable-run'
import { R_CAUSE, R_FROM, R_KIND, R_TO, ROW, type RunRecord } from './record'
import { RecordedLives, RecordedStates } from './recorded-rings'
import { RecordedRows } from './recorded-rows'
import { tooMuch, type RunScript } from './run-script'
import { RunTime, type ClockChange } from './run-time'
import type { StateEntry } from './states'
import type { Told, ToldLine } from './told'

/** Version 1 had neither what actors printed nor the script, and before 3 the clock had no factor; they still open. */
export const RECORDING_VERSION = 3

/** A delivery that was chosen in You deliver. */
export interface ScheduledStep {
  readonly key: string
  /** In units of 10 µs since the run began. */
  readonly at: number
}

/** When a cell ran: an activation of the notebook. */
export interface CellRunSpan {
  readonly cell: string
  readonly activation: number
  /** In units of 10 µs since the run began. */
  readonly began: number
  /** −1: it was running when the recording was taken. */
  readonly ended: number
}

/** What a run is besides its record. */
export interface RecordingFacts {
  /** Id of the notebook or lesson. */
  readonly notebook: string
  /** The texts that ran, in the order in which they first did. */
  readonly cells: readonly { readonly id: string; readonly text: string }[]
  readonly seed: number
  readonly mode: Mode
  /** Empty where nobody chose. */
  readonly schedule: readonly ScheduledStep[]
  /** Steps at the beginning of the schedule that belong to cells before the last one. */
  readonly stepsBefore: number
  readonly runs: readonly CellRunSpan[]
  /** What makes the run again; undefined where that isn't known. */
  readonly script: RunScript | undefined
  /** How the run's time lies to that of the rows. Empty where they are the same; all other times are the run's. */
  readonly clock: readonly ClockChange[]
}

/** A run whose rows can be copied as they were written. */
export interface TakenRun extends ReadableRun {
  readonly record: ReadableRun['record'] & Pick<RunRecord, 'written' | 'runTime'>
}

/** What the run had and the recording has not. */
export interface LeftOut {
  readonly messages: number
  readonly actors: number
  readonly lives: number
  readonly states: number
  /** Messages that are kept without what they carried. */
  readonly lines: number
  /** Lines that actors printed. */
  readonly logs: number
}

/** A part of a counted list: the entries from `first` on. */
export interface Numbered<T> {
  readonly first: number
  readonly entries: readonly T[]
}

/** Row number and text, in rising order. */
export type Line = readonly [row: number, text: string]

export interface RecordingContents {
  readonly facts: RecordingFacts
  readonly leftOut: LeftOut
  /** Number of the first row that is kept. */
  readonly first: number
  /** `ROW` numbers a row. */
  readonly rows: Int32Array
  readonly names: readonly string[]
  readonly actors: readonly (ReadableActor | undefined)[]
  readonly lives: Numbered<Life>
  readonly states: Numbered<StateEntry>
  readonly argumentLines: readonly Line[]
  readonly answerLines: readonly Line[]
  /** What actors printed; undefined in a file of a version that did not hold it. */
  readonly logs: Numbered<ToldLine> | undefined
}

export interface RecordingLimits {
  readonly rows: number
  readonly actors: number
  /** Rows, from the newest, of which it's asked what they carried, and lines of each kind that are kept. */
  readonly lines: number
  /** UTF-16 units of a name, a field or a line. */
  readonly text: number
  /** And of the text of a cell. */
  readonly cell: number
  readonly cells: number
  readonly steps: number
  /** Lines that actors printed. */
  readonly logs: number
}

export const LIMITS: RecordingLimits = {
  rows: 200_000,
  actors: 50_000,
  lines: 20_000,
  text: 2000,
  cell: 200_000,
  cells: 500,
  steps: 100_000,
  logs: 2000,
}

export class Recording implements ReadableRun {
  readonly record: RecordedRows
  readonly names: readonly string[]
  readonly actors: readonly (ReadableActor | undefined)[]
  readonly lives: RecordedLives
  readonly states: RecordedStates
  private readonly lost: ReadonlySet<number>
  private readonly argumentLines: ReadonlyMap<number, string>
  private readonly answerLines: ReadonlyMap<number, string>

  constructor(readonly contents: RecordingContents) {
    this.record = new RecordedRows(contents.first, contents.rows, new RunTime(contents.facts.clock))
    this.names = contents.names
    this.actors = contents.actors
    this.lives = new RecordedLives(contents.lives)
    this.states = new RecordedStates(contents.states)
    this.lost = new Set(
      contents.lives.entries.flatMap(({ kind, row }) => (kind === 'lost-answer' ? [row] : [])),
    )
    this.argumentLines = new Map(contents.argumentLines)
    this.answerLines = new Map(contents.answerLines)
  }

  answerLost(row: number): boolean {
    return this.lost.has(row)
  }

  get facts(): RecordingFacts {
    return this.contents.facts
  }

  get leftOut(): LeftOut {
    return this.contents.leftOut
  }

  argumentsOf(row: number): string | undefined {
    return this.argumentLines.get(row)
  }

  answerOf(row: number): string | undefined {
    return this.answerLines.get(row)
  }
}

export function takeRecording(
  run: TakenRun,
  told: Told,
  facts: Omit<RecordingFacts, 'clock'>,
  limits: RecordingLimits = LIMITS,
): Recording {
  const { record } = run
  const first = Math.max(record.first, record.rows - limits.rows)
  const actors = run.actors.slice(0, limits.actors).map((actor) => actor && copyActor(actor, limits))
  const rows = copyRows(run, first, actors.length)
  const lives = run.lives.since(0).filter(({ actor }) => actor < actors.length)
  const states = run.states.since(0).filter(({ actor }) => actor < actors.length)
  const asked = Math.max(first, record.rows - limits.lines)
  const logs = logsOf(told, actors.length, record.rows, limits)
  const argumentLines = linesOf(asked, record.rows, limits, (row) => run.argumentsOf(row))
  return new Recording({
    facts: boundedFacts({ ...facts, clock: record.runTime.changes }, limits),
    leftOut: {
      messages: first,
      actors: Math.max(0, run.actors.length - actors.length),
      lives: run.lives.total - lives.length,
      states: run.states.total - states.length,
      lines: messagesIn(rows) - argumentLines.length,
      logs: told.logCount - logs.length,
    },
    first,
    rows,
    names: run.names.map((name) => cut(name, limits.text)),
    actors,
    lives: {
      first: run.lives.total - lives.length,
      entries: lives.map((life) => ({ ...life, cause: cut(life.cause, limits.text) })),
    },
    states: { first: run.states.total - states.length, entries: states.map((entry) => ({ ...entry })) },
    argumentLines,
    answerLines: linesOf(asked, record.rows, limits, (row) => run.answerOf(row)),
    logs: { first: told.logCount - logs.length, entries: logs },
  })
}

function logsOf({ logs }: Told, actors: number, rows: number, limits: RecordingLimits): ToldLine[] {
  return logs
    .filter(({ actor }) => actor < actors)
    .slice(-limits.logs)
    .map(({ seq, actor, level, text, place, row, time }) => ({
      seq,
      actor,
      level,
      text: cut(text, limits.text),
      place: place === null ? null : { cell: cut(place.cell, limits.text), line: place.line },
      row: row < rows ? row : -1,
      time,
    }))
}

/** The moment of the last thing that is recorded, in units of 10 µs. */
export function endOf(run: Pick<ReadableRun, 'record' | 'lives'>): number {
  const { record, lives } = run
  let end = 0
  for (let row = record.first; row < record.rows; row++) {
    const { sent, delivered, ended } = record.read(row)!
    end = Math.max(end, sent, delivered, ended)
  }
  for (const { time } of lives.since(0)) end = Math.max(end, time)
  return end
}

/** In words what the recording lacks; '' where it has the whole run. */
export function leftOutWords({ record, leftOut, contents }: Recording): string {
  const kept = record.rows - record.first
  const them =
    leftOut.messages > 0 ? `${grouped(leftOut.lines)} of them` : counted(leftOut.lines, 'message', 'messages')
  const words = [
    leftOut.messages > 0 ? `the newest ${grouped(kept)} of ${grouped(record.rows)} messages are kept` : '',
    leftOut.lines > 0 ? `what ${them} carried is not known any more` : '',
    leftOut.actors > 0 ? `${counted(leftOut.actors, 'actor is', 'actors are')} left out` : '',
    leftOut.states > 0 ? `${counted(leftOut.states, 'earlier state is', 'earlier states are')} not kept` : '',
    leftOut.logs > 0
      ? `${counted(leftOut.logs, 'earlier line', 'earlier lines')} of the log ${leftOut.logs === 1 ? 'is' : 'are'} not kept`
      : '',
    contents.logs === undefined ? 'it was saved before recordings held what actors print' : '',
  ].filter((part) => part !== '')
  if (words.length === 0) return ''
  const text = words.join(', ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')

const counted = (count: number, one: string, many: string): string =>
  `${grouped(count)} ${count === 1 ? one : many}`

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

function copyActor(actor: ReadableActor, { text, actors }: RecordingLimits): ReadableActor {
  const { index, id, name, className, parent, status, incarnation, cause, container, maxConcurrency } = actor
  return {
    index,
    id: cut(id, text),
    name: cut(name, text),
    className: cut(className, text),
    // Where its parent isn't kept it stands by itself.
    parent: parent < actors ? parent : -1,
    status,
    incarnation,
    cause: cut(cause, text),
    container,
    // The notebook's has no end, and a file has no word for that.
    maxConcurrency: Math.min(maxConcurrency, 2 ** 31 - 1),
  }
}

/** An actor that is not kept is nobody's number; nothing leads to what came before it. */
function copyRows({ record }: TakenRun, first: number, actors: number): Int32Array {
  const rows = new Int32Array((record.rows - first) * ROW)
  for (let row = first, at = 0; row < record.rows; row++, at += ROW) {
    for (let field = 0; field < ROW; field++) rows[at + field] = record.written(row, field)
    if (rows[at + R_FROM] >= actors) rows[at + R_FROM] = -1
    if (rows[at + R_TO] >= actors) rows[at + R_TO] = -1
    if (rows[at + R_CAUSE] >= row) rows[at + R_CAUSE] = -1
  }
  return rows
}

/** Rows that carried something, or may have. */
function messagesIn(rows: Int32Array): number {
  let count = 0
  for (let at = 0; at < rows.length; at += ROW) if (rows[at + R_KIND] !== (Kind.Spawn as number)) count++
  return count
}

function linesOf(
  from: number,
  to: number,
  { text }: RecordingLimits,
  lineOf: (row: number) => string | undefined,
): Line[] {
  const lines: Line[] = []
  for (let row = from; row < to; row++) {
    const line = lineOf(row)
    if (line !== undefined) lines.push([row, cut(line, text)])
  }
  return lines
}

/** Of a schedule that is too long nothing is kept: a part of it would be another run's. */
function boundedFacts(facts: RecordingFacts, limits: RecordingLimits): RecordingFacts {
  const whole = facts.schedule.length <= limits.steps
  return {
    clock: facts.clock,
    notebook: cut(facts.notebook, limits.text),
    cells: facts.cells
      .slice(-limits.cells)
      .map(({ id, text }) => ({ id: cut(id, limits.text), text: cut(text, limits.cell) })),
    seed: facts.seed,
    mode: facts.mode,
    schedule: whole ? facts.schedule.map(({ key, at }) => ({ key, at })) : [],
    stepsBefore: whole ? facts.stepsBefore : 0,
    runs: facts.runs.slice(-limits.cells).map((run) => ({ ...run, cell: cut(run.cell, limits.text) })),
    script: facts.script !== undefined && tooMuch(facts.script) === '' ? facts.script : undefined,
  }
}
