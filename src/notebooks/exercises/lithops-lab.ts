/**
 * The checks of the Lithops lab: the reader's cell runs on a clock of the check's own, with containers in one thread, and
 * then a line of the check says what came of it.
 *
 * Besides the value it asks for a trace that only a call in a container leaves, so that a value written by hand is not
 * enough.
 */
import { correct, defineCheck, incorrect } from './check'
import type { CellUse, RunEvidence } from './evidence'
import { plainValue } from './value'

const after = (cell: string): readonly CellUse[] => [
  { cell: 'begin', text: 'printed' },
  { cell, text: 'reader' },
]

/** `says` in one line: what the reader's names hold. */
const said = (says: string) => `const said = ${says}
said`

function valueOf({ result }: RunEvidence): string {
  return plainValue(result)
}

export const lithopsHello = defineCheck(
  'lithops-hello',
  {
    run: { kind: 'run', setup: after('hello'), program: said('`${greeting}|${fexec.futures.length}`') },
  },
  ({ run }) => {
    const [greeting, calls] = valueOf(run).split('|')
    if (greeting !== 'Hello World!') {
      return incorrect(
        `Expected \`greeting\` to be \`Hello World!\`; came \`${greeting}\`. Look at the second blank.`,
      )
    }
    if (calls !== '1') {
      return incorrect(`Expected one call in a container; there were ${calls}. Look at the first blank.`)
    }
    return correct('The function ran in a container, and its result came back.')
  },
)

export const lithopsMap = defineCheck(
  'lithops-map',
  {
    run: {
      kind: 'run',
      setup: after('powers'),
      program: said("`${powers}|${fexec.futures.map(({ jobId }) => jobId).join('')}`"),
    },
  },
  ({ run }) => {
    const [powers, jobs] = valueOf(run).split('|')
    if (powers !== '1,8,27,64,125,216') {
      return incorrect(
        `Expected 1, 8, 27, 64, 125, 216; came \`${powers}\`. Look at what every call gets for \`n\`.`,
      )
    }
    if (jobs !== 'M000'.repeat(6)) {
      return incorrect('Expected six calls of one job. Look at the first blank: one `map` makes all of them.')
    }
    return correct('Six calls of one job, and their results in the order of the list.')
  },
)

export const lithopsPool = defineCheck(
  'lithops-pool',
  {
    run: {
      kind: 'run',
      setup: after('pool'),
      program: `let more = 'takes more'
try {
  await pool.map((x) => x, [1])
} catch {
  more = 'is closed'
}
${said('`${areas}|${more}`')}`,
    },
  },
  ({ run }) => {
    const [areas, more] = valueOf(run).split('|')
    if (areas !== '18,32,50') {
      return incorrect(
        `Expected the areas 18, 32 and 50; came \`${areas}\`. Look at the first blank: the two numbers of a room are two arguments.`,
      )
    }
    if (more !== 'is closed') {
      return incorrect('The pool still takes work. `pool.close()` stands above the second blank.')
    }
    return correct('Three calls in containers, and a pool that has done all its work.')
  },
)

export const lithopsShared = defineCheck(
  'lithops-shared',
  {
    run: { kind: 'run', setup: after('shared'), program: said('`${sum}|${await counter.get()}`') },
  },
  ({ run }) => {
    const [sum, later] = valueOf(run).split('|')
    if (sum === '20') return correct('Twenty additions, and none is lost.')
    if (sum === later) {
      return incorrect(
        `Expected 20; came \`${sum}\`: additions were lost. Look at the first blank: the lock must be held from the reading to the setting.`,
      )
    }
    return incorrect(
      `Expected 20; came \`${sum}\`, and the processes were not at their end. Look at the second blank.`,
    )
  },
)

export const lithopsStorage = defineCheck(
  'lithops-storage',
  {
    run: {
      kind: 'run',
      setup: after('loud'),
      program: said("`${heard}|${(await storage.listKeys('texts')).join()}|${fexec.futures.length}`"),
    },
  },
  ({ run }) => {
    const [heard, keys, calls] = valueOf(run).split('|')
    if (keys !== 'loud/tip,tip') {
      return incorrect(
        `Expected the objects \`tip\` and \`loud/tip\` in the bucket; there are \`${keys}\`. Look at the first two blanks.`,
      )
    }
    if (heard !== 'ASK FIRST.') {
      return incorrect(`Expected \`ASK FIRST.\`; came \`${heard}\`. Look at the last blank.`)
    }
    if (calls !== '1') return incorrect(`Expected one call in a container; there were ${calls}.`)
    return correct('The container read one object and wrote another, and the notebook read that.')
  },
)

export const lithopsWords = defineCheck(
  'lithops-words',
  {
    run: {
      kind: 'run',
      setup: after('words'),
      program: said(
        "`${['the', 'rain', 'fell', 'on', 'hill', 'fed', 'brook', 'river', 'and'].map((word) => total[word])}|${fexec.futures.length}`",
      ),
    },
  },
  ({ run }) => {
    const [counts, calls] = valueOf(run).split('|')
    if (counts !== '200,50,25,25,50,75,50,50,25') {
      return incorrect(
        `Expected 200 times \`the\` and 75 times \`fed\`; the counts are \`${counts}\`. ` +
          'Look at `merge`: every part counts, and a word adds up over the parts.',
      )
    }
    if (Number(calls) < 3) {
      return incorrect('Expected a call for each part and one more that reduces. Look at the last blank.')
    }
    return correct(`${Number(calls) - 1} parts were counted, and one call added them up.`)
  },
)

export const lithopsErrors = defineCheck(
  'lithops-errors',
  {
    run: { kind: 'run', setup: after('errors'), program: said('`${halves.join()}|${failed}`') },
  },
  ({ run }) => {
    const [halves, failed] = valueOf(run).split('|')
    if (halves !== '1,,2,,3') {
      return incorrect(
        `Expected 1, 2 and 3, and nothing for the calls that failed; came \`${halves}\`. Look at the first blank.`,
      )
    }
    if (failed !== '3,5') {
      return incorrect(`Expected 3 and 5 to have failed; came \`${failed}\`. Look at the second blank.`)
    }
    return correct('Three calls went well and two failed, and you know which.')
  },
)

export const lithopsRetries = defineCheck(
  'lithops-retries',
  {
    run: { kind: 'run', setup: after('again'), program: said('`${ana}, ${ben}|${patient.config.retries}`') },
  },
  ({ run }) => {
    const [attempts, retries] = valueOf(run).split('|')
    if (attempts !== '3, 3') {
      return incorrect(`Expected both calls to go well at the third attempt; came \`${attempts}\`.`)
    }
    if (retries !== '2') {
      return incorrect(`With ${retries} retries both calls go well. They would with fewer: count again.`)
    }
    return correct('One attempt and two retries: both calls went well at the third attempt.')
  },
)

const COST = `import { sleep } from 'actors'
const bills = []
for (const [calls, runtimeMemory, seconds] of [[20, 512, 3], [7, 1280, 4]]) {
  const cloud = new FunctionExecutor({ storage: 'memory', logLevel: 'NONE', coldStart: 0, runtimeMemory })
  await cloud.map((_, nap) => sleep(nap), Array(calls).fill(0), { extraArgs: [seconds] }).getResult()
  const [{ Cost }] = await cloud.jobSummary()
  bills.push([dollars(calls, runtimeMemory, seconds), Cost].map((one) => Number(one).toFixed(8)).join(' for '))
}
${said("bills.join('|')")}`

export const lithopsCost = defineCheck(
  'lithops-cost',
  { run: { kind: 'run', setup: after('cost'), program: COST } },
  ({ run }) => {
    const bills = valueOf(run).split('|')
    for (const bill of bills) {
      const [yours, theirs] = bill.split(' for ')
      if (theirs === undefined) return incorrect(`Expected \`dollars\` to give a number; came \`${bill}\`.`)
      if (yours === theirs) continue
      const times = Math.round(Number(yours) / Number(theirs))
      const hint =
        times > 900
          ? 'Look at the unit of memory in the first blank.'
          : 'Look at both blanks: memory in GB, and a request for each call.'
      return incorrect(`The platform billed ${theirs} dollars, and \`dollars\` gives ${yours}. ${hint}`)
    }
    return correct('Your bill is the bill of the platform, to the last digit that is shown.')
  },
)
