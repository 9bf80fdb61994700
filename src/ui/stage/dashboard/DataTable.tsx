/**
 * A table whose rows are chosen and whose columns sort: arrow keys go from row to row, Enter chooses, a click on a head
 * sorts. Its rows are the first of many; who fills it says how many there are.
 */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { Sort } from '../../../runtime/protocol/dashboard'
import { nextSorting } from '../../outputs/row-order'
import { SortHead } from '../../outputs/SortHead'
import { classes } from '../../primitives/classes'
import { useRoving } from '../roving'
import styles from './DataTable.module.css'

export interface DataColumn<Id extends string, Row> {
  readonly id: Id
  readonly label: string
  readonly term?: string
  readonly numeric?: boolean
  /** Left out where the table is narrow: half as wide as a page, or still narrower. */
  readonly wide?: 'half' | 'narrow'
  readonly cell: (row: Row) => ReactNode
}

export interface DataTableProps<Id extends string, Row> {
  readonly label: string
  /** The first column is what is pressed. */
  readonly columns: readonly DataColumn<Id, Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What a row is called, for readers. */
  readonly nameOf: (row: Row) => string
  readonly chosen: (row: Row) => boolean
  readonly dimmed?: (row: Row) => boolean
  readonly onChoose: (row: Row) => void
  readonly sort: Sort<Id> | null
  readonly onSort: (sort: Sort<Id> | null) => void
  /** A last column that takes the room that is left, and does not sort. */
  readonly rest?: { readonly label: string; readonly cell: (row: Row) => ReactNode }
  /** What would fill it. */
  readonly empty: string
}

export function DataTable<Id extends string, Row>(props: DataTableProps<Id, Row>) {
  const { label, columns, rows, keyOf, nameOf, chosen, dimmed, onChoose, sort, onSort, rest, empty } = props
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf])
  const roving = useRoving<HTMLTableSectionElement>(keys)
  const picked = rows.find(chosen)
  const pickedKey = picked === undefined ? null : keyOf(picked)
  const { ref } = roving
  useEffect(() => {
    if (pickedKey !== null)
      ref.current?.querySelector(`[data-key="${pickedKey}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [pickedKey, ref])
  const [first, ...others] = columns
  return (
    <div className={styles.box} role="region" aria-label={label} tabIndex={rows.length === 0 ? 0 : -1}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ id, label, term, numeric, wide }) => (
              <SortHead
                key={id}
                label={label}
                term={term}
                numeric={numeric}
                className={classes(numeric && styles.number, wide && styles[wide])}
                sorting={sort?.column === id ? sort : null}
                onSort={() => onSort(nextSort(sort, id))}
              />
            ))}
            {rest ? <th scope="col">{rest.label}</th> : null}
          </tr>
        </thead>
        <tbody ref={ref} onKeyDown={roving.onKeyDown} onFocus={roving.onFocus}>
          {rows.map((row, n) => (
            <tr
              key={keys[n]}
              className={classes(chosen(row) && styles.chosen, dimmed?.(row) && styles.dimmed)}
            >
              <td>
                <button
                  type="button"
                  className={styles.press}
                  data-key={keys[n]}
                  tabIndex={keys[n] === roving.current ? 0 : -1}
                  aria-pressed={chosen(row)}
                  aria-label={nameOf(row)}
                  onClick={() => onChoose(row)}
                >
                  {first.cell(row)}
                </button>
              </td>
              {others.map(({ id, numeric, wide, cell }) => (
                <td key={id} className={classes(numeric && styles.number, wide && styles[wide])}>
                  {cell(row)}
                </td>
              ))}
              {rest ? <td className={styles.rest}>{rest.cell(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={styles.none}>{empty}</p> : null}
    </div>
  )
}

/** As in every table: upwards, downwards, then as given. */
function nextSort<Id extends string>(now: Sort<Id> | null, column: Id): Sort<Id> | null {
  const next = nextSorting(now && { column: 0, descending: now.descending }, now?.column === column ? 0 : 1)
  return next && { column, descending: next.descending }
}
