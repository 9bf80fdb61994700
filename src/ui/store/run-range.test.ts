import { describe, expect, it } from 'vitest'
import type { Cell } from '../../notebooks/document/notebook'
import { ALL, cellsToRun, STALE, type RunFacts, type RunRange } from './run-range'

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

const facts: RunFacts = {
  textOf: ({ text }) => text,
  isStale: (cell) => cell === 'last' || cell === 'make',
  dependents: (cell) => (cell === 'make' ? ['last', 'filled', 'gone'] : []),
}

const to = (cell: string): RunRange => ({ run: 'to', cell })
const dependents = (cell: string): RunRange => ({ run: 'dependents', cell })
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
    ['stale: as they stand on the page', STALE, ['make', 'last']],
    ['with what depends on it, as far as that is open', dependents('make'), ['make', 'filled', 'last']],
    ['a text has nothing that depends on it', dependents('words'), []],
  ])('%s', (_, range, cells) => {
    expect(cellsToRun(range, CELLS, facts)).toEqual(cells)
  })

  it('are judged by the text that stands there now', () => {
    const textOf: RunFacts['textOf'] = ({ exercise }) => (exercise ? 'count + 2' : '______')
    expect(cellsToRun(ALL, CELLS, { ...facts, textOf })).toEqual(['make', 'task', 'filled', 'last'])
  })
})
