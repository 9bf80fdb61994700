/**
 * The check of the lesson on hand-over: work that comes before the state waits for it.
 *
 * The reader's class is used as it stands, without functions: what it loses, it loses in any order of its messages that the
 * director could bring about.
 */
import { correct, defineCheck, incorrect } from './check'
import { plainValue } from './value'

const PROGRAM = `const totals = [
  ['accept 0', 'add 1', 'add 2'],
  ['add 1', 'add 2', 'accept 10'],
  ['add 1', 'accept 10', 'add 2'],
].map((messages) => {
  const one = new Careful()
  for (const message of messages) {
    const [what, n] = message.split(' ')
    if (what === 'add') one.add(Number(n))
    else one.acceptTransfer(Number(n))
  }
  return one.total
}).join(', ')
totals`

const EXPECTED = ['3', '13', '13']

export const waitForState = defineCheck(
  'wait-for-state',
  { run: { kind: 'run', setup: [{ cell: 'careful', text: 'reader' }], program: PROGRAM } },
  ({ run: { result } }) => {
    const [first, before, between] = plainValue(result).split(', ')
    if (first !== EXPECTED[0]) {
      return incorrect(
        `An actor with its state counts 1 and 2: expected 3; came \`${first}\`. Look at \`add\`, where it is ready.`,
      )
    }
    if (before === '10') {
      return incorrect(
        'Work of 3 came before a state of 10: expected 13; came `10`. What came early is lost: look at both blanks.',
      )
    }
    if (before !== EXPECTED[1]) {
      return incorrect(
        `Work of 3 came before a state of 10: expected 13; came \`${before}\`. Each number that waited counts once.`,
      )
    }
    if (between !== EXPECTED[2]) {
      return incorrect(
        `Work of 1 came before a state of 10, and work of 2 after it: expected 13; came \`${between}\`.`,
      )
    }
    return correct('Work before the state, after it, or both: nothing is lost.')
  },
)
