/**
 * A table with a header that stays in view. Columns of numbers stand right. A click on a column's head sorts by it, a
 * second one turns it, a third leads back to the given order. Says how many rows it doesn't show.
 */
import { useMemo, useState } from 'react'
import { classes } from '../primitives/classes'
import { count } from './numbers'
import { isNumeric } from './numeric-column'
import { nextSorting, sortedRows, type Sorting } from './row-order'
import { SortHead } from './SortHead'
import styles from './Table.module.css'

export interface TableOutputProps {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly leftOut: number
  /** What would fill it, while it has no rows. */
  readonly empty?: string
}

/** Columns from which on they stand closer: eleven numbers fit beside a stage. */
const MANY = 8

const NO_ROWS = 'No rows: the list is empty.'

export function TableOutput({ columns, rows, leftOut, empty = NO_ROWS }: TableOutputProps) {
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const numeric = useMemo(() => columns.map((_, at) => isNumeric(rows, at)), [columns, rows])
  const shown = useMemo(() => sortedRows(rows, sorting), [rows, sorting])
  return (
    <div className={styles.box}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Table, ${columns.join(', ')}`}>
        <table className={classes(styles.table, columns.length > MANY && styles.many)}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <SortHead
                  key={at}
                  label={column}
                  numeric={numeric[at]}
                  sorting={sorting?.column === at ? sorting : null}
                  onSort={() => setSorting(nextSorting(sorting, at))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={at}>
                {columns.map((_, cell) => (
                  <td key={cell} className={classes(numeric[cell] && styles.number)}>
                    {row[cell] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length} className={styles.empty}>
                  {empty}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {leftOut > 0 ? (
        <p className={styles.leftOut}>
          showing {count(rows.length)} of {count(rows.length + leftOut)} rows
          {sorting === null ? '' : ', only these are sorted'}
        </p>
      ) : null}
    </div>
  )
}
