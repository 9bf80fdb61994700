import { expect, it } from 'vitest'
import { linesOf, noText, withLines, type ConsoleLine } from './console-lines'
import { LineHistory } from './line-history'

it('what was printed stands line by line, what was cut says so, and values have no place', () => {
  expect(
    linesOf([
      { kind: 'text', id: 1, stream: 'log', text: 'one\n\ntwo\n', truncated: '' },
      { kind: 'html', id: 2, html: '<b>no</b>', truncated: '' },
      { kind: 'text', id: 3, stream: 'warn', text: 'three', truncated: '9 letters more' },
    ]),
  ).toEqual([
    { kind: 'log', text: 'one' },
    { kind: 'log', text: '' },
    { kind: 'log', text: 'two' },
    { kind: 'warn', text: 'three' },
    { kind: 'warn', text: '9 letters more' },
  ])
})

it('five hundred lines are kept, and the others counted', () => {
  const many = (count: number): ConsoleLine[] =>
    Array.from({ length: count }, (_, n) => ({ kind: 'log', text: String(n) }))
  const text = withLines(withLines(noText, many(400)), many(300))
  expect(text.lines).toHaveLength(500)
  expect(text.lines[0].text).toBe('200')
  expect(withLines(text, many(1)).leftOut).toBe(201)
})

it('arrows go back to what was typed, and on again to what was begun', () => {
  const history = new LineHistory()
  expect(history.step(-1, 'x')).toBeNull()
  for (const line of ['hello', 'clean', 'clean', '']) history.add(line)
  expect(history.step(-1, 'log')).toBe('clean')
  expect(history.step(-1, 'clean')).toBe('hello')
  expect(history.step(-1, 'hello')).toBeNull()
  expect(history.step(1, 'hello')).toBe('clean')
  expect(history.step(1, 'clean')).toBe('log')
  expect(history.step(1, 'log')).toBeNull()
})
