/**
 * What the page knows of the open notebook, and what it can do with it. Made by `createNotebookModel` (notebook.ts).
 */
import type { StoreApi } from 'zustand/vanilla'
import type { Edit } from '../../notebooks/document/edits'
import type { CheckCell, CodeCell, Notebook, SpotCell } from '../../notebooks/document/notebook'
import type { CellRun, CheckResult, Session, SessionStatus } from '../../notebooks/kernel/session'
import type { SourcePlace } from '../../runtime/protocol/view'
import type { MadeAt } from '../outputs/places'
import type { Kept } from './kept'
import type { DocumentState } from './open-document'
import type { Part } from './progress'
import type { RunRange } from './run-range'
import type { Keeping } from './works/keeper'
import type { Version } from './works/work'

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
