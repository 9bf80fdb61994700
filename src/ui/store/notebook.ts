/**
 * The open notebook as the page sees it: a store outside React over a session.
 *
 * A component reads the few fields it draws, so a keystroke redraws one cell and a running cell redraws itself. The
 * session tells at most once a frame that something moved; here its per-cell objects are compared by identity and only
 * what is new is taken over. Work that a person would miss is kept through `keeper`: each key at once, the whole a moment
 * later and when the page is hidden.
 */
import { createStore } from 'zustand/vanilla'
import { firstBlank } from '../../notebooks/document/blanks'
import { copyOf, type Copy } from '../../notebooks/document/copy'
import { textOf, type Edit, type EditEffect } from '../../notebooks/document/edits'
import type { CodeCell, Notebook } from '../../notebooks/document/notebook'
import { missingBefore, SKIPPED } from '../../notebooks/exercises/catch-up'
import type { CellRun, Session } from '../../notebooks/kernel/session'
import { NOTHING_KEPT, type Kept } from './kept'
import type { Keeper } from './keeper'
import { Exercises } from './exercises'
import { makerOf } from './maker-of'
import { openCells } from './open-cells'
import type { NotebookModel, NotebookState } from './notebook-model'
import { OpenDocument } from './open-document'
import { partsOf, progressOf } from './progress'
import { reveal } from './reveal'
import { RerunQueue } from './rerun-queue'
import { ALL, cellsToRun, type RunRange } from './run-range'

/** Milliseconds after the last key. */
const KEEP_AFTER = 300

export function createNotebookModel(original: Notebook, session: Session, keeper: Keeper): NotebookModel {
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

  const exercises = new Exercises(original, session, document, store, keep, codeCells)

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
    exercises.forgetNotYet()
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
    exercises.forgetNotYet()
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
    lockIn: exercises.lockIn,
    spot: exercises.spot,
    nextHint: exercises.nextHint,
    openSolution: exercises.openSolution,
    check: exercises.check,
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
