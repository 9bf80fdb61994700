/**
 * What a person does with the exercises of the open notebook: predictions, mistakes to spot, hints, solutions and checks.
 */
import type { StoreApi } from 'zustand/vanilla'
import { textOf } from '../../notebooks/document/edits'
import type { CheckCell, CodeCell, Notebook, SpotCell } from '../../notebooks/document/notebook'
import { isNotYet } from '../../notebooks/exercises/check'
import { afterTry, UNSPOTTED } from '../../notebooks/exercises/spot'
import type { CellRun, Session } from '../../notebooks/kernel/session'
import type { CheckState, NotebookState } from './notebook-model'
import type { OpenDocument } from './open-document'

export class Exercises {
  /** The cell that a check judges, by the check. */
  private readonly judged: ReadonlyMap<string, string>

  /** `keep`: changes the state, and keeps it. */
  constructor(
    original: Notebook,
    private readonly session: Session,
    private readonly document: OpenDocument,
    private readonly store: StoreApi<NotebookState>,
    private readonly keep: (change: Partial<NotebookState>) => void,
    private readonly codeCells: () => readonly CodeCell[],
  ) {
    this.judged = new Map(
      original.cells.flatMap((cell) => (cell.kind === 'check' ? [[cell.id, cell.cell]] : [])),
    )
  }

  private get state(): NotebookState {
    return this.store.getState()
  }

  readonly lockIn = (predict: string, option: number): void =>
    this.keep({ predictions: { ...this.state.predictions, [predict]: option } })

  readonly spot = (cell: SpotCell, line: number): boolean => {
    const { spotted } = this.state
    const correct = cell.mistakes.includes(line)
    this.keep({ spotted: { ...spotted, [cell.id]: afterTry(spotted[cell.id] ?? UNSPOTTED, correct) } })
    return correct
  }

  readonly nextHint = (check: CheckCell): void => {
    const { hints } = this.state
    const opened = Math.min((hints[check.id] ?? 0) + 1, check.hints.length)
    this.keep({ hints: { ...hints, [check.id]: opened } })
  }

  readonly openSolution = (check: string): void => {
    const { solutions } = this.state
    if (!solutions.includes(check)) this.keep({ solutions: [...solutions, check] })
  }

  readonly check = async (check: CheckCell): Promise<void> => {
    const { session } = this
    const judgedCell = this.document.cell(check.cell)
    const text = judgedCell === undefined ? '' : textOf(judgedCell)
    const show = (state: CheckState) =>
      this.store.setState({ checks: { ...this.state.checks, [check.id]: state } })
    const at = { text, delivered: session.frame().delivered, run: session.cellRun(check.cell) }
    show({ ...at, checking: true, result: this.state.checks[check.id]?.result ?? null })
    const result = await session.check(check, this.codeCells())
    show({ ...at, checking: false, result })
    if (!result.correct) return
    const { passed, orders } = this.state
    const order = session.orderFor(check)
    if (order !== null) this.keep({ orders: { ...orders, [check.id]: order } })
    if (!passed.includes(check.id)) this.keep({ passed: [...passed, check.id] })
  }

  /** "Not yet" says what is missing at this moment: it goes as soon as the run or the text goes on. */
  forgetNotYet(): void {
    const { checks } = this.state
    const left = Object.entries(checks).filter(([id, check]) => !this.isPast(id, check))
    if (left.length < Object.keys(checks).length) this.store.setState({ checks: Object.fromEntries(left) })
  }

  private isPast(id: string, { checking, result, text, delivered, run }: CheckState): boolean {
    if (checking || result === null || !isNotYet(result)) return false
    const cell = this.document.cell(this.judged.get(id) ?? '')
    if (cell?.kind !== 'code') return false
    // A cell that runs at full speed has nothing to do with what is delivered meanwhile.
    const moved = cell.stage.mode === 'step' && this.session.frame().delivered !== delivered
    return moved || !sameRun(this.session.cellRun(cell.id), run) || cell.text !== text
  }
}

/** The same run at the same point: it has not begun anew, and it has not ended since. */
function sameRun(one: CellRun, other: CellRun): boolean {
  return one.count === other.count && one.state === other.state && one.stale === other.stale
}
