import { expect, it } from 'vitest'
import { handInFields, handInName, handInWords, type HandIn } from './hand-in'

const handIn: HandIn = {
  orders: { b: [['bank', 'account_1', 'take']] },
  person: { name: 'Ana García', group: '3' },
  lesson: '02-one-mailbox',
  at: '2026-11-29T10:20:30.000Z',
  exercises: [
    {
      check: 'a',
      title: 'Lock it',
      passed: true,
      judged: 'now',
      message: 'Yes.',
      hints: 1,
      solution: false,
      hidden: false,
    },
    {
      check: 'b',
      title: 'Order',
      passed: true,
      judged: 'before',
      message: 'No.',
      hints: 0,
      solution: true,
      hidden: false,
    },
    {
      check: 'c',
      title: 'More',
      passed: false,
      judged: 'now',
      message: 'No.',
      hints: 0,
      solution: false,
      hidden: true,
    },
  ],
  spots: [
    { spot: 'loop', tries: 2, found: true },
    { spot: 'ask', tries: 1, found: false },
  ],
  run: { ran: ['x', 'y'], failed: ['z'], seconds: 1.25, counts: { sent: 4 } },
  log: ['ana: hello', '```'],
  logLeftOut: 3,
}

it('the file is named after lesson, group and person, in letters that every disk takes', () => {
  expect(handInName('ray-1', { name: 'García', group: '3' })).toBe('ray-1_group3_garcia')
  expect(handInName('ray-1', { name: 'Ana García', group: 'Group 3' })).toBe('ray-1_group-3_ana-garcia')
  expect(handInName('ray-1', { name: '../../x', group: '' })).toBe('ray-1_x')
  expect(handInName('', { name: '李明', group: '二' })).toBe('notebook_group二_李明')
  expect(handInName('ray-1', { name: '', group: '' })).toBe('ray-1')
})

it('the file says whose it is, and what the checks said', () => {
  expect(handInFields(handIn)).toMatchObject({
    name: 'Ana García',
    group: '3',
    orders: { b: [['bank', 'account_1', 'take']] },
    handIn: {
      at: '2026-11-29T10:20:30.000Z',
      passed: 2,
      of: 3,
      spots: handIn.spots,
      run: { failed: ['z'] },
      logLeftOut: 3,
    },
  })
})

it('what a person reads says the same, in a table', () => {
  const words = handInWords(handIn)
  expect(words).toContain('**Ana García, group 3**, `02-one-mailbox`, 2026-11-29 10:20 UTC')
  expect(words).toContain('2 of 3 pass. Others are made when it is graded.')
  expect(words).toContain('| Order | passed before | 0 | opened |')
  expect(words).toContain('\n\nMistakes to spot: `loop` found at the 2nd try, `ask` not found.\n\n')
  expect(words).toContain('2 cells in 1.3 s. Not to their end: `z`.')
  expect(words).toContain('Log (the last 2 of 5 lines):\n\n````\nana: hello\n```\n````')
})

it('a name is a name, whatever Markdown would make of it', () => {
  const words = handInWords({ ...handIn, person: { name: '*<b>* [x](y)', group: '' } })
  expect(words).toContain('**\\*\\<b\\>\\* \\[x\\]\\(y\\)**')
})
