/**
 * Which cells of a lesson stand open: everything up to the first prediction that has not been made.
 *
 * A reader who has seen the answer cannot predict it, so what follows is not drawn at all, not only hidden.
 */
import type { Cell, PredictCell } from '../../notebooks/document/notebook'

export interface OpenCells {
  readonly open: readonly Cell[]
  /** The prediction that closes what follows, or null when all is open. */
  readonly closedBy: PredictCell | null
}

export function openCells(cells: readonly Cell[], predictions: Readonly<Record<string, number>>): OpenCells {
  const at = cells.findIndex((cell) => cell.kind === 'predict' && !(cell.id in predictions))
  const cell = cells[at]
  if (cell?.kind !== 'predict') return { open: cells, closedBy: null }
  return { open: cells.slice(0, at + 1), closedBy: at === cells.length - 1 ? null : cell }
}
