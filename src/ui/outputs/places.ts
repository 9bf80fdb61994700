/** How outputs name and open places in cells; given by the notebook, so that outputs know nothing of it. */
import type { SourcePlace } from '../../runtime/protocol/view'

export interface MadeAt extends SourcePlace {
  readonly where: 'further up' | 'further down'
}

export interface Places {
  /** `[2]` after it ran, `cell transfer` before; '' for a cell that isn't in this notebook. */
  readonly label: (cell: string) => string
  readonly goTo: (place: SourcePlace) => void
  /** Where another cell makes a name that `cell` lacked; null where none does, or where it has run. */
  readonly madeAt?: (name: string, cell: string) => MadeAt | null
}

/** A cell as it is named on the page: by its number, or, where it has none, by the name at its corner. */
export function cellLabel(cell: string, count: number): string {
  return count > 0 ? `[${count}]` : `cell ${cell}`
}
