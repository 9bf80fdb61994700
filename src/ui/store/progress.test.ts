import { describe, expect, it } from 'vitest'
import type { Cell, CodeCell } from '../../notebooks/document/notebook'
import { openCells } from './open-cells'
import { partsOf, progressOf } from './progress'

const code = (id: string, more: Partial<CodeCell> = {}): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text: '1',
  stage: {},
  exercise: false,
  original: false,
  ...more,
})
const cells: readonly Cell[] = [
  { kind: 'prose', id: 'p', markdown: 'Some words.' },
  code('run'),
  { kind: 'predict', id: 'guess', question: 'Why?', options: ['a', 'b'], answer: 0, explanation: '' },
  code('task', { exercise: true }),
  { kind: 'check', id: 'check', title: '', cell: 'task', instructions: '', hints: [], solution: '' },
  { kind: 'check', id: 'order', title: '', cell: 'run', instructions: '', hints: [], solution: '' },
  {
    kind: 'spot',
    id: 'where',
    question: 'Which?',
    code: 'a\nb',
    mistakes: [2],
    wrong: {},
    otherwise: '',
    explanation: '',
    repaired: '',
  },
  code('original', { original: true }),
]
const nothing = { predictions: {}, spotted: {}, ran: [], passed: [] }
const found = { where: { tries: 2, found: true } }

describe('progress', () => {
  const parts = partsOf({ cells })

  it('a part is a cell that asks something; an exercise and its check are one, the original is none', () => {
    expect(parts.map(({ cell, name }) => [cell, name])).toEqual([
      ['run', 'Run'],
      ['guess', 'Predict'],
      ['check', 'Exercise'],
      ['order', 'Exercise'],
      ['where', 'Spot'],
    ])
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1)
  })

  it('nothing done leaves all minutes, all done leaves none', () => {
    expect(progressOf(parts, 12, nothing)).toMatchObject({ done: 0, current: 0, minutesLeft: 12 })
    const all = { predictions: { guess: 1 }, spotted: found, ran: ['run'], passed: ['check', 'order'] }
    expect(progressOf(parts, 12, all)).toMatchObject({ done: 5, current: 5, minutesLeft: 0 })
  })

  it('the current part is the first that is not done, whatever was done after it', () => {
    const some = { ...nothing, predictions: { guess: 1 } }
    expect(progressOf(parts, 12, some)).toMatchObject({ done: 1, current: 0 })
  })

  it('a mistake is done when it is found, not when a line was tried', () => {
    const tried = { where: { tries: 2, found: false } }
    expect(progressOf(parts, 12, { ...nothing, spotted: tried }).done).toBe(0)
    expect(progressOf(parts, 12, { ...nothing, spotted: found }).done).toBe(1)
  })

  it('a notebook that asks nothing has no parts', () => {
    expect(progressOf(partsOf({ cells: cells.slice(0, 1) }), 5, nothing)).toEqual({
      parts: [],
      done: 0,
      current: 0,
      minutesLeft: 0,
    })
  })
})

describe('open cells', () => {
  it('what follows a prediction is closed until it is made', () => {
    const closed = openCells(cells, {})
    expect(closed.open.map((cell) => cell.id)).toEqual(['p', 'run', 'guess'])
    expect(closed.closedBy?.id).toBe('guess')
    expect(openCells(cells, { guess: 0 })).toEqual({ open: cells, closedBy: null })
  })

  it('a prediction at the end closes nothing', () => {
    expect(openCells(cells.slice(0, 3), {}).closedBy).toBeNull()
  })
})
