import { expect, it } from 'vitest'
import { added, besideRemoved, moved, removed } from './lab-draft'
import { MOST_LESSONS } from './lab-link'

it('a lesson is added at the end, once, and no more than a link may hold', () => {
  expect(added(['a'], 'b')).toEqual(['a', 'b'])
  expect(added(['a', 'b'], 'a')).toEqual(['a', 'b'])
  const full = Array.from({ length: MOST_LESSONS }, (_, n) => String(n))
  expect(added(full, 'more')).toEqual(full)
})

it('a lesson moves by one place, and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'gone', 1)).toEqual(['a', 'b'])
})

it('where one is removed, its neighbour is next', () => {
  expect(removed(['a', 'b', 'c'], 'b')).toEqual(['a', 'c'])
  expect(besideRemoved(['a', 'b', 'c'], 'b')).toBe('c')
  expect(besideRemoved(['a', 'b'], 'b')).toBe('a')
  expect(besideRemoved(['a'], 'a')).toBeNull()
})
