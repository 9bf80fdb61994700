import { expect, it } from 'vitest'
import type { LogLine } from '../../../runtime/protocol/view'
import { filtered, printers, type LogFilter } from './log-filter'

const line = (seq: number, actor: number, level: LogLine['level'], text: string, row = -1): LogLine => ({
  seq,
  actor,
  level,
  text,
  place: null,
  row,
})
const lines = [
  line(0, 1, 'log', 'begins', 7),
  line(1, 2, 'warn', 'is slow'),
  line(2, 1, 'error', 'Error: no money', 7),
  line(3, 2, 'log', 'ends', 9),
]
const open: LogFilter = { actor: null, level: 'all', row: null, words: '' }
const nameOf = (actor: number): string => ['notebook', 'bank', 'account'][actor]
const shown = (filter: Partial<LogFilter>): number[] =>
  filtered(lines, { ...open, ...filter }, nameOf).map(({ seq }) => seq)

it('shows lines of one actor, of one message, from a level on, and with words in the text or the name', () => {
  expect(filtered(lines, open, nameOf)).toBe(lines)
  expect(shown({ actor: 2 })).toEqual([1, 3])
  expect(shown({ row: 7 })).toEqual([0, 2])
  expect(shown({ level: 'warn' })).toEqual([1, 2])
  expect(shown({ level: 'error' })).toEqual([2])
  expect(shown({ words: ' BANK ' })).toEqual([0, 2])
  expect(shown({ words: 'slow' })).toEqual([1])
  expect(shown({ actor: 1, level: 'error', words: 'begins' })).toEqual([])
})

it('names who has printed, the latest first, and not more than a few', () => {
  expect(printers(lines, 9)).toEqual([2, 1])
  expect(printers(lines, 1)).toEqual([2])
})
