/**
 * The checks of lesson 2: make getValue answer 2, lock the door.
 */
import { correct, defineCheck, incorrect, notYet } from './check'
import { describeOutcomes, unexpected, unfinished } from './orders'
import { plainValue, sameValue } from './value'

export const answerTwo = defineCheck(
  'answer-two',
  { run: { kind: 'order', cell: 'increments' } },
  ({ run }) => {
    const { order, held, result } = run
    if (order.length === 0) return notYet('run the cell `increments`, then deliver its messages.')
    if (result === null) {
      const are = held === 1 ? 'one message is' : `${held} messages are`
      return notYet(`\`getValue\` has no answer, and ${are} still held. Deliver \`getValue\`, then check.`)
    }
    if (sameValue(result, '2')) {
      return correct(
        '`getValue` answered 2: the third increment was still under way, and no program could see it.',
      )
    }
    const asked = order.findIndex((one) => one.to === 'count' && one.method === 'getValue')
    const counted = order
      .slice(0, Math.max(asked, 0))
      .filter((one) => one.to === 'count' && one.method === 'increment').length
    const look =
      sameValue(result, '1') && counted === 1
        ? 'Only the increment from the notebook came before it; let one more come first.'
        : sameValue(result, '3') && counted === 3
          ? 'All three increments came before it; leave the one from ana or from ben for later.'
          : 'Undo my edits, then run the cells again.'
    return incorrect(`Expected 2; \`getValue\` answered ${plainValue(result)}. ${look}`)
  },
)

const SETUP = [
  { cell: 'counters', text: 'printed' },
  { cell: 'door', text: 'reader' },
] as const

const TALK = `const said = []
said.push(await door.open())
await door.lock()
said.push(await door.open())
said.push(await door.open())
await door.unlock()
said.push(await door.open())
said.join(', ')`

const MOMENTS = ['at first', 'after `lock`', 'after `lock`, asked again', 'after `unlock`']
const EXPECTED = ['open', 'locked', 'locked', 'open']

export const lockTheDoor = defineCheck(
  'lock-the-door',
  {
    talk: { kind: 'run', setup: SETUP, program: TALK },
    orders: { kind: 'explore', setup: SETUP, cell: { cell: 'visit', text: 'printed' } },
  },
  ({ talk, orders: { report } }) => {
    const said = plainValue(talk.result).split(', ')
    const wrong = EXPECTED.findIndex((word, at) => said[at] !== word)
    if (wrong !== -1 || said.length !== EXPECTED.length) {
      const at = Math.max(wrong, 0)
      const came = said[at] === undefined || said[at] === '' ? 'nothing' : `\`${said[at]}\``
      const hint = [
        'Leave `open` of the class as it is.',
        'Look at what `lock` becomes.',
        'The door must stay locked until `unlock`.',
        'Look at `unlock`: the first behaviour must come back.',
      ][at]
      return incorrect(
        `Expected \`open\` to answer \`${EXPECTED[at]}\` ${MOMENTS[at]}; came ${came}. ${hint}`,
      )
    }
    const doubt = unfinished(report)
    if (doubt !== null) return doubt
    const bad = unexpected(report, ['open', 'locked'])
    if (bad.length > 0) {
      return incorrect(`Expected \`open\` or \`locked\`. ${describeOutcomes(report, bad)}.`, bad[0].example)
    }
    if (report.outcomes.length < 2) {
      const only = plainValue(report.outcomes[0].value)
      return incorrect(
        `Expected both answers, since the guard and the visitor are two senders. Every order ends with \`${only}\`.`,
        report.outcomes[0].example,
      )
    }
    return correct(
      `The door locks and opens again. Of ${report.orders} orders tried, each ends with \`open\` or \`locked\`.`,
    )
  },
)
