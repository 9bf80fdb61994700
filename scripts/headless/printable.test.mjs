import { expect, test } from 'vitest'
import { many, oneLine, printable } from './printable.mjs'

test('text from elsewhere moves no cursor and turns no writing round', () => {
  expect(oneLine('a\u001b[2J\r\nb\u202ec')).toBe('a [2J b c')
  expect(printable('a\u001b[31m\n\tb\u202e\u0007')).toBe('a[31m\n\tb')
  expect(oneLine('x'.repeat(300), 10)).toBe(`${'x'.repeat(9)}…`)
})

test('one is one, and more are many', () => {
  expect([many(1, 'cell'), many(0, 'cell')]).toEqual(['1 cell', '0 cells'])
})
