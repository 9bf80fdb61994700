/**
 * In which order a table's rows stand once a person has chosen a column: numbers as numbers, also with units, before
 * words; empty cells last in both directions; equal ones as they were given. Pure.
 */
import { numberOf } from './numeric-column'

export interface Sorting {
  readonly column: number
  readonly descending: boolean
}

type Rows = readonly (readonly string[])[]

const words = new Intl.Collator('en', { numeric: true })

/** What a click on a column's head asks for: upwards, downwards, then as given. */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, descending: false }
  return now.descending ? null : { column, descending: true }
}

export function sortedRows(rows: Rows, sorting: Sorting | null): Rows {
  if (sorting === null) return rows
  const { column, descending } = sorting
  const keyed = rows.map((row) => {
    const text = row[column] ?? ''
    return { row, text, value: numberOf(text) }
  })
  // Stable, since Array.prototype.sort is; turned by its sign and not reversed, so equal rows keep their order.
  keyed.sort((a, b) => {
    if (a.text === '' || b.text === '') return Number(a.text === '') - Number(b.text === '')
    const order = compare(a, b)
    return descending ? -order : order
  })
  return keyed.map(({ row }) => row)
}

interface Cell {
  readonly text: string
  readonly value: number | null
}

function compare(a: Cell, b: Cell): number {
  if (a.value !== null && b.value !== null) return a.value - b.value
  if (a.value !== null) return -1
  if (b.value !== null) return 1
  return words.compare(a.text, b.text)
}
