/**
 * The check of lesson 5: two branches that tell each other, stuck in no order, with a receipt for what was sent.
 */
import type { ExploreOutcome } from '../kernel/session'
import { correct, defineCheck, incorrect } from './check'
import { describeOutcomes, unexpected, unfinished } from './orders'
import { plainValue, sameValue } from './value'

const SETUP = [
  { cell: 'branches', text: 'printed' },
  { cell: 'repair', text: 'reader' },
] as const

const EXPECTED = '120, 10 confirmed; 80, 30 confirmed'

/** One way only, other amounts: receipts must say what was sent, and go to who sent it. */
const OTHER_SUMS = `await north_2.send(25, south_2)
await quiet()
await north_2.send(15, south_2)
await quiet()
const seen = [await north_2.report(), await south_2.report()].join('; ')
seen`
const OTHER_EXPECTED = '60, 40 confirmed; 140, 0 confirmed'

function advice(bad: readonly ExploreOutcome[]): string {
  const values = bad.map((outcome) => plainValue(outcome.value))
  if (values.some((value) => value.startsWith('DeadlockError')))
    return 'Look at the failing run: who waits for whom? Tell instead of asking.'
  if (values.some((value) => /^(HandlerError|TypeError|ReferenceError)/.test(value)))
    return 'Look at what the message carries: the amount, and whom to send the receipt to.'
  if (values.every((value) => value.startsWith('90, ')))
    return 'The money does not arrive: look at the first blank.'
  return 'A receipt is missing: look at the second blank, and at what the first one sends along.'
}

export const neverStuck = defineCheck(
  'never-stuck',
  {
    orders: { kind: 'explore', setup: SETUP, cell: { cell: 'both-ways-again', text: 'printed' } },
    sums: { kind: 'run', setup: SETUP, program: OTHER_SUMS },
  },
  ({ orders: { report }, sums }) => {
    const doubt = unfinished(report)
    if (doubt !== null) return doubt
    const bad = unexpected(report, [EXPECTED])
    if (bad.length > 0) {
      return incorrect(
        `Expected \`${EXPECTED}\` in every order. ${describeOutcomes(report, bad)}. ${advice(bad)}`,
        bad[0].example,
      )
    }
    if (!sameValue(sums.result, OTHER_EXPECTED)) {
      return incorrect(
        `No order gets stuck. With 25 and 15 sent from north to south, expected \`${OTHER_EXPECTED}\`; ` +
          `came \`${plainValue(sums.result)}\`. A receipt names what was received, and goes to who sent it.`,
      )
    }
    return correct(
      `No order gets stuck (all ${report.orders} tried): the money arrives, and both receipts come back.`,
    )
  },
)
