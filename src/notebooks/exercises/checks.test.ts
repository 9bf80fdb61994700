import { describe, expect, test } from 'vitest'
import type { ExploreReport } from '../kernel/session'
import type { CodeCell } from '../document/notebook'
import { beforeRunning, blanksIn, correct, incorrect, isNotYet, notYet, type Check } from './check'
import { checks, findCheck } from './checks'
import type { Delivery, Evidence } from './evidence'

function check(id: string): Check {
  const found = findCheck(id)
  if (found === undefined) throw new Error(`no check ${id}`)
  return found
}

function report(outcomes: Record<string, number>, rest: Partial<ExploreReport> = {}): ExploreReport {
  const list = Object.entries(outcomes).map(([value, orders]) => ({
    value,
    orders,
    example: [`order of ${value}`],
  }))
  const orders = list.reduce((sum, one) => sum + one.orders, 0)
  return { status: 'complete', orders, distinct: list.length, outcomes: list, reason: '', ...rest }
}

function order(
  result: string | null,
  held: number,
  ...steps: [from: string, to: string, method: string][]
): Evidence {
  const deliveries = steps.map(([from, to, method]): Delivery => ({ from, to, method }))
  return { kind: 'order', order: deliveries, held, result }
}

const GIVEN: [string, string, string][] = [
  ['notebook', 'bank', 'transfer'],
  ['notebook', 'auditor', 'count'],
]
const TAKE: [string, string, string] = ['bank', 'account_1', 'take']
const ADD: [string, string, string] = ['bank', 'account_2', 'add']
const READ_1: [string, string, string] = ['auditor', 'account_1', 'howMuch']
const READ_2: [string, string, string] = ['auditor', 'account_2', 'howMuch']

describe('make-190', () => {
  const judge = (run: Evidence) => check('make-190').judge({ run })

  test('passes at 190 when all is delivered, and waits for the last message until then', () => {
    const expected = {
      correct: true,
      message: 'The auditor counted 190: account_1 had already given, and account_2 had not yet received.',
      failingRun: null,
    }
    expect(judge(order('190', 0, ...GIVEN, TAKE, READ_1, READ_2, ADD))).toEqual(expected)
    expect(judge(order('190', 1, ...GIVEN, TAKE, READ_1, READ_2))).toEqual({
      correct: false,
      message:
        'Not yet: the auditor has counted 190, and one message is still held. The transfer ends when all is delivered: deliver the rest, then check.',
      failingRun: null,
    })
  })

  test.each([
    ['200', [TAKE, ADD, READ_1, READ_2], 'account_2 handled `add` first'],
    ['200', [READ_1, READ_2, TAKE, ADD], 'account_1 handled `howMuch` first'],
    [
      '210',
      [ADD, READ_1, READ_2, TAKE],
      'account_1 handled `howMuch` first, and account_2 handled `add` first',
    ],
  ] as const)('at %s names the account to look at', (sum, steps, look) => {
    expect(
      judge(order(sum, 0, ...GIVEN, ...steps.map((step): [string, string, string] => [...step]))),
    ).toEqual({
      correct: false,
      message: `Expected 190; the auditor counted ${sum}. Look at the accounts: ${look}. Start again and try the other order.`,
      failingRun: null,
    })
  })

  test('says what is missing while the cell has not run or waits', () => {
    expect(judge(order(null, 0)).message).toBe('Not yet: run the cell `transfer`, then deliver its messages.')
    expect(judge(order(null, 4, ...GIVEN)).message).toBe(
      'Not yet: the auditor waits for an answer, and 4 messages are still held. Deliver them, then check.',
    )
  })

  test('notices changed classes', () => {
    expect(judge(order('180', 0, ...GIVEN, TAKE, READ_1, READ_2, ADD)).message).toContain(
      'the classes have changed',
    )
    expect(judge(order('7', 0, ['notebook', 'x', 'y'])).message).toContain('Undo my edits')
  })
})

test('make-210 passes at 210 and names the account to look at otherwise', () => {
  const judge = (run: Evidence) => check('make-210').judge({ run })
  expect(judge(order('210', 0, ...GIVEN, ADD, READ_1, READ_2, TAKE)).correct).toBe(true)
  expect(judge(order('190', 0, ...GIVEN, TAKE, READ_1, READ_2, ADD)).message).toBe(
    'Expected 210; the auditor counted 190. Look at the accounts: account_1 handled `take` first, ' +
      'and account_2 handled `howMuch` first. Start again and try the other order.',
  )
})

describe('repair-the-audit', () => {
  const SUMS: Evidence = { kind: 'run', result: "'120 + 130, counted 250'", printed: [] }
  const judge = (orders: ExploreReport, sums: Evidence = SUMS) =>
    check('repair-the-audit').judge({ orders: { kind: 'explore', report: orders }, sums })

  test('passes when every order counts 200 and other sums are right too', () => {
    expect(judge(report({ '200': 10 }))).toEqual({
      correct: true,
      message: 'No order breaks it (all 10 tried): each one counts 200.',
      failingRun: null,
    })
  })

  test('shows a failing order of the rarest wrong sum', () => {
    expect(judge(report({ '200': 30, '190': 12, '210': 6 }))).toEqual({
      correct: false,
      message:
        'Expected 200 in every order. 6 of 48 orders end with `210`, 12 with `190`. ' +
        'Look at the failing run: which account did the auditor read between `take` and `add`?',
      failingRun: ['order of 210'],
    })
  })

  test('points at a missing return when a sum is missing', () => {
    expect(judge(report({ '[object Promise][object Promise]': 40 })).message).toMatch(
      /look for a `return` or an `await` that is not there\.$/,
    )
    expect(judge(report({ undefined: 10 })).message).toBe(
      'Expected 200 in every order. 10 of 10 orders end with `undefined`. ' +
        'A sum is missing: look for a `return` or an `await` that is not there.',
    )
    expect(judge(report({ '': 1 })).message).toContain('1 of 1 order ends with nothing.')
  })

  test('finds out a count that always says 200', () => {
    const result = judge(report({ '200': 10 }), {
      kind: 'run',
      result: '120 + 130, counted 200',
      printed: [],
    })
    expect(result.correct).toBe(false)
    expect(result.message).toContain('came `120 + 130, counted 200`')
  })

  test.each([
    [
      { status: 'limit', reason: 'The cell has more than eight steps.' },
      'Not finished: 10 orders tried. The cell has',
    ],
    [{ status: 'stopped' }, 'Stopped after 10 orders.'],
    [
      { status: 'nondeterministic', reason: 'Event 3 differs.' },
      'The same order gave two different runs. Event 3',
    ],
    [
      { status: 'failed', reason: 'ReferenceError: x is not defined' },
      'The program stopped while its orders',
    ],
    [{ orders: 0 }, 'the cell sends no message'],
  ] as const)('judges nothing from a search that ended with %j', (rest, words) => {
    const result = judge(report({ '200': 10 }, rest))
    expect(result.correct).toBe(false)
    expect(result.message).toContain(words)
  })
})

describe('answer-two', () => {
  const judge = (run: Evidence) => check('answer-two').judge({ run })
  const CLICKS: [string, string, string][] = [
    ['notebook', 'ana', 'click'],
    ['notebook', 'ben', 'click'],
  ]
  const OWN: [string, string, string] = ['notebook', 'count', 'increment']
  const ANA: [string, string, string] = ['ana', 'count', 'increment']
  const BEN: [string, string, string] = ['ben', 'count', 'increment']
  const GET: [string, string, string] = ['notebook', 'count', 'getValue']

  test.each([
    [OWN, ANA],
    [ANA, OWN],
    [BEN, OWN],
  ])('passes when getValue answers 2, whichever two came before it', (first, second) => {
    expect(judge(order('2', 1, ...CLICKS, first, second, GET))).toEqual({
      correct: true,
      message: '`getValue` answered 2: the third increment was still under way, and no program could see it.',
      failingRun: null,
    })
  })

  test('says that too few or too many came before it', () => {
    expect(judge(order('1', 2, ...CLICKS, OWN, GET)).message).toBe(
      'Expected 2; `getValue` answered 1. Only the increment from the notebook came before it; let one more come first.',
    )
    expect(judge(order('3', 0, ...CLICKS, ANA, OWN, BEN, GET)).message).toBe(
      'Expected 2; `getValue` answered 3. All three increments came before it; leave the one from ana or from ben for later.',
    )
  })

  test('notices changed classes', () => {
    expect(judge(order('5', 2, ...CLICKS, OWN, GET)).message).toContain('Undo my edits')
    expect(judge(order('1', 1, ...CLICKS, OWN, BEN, GET)).message).toContain('Undo my edits')
  })

  test('says what is missing before getValue is answered', () => {
    expect(judge(order(null, 0)).message).toContain('run the cell `increments`')
    expect(judge(order(null, 1, ...CLICKS, OWN, ANA, BEN)).message).toContain('one message is still held')
  })
})

describe('lock-the-door', () => {
  const judge = (said: string, orders = report({ open: 1, locked: 1 })) =>
    check('lock-the-door').judge({
      talk: { kind: 'run', result: said, printed: [] },
      orders: { kind: 'explore', report: orders },
    })

  test('passes when the door locks, stays locked and opens again, in both orders', () => {
    expect(judge("'open, locked, locked, open'", report({ "'open'": 1, "'locked'": 1 }))).toEqual({
      correct: true,
      message: 'The door locks and opens again. Of 2 orders tried, each ends with `open` or `locked`.',
      failingRun: null,
    })
  })

  test.each([
    [
      'locked, locked, locked, open',
      'answer `open` at first; came `locked`. Leave `open` of the class as it is.',
    ],
    ['open, open, open, open', 'answer `locked` after `lock`; came `open`. Look at what `lock` becomes.'],
    ['open, , , open', 'answer `locked` after `lock`; came nothing. Look at what `lock` becomes.'],
    [
      'open, locked, open, open',
      'answer `locked` after `lock`, asked again; came `open`. The door must stay locked',
    ],
    ['open, locked, locked, locked', 'answer `open` after `unlock`; came `locked`. Look at `unlock`'],
  ])('%s: says which answer is odd', (said, words) => {
    const result = judge(said)
    expect(result.correct).toBe(false)
    expect(result.message).toContain(words)
  })

  test('asks for both answers, and for no others', () => {
    expect(judge('open, locked, locked, open', report({ locked: 2 }))).toMatchObject({
      correct: false,
      failingRun: ['order of locked'],
    })
    expect(judge('open, locked, locked, open', report({ open: 1, ajar: 1 }))).toEqual({
      correct: false,
      message: 'Expected `open` or `locked`. 1 of 2 orders ends with `ajar`.',
      failingRun: ['order of ajar'],
    })
  })
})

describe('last-word', () => {
  const judge = (run: Evidence) => check('last-word').judge({ run })
  const CALL: [string, string, string] = ['notebook', 'ana', 'call']

  test('passes when ana has the last word', () => {
    expect(judge(order("'bye from ana'", 0, CALL))).toEqual({
      correct: true,
      message: 'The last envelope before the question was the `bye` of ana.',
      failingRun: null,
    })
  })

  test('says what came instead, and which envelope to hold back', () => {
    expect(judge(order('bye from ben', 0, CALL)).message).toBe(
      'Expected `bye from ana`; came `bye from ben`. Press Start again, and keep the second envelope of ana for the end.',
    )
  })

  test('waits for the desk to be asked', () => {
    expect(judge(order(null, 0)).message).toContain('Not yet: run the cell `calls`')
    expect(judge(order(null, 1, CALL)).message).toContain('one message is still held')
    expect(isNotYet(judge(order(null, 4, CALL)))).toBe(true)
  })
})

describe('name-the-words', () => {
  const judge = (named: string, found: Record<string, number> = { WON: 2, ONW: 1, OWN: 1 }) =>
    check('name-the-words').judge({
      named: { kind: 'run', result: named, printed: [] },
      orders: { kind: 'explore', report: report(found) },
    })

  test('passes when the words are those that came out, in whatever order', () => {
    expect(judge("'OWN WON ONW'")).toEqual({
      correct: true,
      message: 'These and no others: 2 of 4 orders end with `WON`, 1 with `ONW`, 1 with `OWN`.',
      failingRun: null,
    })
  })

  test('judges by what came out, not by words of its own', () => {
    expect(judge('NOW', { NOW: 1 }).correct).toBe(true)
    expect(judge('WON OWN ONW', { NOW: 1 }).correct).toBe(false)
  })

  test('names words that no order gives, before those that are missing', () => {
    expect(judge('WON NOW WNO').message).toBe(
      'None of the 4 orders ends with `NOW`, `WNO`. Look at the cell `go-on`: ' +
        'which two letters does one sender send to the board, and in which order?',
    )
    expect(judge('SNOW').message).toContain('ends with `SNOW`')
  })

  test('counts what is missing without telling it', () => {
    const { message, failingRun } = judge('WON')
    expect(message).toContain('What you named can stand on the board, and 2 more can.')
    expect(message).not.toMatch(/OWN|ONW/)
    expect(failingRun).toBeNull()
    expect(judge('WON OWN').message).toContain('and one more can.')
  })

  test('asks for words where there are none, and judges no run without them', () => {
    expect(judge('').message).toContain('it is empty')
    expect(judge('WON', { 'ReferenceError: x': 4 }).message).toContain('Not checked')
  })
})

describe('ask-all-at-once', () => {
  const judge = (result: string) =>
    check('ask-all-at-once').judge({ run: { kind: 'run', result, printed: [] } })

  test('passes when all four worked at the same time and every answer counts', () => {
    expect(judge("'2.6 in 1.0 s, asked 1000 1000 1000 1000'")).toEqual({
      correct: true,
      message: 'Four samplers that need 1 s each were done after 1 s: they worked at the same time.',
      failingRun: null,
    })
  })

  test.each([
    [
      '2.6 in 4.0 s, asked 1000 1000 1000 1000',
      'Expected 1 s for four samplers that need 1 s each; it took 4 s.',
    ],
    ['NaN in 0.0 s, asked 1000 1000 1000 1000', 'before a sampler had answered'],
    ['NaN in 1.0 s, asked 1000 1000 1000 1000', 'Expected 2.6 from what the samplers found; came NaN'],
    ['2 in 1.0 s, asked 4000 0 0 0', 'They were asked for 4000, 0, 0, 0.'],
    ['2.6 in 1.0 s, asked 1000+1000 1000 1000 1000', 'They were asked for 1000+1000, 1000, 1000, 1000.'],
    ['NaN in 0.0 s, asked 0 0 0 0', 'Look at the first blank.'],
    ['undefined', 'Undo my edits brings the cell back.'],
  ])('%s: says which blank to look at', (result, words) => {
    const { correct: passed, message } = judge(result)
    expect(passed).toBe(false)
    expect(message.replaceAll('`', '')).toContain(words)
  })
})

describe('never-stuck', () => {
  const RIGHT = '120, 10 confirmed; 80, 30 confirmed'
  const judge = (found: Record<string, number>, sums = "'60, 40 confirmed; 140, 0 confirmed'") =>
    check('never-stuck').judge({
      orders: { kind: 'explore', report: report(found) },
      sums: { kind: 'run', result: sums, printed: [] },
    })

  test('passes when every order ends with the money and both receipts', () => {
    expect(judge({ [`'${RIGHT}'`]: 24 })).toEqual({
      correct: true,
      message: 'No order gets stuck (all 24 tried): the money arrives, and both receipts come back.',
      failingRun: null,
    })
  })

  test('shows an order that gets stuck', () => {
    const stuck = 'DeadlockError: Deadlock: north_2 waits for south_2, south_2 waits for north_2.'
    expect(judge({ [RIGHT]: 8, [stuck]: 2 })).toEqual({
      correct: false,
      message:
        `Expected \`${RIGHT}\` in every order. 2 of 10 orders end with \`${stuck}\`. ` +
        'Look at the failing run: who waits for whom? Tell instead of asking.',
      failingRun: [`order of ${stuck}`],
    })
  })

  test.each([
    ['90, 0 confirmed; 70, 0 confirmed', 'The money does not arrive: look at the first blank.'],
    ['120, 0 confirmed; 80, 0 confirmed', 'A receipt is missing: look at the second blank'],
    ['120, 10 confirmed; 80, 0 confirmed', 'A receipt is missing'],
    ['HandlerError: north_2.send threw TypeError: x', 'Look at what the message carries'],
  ])('%s: says where to look', (came, words) => {
    expect(judge({ [came]: 24 }).message).toContain(words)
  })

  test('finds out receipts that name the wrong amount', () => {
    const result = judge({ [RIGHT]: 24 }, '60, 20 confirmed; 140, 0 confirmed')
    expect(result.correct).toBe(false)
    expect(result.message).toContain('came `60, 20 confirmed; 140, 0 confirmed`')
  })
})

describe('pay-once', () => {
  const RIGHT = 'heard 90, 90 left'
  const judge = (found: Record<string, number>, others = "'90, 65, 60 and 60 left'") =>
    check('pay-once').judge({
      orders: { kind: 'explore', report: report(found) },
      others: { kind: 'run', result: others, printed: [] },
    })

  test('passes when each payment is taken once and answered', () => {
    expect(judge({ [`'${RIGHT}'`]: 2 })).toEqual({
      correct: true,
      message: 'Each payment is taken once, and the shop hears what is left (all 2 orders tried).',
      failingRun: null,
    })
  })

  test.each([
    ['heard undefined, 90 left', 'The money is right. Look at the first blank'],
    ['heard 70, 70 left', 'It was taken more than once.'],
    ['heard 80, 80 left', 'It was taken more than once.'],
    ['HandlerError: account_2.take threw TypeError: x', 'what does the account answer?'],
  ])('%s: says where to look, and shows the run', (came, words) => {
    const result = judge({ [came]: 2 })
    expect(result).toMatchObject({ correct: false, failingRun: [`order of ${came}`] })
    expect(result.message).toContain(words)
  })

  test('finds out ids that do not tell payments apart', () => {
    const { correct: passed, message } = judge({ [RIGHT]: 2 }, '90, 90, 90 and 90 left')
    expect(passed).toBe(false)
    expect(message).toContain('came `90, 90, 90 and 90 left`. Each payment needs an id of its own')
  })
})

describe('know-the-digits', () => {
  const judge = (result: string | null) =>
    check('know-the-digits').judge({ run: { kind: 'live', result, printed: [] } })

  test.each([
    ['97.00 % of 2000 test digits', '97.00 % of the test digits; the check asks for 97 %.'],
    ["'98.5 % of 2000 test digits'", '98.5 % of the test digits; the check asks for 97 %.'],
    ['96.85 % of 10000 test digits', '96.85 % of the test digits; the check asks for 96 %.'],
    ['100 % of 10000 test digits', '100 % of the test digits; the check asks for 96 %.'],
  ])('passes at %s', (result, words) => {
    expect(judge(result)).toEqual({
      correct: true,
      message: `Your network knows ${words}`,
      failingRun: null,
    })
  })

  test('says how much is known, how much is asked for, and where to look', () => {
    expect(judge('93.10 % of 2000 test digits')).toEqual({
      correct: false,
      message:
        'Your network knows 93.10 % of the test digits; the check asks for 97 %. Look at the chart of accuracy: ' +
        'where it still rises, more batches help. Where it rises slowly, try longer steps.',
      failingRun: null,
    })
    expect(judge('96.95 % of 2000 test digits').correct).toBe(false)
    expect(judge('95.99 % of 10000 test digits').message).toContain('95.99 % of the test digits; the check')
    expect(judge('10.05 % of 2000 test digits').message).toContain(
      'the check asks for 97 %. That is close to a guess: look at `learningRate`.',
    )
  })

  test('says what to do where the cell has not run as it stands', () => {
    expect(judge(null).message).toBe(
      'Not yet: run the cell `training` to its end, then check. After an edit, there or above, run it again.',
    )
  })

  test('judges no other line, and no other number of digits', () => {
    expect(judge('98.65 %').message).toContain('came `98.65 %`. Look at the end of the cell')
    expect(judge('').message).toContain('came nothing.')
    expect(judge('100.00 % of 5 test digits').message).toBe(
      'Expected 2000 test digits, the drawn ones, or the 10000 of MNIST; came 5. ' +
        'Look at the cell `trainer`: it tests with all of them.',
    )
  })
})

describe('learn-together', () => {
  const judge = (result: string | null) =>
    check('learn-together').judge({ run: { kind: 'live', result, printed: [] } })

  test('passes from 92 % on, with either kind of digits', () => {
    expect(judge("'93.25 % of 2000, averaged 10 times'")).toEqual({
      correct: true,
      message: 'The averaged network knows 93.25 % of the test digits; the check asks for 92 %.',
      failingRun: null,
    })
    expect(judge("'92.00 % of 10000, averaged 10 times'").correct).toBe(true)
  })

  test('says what each round starts with where the network knows less', () => {
    expect(judge("'86.15 % of 2000, averaged 10 times'").message).toContain('the average of the round before')
  })

  test('asks for more than one meeting', () => {
    expect(judge("'93.25 % of 2000, averaged 1 times'").message).toContain('The workers met once.')
    expect(judge("'93.25 % of 2000, averaged 0 times'").message).toContain('The workers met never.')
  })

  test('waits for a run of the cell as it stands, and reads no other line', () => {
    expect(isNotYet(judge(null))).toBe(true)
    expect(judge('undefined').message).toContain('came `undefined`. Look at the end of the cell `together`.')
  })
})

describe('any check', () => {
  test('has an id of its own', () => {
    expect(new Set(checks.map((one) => one.id)).size).toBe(checks.length)
  })

  test('says which cell failed instead of judging', () => {
    const failed: Evidence = { kind: 'failed', cell: 'door', error: 'ReferenceError: x is not defined' }
    const result = check('lock-the-door').judge({ talk: failed, orders: failed })
    expect(result).toEqual({
      correct: false,
      message: 'The cell `door` stopped before the check could look at it: ReferenceError: x is not defined',
      failingRun: null,
    })
  })

  test('judges nothing from evidence that is missing or of another kind', () => {
    expect(check('make-190').judge({}).message).toContain('nothing came for `run`')
    expect(check('make-190').judge({ run: { kind: 'run', result: '190', printed: [] } }).message).toContain(
      'came as run',
    )
  })

  test('never throws, whatever the results are', () => {
    const odd = ['', '``', "'", 'undefined', 'x, y', '{"a": 1}', '[object Object]']
    for (const one of checks) {
      for (const result of odd) {
        const evidence = Object.fromEntries(
          Object.entries(one.needs).map(([key, need]): [string, Evidence] => [
            key,
            need.kind === 'explore'
              ? { kind: 'explore', report: report({ [result]: 3 }) }
              : need.kind === 'order'
                ? order(result, 0, ['a', 'b', 'c'])
                : need.kind === 'live'
                  ? { kind: 'live', result, printed: [] }
                  : { kind: 'run', result, printed: [] },
          ]),
        )
        expect(one.judge(evidence).correct).toBe(false)
      }
    }
  })
})

describe('beforeRunning', () => {
  const cell = (id: string, text: string): CodeCell => ({
    kind: 'code',
    id,
    language: 'typescript',
    text,
    stage: {},
    exercise: true,
    original: false,
  })

  test('finds blanks, an empty cell and a cell that is gone', () => {
    const one = check('lock-the-door')
    expect(beforeRunning(one, [cell('door', 'return ______\n______')])?.message).toBe(
      'Not yet: 2 blanks are still to be filled in the cell `door`.',
    )
    expect(beforeRunning(one, [cell('door', 'return ______')])?.message).toContain(
      'one blank is still to be filled',
    )
    expect(beforeRunning(one, [cell('door', ' \n')])?.message).toContain('is empty')
    expect(beforeRunning(one, [])?.message).toBe('The cell `door` is gone. Undo my edits brings it back.')
  })

  test('is null when there is something to judge', () => {
    expect(beforeRunning(check('lock-the-door'), [cell('door', 'class Door {}')])).toBeNull()
    expect(beforeRunning(check('make-190'), [])).toBeNull()
  })
})

test('a blank is six underscores or more', () => {
  expect(blanksIn('a_b __proto__ _____ ______ ________')).toBe(2)
})

test('only what waits for the reader is not yet', () => {
  expect(isNotYet(notYet('run the cell.'))).toBe(true)
  expect(isNotYet(correct('Right.'))).toBe(false)
  expect(isNotYet(incorrect('Expected 190; came 200.'))).toBe(false)
})
