/**
 * The check of the notebook on MNIST: the network knows its test digits.
 *
 * It reads the value of the cell, not what the cell prints: the share of test digits and how many there were. The
 * number says which digits they are, and so which share is asked for.
 */
import { correct, defineCheck, incorrect, notYet } from './check'
import { plainValue } from './value'

/** Test digits → the share that is asked for, in percent. The handwritten ones of MNIST are harder. */
const ASKED: Readonly<Record<string, number>> = { '2000': 97, '10000': 96 }
/** Up to here a network of ten answers does no better than a guess, or not much. */
const GUESS = 20

export const knowTheDigits = defineCheck(
  'know-the-digits',
  { run: { kind: 'live', cell: 'training' } },
  ({ run: { result } }) => {
    if (result === null) {
      return notYet(
        'run the cell `training` to its end, then check. After an edit, there or above, run it again.',
      )
    }
    const value = plainValue(result)
    const [, percent, tested] = /^(\d+(?:\.\d+)?) % of (\d+) test digits$/.exec(value) ?? []
    if (percent === undefined) {
      const came = value === '' ? 'nothing' : `\`${value}\``
      return incorrect(
        `Expected a last line like \`97.85 % of 2000 test digits\`; came ${came}. Look at the end of the cell \`training\`.`,
      )
    }
    const asked = ASKED[tested]
    if (asked === undefined) {
      return incorrect(
        `Expected 2000 test digits, the drawn ones, or the 10000 of MNIST; came ${tested}. Look at the cell \`trainer\`: it tests with all of them.`,
      )
    }
    const knows = `Your network knows ${percent} % of the test digits`
    if (Number(percent) >= asked) return correct(`${knows}; the check asks for ${asked} %.`)
    const look =
      Number(percent) < GUESS
        ? 'That is close to a guess: look at `learningRate`. Run `trainer` for a fresh network first.'
        : 'Look at the chart of accuracy: where it still rises, more batches help. Where it rises slowly, try longer steps.'
    return incorrect(`${knows}; the check asks for ${asked} %. ${look}`)
  },
)
