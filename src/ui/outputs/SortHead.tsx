/** The head of a column that a click sorts by: upwards, downwards, then as given. It stands in a table of `Table.module.css`. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import { tip } from '../primitives/Tooltip'
import styles from './Table.module.css'

export interface SortHeadProps {
  readonly label: string
  /** The field's term, or what the column counts. */
  readonly term?: string
  readonly numeric?: boolean
  readonly className?: string
  /** How its column is sorted; null where it isn't. */
  readonly sorting: { readonly descending: boolean } | null
  readonly onSort: () => void
}

export function SortHead({ label, term, numeric = false, className, sorting, onSort }: SortHeadProps) {
  const direction = sorting === null ? undefined : sorting.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={direction} className={classes(numeric && styles.number, className)}>
      <button
        type="button"
        className={styles.sort}
        onClick={onSort}
        {...(term === undefined ? null : tip('', term))}
      >
        {label}
        <Icon of={sorting?.descending ? ArrowDown : ArrowUp} size={13} className={styles.arrow} />
      </button>
    </th>
  )
}
