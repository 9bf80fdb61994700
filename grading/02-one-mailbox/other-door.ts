/**
 * Hidden, of lesson 2: two doors, one of which is locked and unlocked three times. The other must not notice.
 */
import { correct, defineCheck, incorrect } from '../../src/notebooks/exercises/check'
import { plainValue, sameValue } from '../../src/notebooks/exercises/value'

const PROGRAM = `const other = await spawn(Door, { name: 'other' })
const said = []
for (let time = 0; time < 3; time++) {
  await door.lock()
  said.push(await door.open(), await other.open())
  await door.unlock()
  said.push(await door.open())
}
said.join(' ')`
const EXPECTED = 'locked open open locked open open locked open open'

export const otherDoor = defineCheck(
  'hidden-other-door',
  {
    run: {
      kind: 'run',
      setup: [
        { cell: 'counters', text: 'printed' },
        { cell: 'door', text: 'reader' },
      ],
      program: PROGRAM,
    },
  },
  ({ run }) =>
    sameValue(run.result, EXPECTED)
      ? correct('A door locks and unlocks three times, and another door stays open meanwhile.')
      : incorrect(
          `Of two doors one was locked and unlocked three times. Expected \`${EXPECTED}\`; came \`${plainValue(run.result)}\`.`,
        ),
)
