/**
 * The open notebook as the page sees it: a store outside React over a session.
 *
 * A component reads the few fields it draws, so a keystroke redraws one cell and a running cell redraws itself. The
 * session tells at most once a frame that something moved; here its per-cell objects are compared by identity and only
 * what is new is taken over. Work that a person would miss is kept through `keeper`: each key at once, the whole a moment
 * later and when the page is hidden.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { firstBlank } from '../../notebooks/document/blanks'
import { copyOf, type Copy } from '../../notebooks/document/copy'
import { textOf, type Edit, type EditEffect } from '../../notebooks/document/edits'
import type { CheckCell, CodeCell, Notebook, SpotCell } from '../../notebooks/document/notebook'
import { missingBefore, SKIPPED } from '../../notebooks/exercises/catch-up'
import { isNotYet } from '../../notebooks/exercises/check'
import { afterTry, UNSPOTTED } from '../../notebooks/exercises/spot'
import type { CellRun, CheckResult, Session, SessionStatus } from '../../notebooks/kernel/session'
import type { SourcePlace } from '../../runtime/protocol/view'
import { NOTHING_KEPT, type Kept } from './kept'
import type { Keeper } from './keeper'
import type { Keeping } from './works/keeper'
import type { Version } from './works/work'
import type { MadeAt } from '../outputs/places'
import { makerOf } from './maker-of'
import { openCells } from './open-cells'
import { OpenDocument, type DocumentState } from './open-document'
import { partsOf, progressOf, type Part } from './progress'
import { reveal } from './reveal'
import { RerunQueue } from './rerun-queue'
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

export interface NotebookState extends Omit<Kept, 'copy' | 'texts'>, DocumentState {
  readonly runs: Readonly<Record<string, CellRun>>
  readonly checks: Readonly<Record<string, CheckState>>
  /** Messages that wait for the person. */
  readonly held: number
  /** Actors are at work, for a cell or for a loop that goes on behind it. */
  readonly going: boolean
  readonly status: SessionStatus
  readonly selected: string
  /** The text that is being written. */
  readonly writing: string | null
  /** Why the last edit was refused; '' once another was made. */
  readonly refusal: string
  /** Whether this browser keeps the work, and whether another tab has written. */
  readonly keeping: Keeping
}

export interface NotebookModel {
  /** The lesson as it was written; what a person has made of it stands in the store. */
  readonly original: Notebook
  readonly session: Session
  readonly parts: readonly Part[]
  readonly store: StoreApi<NotebookState>
  /** A code cell as it stands. */
  code(cell: string): CodeCell
  /** The text that the lesson gives it; nothing for a person's own. */
  given(cell: string): string | undefined
  edit(cell: string, text: string): void
  undoEdits(cell: string): void
  /** An edit across cells; words where it is refused. */
  apply(operation: Edit): string
  undo(): void
  redo(): void
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
  /** Whether the line, from 1, is the mistake. Each is counted until it is found. */
  spot(cell: SpotCell, line: number): boolean
  nextHint(check: CheckCell): void
  openSolution(check: string): void
  /** Puts the reference answers in before this cell, skips the predictions there, and runs what stands above it. */
  catchUp(to: string): Promise<void>
  check(check: CheckCell): Promise<void>
  lookAt(keys: readonly string[]): Promise<string>
  /** Runs the check's cell and delivers in the order with which it passed; words where that can't be. */
  playOrder(check: CheckCell): Promise<string>
  select(cell: string): void
  /** Opens a text to be written; null: shows it again. */
  write(cell: string | null): void
  goTo(place: SourcePlace): void
  /** Where another open cell makes a name that `cell` lacked. */
  madeAt(name: string, cell: string): MadeAt | null
  /** Keeps at once what is not kept yet. */
  flush(): void
  /** Keeps it now as a version that stays, and on the disk. False where this browser keeps nothing. */
  save(): Promise<boolean>
  versions(): Promise<readonly Version[]>
  /** Goes back to a version; the work as it is now is kept as one. */
  restore(version: number): Promise<boolean>
  /** Back to the lesson as it was written; the work as it is now is kept as a version. */
  startOver(): Promise<void>
  /** Where another tab has written: whose work stays. */
  settle(whose: 'mine' | 'theirs'): Promise<void>
  /** Starts listening to the session; returns the way to stop. */
  connect(): () => void
}

/** Milliseconds after the last key. */
const KEEP_AFTER = 300

export function createNotebookModel(original: Notebook, session: Session, keeper: Keeper): NotebookModel {
  const judged = new Map(
    original.cells.flatMap((cell) => (cell.kind === 'check' ? [[cell.id, cell.cell]] : [])),
  )
  const parts = partsOf(original)
  const { copy: kept, texts: keptTexts, ...progress } = keeper.first
  let opening = true
  const document = new OpenDocument(original, kept ?? copyOfTexts(original, keptTexts), (effects) =>
    opening ? undefined : follow(effects),
  )
  for (const [cell, text] of Object.entries(keeper.typedBefore))
    document.apply({ kind: 'setText', cell, text })
  opening = false
  const store = createStore<NotebookState>(() => ({
    ...progress,
    ...document.state,
    runs: {},
    checks: {},
    held: 0,
    going: false,
    status: session.status(),
    selected: document.state.shapes[0]?.id ?? '',
    writing: null,
    refusal: '',
    keeping: { state: 'kept' },
  }))
  let timer: ReturnType<typeof setTimeout> | null = null
  /** Grows with every stop, so that a "run all" under way knows that it is over. */
  let stops = 0
  /** Grows when the stage is cleared: a cell that ends by that has not been delivered to its end. */
  let clears = 0

  const code = (id: string): CodeCell => {
    const cell = document.cell(id)
    if (cell?.kind !== 'code') throw new Error(`No code cell ${id} in ${original.id}`)
    return cell
  }
  const codeCells = (): readonly CodeCell[] =>
    store.getState().notebook.cells.filter((cell) => cell.kind === 'code')
  const open = () => openCells(store.getState().notebook.cells, store.getState().predictions).open

  const work = (): Kept => {
    const state = store.getState()
    const { predictions, spotted, hints, solutions, ran, passed, orders } = state
    const { done } = progressOf(parts, original.minutes, state)
    return {
      copy: document.copy,
      texts: {},
      predictions,
      spotted,
      hints,
      solutions,
      ran,
      passed,
      orders,
      done,
      of: parts.length,
    }
  }
  const flush = (strict = false): Promise<void> => {
    if (timer === null && !strict) return Promise.resolve()
    if (timer !== null) clearTimeout(timer)
    timer = null
    return keeper.write(work(), strict)
  }
  /** Another state of the work takes the place of this one. */
  const become = ({ copy, texts, orders, ...kept }: Kept): void => {
    const { predictions, spotted, hints, solutions, ran, passed } = kept
    store.setState({ predictions, spotted, hints, solutions, ran, passed, orders })
    document.become(copy ?? copyOfTexts(original, texts))
  }
  const keep = (change: Partial<NotebookState>, typing = false): void => {
    store.setState(change)
    if (!typing) keeper.did(work())
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void flush(), KEEP_AFTER)
  }

  /** What an edit brings with it. */
  function follow(effects: readonly EditEffect[]): void {
    const { shapes } = store.getState()
    keep(document.state, document.state.shapes === shapes)
    for (const effect of effects) if (effect.kind === 'edited') session.edited(effect.cell, effect.text)
    const at = shapes.findIndex(({ id }) => id === store.getState().selected)
    const { shapes: now, selected } = store.getState()
    // The chosen cell is gone: the one that stands in its place is chosen.
    if (!now.some(({ id }) => id === selected) && now.length > 0)
      store.setState({ selected: now[Math.min(Math.max(0, at), now.length - 1)].id })
    forgetNotYet()
  }
  /** What comes back is chosen. */
  const again = (take: () => boolean): void => {
    const before = new Set(store.getState().shapes.map(({ id }) => id))
    if (!take()) return
    const come = store.getState().shapes.find(({ id }) => !before.has(id))
    if (come !== undefined) store.setState({ selected: come.id })
  }
  const apply = (operation: Edit): string => {
    const refusal = document.apply(operation)?.refused ?? ''
    if (refusal !== store.getState().refusal) store.setState({ refusal })
    return refusal
  }
  const edit = (cell: string, text: string): void => {
    keeper.typed(cell, text)
    apply({ kind: 'setText', cell, text })
  }

  const run = async (cell: string): Promise<boolean> => {
    const before = clears
    const result = await session.run(code(cell))
    const { ran } = store.getState()
    if (result.status === 'ok' && clears === before && !ran.includes(cell)) keep({ ran: [...ran, cell] })
    return result.status === 'ok'
  }

  const reruns = new RerunQueue(run, (cells) =>
    open().flatMap((cell) => (cell.kind === 'code' && cells.has(cell.id) ? [cell.id] : [])),
  )
  const toRun = (range: RunRange): readonly string[] =>
    cellsToRun(range, open(), {
      textOf: ({ text }) => text,
      isStale: (cell) => session.cellRun(cell).stale,
      dependents: (cell) => session.dependents(cell),
    })
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
      if (cell === undefined || document.cell(cell)?.kind !== 'code') return true
      // A cell that runs at full speed has nothing to do with what is delivered meanwhile.
      const moved = code(cell).stage.mode === 'step' && session.frame().delivered !== delivered
      return !moved && sameRun(session.cellRun(cell), run) && code(cell).text === text
    })
    if (left.length < Object.keys(checks).length) store.setState({ checks: Object.fromEntries(left) })
  }

  const take = (): void => {
    const before = store.getState()
    let runs: Record<string, CellRun> | null = null
    for (const { id } of codeCells()) {
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
    original,
    session,
    parts,
    store,
    code,
    given(cell) {
      const before = document.before(cell)
      return before === undefined ? undefined : textOf(before)
    },
    edit,
    undoEdits: (cell) => void apply({ kind: 'undoEdits', cell, original }),
    apply,
    undo: () => again(() => document.undo()),
    redo: () => again(() => document.redo()),
    run,
    toRun,
    runAll: (range = ALL) => runAll(range, ++stops),
    stop() {
      stops++
      reruns.forget()
      void session.stop()
    },
    async restart(then) {
      const mine = ++stops
      reruns.forget()
      await session.restart()
      if (then) await runAll(then, mine)
    },
    clearStage() {
      clears++
      void session.clearStage()
    },
    lockIn: (predict, option) =>
      keep({ predictions: { ...store.getState().predictions, [predict]: option } }),
    spot(cell, line) {
      const { spotted } = store.getState()
      const correct = cell.mistakes.includes(line)
      keep({ spotted: { ...spotted, [cell.id]: afterTry(spotted[cell.id] ?? UNSPOTTED, correct) } })
      return correct
    },
    nextHint(check) {
      const { hints } = store.getState()
      const opened = Math.min((hints[check.id] ?? 0) + 1, check.hints.length)
      keep({ hints: { ...hints, [check.id]: opened } })
    },
    openSolution(check) {
      const { solutions } = store.getState()
      if (!solutions.includes(check)) keep({ solutions: [...solutions, check] })
    },
    async catchUp(to) {
      const state = store.getState()
      const { answers, skips } = missingBefore(state.notebook.cells, to, state)
      await keeper.addVersion('caught-up', work())
      for (const { cell, text } of answers) apply({ kind: 'setText', cell, text })
      const opened = answers.map(({ check }) => check).filter((check) => !state.solutions.includes(check))
      keep({
        solutions: [...state.solutions, ...opened],
        predictions: { ...state.predictions, ...Object.fromEntries(skips.map((cell) => [cell, SKIPPED])) },
      })
      const isThere = document.cell(to) !== undefined
      if (isThere) store.setState({ selected: to })
      const mine = ++stops
      const { deliver } = await import('./deliver')
      for (const cell of toRun(isThere ? { run: 'above', cell: to } : ALL)) {
        const ran = run(cell)
        // Nobody is there who would choose an order.
        await deliver(session, cell, ran, { stopped: () => stops !== mine })
        if (stops !== mine || !(await ran)) return
      }
    },
    async check(check) {
      const judgedCell = document.cell(check.cell)
      const text = judgedCell === undefined ? '' : textOf(judgedCell)
      const show = (state: CheckState) =>
        store.setState({ checks: { ...store.getState().checks, [check.id]: state } })
      const at = { text, delivered: session.frame().delivered, run: session.cellRun(check.cell) }
      show({ ...at, checking: true, result: store.getState().checks[check.id]?.result ?? null })
      const result = await session.check(check, codeCells())
      show({ ...at, checking: false, result })
      if (!result.correct) return
      const { passed, orders } = store.getState()
      const order = session.orderFor(check)
      if (order !== null) keep({ orders: { ...orders, [check.id]: order } })
      if (!passed.includes(check.id)) keep({ passed: [...passed, check.id] })
    },
    async lookAt(keys) {
      return (await session.follow(keys))?.refused ?? ''
    },
    async playOrder(check) {
      const order = store.getState().orders[check.id] ?? []
      const mine = ++stops
      const { deliver } = await import('./deliver')
      return deliver(session, check.cell, run(check.cell), {
        order,
        then: 'hold',
        stopped: () => stops !== mine,
      })
    },
    select(cell) {
      if (store.getState().selected !== cell) store.setState({ selected: cell })
    },
    write(cell) {
      if (store.getState().writing !== cell) store.setState({ writing: cell })
    },
    goTo: reveal,
    madeAt(name, cell) {
      const { runs } = store.getState()
      const cells = open().filter(
        (one): one is CodeCell => one.kind === 'code' && (!one.original || one.id === cell),
      )
      const maker = makerOf(name, cells, runs, cell)
      if (maker === null) return null
      const at = (id: string) => cells.findIndex((one) => one.id === id)
      return { ...maker, where: at(maker.cell) < at(cell) ? 'further up' : 'further down' }
    },
    flush: () => void flush(),
    async save() {
      await flush(true)
      return (await keeper.addVersion('saved', work())) && store.getState().keeping.state === 'kept'
    },
    versions: () => keeper.versions(),
    async restore(version) {
      const kept = await keeper.version(version)
      if (kept === null) return false
      await keeper.addVersion('restored', work())
      become(kept)
      await flush(true)
      return true
    },
    async startOver() {
      await keeper.addVersion('restored', work())
      become(NOTHING_KEPT)
      await flush(true)
    },
    async settle(whose) {
      if (whose === 'mine') return keeper.keepMine(work())
      const theirs = await keeper.takeTheirs(work())
      if (theirs !== null) become(theirs)
    },
    connect() {
      // What was kept in this browser is an edit too.
      for (const { id, text } of codeCells()) {
        const before = document.before(id)
        if (before === undefined || textOf(before) !== text) session.edited(id, text)
      }
      take()
      session.onRerun((cells) => reruns.ask(cells))
      const leave = [session.subscribe(take), keeper.hidden(() => void flush())]
      keeper.onChange((keeping) => store.setState({ keeping }))
      if (keeper.isAhead) keep({})
      return () => {
        for (const stop of leave) stop()
        void flush()
      }
    },
  }
}

/** The lesson with other texts. */
function copyOfTexts(original: Notebook, texts: Readonly<Record<string, string>>): Copy | null {
  const cells = original.cells.map((cell) =>
    cell.kind === 'code' && Object.hasOwn(texts, cell.id) ? { ...cell, text: texts[cell.id] } : cell,
  )
  return copyOf(original, { ...original, cells })
}

/** The same run at the same point: it has not begun anew, and it has not ended since. */
function sameRun(one: CellRun, other: CellRun): boolean {
  return one.count === other.count && one.state === other.state && one.stale === other.stale
}
