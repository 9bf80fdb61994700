import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOCK_RATES } from '../../runtime/protocol/control'
import type { Cell, Notebook, ViewName } from './notebook'
import { parseLesson } from './parse'
import { writeLesson } from './write'

/** Texts made of what could confuse a reader of Markdown, besides arbitrary ones. `\n` is the only line break. */
const line = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')),
  fc.constantFrom(
    '```',
    '````',
    '```ts cell=a',
    '~~~',
    '---',
    '- item',
    'key: value',
    '|',
    '[]',
    '""',
    '"a"',
    ' ',
    '  x',
    '',
    '# H',
  ),
)
const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'))
const id = fc.oneof(fc.constantFrom('prose-1', 'prose-2', 'prose-3', 'a b', '`', '"', 'a=b', '', ' '), line)
const number = fc.oneof(
  fc.integer().filter((n) => !Object.is(n, -0)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
)
const rate = fc.double({ min: CLOCK_RATES.least, max: CLOCK_RATES.most, noNaN: true })
const stage = fc.record(
  {
    mode: fc.constantFrom('live' as const, 'slow' as const, 'step' as const),
    speed: number,
    clock: rate,
    seed: number,
    given: number,
    limit: number.filter((n) => n > 0),
    views: fc.array(
      fc.constantFrom<ViewName>(
        'graph',
        'sequence',
        'mailboxes',
        'timeline',
        'words',
        'logs',
        'dashboard',
        'functions',
      ),
      {
        maxLength: 5,
      },
    ),
  },
  { requiredKeys: [] },
)
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.record({ kind: fc.constant('prose' as const), id, markdown: text.filter((words) => words !== '') }),
  fc.record({
    kind: fc.constant('code' as const),
    id,
    language: fc.constantFrom('typescript' as const, 'javascript' as const),
    text,
    stage,
    exercise: fc.boolean(),
    original: fc.boolean(),
    python: fc.option(text, { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('predict' as const),
    id,
    question: text,
    options: fc.array(text, { maxLength: 4 }),
    answer: fc.integer({ min: -3, max: 8 }),
    explanation: text,
  }),
  fc.record({
    kind: fc.constant('check' as const),
    id,
    title: text,
    cell: text,
    instructions: text,
    hints: fc.array(text, { maxLength: 4 }),
    solution: text,
  }),
  fc.record({
    kind: fc.constant('spot' as const),
    id,
    question: text,
    code: text,
    mistakes: fc.array(fc.nat({ max: 8 }), { maxLength: 3 }),
    wrong: fc.dictionary(fc.nat({ max: 8 }).map(String), text, { maxKeys: 3, noNullPrototype: true }),
    otherwise: text,
    explanation: text,
    repaired: text,
  }),
)
const notebook: fc.Arbitrary<Notebook> = fc.record({
  id: fc.constant('any'),
  number: text,
  title: text,
  minutes: number,
  shelf: fc.constantFrom('course' as const, 'shelf' as const),
  teaches: text,
  cells: fc
    .uniqueArray(cell, { maxLength: 6, selector: (one) => one.id })
    .map((cells) => cells.filter((one) => one.id !== '')),
})

describe('writeLesson', () => {
  test('reads back as the same notebook, whatever its texts are', () => {
    fc.assert(
      fc.property(notebook, (value) => {
        expect(parseLesson(writeLesson(value), 'any').notebook).toEqual(value)
      }),
      { numRuns: 1000 },
    )
  })

  test('writes an ordinary lesson as a person would', () => {
    const value: Notebook = {
      id: 'one',
      number: '1',
      title: 'One',
      minutes: 12,
      shelf: 'course',
      teaches: 'Order.',
      cells: [
        { kind: 'prose', id: 'prose-1', markdown: '# One\n\nWords.' },
        {
          kind: 'code',
          id: 'transfer',
          language: 'typescript',
          text: 'await 1',
          stage: { mode: 'step', given: 2 },
          exercise: true,
          original: false,
        },
        {
          kind: 'predict',
          id: 'what',
          question: 'Which?',
          options: ['a', 'b'],
          answer: 1,
          explanation: 'It is b.',
        },
        {
          kind: 'spot',
          id: 'where',
          question: 'Which line?',
          code: 'let a = 1\na = 2',
          mistakes: [2],
          wrong: { 1: 'That is fine.' },
          otherwise: 'Look again.',
          explanation: 'It changes.',
          repaired: 'a',
        },
      ],
    }
    expect(writeLesson(value)).toBe(
      [
        '---',
        'title: One',
        'number: 1',
        'minutes: 12',
        'teaches: Order.',
        'shelf: course',
        '---',
        '',
        '# One',
        '',
        'Words.',
        '',
        '```ts cell=transfer stage=step given=2 exercise',
        'await 1',
        '```',
        '',
        '```predict cell=what',
        'question: Which?',
        'options:',
        '- a',
        '- b',
        'answer: 2',
        'explanation: It is b.',
        '```',
        '',
        '```spot cell=where',
        'question: Which line?',
        'code: |',
        '  let a = 1',
        '  a = 2',
        'mistake: 2',
        'wrong:',
        '- 1: That is fine.',
        'otherwise: Look again.',
        'explanation: It changes.',
        'repaired: a',
        '```',
        '',
      ].join('\n'),
    )
  })
})
