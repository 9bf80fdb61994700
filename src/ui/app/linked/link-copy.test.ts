import { expect, it } from 'vitest'
import type { CodeCell, Notebook } from '../../../notebooks/document/notebook'
import type { RunScript } from '../../../notebooks/kernel/session'
import { copyOf } from './link-copy'

const code = (id: string, text: string): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage: {},
  exercise: false,
  original: false,
})

const lesson: Notebook = {
  id: 'bank',
  number: '1',
  title: 'Bank',
  minutes: 5,
  shelf: 'course',
  teaches: '',
  cells: [
    { kind: 'prose', id: 'p', markdown: '# Bank' },
    code('a', 'original a'),
    { kind: 'predict', id: 'q', question: '', options: ['x'], answer: 0, explanation: '' },
    code('b', 'original b'),
    code('c', 'original c'),
  ],
}

const script = (changes: Partial<RunScript> = {}): RunScript => ({
  notebook: 'bank',
  seed: 1,
  runs: [
    { cell: 'a', text: 'original a', schedule: undefined, cleared: false },
    { cell: 'b', text: 'first', schedule: undefined, cleared: false },
    { cell: 'b', text: 'then', schedule: [], cleared: false },
  ],
  faults: [],
  edited: [{ id: 'c', text: 'edited c' }],
  position: 0,
  ...changes,
})

it('shows the texts that ran last in the place of the lesson’s, and none of its questions', () => {
  const copied = copyOf(lesson, script())
  if (!copied.ok) throw new Error(copied.problem)
  expect(copied.copy.keeper.first.texts).toEqual({ b: 'then', c: 'edited c' })
  expect(copied.copy.notebook.cells.map(({ id }) => id)).toEqual(['p', 'a', 'b', 'c'])
})

it('says which cell the lesson has not', () => {
  const copied = copyOf(lesson, script({ edited: [{ id: '<b>', text: '' }] }))
  expect(copied).toEqual({
    ok: false,
    problem: 'The link brings a cell “<b>”, and the lesson “Bank” has none.',
  })
})
