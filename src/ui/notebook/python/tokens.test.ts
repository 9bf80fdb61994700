import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pythonTokens } from './tokens'

const kinds = (text: string) =>
  pythonTokens(text)
    .filter((token) => token.text.trim() !== '')
    .map((token) => [token.kind, token.text.trim()])

test('words of the language, names of classes and functions, texts, numbers and comments get their kinds', () => {
  expect(kinds("class Door(Actor):\n    def open(self, n=0x1f):  # 'no text'")).toEqual([
    ['key', 'class'],
    ['typ', 'Door'],
    ['plain', '('],
    ['typ', 'Actor'],
    ['plain', '):'],
    ['key', 'def'],
    ['fn', 'open'],
    ['plain', '('],
    ['key', 'self'],
    ['plain', ', n='],
    ['num', '0x1f'],
    ['plain', '):'],
    ['com', "# 'no text'"],
  ])
  expect(kinds('print(f"{a} # b", 1.5e3)')).toEqual([
    ['fn', 'print'],
    ['plain', '('],
    ['str', 'f"{a} # b"'],
    ['plain', ','],
    ['num', '1.5e3'],
    ['plain', ')'],
  ])
})

test('a text in three quotes goes over lines, and one that is not closed ends with its line', () => {
  expect(kinds('"""a\n\'b\'"""\nx')).toEqual([
    ['str', '"""a\n\'b\'"""'],
    ['plain', 'x'],
  ])
  expect(kinds("'open\npass")).toEqual([
    ['str', "'open"],
    ['key', 'pass'],
  ])
})

test('the pieces put together are the text again', () => {
  const word = fc.constantFrom("'", '"', '"""', '#', '\\', '\n', 'def ', 'f', '0x', '1_0', 'é', '😀', ' ')
  const text = fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (any) => {
      expect(
        pythonTokens(any)
          .map((token) => token.text)
          .join(''),
      ).toBe(any)
    }),
  )
})
