import { expect, it } from 'vitest'
import { parted, sidesOf, wallKey, wallWords } from './sides'

it('a wall parts those of different sides, and nobody else', () => {
  const sides = sidesOf(wallKey([[1, 2], [3]]))
  expect([parted(sides, 1, 3), parted(sides, 3, 2), parted(sides, 1, 2), parted(sides, 0, 3)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(sidesOf(wallKey([])).size).toBe(0)
})

it('names the first few of each side', () => {
  expect(wallWords([[1], [2, 3, 4, 5]], (actor) => `a${actor}`)).toBe('a1 | a2, a3, a4 and 1 more')
})
