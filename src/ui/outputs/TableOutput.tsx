/** A table with a header that stays in view. Columns of numbers stand right. Says how many rows it doesn't show. */
import { useMemo } from 'react'
import { classes } from '../primitives/classes'
import { count } from './numbers'
import { isNumeric } from './numeric-column'
import styles from './Table.module.css'

export interface TableOutputProps {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly leftOut: number
}

export function TableOutput({ columns, rows, leftOut }: TableOutputProps) {
  const numeric = useMemo(() => columns.map((_, at) => isNumeric(rows, at)), [columns, rows])
  return (
    <div className={styles.box}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Table, ${columns.join(', ')}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={at} scope="col" className={classes(numeric[at] && styles.number)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
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
                  No rows yet
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {leftOut > 0 ? (
        <p className={styles.leftOut}>
          showing {count(rows.length)} of {count(rows.length + leftOut)} rows
        </p>
      ) : null}
    </div>
  )
}
