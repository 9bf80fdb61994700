/**
 * Where an address that names a cell leads to: there, or to the prediction that still closes it. Pure.
 */
import type { Cell } from '../../../notebooks/document/notebook'
import { openCells } from '../../store/open-cells'

export interface Linked {
  /** null where there is no such cell. */
  readonly goTo: string | null
  /** Why it is not that cell; '' where it is. */
  readonly words: string
}

export function linkedCell(
  cells: readonly Cell[],
  predictions: Readonly<Record<string, number>>,
  wanted: string,
): Linked {
  if (!cells.some(({ id }) => id === wanted))
    return { goTo: null, words: `The link leads to the cell ${wanted}, and there is none here.` }
  const { open, closedBy } = openCells(cells, predictions)
  if (closedBy === null || open.some(({ id }) => id === wanted)) return { goTo: wanted, words: '' }
  return {
    goTo: closedBy.id,
    words: `The link leads to the cell ${wanted}. It opens when you have predicted here.`,
  }
}
