/**
 * How far a reader is in one lesson, as a value: kept, shown as segments, handed in.
 *
 * Plain data, fit for JSON. What was passed once stays passed, whatever is edited later.
 */
import { SKIPPED } from './catch-up'
import type { Cell, Notebook } from '../document/notebook'
import { afterTry, UNSPOTTED, type Spotted } from './spot'

export interface CheckProgress {
  readonly tries: number
  readonly passed: boolean
  /** Hints shown so far. */
  readonly hints: number
  readonly solutionSeen: boolean
}

export interface Progress {
  /** Ids of code cells that ran to their end at least once. */
  readonly ran: readonly string[]
  /** Prediction → the option that was locked in. */
  readonly predicted: Readonly<Record<string, number>>
  readonly checks: Readonly<Record<string, CheckProgress>>
  /** Program with a mistake → whether it was found, and how soon. */
  readonly spotted: Readonly<Record<string, Spotted>>
}

export type ProgressEvent =
  | { readonly kind: 'ran'; readonly cell: string }
  | { readonly kind: 'predicted'; readonly cell: string; readonly option: number }
  | { readonly kind: 'spotted'; readonly cell: string; readonly correct: boolean }
  | { readonly kind: 'checked'; readonly cell: string; readonly correct: boolean }
  | { readonly kind: 'hint'; readonly cell: string }
  | { readonly kind: 'solution'; readonly cell: string }

export interface Segment {
  readonly cell: string
  readonly label: 'Run' | 'You deliver' | 'Predict' | 'Spot' | 'Exercise' | 'Check'
  readonly done: boolean
}

export const noProgress: Progress = { ran: [], predicted: {}, checks: {}, spotted: {} }

const UNTRIED: CheckProgress = { tries: 0, passed: false, hints: 0, solutionSeen: false }

export function advance(progress: Progress, event: ProgressEvent): Progress {
  switch (event.kind) {
    case 'ran':
      return progress.ran.includes(event.cell)
        ? progress
        : { ...progress, ran: [...progress.ran, event.cell] }
    case 'predicted':
      // Locked in means locked in: the first answer stays.
      return event.cell in progress.predicted
        ? progress
        : { ...progress, predicted: { ...progress.predicted, [event.cell]: event.option } }
    case 'spotted': {
      const before = progress.spotted[event.cell] ?? UNSPOTTED
      return { ...progress, spotted: { ...progress.spotted, [event.cell]: afterTry(before, event.correct) } }
    }
    case 'checked':
      return withCheck(progress, event.cell, (check) => ({
        ...check,
        tries: check.tries + 1,
        passed: check.passed || event.correct,
      }))
    case 'hint':
      return withCheck(progress, event.cell, (check) => ({ ...check, hints: check.hints + 1 }))
    case 'solution':
      return withCheck(progress, event.cell, (check) => ({ ...check, solutionSeen: true }))
  }
}

function withCheck(
  progress: Progress,
  id: string,
  change: (check: CheckProgress) => CheckProgress,
): Progress {
  return { ...progress, checks: { ...progress.checks, [id]: change(checkProgress(progress, id)) } }
}

export function checkProgress(progress: Progress, id: string): CheckProgress {
  return progress.checks[id] ?? UNTRIED
}

/** One segment for every cell that asks the reader to do something; the originals for comparison ask nothing. */
export function segments(notebook: Notebook, progress: Progress): readonly Segment[] {
  return notebook.cells.flatMap((cell): readonly Segment[] => {
    switch (cell.kind) {
      case 'prose':
      case 'raw':
      case 'foreign':
        return []
      case 'code': {
        if (cell.original) return []
        const label = cell.exercise ? 'Exercise' : cell.stage.mode === 'step' ? 'You deliver' : 'Run'
        return [{ cell: cell.id, label, done: progress.ran.includes(cell.id) }]
      }
      case 'predict':
        return [
          { cell: cell.id, label: 'Predict', done: (progress.predicted[cell.id] ?? SKIPPED) !== SKIPPED },
        ]
      case 'spot':
        return [{ cell: cell.id, label: 'Spot', done: progress.spotted[cell.id]?.found ?? false }]
      case 'check':
        return [{ cell: cell.id, label: 'Check', done: checkProgress(progress, cell.id).passed }]
    }
  })
}

/** The cells that are open: all up to the first prediction that is not locked in, that one included. */
export function openCells(notebook: Notebook, progress: Progress): readonly Cell[] {
  const closed = notebook.cells.findIndex(
    (cell) => cell.kind === 'predict' && !(cell.id in progress.predicted),
  )
  return closed === -1 ? notebook.cells : notebook.cells.slice(0, closed + 1)
}

/** Every segment is done. */
export function isFinished(notebook: Notebook, progress: Progress): boolean {
  return segments(notebook, progress).every((segment) => segment.done)
}
