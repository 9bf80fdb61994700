import { expect, test } from 'vitest'
import type { Cell } from '../document/notebook'
import { missingBefore } from './catch-up'

const code = (id: string, exercise = false): Cell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text: exercise ? '______' : '',
  stage: {},
  exercise,
  original: false,
})
const check = (id: string, cell: string, solution = `solved ${cell}`): Cell => ({
  kind: 'check',
  id,
  title: id,
  cell,
  instructions: '',
  hints: [],
  solution,
})
const predict = (id: string): Cell => ({
  kind: 'predict',
  id,
  question: '',
  options: ['a', 'b'],
  answer: 0,
  explanation: '',
})
const cells = [
  code('run'),
  check('order', 'run', 'Deliver take first.'),
  predict('which'),
  code('door', true),
  check('lock', 'door'),
  predict('what'),
  code('audit', true),
  check('repair', 'audit'),
]
const nothing = { predictions: {}, passed: [] }

test('exercises before the cell get their solutions, and predictions are skipped', () => {
  expect(missingBefore(cells, 'audit', nothing)).toEqual({
    answers: [{ check: 'lock', cell: 'door', text: 'solved door' }],
    skips: ['which', 'what'],
  })
  expect(missingBefore(cells, 'run', nothing)).toEqual({ answers: [], skips: [] })
})

test('what was done stays as it is', () => {
  const done = { predictions: { which: 1 }, passed: ['lock'] }
  expect(missingBefore(cells, 'audit', done)).toEqual({ answers: [], skips: ['what'] })
})

test('a cell that is not there means all of them', () => {
  expect(missingBefore(cells, 'gone', nothing).answers.map(({ cell }) => cell)).toEqual(['door', 'audit'])
})
