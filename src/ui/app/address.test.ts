import { expect, it } from 'vitest'
import { halves, inLetters, pageOf } from './address'

it('an address is cut at its first question mark', () => {
  expect(halves('/lesson/one?lab=a+b&title=why?')).toEqual(['/lesson/one', 'lab=a+b&title=why?'])
  expect(halves('/lessons')).toEqual(['/lessons', ''])
})

it('another cell is the same page, another lesson is another', () => {
  expect(pageOf('/lesson/one/transfer')).toBe('/lesson/one')
  expect(pageOf('/lesson/one/a/b')).toBe('/lesson/one')
  expect(['/lesson/one', '/lab/one', '/', '/run/1.x'].map(pageOf)).toEqual([
    '/lesson/one',
    '/lab/one',
    '/',
    '/run/1.x',
  ])
})

it('codes become letters, and what is no code stays', () => {
  expect(['a%2Fb', 'ein%20W', '%E0%A4%A', '%'].map(inLetters)).toEqual(['a/b', 'ein W', '%E0%A4%A', '%'])
})
