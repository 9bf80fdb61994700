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

export const ALL: RunRange = { run: 'all' }

/** `open`: the cells that stand open; `textOf`: what a cell holds now. */
export function cellsToRun(
  range: RunRange,
  open: readonly Cell[],
  textOf: (cell: CodeCell) => string,
): readonly string[] {
  const end = range.run === 'all' ? open.length : open.findIndex((cell) => cell.id === range.cell)
  const above = open
    .slice(0, Math.max(0, end))
    .filter((cell): cell is CodeCell => cell.kind === 'code' && !cell.original)
  const last = open[end]
  const cells = range.run === 'to' && last?.kind === 'code' ? [...above, last] : above
  const unfilled = cells.findIndex((cell) => cell.exercise && blanksLeft(textOf(cell)) > 0)
  return (unfilled < 0 ? cells : cells.slice(0, unfilled + 1)).map((cell) => cell.id)
}
