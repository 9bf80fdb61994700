/**
 * How far a reader is: the parts of a lesson, which of them are done, and about how long the rest takes.
 *
 * A part is a cell that asks something of the reader: to run, to predict, to spot a mistake, to solve. An exercise is one part with
 * its check, and cells that compare with the original are no part. Nothing here is locked by progress.
 */
import type { Cell, Notebook } from '../../notebooks/document/notebook'
import { SKIPPED } from '../../notebooks/exercises/catch-up'
import type { Kept } from './kept'

export interface Part {
  /** The cell that the part ends with. */
  readonly cell: string
  readonly name: 'Run' | 'Predict' | 'Spot' | 'Exercise'
  /** Share of the lesson's time, prose before it included; all parts together make 1. */
  readonly share: number
}

export interface Progress {
  readonly parts: readonly (Part & { readonly done: boolean })[]
  readonly done: number
  /** Index of the first part that isn't done; the number of parts when all are. */
  readonly current: number
  /** Whole minutes, rounded up; 0 when all is done. */
  readonly minutesLeft: number
}

export function partsOf(notebook: Pick<Notebook, 'cells'>): readonly Part[] {
  const judged = new Set(notebook.cells.flatMap((cell) => (cell.kind === 'check' ? [cell.cell] : [])))
  const withCheck = (cell: Cell): boolean => cell.kind === 'code' && cell.exercise && judged.has(cell.id)
  const parts: { cell: string; name: Part['name']; seconds: number }[] = []
  let before = 0
  for (const cell of notebook.cells) {
    before += seconds(cell)
    const name = partName(cell, withCheck(cell))
    if (!name) continue
    parts.push({ cell: cell.id, name, seconds: before })
    before = 0
  }
  if (parts.length > 0) parts[parts.length - 1].seconds += before
  const total = parts.reduce((sum, part) => sum + part.seconds, 0)
  return parts.map((part) => ({ cell: part.cell, name: part.name, share: part.seconds / total }))
}

export function progressOf(
  parts: readonly Part[],
  minutes: number,
  kept: Pick<Kept, 'predictions' | 'spotted' | 'ran' | 'passed'>,
): Progress {
  const done = (part: Part): boolean => {
    // One that was skipped opens what follows, and is nothing that was done.
    if (part.name === 'Predict') return (kept.predictions[part.cell] ?? SKIPPED) !== SKIPPED
    if (part.name === 'Spot') return kept.spotted[part.cell]?.found ?? false
    return part.name === 'Exercise' ? kept.passed.includes(part.cell) : kept.ran.includes(part.cell)
  }
  const marked = parts.map((part) => ({ ...part, done: done(part) }))
  const open = marked.filter((part) => !part.done)
  const current = marked.findIndex((part) => !part.done)
  const left = open.reduce((sum, part) => sum + part.share, 0) * minutes
  return {
    parts: marked,
    done: marked.length - open.length,
    current: current < 0 ? marked.length : current,
    minutesLeft: open.length === 0 ? 0 : Math.max(1, Math.ceil(left - 1e-9)),
  }
}

function partName(cell: Cell, withCheck: boolean): Part['name'] | null {
  if (cell.kind === 'predict') return 'Predict'
  if (cell.kind === 'spot') return 'Spot'
  if (cell.kind === 'check') return 'Exercise'
  if (cell.kind === 'code' && !cell.original && !withCheck) return 'Run'
  return null
}

/** A rough guess, only ever used as a share of the minutes that the lesson states. */
function seconds(cell: Cell): number {
  switch (cell.kind) {
    case 'prose':
      return words(cell.markdown) / 3
    case 'predict':
      return 30 + words(cell.question + ' ' + cell.explanation) / 3
    case 'spot':
      return 30 + 3 * cell.code.split('\n').length + words(cell.question + ' ' + cell.explanation) / 3
    case 'check':
      return 120
    case 'raw':
    case 'foreign':
      return words(cell.text) / 3
    case 'code':
      return cell.original ? 0 : 15 + 3 * cell.text.split('\n').length
  }
}

function words(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
