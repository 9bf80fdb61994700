/**
 * The check of lesson 9: a plan for sixty calls that wait, which keeps a deadline and costs little.
 *
 * The plan is carried out on the clock of the check, where nothing but the waiting and the cold start takes time. So the
 * bill is the same on every machine, and so is the moment when the last call ends.
 */
import { correct, defineCheck, incorrect } from './check'
import { plainValue } from './value'

const PROGRAM = `import { now, sleep } from 'actors'
import { FunctionExecutor, useMemory } from 'lithops'
async function look(page) {
  useMemory(180 * 2 ** 20)
  await sleep(5)
}
async function carriedOut({ runtimeMemory, chunksize, workerProcesses }) {
  const cloud = new FunctionExecutor({
    storage: 'memory',
    logLevel: 'NONE',
    coldStart: 2,
    runtimeTimeout: 900,
    runtimeMemory,
    workerProcesses,
  })
  const from = now()
  const pages = Array.from({ length: 60 }, (_, page) => page)
  await cloud.map(look, pages, { chunksize }).getResult()
  const seconds = now() - from
  const [{ Cost }] = await cloud.jobSummary()
  return \`\${workerProcesses} at a time: \${seconds.toFixed(1)} s, \${(100_000 * Cost).toFixed(1)} cents\`
}
const said = await carriedOut(plan).catch((error) => \`\${error.name}: \${error.message}\`)
said`

const DEADLINE = 40
const CENTS = 27
const PROCESSES = 4

export const cheapestPlan = defineCheck(
  'cheapest-plan',
  { run: { kind: 'run', setup: [{ cell: 'cheapest', text: 'reader' }], program: PROGRAM } },
  ({ run }) => {
    const said = plainValue(run.result)
    const [, processes, took, cost] = /^(\d+) at a time: (\d+\.\d) s, (\d+\.\d) cents$/.exec(said) ?? []
    if (processes === undefined) {
      if (said.startsWith('MemoryError')) {
        return incorrect(
          'Expected every call to end; a container was ended, since a call held more memory than it had. ' +
            'A call holds 180 MB. Look at `runtimeMemory`.',
        )
      }
      return incorrect(`Expected a plan with three numbers; came \`${said}\`. Look at the cell \`cheapest\`.`)
    }
    if (Number(processes) > PROCESSES) {
      return incorrect(
        `A container of this platform makes ${PROCESSES} calls at a time; the plan asks for ${processes}. Look at \`workerProcesses\`.`,
      )
    }
    const facts = `It takes ${Number(took)} s, and a thousand such jobs cost ${cost} cents`
    if (Number(took) > DEADLINE) {
      return incorrect(
        `${facts}. The work must be done after ${DEADLINE} s: give a container fewer calls, or let it make more at a time.`,
      )
    }
    if (Number(cost) <= CENTS) return correct(`${facts}; the check asks for ${CENTS} at most.`)
    return incorrect(
      `${facts}; the check asks for ${CENTS} at most. Look for what is billed and not used: memory, ` +
        'calls that wait alone in a container, containers that start.',
    )
  },
)
