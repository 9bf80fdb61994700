/**
 * A page that is a session and nothing else: tests run cells in it, in the place that the address names.
 *
 * Built as the product is, policy included, and no part of it.
 */
import type { CodeCell, StageSettings } from '../../../src/notebooks/document/notebook'
import { LiveSession } from '../../../src/notebooks/kernel/live-session'
import { makeSandboxWorkers } from '../../../src/notebooks/kernel/sandbox-workers'
import { pageWorkers } from '../../../src/notebooks/kernel/workers'

/** What a cell came to: its value or the words of its error, as one line. */
export interface Ran {
  readonly status: string
  readonly words: string
}

export interface SessionPage {
  run(text: string): Promise<Ran>
  /** Ends the cell that runs. */
  stop(): Promise<void>
  /** Runs a cell whose messages are held, and tries every order of them. */
  explore(text: string): Promise<string>
  notice(): string
}

const sandboxed = new URLSearchParams(location.search).get('place') === 'sandbox'
const session = new LiveSession({
  factory: sandboxed ? makeSandboxWorkers() : pageWorkers,
  base: document.baseURI,
})
let cells = 0

function cellOf(text: string, stage: StageSettings = {}): CodeCell {
  const id = `c${++cells}`
  return { kind: 'code', id, language: 'typescript', text, stage, exercise: false, original: false }
}

async function run(text: string): Promise<Ran> {
  const cell = cellOf(text)
  const { status, error } = await session.run(cell)
  const value = session.cellRun(cell.id).outputs.find((output) => output.kind === 'value')
  return { status, words: error === null ? (value?.value.text ?? '') : error.message }
}

async function explore(text: string): Promise<string> {
  const held = new Promise<void>((done) => {
    const stop = session.subscribe(() => {
      if (session.frame().held.length === 0) return
      stop()
      done()
    })
  })
  void session.run(cellOf(text, { mode: 'step' }))
  await held
  const { status, orders, reason } = await session.explore(() => {})
  return `${status}: ${orders} orders${reason}`
}

const page: SessionPage = {
  run,
  stop: () => session.stop(),
  explore,
  notice: () => session.status().notice,
}
Object.assign(globalThis, { page })
