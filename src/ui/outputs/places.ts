/** How outputs name and open places in cells; given by the notebook, so that outputs know nothing of it. */
import type { SourcePlace } from '../../runtime/protocol/view'

export interface Places {
  /** `[2]` after it ran, `cell 4` before; '' for a cell that isn't in this notebook. */
  readonly label: (cell: string) => string
  readonly goTo: (place: SourcePlace) => void
}
