import { expect, test } from 'vitest'
import { parseTeachersPage } from './teachers-page'

test('a page is its sections, in their order, with the minutes that it names first', () => {
  expect(
    parseTeachersPage('Before.\r\n\r\n## Goal\r\n\r\nOne.\r\n\r\nTwo.\r\n## Minutes\r\n12: 3 to read.\r\n'),
  ).toEqual({
    sections: [
      { title: 'Goal', markdown: 'One.\n\nTwo.' },
      { title: 'Minutes', markdown: '12: 3 to read.' },
    ],
    minutes: 12,
  })
})

test('minutes that stand in a list are added up', () => {
  expect(parseTeachersPage('## Minutes\n\n- 2: to run 3 cells\n- 10: to talk').minutes).toBe(12)
  expect(parseTeachersPage('## Minutes\n12 in all:\n\n- 3: to run').minutes).toBe(12)
})

test('minutes that begin with no number are none', () => {
  expect(parseTeachersPage('## Minutes\nAbout 12.').minutes).toBeNull()
  expect(parseTeachersPage('').minutes).toBeNull()
})
