/**
 * A page that is a session and nothing else: tests run cells in it, in the place that the address names.
 *
 * Built as the product is, policy included, and no part of it.
 */
import type { CodeCell } from '../../../src/notebooks/document/notebook'
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
  notice(): string
  deaths(): number
}

const sandboxed = new URLSearchParams(location.search).get('place') === 'sandbox'
const session = new LiveSession({
  factory: sandboxed ? makeSandboxWorkers() : pageWorkers,
  base: document.baseURI,
})
let cells = 0

async function run(text: string): Promise<Ran> {
  const cell: CodeCell = {
    kind: 'code',
    id: `c${++cells}`,
    language: 'typescript',
    text,
    stage: {},
    exercise: false,
    original: false,
  }
  const { status, error } = await session.run(cell)
  const value = session.cellRun(cell.id).outputs.find((output) => output.kind === 'value')
  return { status, words: error === null ? (value?.value.text ?? '') : error.message }
}

const page: SessionPage = {
  run,
  notice: () => session.status().notice,
  deaths: () => session.frame().counts.died,
}
Object.assign(globalThis, { page })
