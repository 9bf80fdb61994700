import { expect, test } from 'vitest'
import { globber } from './globber'

test.each<[string, string, boolean]>([
  ['*.csv', 'a.csv', true],
  ['*.csv', 'data/a.csv', false],
  ['data/*.csv', 'data/a.csv', true],
  ['data/*.csv', 'data/x/a.csv', false],
  ['data/**/*.csv', 'data/x/y/a.csv', true],
  ['data/**/*.csv', 'data/a.csv', true],
  ['**', 'a/b/c', true],
  ['a/**', 'a', true],
  ['part-?', 'part-7', true],
  ['part-?', 'part-', false],
  ['part-?', 'part-77', false],
  ['?', '\u{1f600}', true],
  ['*', '', true],
  ['a*b*c', 'axxbxxbxxc', true],
  ['a*b*c', 'axxbxx', false],
  ['a.c', 'abc', false],
  ['[ab].csv', 'a.csv', false],
  ['[ab].csv', '[ab].csv', true],
  ['\\*.csv', '*.csv', true],
  ['\\*.csv', 'a.csv', false],
  ['data/', 'data', true],
])('that %j matches %j is %j', (pattern, key, expected) => {
  expect(globber(pattern)(key)).toBe(expected)
})

test('a double star beside other characters is refused', () => {
  expect(() => globber('data/a**')).toThrow('** stands alone between slashes, and not as in a**.')
})

test('a pattern of many stars is judged at once', () => {
  expect(globber('*a'.repeat(40) + 'b')('a'.repeat(1000))).toBe(false)
  expect(globber('**/'.repeat(40) + 'b')('a/'.repeat(400) + 'c')).toBe(false)
})
