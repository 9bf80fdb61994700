import { expect, it } from 'vitest'
import { cellLink } from './cell-link'

const page = 'https://example.org/teaching/actors/'

it('a cell’s link is its lesson’s, in any folder', () => {
  expect(cellLink(`${page}#/lesson/05-stuck`, 'a b')).toBe(`${page}#/lesson/05-stuck/a%20b`)
})

it('it takes the place of another cell, and keeps lab and seed', () => {
  const query = '?lab=05-stuck+07-silence&title=Why%3F&seed=7'
  expect(cellLink(`${page}?x=1#/lesson/05-stuck/old${query}`, 'new')).toBe(
    `${page}?x=1#/lesson/05-stuck/new${query}`,
  )
})

it('a notebook of one’s own and the run of a link have none', () => {
  for (const place of ['', '#/', '#/notebook/own-1', '#/run/1.abc', '#/lesson/', '#/lessons'])
    expect(cellLink(page + place, 'a')).toBeNull()
})
