import { expect, test } from 'vitest'
import { madeHandIns } from '../../../scripts/headless/made-hand-ins.mjs'
import { writeIpynb } from '../document/ipynb/write'
import { parseLesson } from '../document/parse'
import lessonText from '../lessons/01-make-money-disappear/lesson.md?raw'
import { readHandedIn, type HandedCell } from './handed-in'
import { findCell, likeness, namesIn, type Wanted } from './match'

const lesson = parseLesson(lessonText, '01-make-money-disappear').notebook
const solution = lesson.cells.flatMap((cell) => (cell.kind === 'check' ? [cell.solution] : [])).at(-1) ?? ''
const code = lesson.cells.filter((cell) => cell.kind === 'code')
const repair: Wanted = {
  id: 'repair',
  printed: code.find(({ id }) => id === 'repair')?.text ?? '',
  solution,
  others: code.filter(({ id }) => id !== 'repair').map(({ text }) => text),
}
const solved = lesson.cells.map((cell) => (cell.id === 'repair' ? { ...cell, text: solution } : cell))
const made = madeHandIns(writeIpynb({ ...lesson, cells: solved as typeof lesson.cells }))

function found(name: string) {
  const file = Object.keys(made).find((one) => one.endsWith(`_${name}.ipynb`)) ?? ''
  const read = readHandedIn(made[file], file)
  if ('refused' in read) throw new Error(read.refused)
  return findCell(repair, read.cells)
}

/** Without empty lines: where a cell was cut does not matter. */
const plain = (text: string | undefined) => text?.replace(/\n+/g, '\n').trim()

test.each([
  ['ada', ''],
  ['reordered', ''],
  ['copied', '2 cells are `repair` (11, 12): cell 12 was judged.'],
  ['same-ids', '2 cells are `repair` (11, 14): cell 14 was judged.'],
  ['split', 'The cell `repair` was split: cells 11 and 12 were put together.'],
  ['split-in-a-class', 'The cell `repair` was split: cells 11 and 12 were put together.'],
  ['merged-below', 'The cell `repair` was merged with others of the lesson, which were left out.'],
  [
    'merged',
    'The cell `repair` has lost its id; cell 2 defines the same. The cell `repair` was merged with others of the lesson, which were left out.',
  ],
  ['markdown', 'The cell `repair` is no code any more (cell 11 is Markdown); its text was judged.'],
  ['fenced', 'The cell `repair` is no code any more (cell 11 is raw text); its text was judged.'],
  ['without-ids', 'The cell `repair` has lost its id; cell 11 defines the same.'],
])('of the hand-in %s the whole answer is found', (name, words) => {
  expect(found(name)).toMatchObject({ words })
  expect(plain(found(name)?.text)).toBe(plain(solution))
})

test('a cell that was deleted is not there, and no other is taken for it', () => {
  expect(found('deleted')).toBeNull()
})

test('a cell whose blanks are open is found as it is', () => {
  expect(found('blanks')?.text.match(/______/g)).toHaveLength(2)
})

const cell = (number: number, text: string, claims: string[] = [], kind: HandedCell['kind'] = 'code') => ({
  number,
  kind,
  text,
  claims,
})
const list: Wanted = { id: 'list', printed: 'const list = [______]', solution: '', others: ['other()'] }

test('what a cell defines counts more than an id that stands on something else', () => {
  const cells = [cell(1, '2 + 2', ['list']), cell(2, 'const list = [1]')]
  expect(findCell(list, cells)).toMatchObject({ text: 'const list = [1]', numbers: [2] })
})

test('a cell with the id that defines something else by now is judged, with a word about it', () => {
  const wanted = { ...list, printed: 'const list = [______]\nconst size = list.length' }
  expect(findCell(wanted, [cell(3, 'const lists = [1]\nconst size = 1', ['list'])])).toEqual({
    text: 'const lists = [1]\nconst size = 1',
    numbers: [3],
    words: 'The cell `list`: It defines no `list` any more.',
  })
})

test('without id and names the text that is most alike is taken, and none that is not', () => {
  const wanted = { ...list, printed: 'a()\nb()\nc()\n______' }
  expect(findCell(wanted, [cell(1, 'x()'), cell(2, 'a()\nb()\nc()\nd()')])).toMatchObject({
    numbers: [2],
    words: 'The cell `list` was not there; cell 2 looks most like it.',
  })
  expect(findCell(wanted, [cell(1, 'x()'), cell(2, '')])).toBeNull()
})

test('of two filled copies the last one counts, as when the notebook runs', () => {
  const cells = [cell(1, 'const list = [1]', ['list']), cell(2, 'const list = [2]', ['list'])]
  expect(findCell(list, cells)?.text).toBe('const list = [2]')
})

test('names are those that begin a line', () => {
  const text =
    'export const a = 1\n  const inner = 2\nasync function* b() {}\nclass Über {}\nlet $x\nconstant = 1'
  expect(namesIn(text)).toEqual(['a', 'b', 'Über', '$x'])
  expect(likeness('a\nb', 'b\n  a ')).toBe(1)
  expect(likeness('', 'a')).toBe(0)
})
