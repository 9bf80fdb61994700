import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedLines, differenceOf } from './difference'
import type { Cell, Notebook } from './notebook'

const code = (id: string, text: string): Cell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage: {},
  exercise: false,
  original: false,
})
const book = (...cells: Cell[]): Notebook => ({
  id: 'a',
  number: '',
  title: 'A',
  minutes: 0,
  shelf: 'shelf',
  teaches: '',
  cells,
})
const shown = (lines: ReturnType<typeof changedLines>) =>
  lines.map((line) => (line === null ? '…' : line.mark + line.text))

test('a copy that nobody has touched differs in nothing', () => {
  const original = book(code('a', '1'), code('b', '2'))
  expect(differenceOf(original, book(code('a', '1'), code('b', '2')))).toEqual([])
})

test('cells are changed, added, removed and moved', () => {
  const original = book(code('a', '1\n2'), code('b', 'x'), code('c', ''), code('d', 'last'))
  const copy = book(code('d', 'last'), code('a', '1\n3'), code('new', 'y'), code('c', ''))
  expect(differenceOf(original, copy).map(({ cell, what, lines }) => [cell, what, shown(lines)])).toEqual([
    ['d', 'moved', []],
    ['a', 'changed', [' 1', '-2', '+3']],
    ['new', 'added', ['+y']],
    ['b', 'removed', ['-x']],
  ])
})

test('two lines stand around a change, and dots where lines are left out', () => {
  const before = Array.from({ length: 12 }, (_, n) => `line ${n}`)
  const after = before.map((line, n) => (n === 2 || n === 9 ? line.toUpperCase() : line))
  expect(shown(changedLines(before.join('\n'), after.join('\n')))).toEqual([
    ...[' line 0', ' line 1', '-line 2', '+LINE 2', ' line 3', ' line 4', '…'],
    ...[' line 7', ' line 8', '-line 9', '+LINE 9', ' line 10', ' line 11'],
  ])
})

test('texts without anything in common stand whole, however long they are', () => {
  const lines = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word} ${n}`).join('\n')
  const different = changedLines(lines('a'), lines('b'))
  expect(different).toHaveLength(6000)
  expect(shown(different).slice(2999, 3001)).toEqual(['-a 2999', '+b 0'])
})

test('of any two texts the lines give both again, where none is left out', () => {
  const text = fc
    .array(fc.constantFrom('', 'a', 'b'), { minLength: 1, maxLength: 4 })
    .map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = changedLines(before, after)
      if (before === after || lines.includes(null)) return before !== after || lines.length === 0
      const side = (mark: '-' | '+') =>
        lines
          .flatMap((line) => (line && (line.mark === ' ' || line.mark === mark) ? [line.text] : []))
          .join('\n')
      // Lines at the end or the beginning may be left out too: what is shown is a part of each.
      return `\n${before}\n`.includes(`\n${side('-')}\n`) && `\n${after}\n`.includes(`\n${side('+')}\n`)
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('of a longer move only what moved is named', () => {
  const cells = ['a', 'b', 'c', 'd', 'e'].map((id) => code(id, id))
  const copy = book(cells[1], cells[2], cells[3], cells[4], cells[0])
  expect(differenceOf(book(...cells), copy)).toEqual([{ cell: 'a', what: 'moved', lines: [] }])
})
