import { expect, it } from 'vitest'
import { blanksLeft, firstBlank } from './blanks'

it('blanks are counted, also those that somebody has begun to fill', () => {
  expect(blanksLeft('a(______)\nb(______)')).toBe(2)
  expect(blanksLeft("a('x'___)")).toBe(1)
  expect(blanksLeft('const __proto__ = 1')).toBe(0)
})

it('the first blank has a line and a column', () => {
  expect(firstBlank('let a = 1\n  return ______\n______')).toEqual({ line: 2, column: 10 })
  expect(firstBlank('return 1')).toBeNull()
})
