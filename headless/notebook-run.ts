/**
 * A notebook that is run cell by cell, and then written with what it gave.
 *
 * One cell a call, so that whoever drives the page has what was given so far if the page should crash.
 */
import { shownOutputs } from '../src/notebooks/document/ipynb/shown-outputs'
import { writeIpynb, type CellOutputs } from '../src/notebooks/document/ipynb/write'
import { writeHtml } from '../src/notebooks/document/html/write'
import type { CodeCell, JsonObject } from '../src/notebooks/document/notebook'
import { plainOrders } from '../src/notebooks/exercises/kept-orders'
import { sameValue } from '../src/notebooks/exercises/value'
import type { Step } from '../src/notebooks/exercises/promise'
import type { CellResult, Output, OutputError } from '../src/notebooks/kernel/session'
import { loadMaths } from '../src/ui/notebook/maths/maths'
import { deliver } from '../src/ui/store/deliver'
import { renderProse, sanitise } from '../src/ui/notebook/prose'
import { limited } from './limited'
import { openHeadlessSession } from './session'
import type { ToRun } from './source'

/** What went wrong in a cell, for people. */
export interface Failure {
  readonly name: string
  readonly message: string
  /** Where: it may be in another cell than the one that ran. '' and 0 where nobody knows. */
  readonly cell: string
  readonly line: number
  /** The line of code itself. */
  readonly code: string
  readonly hint: string
}

export interface RanCell {
  readonly status: 'ok' | 'error' | 'stopped'
  readonly seconds: number
  /** The value of the last expression, or the last line that was shown. */
  readonly value: string
  readonly failure: Failure | null
  readonly given: CellOutputs
}

export interface Heads {
  readonly title: string
  readonly notes: readonly string[]
  readonly all: number
  /** The cells that run, in their order; `number` counts all cells from 1. */
  readonly cells: readonly { readonly id: string; readonly number: number; readonly limit: number | null }[]
}

export class NotebookRun {
  readonly heads: Heads
  private readonly session
  private readonly cells: readonly CodeCell[]
  private readonly outputs = new Map<string, CellOutputs>()
  private readonly failures = new Map<string, OutputError>()

  constructor(private readonly what: ToRun) {
    const { notebook, place, notes } = what
    this.session = openHeadlessSession(notebook, place)
    this.cells = notebook.cells.filter((cell) => cell.kind === 'code')
    this.heads = {
      title: notebook.title,
      notes,
      all: notebook.cells.length,
      cells: this.cells.map((cell) => ({
        id: cell.id,
        number: notebook.cells.indexOf(cell) + 1,
        limit: place === 'page' ? (cell.stage.limit ?? 600) : null,
      })),
    }
  }

  async run(n: number, seconds: number): Promise<RanCell> {
    const { session } = this
    // The limit of this command goes before what a file says of itself.
    const cell = { ...this.cells[n], stage: { ...this.cells[n].stage, limit: seconds * 2 } }
    const promise = this.what.promises[cell.id]
    let stopped = false
    const { late, result } = await limited(
      this.runAlong(cell, promise?.order ?? [], () => stopped),
      seconds,
      () => {
        stopped = true
        void session.stop()
      },
    )
    const error = late ? outOfTime(seconds) : (result.error ?? this.unexpected(cell))
    // What is delivered without end would be delivered on before the next cell.
    if (late && session.frame().phase === 'waiting') await session.restart()
    if (error !== null) this.failures.set(cell.id, error)
    const given = this.given(cell.id)
    this.outputs.set(cell.id, given)
    const status = late ? 'stopped' : error !== null ? 'error' : result.status
    const failure = error === null ? null : this.failureOf(cell.id, error)
    return { status, seconds: result.duration, value: this.lastLine(cell.id), failure, given }
  }

  private async runAlong(
    cell: CodeCell,
    order: readonly Step[],
    stopped: () => boolean,
  ): Promise<CellResult> {
    const ran = this.session.run(cell)
    const refused = await deliver(this.session, cell.id, ran, { order, stopped })
    if (refused !== '') throw new Error(`The lesson delivers in an order that can’t be. ${refused}`)
    return ran
  }

  /** What a cell gave in a page that is gone. */
  give(n: number, outputs: CellOutputs): void {
    this.outputs.set(this.cells[n].id, outputs)
  }

  /** What actors still do when the last cell has ended belongs to it, for a moment. */
  async rest(seconds: number): Promise<void> {
    const end = performance.now() + seconds * 1000
    while (this.session.frame().phase !== 'idle' && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 5))
  }

  ipynb(): string {
    const { notebook, orders } = this.what
    const also: JsonObject = Object.keys(orders).length > 0 ? { orders: plainOrders(orders) } : {}
    return writeIpynb(notebook, this.allGiven(), also)
  }

  async html(): Promise<string> {
    await loadMaths()
    const parts = { markdown: renderProse, sanitised: sanitise }
    return writeHtml(this.what.notebook, parts, this.allGiven())
  }

  /** As it is now: what came late is there too. */
  private allGiven(): ReadonlyMap<string, CellOutputs> {
    const all = new Map(this.outputs)
    for (const { id } of this.cells) if (this.session.cellRun(id).count > 0) all.set(id, this.given(id))
    return all
  }

  private given(cell: string): CellOutputs {
    const { outputs, count } = this.session.cellRun(cell)
    const error = this.failures.get(cell)
    const has = outputs.some((output) => output.kind === 'error' && output.of === undefined)
    const all: readonly Output[] =
      error === undefined || has ? outputs : [...outputs, { kind: 'error', id: -1, error }]
    return { outputs: shownOutputs(all, count), executionCount: count === 0 ? null : count }
  }

  /** A lesson's cell that gives something else than the lesson says. */
  private unexpected(cell: CodeCell): OutputError | null {
    const promised = this.what.promises[cell.id]?.result ?? null
    const value = this.session.cellRun(cell.id).outputs.findLast((output) => output.kind === 'value')
    const came = value?.value.text ?? ''
    if (promised === null || sameValue(came, promised)) return null
    const message = `The lesson promises ${promised}; came ${came || 'nothing'}.`
    return { name: 'BrokenPromise', message, frames: [], remote: [], hint: '' }
  }

  private lastLine(cell: string): string {
    const output = this.session.cellRun(cell).outputs.at(-1)
    if (output?.kind === 'value') return output.value.text
    if (output?.kind === 'text') return output.text.trimEnd().split('\n').at(-1) ?? ''
    return output === undefined || output.kind === 'error' ? '' : output.kind
  }

  private failureOf(cell: string, error: OutputError): Failure {
    const { name, message, hint, frames } = error
    const [at] = [...frames.filter((frame) => frame.cell === cell), ...frames]
    const text = this.cells.find(({ id }) => id === at?.cell)?.text ?? ''
    const code = at === undefined ? '' : (text.split('\n')[at.line - 1] ?? '').trim()
    return { name, message, hint, cell: at?.cell ?? cell, line: at?.line ?? 0, code }
  }
}

function outOfTime(seconds: number): OutputError {
  const message = `The cell was stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, its time limit.`
  return { name: 'OutOfTime', message, frames: [], remote: [], hint: '' }
}
