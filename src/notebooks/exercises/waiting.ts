/**
 * The check of lesson 4: ask all samplers first, then wait for all of them.
 *
 * The reader's function gets samplers of the check's own, which take one second each on the clock of the run and find
 * different numbers. So the time says who waited for whom, on any machine, and the numbers say who was asked.
 */
import { correct, defineCheck, incorrect } from './check'
import { plainValue } from './value'

const PROGRAM = `import { now, sleep, spawn } from 'actors'
class Slow {
  asked = []
  constructor(share) {
    this.share = share
  }
  async sample(count) {
    this.asked.push(count)
    await sleep(1)
    return this.share * count
  }
  heard() {
    return this.asked.join('+') || '0'
  }
}
const slow = []
for (const share of [0.5, 0.6, 0.7, 0.8]) slow.push(await spawn(Slow, { args: [share] }))
const from = now()
const estimated = await estimate(slow, 4000)
const seconds = now() - from
const heard = []
for (const one of slow) heard.push(await one.heard())
const said = \`\${estimated} in \${seconds.toFixed(1)} s, asked \${heard.join(' ')}\`
said`

/** Four times the mean of the shares. */
const EXPECTED = 2.6

export const askAllAtOnce = defineCheck(
  'ask-all-at-once',
  { run: { kind: 'run', setup: [{ cell: 'at-once', text: 'reader' }], program: PROGRAM } },
  ({ run }) => {
    const [, estimate, seconds, asked] =
      /^(.*) in (\d+\.\d) s, asked (.*)$/s.exec(plainValue(run.result)) ?? []
    if (seconds === undefined) {
      return incorrect(
        `Expected \`estimate\` to give a number; came \`${plainValue(run.result)}\`. Undo my edits brings the cell back.`,
      )
    }
    const heard = asked.split(' ')
    if (heard.some((counts) => counts !== '1000')) {
      return incorrect(
        `Of 4000 points each of the four samplers should be asked for its share of 1000, once. ` +
          `They were asked for ${heard.join(', ')}. Look at the first blank.`,
      )
    }
    if (seconds === '0.0') {
      return incorrect(
        'The function gave its result before a sampler had answered. The second blank must wait for all promises.',
      )
    }
    if (seconds !== '1.0') {
      return incorrect(
        `Expected 1 s for four samplers that need 1 s each; it took ${Number(seconds)} s. ` +
          'Somebody is asked only after another has answered. Ask in the first blank, wait in the second.',
      )
    }
    // Not a number is no match either.
    if (!(Math.abs(Number(estimate) - EXPECTED) < 1e-9)) {
      return incorrect(
        `Expected ${EXPECTED} from what the samplers found; came \`${estimate}\`. ` +
          'Look at the second blank: `counts` must hold one number for each sampler.',
      )
    }
    return correct('Four samplers that need 1 s each were done after 1 s: they worked at the same time.')
  },
)
