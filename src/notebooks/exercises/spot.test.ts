import { expect, test } from 'vitest'
import { afterTry, spottedWords, UNSPOTTED } from './spot'

test('wrong lines are counted, and after the right one nothing is', () => {
  const wrong = afterTry(UNSPOTTED, false)
  expect(wrong).toEqual({ tries: 1, found: false })
  const right = afterTry(wrong, true)
  expect(right).toEqual({ tries: 2, found: true })
  expect(afterTry(right, false)).toBe(right)
})

test('is told in words, with the number of the try', () => {
  expect(spottedWords(UNSPOTTED)).toBe('not found')
  expect(spottedWords({ tries: 3, found: false })).toBe('not found')
  const words = [1, 2, 3, 4, 11, 12, 13, 21, 112].map((tries) => spottedWords({ tries, found: true }))
  expect(words.map((one) => one.replace(/^found at the (.+) try$/, '$1'))).toEqual([
    'first',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '112th',
  ])
})
