import { expect, it } from 'vitest'
import { copyOf, fromCopy, readCopy } from './copy'
import { blank, edit, type Edit } from './edits'
import type { Cell, Notebook } from './notebook'

const code = (id: string, text: string): Cell => ({ ...blank('code', id), text }) as Cell
const check: Cell = {
  kind: 'check',
  id: 'k',
  title: '',
  cell: 'a',
  instructions: '',
  hints: [],
  solution: '',
}
const of = (...cells: Cell[]): Notebook => ({
  id: 'n',
  number: '1',
  title: 'N',
  minutes: 1,
  shelf: 'course',
  teaches: '',
  cells,
})
const original = of({ kind: 'prose', id: 'p', markdown: 'Hello' }, code('a', 'a'), check, code('b', 'b'))

function after(...edits: Edit[]): Notebook {
  return edits.reduce((now, one) => {
    const next = edit(now, one)
    if ('refused' in next) throw new Error(next.refused)
    return next.notebook
  }, original)
}

/** What storage gives back of a copy. */
const stored = (notebook: Notebook) => readCopy(JSON.parse(JSON.stringify(copyOf(original, notebook))))

it('a copy that nobody has touched is nothing', () => {
  expect(copyOf(original, original)).toBeNull()
  expect(fromCopy(original, null)).toBe(original)
})

it('names what is as it was, and holds what is a person’s', () => {
  const mine = after({ kind: 'setText', cell: 'a', text: 'mine' }, { kind: 'remove', cell: 'b' })
  expect(copyOf(original, mine)).toEqual({ cells: ['p', { id: 'a', text: 'mine' }, 'k'], removed: ['b'] })
})

it.each<[string, Edit[]]>([
  ['another text', [{ kind: 'setText', cell: 'p', text: '' }]],
  ['a new cell', [{ kind: 'insert', cell: code('mine-1', 'x'), after: 'a' }]],
  ['a cell that was removed', [{ kind: 'remove', cell: 'a' }]],
  ['another order', [{ kind: 'move', cell: 'b', after: null }]],
  ['another kind', [{ kind: 'changeKind', cell: 'a', to: 'raw' }]],
  ['two halves, in other places', [{ kind: 'split', cell: 'a', at: 1, id: 'mine-1' }, { kind: 'move', cell: 'mine-1', after: 'k' }]],
])('comes back from storage: %s', (_, edits) => {
  const mine = after(...edits)
  expect(fromCopy(original, stored(mine))).toEqual(mine)
}) // oxfmt-ignore

it('a new edition of the lesson reaches the copy, and takes nothing from it', () => {
  const mine = after({ kind: 'setText', cell: 'b', text: 'mine' }, { kind: 'remove', cell: 'p' })
  const edition = of(code('new', 'n'), code('a', 'better'), code('c', 'c'), check)
  const { cells } = fromCopy(edition, stored(mine))
  expect(cells.map((cell) => [cell.id, 'text' in cell ? cell.text : ''])).toEqual([
    ['new', 'n'],
    ['a', 'better'],
    ['c', 'c'],
    ['k', ''],
    ['b', 'mine'],
  ])
})

it('questions are the original’s whatever a copy says', () => {
  const copy = readCopy({ cells: [{ own: { kind: 'raw', id: 'k', text: 'passed' } }, { id: 'k', text: 'x' }], removed: ['k'] })
  expect(fromCopy(of(check), copy).cells).toEqual([check])
  const spot: Cell = { kind: 'spot', id: 'k', question: '', code: '1', mistakes: [1], wrong: {}, otherwise: '', explanation: '', repaired: '' }
  expect(fromCopy(of(spot), copy).cells).toEqual([spot])
}) // oxfmt-ignore

it.each([
  null,
  3,
  [],
  {},
  { cells: 'a' },
  { cells: [{}, 4, { own: { kind: 'code' } }, { own: 7 }], removed: 1 },
])('what is no copy is dropped: %j', (value) => {
  expect(fromCopy(original, readCopy(value)).cells).toEqual(original.cells)
})
