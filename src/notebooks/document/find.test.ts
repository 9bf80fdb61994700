import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blank } from './edits'
import { matchesIn, MOST_MATCHES, replacedIn } from './find'
import type { Cell } from './notebook'

const code = (id: string, text: string): Cell => ({ ...blank('code', id), text }) as Cell
const prose = (id: string, markdown: string): Cell => ({ ...blank('prose', id), markdown }) as Cell
const loose = (words: string) => ({ words, matchCase: false, wholeWord: false })

it('words are found from top to bottom, in code and in text', () => {
  const cells = [prose('p', 'The Counter counts.'), code('c', 'counter\n.count()')]
  expect(matchesIn(cells, loose('count')).matches).toEqual([
    { cell: 'p', from: 4, to: 9 },
    { cell: 'p', from: 12, to: 17 },
    { cell: 'c', from: 0, to: 5 },
    { cell: 'c', from: 9, to: 14 },
  ])
})

it('case counts when it is asked for, and so does a whole word', () => {
  const cells = [code('c', 'Count count counts $count')]
  const at = (query: object) =>
    matchesIn(cells, { ...loose('count'), ...query }).matches.map(({ from }) => from)
  expect(at({})).toEqual([0, 6, 12, 20])
  expect(at({ matchCase: true })).toEqual([6, 12, 20])
  expect(at({ wholeWord: true })).toEqual([0, 6])
})

it('nothing is found by no words, and what stands for something in a pattern is only itself', () => {
  expect(matchesIn([code('c', 'abc')], loose(''))).toEqual({ matches: [], isWhole: true })
  expect(matchesIn([code('c', 'a.c abc')], loose('a.c')).matches).toHaveLength(1)
  expect(replacedIn('a.c abc', loose('a.c'), '$&')).toBe('$& abc')
})

it('there are ten thousand at the most, and it is said when there are more', () => {
  const { matches, isWhole } = matchesIn([code('c', 'a'.repeat(MOST_MATCHES + 5))], loose('a'))
  expect([matches.length, isWhole]).toEqual([MOST_MATCHES, false])
})

it('of questions, a program to be read is looked into', () => {
  const words = { question: 'count', explanation: 'count' }
  const cells: Cell[] = [
    { kind: 'predict', id: 'q', ...words, options: ['count'], answer: 0 },
    { kind: 'spot', id: 's', ...words, code: 'a.count()', mistakes: [1], wrong: {}, otherwise: 'count', repaired: '' },
  ] // oxfmt-ignore
  expect(matchesIn(cells, loose('count')).matches).toEqual([{ cell: 's', from: 2, to: 7 }])
})

it('a letter that has two in lower case moves no place', () => {
  expect(matchesIn([code('c', 'İİ x')], loose('X')).matches).toEqual([{ cell: 'c', from: 3, to: 4 }])
})

it('replacing is what String.replaceAll does, and what stands between the matches stays', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'B', ' '), maxLength: 12 })
  fc.assert(
    fc.property(short, short.filter(Boolean), short, (text, words, by) => {
      const query = { words, matchCase: true, wholeWord: false }
      expect(replacedIn(text, query, by)).toBe(text.replaceAll(words, () => by))
      const found = matchesIn([code('c', text)], query).matches.map(({ from, to }) => text.slice(from, to))
      expect(found.every((one) => one === words)).toBe(true)
    }),
  )
})
