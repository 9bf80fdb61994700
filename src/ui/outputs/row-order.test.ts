import { expect, it } from 'vitest'
import { numberOf } from './numeric-column'
import { nextSorting, sortedRows } from './row-order'

const column = (rows: readonly (readonly string[])[], at: number) => rows.map((row) => row[at])
const rowsOf = (...texts: string[]) => texts.map((text, at) => [text, String(at)])
const upwards = { column: 0, descending: false }
const downwards = { column: 0, descending: true }

it('a head asks for upwards, then downwards, then the given order; another head begins anew', () => {
  expect(nextSorting(null, 0)).toEqual(upwards)
  expect(nextSorting(upwards, 0)).toEqual(downwards)
  expect(nextSorting(downwards, 0)).toBeNull()
  expect(nextSorting(downwards, 1)).toEqual({ column: 1, descending: false })
})

it('numbers are sorted as numbers, with thin spaces, signs and units', () => {
  expect(column(sortedRows(rowsOf('10', '9', '−2', '1\u2009000'), upwards), 0)).toEqual([
    '−2',
    '9',
    '10',
    '1\u2009000',
  ])
  expect(column(sortedRows(rowsOf('2 s', '900 ms', '30 µs'), upwards), 0)).toEqual(['30 µs', '900 ms', '2 s'])
  expect(column(sortedRows(rowsOf('1 MiB', '900 KiB', '4 B'), downwards), 0)).toEqual([
    '1 MiB',
    '900 KiB',
    '4 B',
  ])
})

it('words are sorted as words, with numbers in them as numbers', () => {
  expect(column(sortedRows(rowsOf('worker_10', 'worker_9', 'ana'), upwards), 0)).toEqual([
    'ana',
    'worker_9',
    'worker_10',
  ])
})

it('rows that are alike keep the order in which they were given, upwards and downwards', () => {
  const rows = rowsOf('b', 'a', 'b', 'a')
  expect(column(sortedRows(rows, upwards), 1)).toEqual(['1', '3', '0', '2'])
  expect(column(sortedRows(rows, downwards), 1)).toEqual(['0', '2', '1', '3'])
})

it('numbers stand before words, and empty cells last in both directions', () => {
  const rows = rowsOf('', 'none', '3', '20')
  expect(column(sortedRows(rows, upwards), 0)).toEqual(['3', '20', 'none', ''])
  expect(column(sortedRows(rows, downwards), 0)).toEqual(['none', '20', '3', ''])
})

it('without a column chosen the rows are the very ones that were given', () => {
  const rows = rowsOf('2', '1')
  expect(sortedRows(rows, null)).toBe(rows)
})

it('what is no number is none', () => {
  for (const text of ['', 'ana', '1.2.3', '3 apples', '-']) expect(numberOf(text)).toBeNull()
  expect(numberOf('1e-7')).toBe(1e-7)
  expect(numberOf('62 %')).toBe(62)
  expect(numberOf('0.5x')).toBe(0.5)
})
