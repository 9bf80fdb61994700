/**
 * The open notebook as the page sees it: a store outside React over a session.
 *
 * A component reads the few fields it draws, so a keystroke redraws one cell and a running cell redraws itself. The
 * session tells at most once a frame that something moved; here its per-cell objects are compared by identity and only
 * what is new is taken over. Work that a person would miss is kept through `keeper`, half a second after the last change
 * and at once when the page is hidden.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { firstBlank } from '../../notebooks/document/blanks'
import type { CheckCell, CodeCell, Notebook } from '../../notebooks/document/notebook'
import { isNotYet } from '../../notebooks/exercises/check'
import type { CellRun, CheckResult, Session, SessionStatus } from '../../notebooks/kernel/session'
import type { SourcePlace } from '../../runtime/protocol/view'
import type { Kept } from './kept'
import type { MadeAt } from '../outputs/places'
import { makerOf } from './maker-of'
import { openCells } from './open-cells'
import { partsOf, progressOf, type Part } from './progress'
import { reveal } from './reveal'
import { ALL, cellsToRun, type RunRange } from './run-range'

export interface CheckState {
  readonly checking: boolean
  readonly result: CheckResult | null
  /** Text of the judged cell when it was checked. */
  readonly text: string
  /** Deliveries of the run on the stage, and the run of the judged cell, when it was checked. */
  readonly delivered: number
  readonly run: CellRun
}

export interface NotebookState extends Kept {
  readonly runs: Readonly<Record<string, CellRun>>
  readonly checks: Readonly<Record<string, CheckState>>
  /** Messages that wait for the person. */
  readonly held: number
  /** Actors are at work, for a cell or for a loop that goes on behind it. */
  readonly going: boolean
  readonly status: SessionStatus
  readonly selected: string
  /** Whether this browser keeps the work. */
  readonly keeps: boolean
  /** Whether another tab has kept work on this lesson since this one opened. */
  readonly elsewhere: boolean
}

export interface NotebookModel {
  readonly notebook: Notebook
  readonly session: Session
  readonly parts: readonly Part[]
  readonly store: StoreApi<NotebookState>
  code(cell: string): CodeCell
  edit(cell: string, text: string): void
  undoEdits(cell: string): void
  run(cell: string): Promise<boolean>
  /** What a command would run now, from top to bottom. */
  toRun(range: RunRange): readonly string[]
  /** One cell after the other; ends at the first that does not run to its end. */
  runAll(range?: RunRange): Promise<void>
  stop(): void
  /** `then`: what runs again afterwards. */
  restart(then?: RunRange): Promise<void>
  clearStage(): void
  lockIn(predict: string, option: number): void
  nextHint(check: CheckCell): void
  openSolution(check: string): void
  check(check: CheckCell): Promise<void>
  lookAt(keys: readonly string[]): Promise<string>
  select(cell: string): void
  goTo(place: SourcePlace): void
  /** Where another open cell makes a name that `cell` lacked. */
  madeAt(name: string, cell: string): MadeAt | null
  /** Keeps at once what is not kept yet. */
  flush(): void
  /** Starts listening to the session; returns the way to stop. */
  connect(): () => void
}

export interface Keeper {
  read(lesson: string): Kept
  write(lesson: string, kept: Kept): boolean
  /** Calls back when another tab keeps this lesson; returns the way to stop. */
  elsewhere(lesson: string, noticed: () => void): () => void
  /** Calls back when the page may be about to end; returns the way to stop. */
  hidden(leave: () => void): () => void
}

const KEEP_AFTER = 500

export function createNotebookModel(notebook: Notebook, session: Session, keeper: Keeper): NotebookModel {
  const originals = new Map(notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [[cell.id, cell]] : [])))
  const judged = new Map(
    notebook.cells.flatMap((cell) => (cell.kind === 'check' ? [[cell.id, cell.cell]] : [])),
  )
  const parts = partsOf(notebook)
  const store = createStore<NotebookState>(() => ({
    ...keeper.read(notebook.id),
    runs: {},
    checks: {},
    held: 0,
    going: false,
    status: session.status(),
    selected: notebook.cells[0]?.id ?? '',
    keeps: true,
    elsewhere: false,
  }))
  let timer: ReturnType<typeof setTimeout> | null = null
  /** Grows with every stop, so that a "run all" under way knows that it is over. */
  let stops = 0
  /** Grows when the stage is cleared: a cell that ends by that has not been delivered to its end. */
  let clears = 0

  const original = (cell: string): CodeCell => {
    const found = originals.get(cell)
    if (!found) throw new Error(`No code cell ${cell} in ${notebook.id}`)
    return found
  }
  const code = (cell: string): CodeCell => {
    const text = store.getState().texts[cell]
    return text === undefined ? original(cell) : { ...original(cell), text }
  }

  const flush = (): void => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    const state = store.getState()
    const { texts, predictions, hints, solutions, ran, passed } = state
    const { done } = progressOf(parts, notebook.minutes, state)
    const kept = { texts, predictions, hints, solutions, ran, passed, done, of: parts.length }
    store.setState({ keeps: keeper.write(notebook.id, kept) })
  }
  const keep = (change: Partial<Kept>): void => {
    store.setState(change)
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(flush, KEEP_AFTER)
  }

  const edit = (cell: string, text: string): void => {
    const { [cell]: _, ...others } = store.getState().texts
    keep({ texts: text === original(cell).text ? others : { ...others, [cell]: text } })
    session.edited(cell, text)
    forgetNotYet()
  }

  const run = async (cell: string): Promise<boolean> => {
    const before = clears
    const result = await session.run(code(cell))
    const { ran } = store.getState()
    if (result.status === 'ok' && clears === before && !ran.includes(cell)) keep({ ran: [...ran, cell] })
    return result.status === 'ok'
  }

  const toRun = (range: RunRange): readonly string[] =>
    cellsToRun(
      range,
      openCells(notebook.cells, store.getState().predictions).open,
      (cell) => code(cell.id).text,
    )
  const runAll = async (range: RunRange, mine: number): Promise<void> => {
    for (const cell of toRun(range)) {
      if (stops !== mine) return
      if (await run(cell)) continue
      const { exercise, text } = code(cell)
      const blank = exercise ? firstBlank(text) : null
      if (blank !== null) reveal({ cell, line: blank.line })
      return
    }
  }

  /** "Not yet" says what is missing at this moment: it goes as soon as the run or the text goes on. */
  const forgetNotYet = (): void => {
    const { checks } = store.getState()
    const left = Object.entries(checks).filter(([id, { checking, result, text, delivered, run }]) => {
      if (checking || result === null || !isNotYet(result)) return true
      const cell = judged.get(id)
      if (cell === undefined) return true
      // A cell that runs at full speed has nothing to do with what is delivered meanwhile.
      const moved = code(cell).stage.mode === 'step' && session.frame().delivered !== delivered
      return !moved && sameRun(session.cellRun(cell), run) && code(cell).text === text
    })
    if (left.length < Object.keys(checks).length) store.setState({ checks: Object.fromEntries(left) })
  }

  const take = (): void => {
    const before = store.getState()
    let runs: Record<string, CellRun> | null = null
    for (const id of originals.keys()) {
      const now = session.cellRun(id)
      if (now === before.runs[id]) continue
      runs ??= { ...before.runs }
      runs[id] = now
    }
    const held = session.frame().held.length + session.frame().heldLeftOut
    const going = session.frame().phase === 'running'
    const status = session.status()
    if (runs || held !== before.held || going !== before.going || status !== before.status)
      store.setState({ runs: runs ?? before.runs, held, going, status })
    forgetNotYet()
  }

  return {
    notebook,
    session,
    parts,
    store,
    code,
    edit,
    undoEdits: (cell) => edit(cell, original(cell).text),
    run,
    toRun,
    runAll: (range = ALL) => runAll(range, ++stops),
    stop() {
      stops++
      void session.stop()
    },
    async restart(then) {
      const mine = ++stops
      await session.restart()
      if (then) await runAll(then, mine)
    },
    clearStage() {
      clears++
      void session.clearStage()
    },
    lockIn: (predict, option) =>
      keep({ predictions: { ...store.getState().predictions, [predict]: option } }),
    nextHint(check) {
      const { hints } = store.getState()
      const opened = Math.min((hints[check.id] ?? 0) + 1, check.hints.length)
      keep({ hints: { ...hints, [check.id]: opened } })
    },
    openSolution(check) {
      const { solutions } = store.getState()
      if (!solutions.includes(check)) keep({ solutions: [...solutions, check] })
    },
    async check(check) {
      const { text } = code(check.cell)
      const show = (state: CheckState) =>
        store.setState({ checks: { ...store.getState().checks, [check.id]: state } })
      const at = { text, delivered: session.frame().delivered, run: session.cellRun(check.cell) }
      show({ ...at, checking: true, result: store.getState().checks[check.id]?.result ?? null })
      const result = await session.check(check, [...originals.keys()].map(code))
      show({ ...at, checking: false, result })
      const { passed } = store.getState()
      if (result.correct && !passed.includes(check.id)) keep({ passed: [...passed, check.id] })
    },
    async lookAt(keys) {
      return (await session.follow(keys))?.refused ?? ''
    },
    select(cell) {
      if (store.getState().selected !== cell) store.setState({ selected: cell })
    },
    goTo: reveal,
    madeAt(name, cell) {
      const { predictions, runs } = store.getState()
      const { open } = openCells(notebook.cells, predictions)
      const cells = open.flatMap((one) =>
        one.kind === 'code' && (!one.original || one.id === cell) ? [code(one.id)] : [],
      )
      const maker = makerOf(name, cells, runs, cell)
      if (maker === null) return null
      const at = (id: string) => cells.findIndex((one) => one.id === id)
      return { ...maker, where: at(maker.cell) < at(cell) ? 'further up' : 'further down' }
    },
    flush,
    connect() {
      // What was kept in this browser is an edit too.
      for (const [cell, text] of Object.entries(store.getState().texts))
        if (originals.has(cell)) session.edited(cell, text)
      take()
      const leave = [
        session.subscribe(take),
        keeper.elsewhere(notebook.id, () => store.setState({ elsewhere: true })),
        keeper.hidden(flush),
      ]
      return () => {
        for (const stop of leave) stop()
        flush()
      }
    },
  }
}

/** The same run at the same point: it has not begun anew, and it has not ended since. */
function sameRun(one: CellRun, other: CellRun): boolean {
  return one.count === other.count && one.state === other.state && one.stale === other.stale
}
