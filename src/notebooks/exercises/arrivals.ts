/**
 * The check of lesson 3: name every word that can stand on the board, and no other.
 *
 * What can stand there is found by trying every order of the lesson's cell, each time anew. A word that is missing is
 * not told: the reader has the stage to find it.
 */
import { correct, defineCheck, incorrect } from './check'
import { describeOutcomes, unexpected, unfinished } from './orders'
import { plainValue } from './value'

const PROGRAM = `const named = new Set([possible].flat().map((word) => String(word).trim().toUpperCase()))
const words = [...named].join(' ')
words`

export const nameTheWords = defineCheck(
  'name-the-words',
  {
    named: { kind: 'run', setup: [{ cell: 'possible', text: 'reader' }], program: PROGRAM },
    orders: {
      kind: 'explore',
      setup: [{ cell: 'board', text: 'printed' }],
      cell: { cell: 'go-on', text: 'printed' },
    },
  },
  ({ named, orders: { report } }) => {
    const doubt = unfinished(report)
    if (doubt !== null) return doubt
    const words = plainValue(named.result)
      .split(/[\s,]+/)
      .filter((word) => word !== '')
    if (words.length === 0)
      return incorrect("Expected words in `possible`; it is empty. Put them in as texts: `'NOW'`.")
    const possible = report.outcomes.map((outcome) => plainValue(outcome.value))
    const odd = possible.find((word) => !/^[NOW]{3}$/.test(word))
    if (odd !== undefined)
      return incorrect(
        `Not checked: the cell \`go-on\` ended with \`${odd}\`, which is no word. Check again.`,
      )
    const never = words.filter((word) => !possible.includes(word))
    if (never.length > 0) {
      const which = never.map((word) => `\`${word}\``).join(', ')
      return incorrect(
        `None of the ${report.orders} orders ends with ${which}. Look at the cell \`go-on\`: which two letters does one sender send to the board, and in which order?`,
      )
    }
    const missing = unexpected(report, words).length
    if (missing > 0) {
      const more = missing === 1 ? 'one more can' : `${missing} more can`
      return incorrect(
        `What you named can stand on the board, and ${more}. Look at W: does anything make it arrive before what \`ben\` sends?`,
      )
    }
    return correct(`These and no others: ${describeOutcomes(report, report.outcomes)}.`)
  },
)
