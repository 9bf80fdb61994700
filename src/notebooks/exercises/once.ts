/**
 * The check of lesson 7: a payment is taken once, however often it is asked for, and the shop hears what is left.
 */
import type { ExploreOutcome } from '../kernel/session'
import { correct, defineCheck, incorrect } from './check'
import { describeOutcomes, unexpected, unfinished } from './orders'
import { plainValue, sameValue } from './value'

const SETUP = [
  { cell: 'shop', text: 'printed' },
  { cell: 'careful', text: 'reader' },
] as const

const EXPECTED = 'heard 90, 90 left'

/** Two answers lost, one message doubled; payments of one shop, then of another: each is a payment of its own. */
const OTHER_PAYMENTS = `await faults.drop({ method: 'take', answer: true, times: 2 })
await faults.duplicate({ method: 'take', nth: 4 })
const heardOf = [await shop_2.pay(account_2, 10), await shop_2.pay(account_2, 25)]
const other = await spawn(CarefulShop, { name: 'other', deadline: 2 })
heardOf.push(await other.pay(account_2, 5))
const all = heardOf.join(', ') + ' and ' + (await account_2.left()) + ' left'
all`
const OTHER_EXPECTED = '90, 65, 60 and 60 left'

function advice(bad: readonly ExploreOutcome[]): string {
  const values = bad.map((outcome) => plainValue(outcome.value))
  if (values.every((value) => value.endsWith(', 90 left')))
    return 'The money is right. Look at the first blank: a known id gets the answer that was given before.'
  if (values.every((value) => /, \d+ left$/.test(value)))
    return 'It was taken more than once. Look at the failing run: does the account know the id when it comes again?'
  return 'Look at the failing run: what does the account answer?'
}

export const payOnce = defineCheck(
  'pay-once',
  {
    orders: { kind: 'explore', setup: SETUP, cell: { cell: 'bad-network', text: 'printed' } },
    others: { kind: 'run', setup: SETUP, program: OTHER_PAYMENTS },
  },
  ({ orders: { report }, others }) => {
    const doubt = unfinished(report)
    if (doubt !== null) return doubt
    const bad = unexpected(report, [EXPECTED])
    if (bad.length > 0) {
      return incorrect(
        `Expected \`${EXPECTED}\` in every order. ${describeOutcomes(report, bad)}. ${advice(bad)}`,
        bad[0].example,
      )
    }
    if (!sameValue(others.result, OTHER_EXPECTED)) {
      return incorrect(
        `One payment is taken once. For 10, 25 and 5, one after the other, expected \`${OTHER_EXPECTED}\`; ` +
          `came \`${plainValue(others.result)}\`. Each payment needs an id of its own, the same at each try.`,
      )
    }
    return correct(
      `Each payment is taken once, and the shop hears what is left (all ${report.orders} orders tried).`,
    )
  },
)
