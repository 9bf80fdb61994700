import { expect, test } from 'vitest'
import { plainValue, sameValue } from './value'

test('a text is the same value in any quotation marks or none', () => {
  expect(plainValue(" 'open' ")).toBe('open')
  expect(plainValue("'")).toBe("'")
  expect(plainValue('"a\'')).toBe('"a\'')
  expect(sameValue('"locked"', 'locked')).toBe(true)
  expect(sameValue('190', '210')).toBe(false)
})
