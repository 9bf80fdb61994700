import { describe, expect, it } from 'vitest'
import type { Cell } from '../../notebooks/document/notebook'
import { ALL, cellsToRun, type RunRange } from './run-range'

const code = (id: string, more: Partial<Cell> = {}): Cell =>
  ({
    kind: 'code',
    id,
    language: 'typescript',
    text: '',
    stage: {},
    exercise: false,
    original: false,
    ...more,
  }) as Cell
const prose = (id: string): Cell => ({ kind: 'prose', id, markdown: '' })

const CELLS = [
  prose('title'),
  code('make'),
  code('source', { original: true }),
  code('task', { exercise: true, text: 'count + ______' }),
  code('filled', { exercise: true, text: 'count + 1' }),
  prose('words'),
  code('last'),
]

const to = (cell: string): RunRange => ({ run: 'to', cell })
const above = (cell: string): RunRange => ({ run: 'above', cell })

describe('the cells that a command runs', () => {
  it.each<[string, RunRange, string[]]>([
    ['all: without originals, up to the first exercise with a blank', ALL, ['make', 'task']],
    ['above a code cell, not past a blank', above('last'), ['make', 'task']],
    ['above an exercise with a blank', above('task'), ['make']],
    ['above the first code cell', above('make'), []],
    ['above the first cell', above('title'), []],
    ['to a code cell, not past a blank', to('filled'), ['make', 'task']],
    ['to a text, not past a blank', to('words'), ['make', 'task']],
    ['to an original, which was chosen', to('source'), ['make', 'source']],
    ['to an exercise with blanks, which was chosen', to('task'), ['make', 'task']],
    ['to a cell that is not open', to('elsewhere'), []],
  ])('%s', (_, range, cells) => {
    expect(cellsToRun(range, CELLS, (cell) => cell.text)).toEqual(cells)
  })

  it('are judged by the text that stands there now', () => {
    expect(cellsToRun(ALL, CELLS, (cell) => (cell.exercise ? 'count + 2' : '______'))).toEqual([
      'make',
      'task',
      'filled',
      'last',
    ])
  })
})
