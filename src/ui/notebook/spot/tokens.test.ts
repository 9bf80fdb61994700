import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLines } from './tokens'

const kinds = (text: string) =>
  codeLines(text).map((line) =>
    line.filter((token) => token.text.trim() !== '').map((token) => [token.kind, token.text.trim()]),
  )

test('words of the language, classes, functions, texts, numbers and comments get their kinds', () => {
  expect(kinds('class Shop {\n  async pay(account, n = 1_0) { // no')).toEqual([
    [
      ['key', 'class'],
      ['typ', 'Shop'],
      ['plain', '{'],
    ],
    [
      ['key', 'async'],
      ['fn', 'pay'],
      ['plain', '(account, n ='],
      ['num', '1_0'],
      ['plain', ') {'],
      ['com', '// no'],
    ],
  ])
  expect(kinds("to.add.tell('a // b', this.of)")).toEqual([
    [
      ['plain', 'to.add.'],
      ['fn', 'tell'],
      ['plain', '('],
      ['str', "'a // b'"],
      ['plain', ','],
      ['key', 'this'],
      ['plain', '.of)'],
    ],
  ])
})

test('`from` is a word of the language before a module, and a name elsewhere', () => {
  expect(kinds("import { a } from 'b'")[0].at(-2)).toEqual(['key', 'from'])
  expect(kinds('await from.howMuch()')[0]).toEqual([
    ['key', 'await'],
    ['plain', 'from.'],
    ['fn', 'howMuch'],
    ['plain', '()'],
  ])
})

test('a text over lines is in each of them', () => {
  expect(kinds('`a ${b}\nc` + d')).toEqual([
    [['str', '`a ${b}']],
    [
      ['str', 'c`'],
      ['plain', '+ d'],
    ],
  ])
})

test('the pieces put together are the text again, whatever it is', () => {
  const word = fc.constantFrom("'", '"', '`', '//', '/*', '*/', '\\', '\n', 'class ', 'from', '0x', '😀', ' ')
  const text = fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (any) => {
      const lines = codeLines(any).map((line) => line.map((token) => token.text).join(''))
      expect(lines.join('\n')).toBe(any)
    }),
  )
})
