/**
 * The check of "How to read the stage": the reader delivers so that ana has the last word.
 */
import { correct, defineCheck, incorrect, notYet } from './check'
import { plainValue, sameValue } from './value'

const WANTED = 'bye from ana'

export const lastWord = defineCheck('last-word', { run: { kind: 'order', cell: 'calls' } }, ({ run }) => {
  const { order, held, result } = run
  if (order.length === 0) return notYet('run the cell `calls`, then deliver its messages.')
  if (result === null) {
    const are = held === 1 ? 'one message is' : `${held} messages are`
    return notYet(
      `the desk has not been asked for its last word, and ${are} still held. Deliver them all, then check.`,
    )
  }
  if (sameValue(result, WANTED)) return correct('The last envelope before the question was the `bye` of ana.')
  return incorrect(
    `Expected \`${WANTED}\`; came \`${plainValue(result)}\`. Press Start again, and keep the second envelope of ana for the end.`,
  )
})
