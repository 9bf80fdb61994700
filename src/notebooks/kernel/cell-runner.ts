/**
 * Runs one cell: compiled in the kernel, then at full speed to its end, or held for the reader; and says what came of it.
 */
import type { Relay } from '../../runtime/broker/relay'
import type { Mode, Phase } from '../../runtime/protocol/view'
import type { CodeCell } from '../document/notebook'
import type { OutputError } from '../../runtime/protocol/output'
import { blankError, compileError } from './cell-error'
import type { CellRuns } from './cell-runs'
import type { CellSpans } from './cell-spans'
import { operationOf } from './display-check'
import type { HeldRun } from './held-run'
import type { Inputs } from './inputs'
import type { CellReport } from './kernel'
import type { KernelKeeper } from './kernel-keeper'
import type { PlayedEntry, Prelude } from './prelude'
import type { Program } from './program'
import type { CellResult } from './session'
import { STOPPED } from './step-run'
import type { Way } from './way'

export interface CellRunnerParts {
  readonly relay: Relay
  readonly runs: CellRuns
  readonly spans: CellSpans
  readonly prelude: Prelude
  readonly held: HeldRun
  readonly inputs: Inputs
  kernel(): KernelKeeper
  /** Milliseconds, and when the session began. */
  now(): number
  readonly began: number
  /** Seconds that a cell may run at full speed where it says nothing itself. */
  readonly timeLimit: number | undefined
  /** The stage as the cell wants it. */
  applyStage(cell: CodeCell): void
  /** How the cell runs then; the limit is that of a held run. */
  setting(): { readonly mode: Mode } & Pick<Program, 'seed' | 'limit' | 'platform'>
  /** What a cell with this text imports is there. */
  need(text: string): Promise<void>
  /** The cell that runs now. */
  current(): string | undefined
  stopping(): boolean
  phase(): Phase
  stop(): void
}

/** Seconds that a cell may run at full speed where neither it nor the session says otherwise. */
const TIME_LIMIT = 600
/** Letters of what a lost worker is said to have said. */
const WORDS = 5000
const LOST = 'Variables are gone: run the cells again.'
const DAMAGED =
  'The notebook’s worker broke, perhaps by a change of something built in, and was started anew. Variables are gone: run the cells again.'

export class CellRunner {
  /** Runs since the notebook was opened or restarted. */
  count = 0
  private activations = 0

  constructor(private readonly parts: CellRunnerParts) {}

  private get kernel(): KernelKeeper {
    return this.parts.kernel()
  }

  /** A new run of the machine: activations are numbered anew. */
  reset(): void {
    this.activations = 0
  }

  run(cell: CodeCell, way: Way | null): Promise<CellResult> {
    const started = this.parts.now()
    const { kernel } = this
    const { link } = kernel
    return this.runFrom(cell, started, way).catch((error: unknown) => {
      // It answers, and not as it should: a cell has changed what it stands on, and the next would fail too.
      if (kernel.link === link && link.handle.over === '') kernel.replace(DAMAGED)
      return this.lost(started, error)
    })
  }

  /** What is said of a cell whose worker was lost. */
  lost(started: number, thrown: unknown): CellResult {
    const words = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, WORDS)
    return this.result(started, {
      status: this.parts.stopping() ? 'stopped' : 'error',
      error: this.parts.stopping()
        ? null
        : { name: 'WorkerLost', message: words, frames: [], remote: [], hint: LOST },
      result: '',
      shipped: 0,
    })
  }

  private result(started: number, report: CellReport): CellResult {
    // A kernel's word, and shown: a program may speak in its name.
    operationOf({ op: 'error', error: report.error })
    const made = this.parts.relay.broker.actors
      .filter(
        (entry) => entry?.maker === this.parts.current() && entry.parent === 0 && entry.status === 'alive',
      )
      .map((entry) => entry.name)
    return {
      status: report.status,
      count: this.count,
      duration: (this.parts.now() - started) / 1000,
      shipped: report.shipped,
      made: made.slice(0, 20),
      error: report.error,
    }
  }

  private async runFrom(cell: CodeCell, started: number, way: Way | null): Promise<CellResult> {
    const version = this.parts.runs.versionOf(cell.id, cell.text)
    await this.kernel.link.arm()
    await this.parts.held.leaveFor(cell.id)
    void this.parts.inputs.send()
    this.count++
    this.parts.runs.clearOutputs(cell.id)
    const startedAt = started - this.parts.began
    this.parts.runs.update(cell.id, { state: 'running', count: this.count, startedAt, result: null })
    const { id, text, language } = cell
    const unfilled = cell.exercise ? blankError(id, text) : null
    if (unfilled !== null)
      return this.result(started, { status: 'error', error: unfilled, result: '', shipped: 0 })
    try {
      await this.parts.need(text)
    } catch (thrown) {
      return this.result(started, { status: 'error', error: unread(thrown), result: '', shipped: 0 })
    }
    this.parts.applyStage(cell)
    const compiled = await this.kernel.link.handle.call('compile', [{ cell: id, version, text, language }])
    if (!compiled.ok) {
      return this.result(started, { status: 'error', error: compileError(compiled), result: '', shipped: 0 })
    }
    if (this.parts.stopping()) return this.result(started, STOPPED)
    this.parts.runs.began(id, compiled.declares, compiled.uses)
    const { cell: name, text: texts, definitions, declares, assigns } = compiled
    const code = { cell: name, version, text: texts, definitions, declares, assigns }
    const activation = ++this.activations
    const { mode, ...given } = this.parts.setting()
    if (mode === 'step') {
      this.parts.inputs.deaf()
      const span = this.parts.spans.beginAlone(id, activation)
      try {
        return this.result(started, await this.parts.held.run(cell, code, activation, given, way))
      } finally {
        span.ended = this.parts.relay.broker.time
      }
    }
    this.parts.held.goLive()
    this.parts.relay.broker.beginCell(id)
    const entry: PlayedEntry = { code, activation, schedule: null, source: text }
    this.parts.prelude.entries.push(entry)
    const seconds = cell.stage.limit ?? this.parts.timeLimit ?? TIME_LIMIT
    const limit = setTimeout(() => this.outOfTime(id, seconds), seconds * 1000)
    const span = this.parts.spans.begin(id, activation, this.parts.relay.broker.time)
    try {
      const report = await this.kernel.link.handle.call('run', [code, activation], Infinity)
      this.parts.relay.catchUp()
      // Played again before another cell, one that had to be stopped would not end either.
      if (report.status === 'stopped') this.parts.prelude.remove(entry)
      if (report.status === 'ok') this.parts.runs.gave(id, report.result)
      return this.result(started, report)
    } finally {
      clearTimeout(limit)
      span.ended = this.parts.relay.broker.time
    }
  }

  private outOfTime(cell: string, seconds: number): void {
    // The limit stands still while messages are held for the reader.
    if (this.parts.current() !== cell || this.parts.phase() === 'waiting') return
    const after = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
    this.kernel.say(this.kernel.state, `The cell was stopped after ${after}, its time limit.`)
    this.parts.stop()
  }
}

function unread(thrown: unknown): OutputError {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const hint = 'The module comes from where this page is from. Is the network there? Then run the cell again.'
  return { name: 'ModuleNotLoaded', message, frames: [], remote: [], hint }
}
