/**
 * Hidden, of lesson 1: the repaired audit with other amounts and a third account, so that a count written down by hand
 * is found out.
 */
import { correct, defineCheck, incorrect } from '../../src/notebooks/exercises/check'
import { plainValue, sameValue } from '../../src/notebooks/exercises/value'

const PROGRAM = `const third = await spawn(Account, { name: 'third' })
await bank_2.transfer(account_1, third, 45)
await bank_2.transfer(third, account_2, 5)
const counts = [
  await auditor_2.count(bank_2, account_1, third),
  await auditor_2.count(bank_2, third, account_2),
]
counts.join(' and ')`
const EXPECTED = '195 and 245'

export const otherAmounts = defineCheck(
  'hidden-other-amounts',
  {
    run: {
      kind: 'run',
      setup: [
        { cell: 'accounts', text: 'printed' },
        { cell: 'repair', text: 'reader' },
      ],
      program: PROGRAM,
    },
  },
  ({ run }) =>
    sameValue(run.result, EXPECTED)
      ? correct('With 45 and 5 moved over a third account, the audit counts what is there.')
      : incorrect(
          `With 45 moved to a third account and 5 from there, expected \`${EXPECTED}\`; came \`${plainValue(run.result)}\`. The count must come from the accounts that it is given.`,
        ),
)
