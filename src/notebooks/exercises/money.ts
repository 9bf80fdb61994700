/**
 * The checks of lesson 1: make 190, make 210, repair the audit.
 */
import type { CheckResult } from '../kernel/session'
import { correct, defineCheck, incorrect, notYet } from './check'
import type { OrderEvidence } from './evidence'
import { describeOutcomes, firstOf, unexpected, unfinished } from './orders'
import { plainValue, sameValue } from './value'

/** What each account must handle first for the auditor to count so. */
const WANTED = {
  '190': { account_1: 'take', account_2: 'howMuch' },
  '210': { account_1: 'howMuch', account_2: 'add' },
} as const

function judgeOrder(wanted: keyof typeof WANTED, { order, held, result }: OrderEvidence): CheckResult {
  if (order.length === 0) return notYet('run the cell `transfer`, then deliver its messages.')
  if (result === null) {
    const are = held === 1 ? 'one message is' : `${held} messages are`
    return notYet(`the auditor waits for an answer, and ${are} still held. Deliver them, then check.`)
  }
  if (sameValue(result, wanted) && held > 0) {
    const are = held === 1 ? 'one message is' : `${held} messages are`
    return notYet(
      `the auditor has counted ${wanted}, and ${are} still held. The transfer ends when all is delivered: deliver the rest, then check.`,
    )
  }
  if (sameValue(result, wanted)) {
    return correct(
      wanted === '190'
        ? 'The auditor counted 190: account_1 had already given, and account_2 had not yet received.'
        : 'The auditor counted 210: account_2 had already received, and account_1 had not yet given.',
    )
  }
  const came = `Expected ${wanted}; the auditor counted ${plainValue(result)}.`
  const first = firstOf(order, 'account_1', 'take', 'howMuch')
  const second = firstOf(order, 'account_2', 'add', 'howMuch')
  if (first === null || second === null) {
    return incorrect(
      `${came} The lesson’s messages are not all there: Undo my edits, then run the cell again.`,
    )
  }
  const odd = [
    first === WANTED[wanted].account_1 ? '' : `account_1 handled \`${first}\` first`,
    second === WANTED[wanted].account_2 ? '' : `account_2 handled \`${second}\` first`,
  ].filter((words) => words !== '')
  if (odd.length === 0)
    return incorrect(`${came} The order fits, so the classes have changed. Undo my edits, then run all.`)
  return incorrect(
    `${came} Look at the accounts: ${odd.join(', and ')}. Start again and try the other order.`,
  )
}

export const make190 = defineCheck('make-190', { run: { kind: 'order', cell: 'transfer' } }, ({ run }) =>
  judgeOrder('190', run),
)

export const make210 = defineCheck('make-210', { run: { kind: 'order', cell: 'transfer' } }, ({ run }) =>
  judgeOrder('210', run),
)

const SETUP = [
  { cell: 'accounts', text: 'printed' },
  { cell: 'repair', text: 'reader' },
] as const

/** Moves 30 and pays 50 in, so that a count that always says 200 is found out. */
const OTHER_SUMS = `await bank_2.transfer(account_1, account_2, 30)
await account_1.add(50)
const counted = await auditor_2.count(bank_2, account_1, account_2)
const sums = [await account_1.howMuch(), await account_2.howMuch()]
sums.join(' + ') + ', counted ' + counted`

export const repairTheAudit = defineCheck(
  'repair-the-audit',
  {
    orders: { kind: 'explore', setup: SETUP, cell: { cell: 'audit', text: 'printed' } },
    sums: { kind: 'run', setup: SETUP, program: OTHER_SUMS },
  },
  ({ orders: { report }, sums }) => {
    const doubt = unfinished(report)
    if (doubt !== null) return doubt
    const bad = unexpected(report, ['200'])
    if (bad.length > 0) {
      const values = bad.map((outcome) => plainValue(outcome.value))
      const empty = values.every((value) => /^(undefined|NaN)?$|\[object Promise\]/.test(value))
      const look = empty
        ? 'A sum is missing: look for a `return` or an `await` that is not there.'
        : 'Look at the failing run: which account did the auditor read between `take` and `add`?'
      return incorrect(
        `Expected 200 in every order. ${describeOutcomes(report, bad)}. ${look}`,
        bad[0].example,
      )
    }
    if (!sameValue(sums.result, '120 + 130, counted 250')) {
      return incorrect(
        'Every order counts 200. With 30 moved and 50 paid in, expected `120 + 130, counted 250`; ' +
          `came \`${plainValue(sums.result)}\`. The money must still move, and the count must come from the accounts.`,
      )
    }
    return correct(`No order breaks it (all ${report.orders} tried): each one counts 200.`)
  },
)
