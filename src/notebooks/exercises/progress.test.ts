import { describe, expect, test } from 'vitest'
import type { Cell, Notebook } from '../document/notebook'
import {
  advance,
  checkProgress,
  isFinished,
  noProgress,
  openCells,
  segments,
  type ProgressEvent,
} from './progress'

function code(id: string, rest: { step?: boolean; exercise?: boolean; original?: boolean } = {}): Cell {
  const { step = false, exercise = false, original = false } = rest
  return {
    kind: 'code',
    id,
    language: 'typescript',
    text: '',
    stage: step ? { mode: 'step' } : {},
    exercise,
    original,
  }
}
const lesson: Notebook = {
  id: 'n',
  number: '1',
  title: 'T',
  minutes: 12,
  shelf: 'course',
  teaches: '',
  cells: [
    { kind: 'prose', id: 'prose-1', markdown: 'Words.' },
    code('setup'),
    code('go', { step: true }),
    { kind: 'predict', id: 'what', question: '', options: ['a', 'b'], answer: 0, explanation: '' },
    code('fill', { exercise: true }),
    code('old', { original: true }),
    {
      kind: 'spot',
      id: 'where',
      question: '',
      code: 'a\nb',
      mistakes: [2],
      wrong: {},
      otherwise: '',
      explanation: '',
      repaired: '',
    },
    { kind: 'check', id: 'done', title: '', cell: 'fill', instructions: '', hints: [], solution: '' },
  ],
}

function after(...events: ProgressEvent[]) {
  return events.reduce(advance, noProgress)
}

describe('advance', () => {
  test('keeps what ran, once', () => {
    const ran = after({ kind: 'ran', cell: 'setup' })
    expect(ran).toEqual({ ran: ['setup'], predicted: {}, checks: {}, spotted: {} })
    expect(advance(ran, { kind: 'ran', cell: 'setup' })).toBe(ran)
  })

  test('keeps the first prediction that was locked in', () => {
    const first = after({ kind: 'predicted', cell: 'what', option: 1 })
    expect(first.predicted).toEqual({ what: 1 })
    expect(advance(first, { kind: 'predicted', cell: 'what', option: 0 })).toBe(first)
  })

  test('counts tries and hints, and never takes a passed check back', () => {
    const progress = after(
      { kind: 'checked', cell: 'done', correct: false },
      { kind: 'hint', cell: 'done' },
      { kind: 'hint', cell: 'done' },
      { kind: 'solution', cell: 'done' },
      { kind: 'checked', cell: 'done', correct: true },
      { kind: 'checked', cell: 'done', correct: false },
    )
    expect(checkProgress(progress, 'done')).toEqual({ tries: 3, passed: true, hints: 2, solutionSeen: true })
    expect(checkProgress(progress, 'other')).toEqual({
      tries: 0,
      passed: false,
      hints: 0,
      solutionSeen: false,
    })
  })

  test('counts the lines that were answered until the mistake is found', () => {
    const found = after(
      { kind: 'spotted', cell: 'where', correct: false },
      { kind: 'spotted', cell: 'where', correct: true },
      { kind: 'spotted', cell: 'where', correct: false },
    )
    expect(found.spotted).toEqual({ where: { tries: 2, found: true } })
  })

  test('is plain data', () => {
    const progress = after({ kind: 'checked', cell: 'done', correct: true }, { kind: 'ran', cell: 'go' })
    expect(JSON.parse(JSON.stringify(progress))).toEqual(progress)
  })
})

test('segments are the cells that ask for something, in order', () => {
  const progress = after(
    { kind: 'ran', cell: 'setup' },
    { kind: 'predicted', cell: 'what', option: 1 },
    { kind: 'spotted', cell: 'where', correct: false },
  )
  expect(segments(lesson, progress)).toEqual([
    { cell: 'setup', label: 'Run', done: true },
    { cell: 'go', label: 'You deliver', done: false },
    { cell: 'what', label: 'Predict', done: true },
    { cell: 'fill', label: 'Exercise', done: false },
    { cell: 'where', label: 'Spot', done: false },
    { cell: 'done', label: 'Check', done: false },
  ])
})

test('cells behind a prediction open when it is locked in', () => {
  expect(openCells(lesson, noProgress)).toEqual(lesson.cells.slice(0, 4))
  expect(openCells(lesson, after({ kind: 'predicted', cell: 'what', option: 0 }))).toBe(lesson.cells)
})

test('a lesson is finished when every segment is done', () => {
  const all: ProgressEvent[] = [
    { kind: 'ran', cell: 'setup' },
    { kind: 'ran', cell: 'go' },
    { kind: 'ran', cell: 'fill' },
    { kind: 'predicted', cell: 'what', option: 1 },
    { kind: 'checked', cell: 'done', correct: true },
    { kind: 'spotted', cell: 'where', correct: true },
  ]
  expect(isFinished(lesson, after(...all))).toBe(true)
  expect(isFinished(lesson, after(...all.slice(1)))).toBe(false)
})
