/**
 * A page that is a session and nothing else: tests run cells in it, in the place that the address names.
 *
 * Built as the product is, policy included, and no part of it.
 */
import type { CodeCell, StageSettings } from '../../../src/notebooks/document/notebook'
import { LiveSession } from '../../../src/notebooks/kernel/live-session'
import { makeSandboxWorkers } from '../../../src/notebooks/kernel/sandbox-workers'
import { StepBook } from '../../../src/notebooks/kernel/testing/step-book'
import { STEP_PROGRAMS } from '../../../src/notebooks/kernel/testing/step-programs'
import { pageWorkers } from '../../../src/notebooks/kernel/workers'
import { RandomStream } from '../../../src/runtime/clock/random'

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
  /** Names of the programs whose messages are held in tests. */
  programs(): string[]
  /** Orders of delivery of a program, drawn by these seeds, and what was to be seen at the end of each. */
  draw(program: string, seeds: readonly number[]): Promise<{ keys: string[]; seen: string }[]>
  /** What is to be seen at the end of each of these orders. */
  follow(program: string, orders: readonly (readonly string[])[]): Promise<string[]>
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

async function draw(program: string, seeds: readonly number[]) {
  const book = await StepBook.open(STEP_PROGRAMS[program])
  const drawn: { keys: string[]; seen: string }[] = []
  for (const seed of seeds) {
    const keys = await book.draw(new RandomStream(seed, 'schedule'))
    drawn.push({ keys, seen: book.seen.text })
  }
  book.close()
  return drawn
}

async function follow(program: string, orders: readonly (readonly string[])[]) {
  const book = await StepBook.open(STEP_PROGRAMS[program])
  const seen: string[] = []
  for (const keys of orders) {
    await book.follow(keys)
    seen.push(book.seen.text)
  }
  book.close()
  return seen
}

const page: SessionPage = {
  run,
  stop: () => session.stop(),
  explore,
  notice: () => session.status().notice,
  programs: () => Object.keys(STEP_PROGRAMS),
  draw,
  follow,
}
Object.assign(globalThis, { page })
