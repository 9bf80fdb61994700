/**
 * The check of the lesson on learning in workers: two workers make one network, by averaging.
 *
 * It reads the value of the cell. What two workers reach that started apart and were averaged once is below what is
 * asked for; what they reach together lies above it, whichever digits they learn from.
 */
import { correct, defineCheck, incorrect, notYet } from './check'
import { plainValue } from './value'

const ASKED = 92

export const learnTogether = defineCheck(
  'learn-together',
  { run: { kind: 'live', cell: 'together' } },
  ({ run: { result } }) => {
    if (result === null) {
      return notYet(
        'run the cell `together` to its end, then check. After an edit, there or above, run it again.',
      )
    }
    const value = plainValue(result)
    const [, percent, , times] = /^(\d+\.\d+) % of (\d+), averaged (\d+) times$/.exec(value) ?? []
    if (percent === undefined) {
      return incorrect(
        `Expected a last line like \`93.25 % of 2000, averaged 10 times\`; came \`${value}\`. Look at the end of the cell \`together\`.`,
      )
    }
    if (Number(times) < 2) {
      return incorrect(
        `The workers met ${times === '1' ? 'once' : 'never'}. Look at the loop: each round ends with a meeting.`,
      )
    }
    const knows = `The averaged network knows ${percent} % of the test digits`
    if (Number(percent) >= ASKED) return correct(`${knows}; the check asks for ${ASKED} %.`)
    return incorrect(
      `${knows}; the check asks for ${ASKED} %. Look at what each round starts with: it is the average of the round before.`,
    )
  },
)
