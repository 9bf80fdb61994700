/**
 * Which cells a command runs, from top to bottom.
 *
 * Originals are left out, for nobody asked for them; the cell that a person has chosen runs whatever it is, as it does
 * when run alone. An exercise with open blanks is the last: it says what is missing, and what follows would build on it.
 */
import type { Cell, CodeCell } from '../../notebooks/document/notebook'
import { blanksLeft } from './blanks'

export type RunRange =
  | { readonly run: 'all' }
  | { readonly run: 'above'; readonly cell: string }
  /** With the cell itself. */
  | { readonly run: 'to'; readonly cell: string }
  /** What has changed since it ran, or uses something that has. */
  | { readonly run: 'stale' }
  /** The cell, and what has run and uses what it makes, however far. */
  | { readonly run: 'dependents'; readonly cell: string }

export const ALL: RunRange = { run: 'all' }
export const STALE: RunRange = { run: 'stale' }

export interface RunFacts {
  /** What a cell holds now. */
  textOf(cell: CodeCell): string
  isStale(cell: string): boolean
  /** Those that have run and use what it makes, however far. */
  dependents(cell: string): readonly string[]
}

/** `open`: the cells that stand open. */
export function cellsToRun(range: RunRange, open: readonly Cell[], facts: RunFacts): readonly string[] {
  const { textOf } = facts
  if (range.run === 'stale' || range.run === 'dependents') {
    const wanted = range.run === 'stale' ? null : new Set([range.cell, ...facts.dependents(range.cell)])
    const isWanted = (id: string): boolean => wanted?.has(id) ?? facts.isStale(id)
    return open.flatMap((cell) => (cell.kind === 'code' && isWanted(cell.id) ? [cell.id] : []))
  }
  const end = range.run === 'all' ? open.length : open.findIndex((cell) => cell.id === range.cell)
  const above = open
    .slice(0, Math.max(0, end))
    .filter((cell): cell is CodeCell => cell.kind === 'code' && !cell.original)
  const last = open[end]
  const cells = range.run === 'to' && last?.kind === 'code' ? [...above, last] : above
  const unfilled = cells.findIndex((cell) => cell.exercise && blanksLeft(textOf(cell)) > 0)
  return (unfilled < 0 ? cells : cells.slice(0, unfilled + 1)).map((cell) => cell.id)
}
