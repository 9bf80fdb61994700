/**
 * `npm test`: everything that must hold, in one command. Every step runs, also after one that failed.
 *
 *   npm test -- [--only lint,format,types,imports,unit,build,size,firefox,browser,e2e]
 *   npm run test:soak
 *
 * The last line alone is `N passed, N failed, N skipped`: the runners' tests and the other steps, one each. What was
 * skipped and what failed stands before it, a line each.
 * MNIST_DIR names the folder of the real MNIST; without it the tests that need it skip, and say so.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isStale } from './build.mjs'
import { ensureBrowser } from './browser.mjs'
import { failureLines, lastLine, oneFailed, skipLines, sum } from './counts.mjs'
import { mnistFolder } from './mnist-folder.mjs'
import { runStep } from './run-step.mjs'
import { chosenSteps } from './test-steps.mjs'

process.chdir(resolve(import.meta.dirname, '..'))

/** @typedef {import('./test-steps.mjs').Step} Step */
/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{counts: Counts, words: string, seconds: number}} StepRun */

/** @param {Step} step @param {Counts} counts @param {number} seconds */
function say(step, counts, seconds) {
  const result = counts.failures.length > 0 ? 'FAILED' : 'passed'
  const detail = step.counts ? ` (${lastLine(counts)})` : ''
  console.log(`── ${step.title}: ${result}${detail}, ${seconds.toFixed(1)} s\n`)
}

/** Why the step cannot run, or ''. @param {Step} step @param {Map<string, Counts>} results @param {string} noBrowser */
function obstacle(step, results, noBrowser) {
  if (step.browser && noBrowser) return noBrowser
  const needed = step.needs === undefined ? undefined : results.get(step.needs)
  if (needed && needed.failures.length > 0) return `It needs the step "${step.needs}", which failed.`
  if (step.needs === 'build' && !existsSync('dist/index.html'))
    return 'There is no built page; run: npm run build'
  return ''
}

/** It did not run. @param {Step} step @param {string} why @returns {StepRun} */
function refused(step, why) {
  return { counts: oneFailed(step.name, why), words: why, seconds: 0 }
}

/** @param {Step[]} steps */
async function runAll(steps) {
  const noBrowser = steps.some(({ browser }) => browser) ? whyNoBrowser() : ''
  /** @type {Map<string, Counts>} */
  const results = new Map()
  const names = steps.map(({ name }) => name)
  const isBeside = (/** @type {Step} */ { beside }) => beside !== undefined && names.includes(beside)
  const firsts = steps.filter((step) => !isBeside(step))
  const begin = (/** @type {Step} */ step, /** @type {boolean} */ live) => {
    const why = obstacle(step, results, noBrowser)
    return why ? refused(step, why) : runStep(step, { live })
  }
  /** Those that ran beside others and were not told yet. @type {Set<Promise<{step: Step, ran: StepRun}>>} */
  const beside = new Set()
  const tellBeside = (/** @type {Step} */ step, /** @type {StepRun} */ ran) => {
    console.log(`── ${step.title}`)
    tell(ran)
    say(step, ran.counts, ran.seconds)
    results.set(step.name, ran.counts)
  }
  const tellEnded = async () => {
    for (const one of [...beside]) {
      const ended = await Promise.race([one, null])
      if (ended === null) continue
      beside.delete(one)
      tellBeside(ended.step, ended.ran)
    }
  }
  for (const step of firsts) {
    for (const other of steps.filter((one) => one.beside === step.name))
      beside.add(Promise.resolve(begin(other, false)).then((ran) => ({ step: other, ran })))
    console.log(`── ${step.title}`)
    if (step.needs === 'build' && !results.has('build') && existsSync('dist/index.html') && isStale())
      console.warn('The built page is older than its sources; this tests the old one.')
    // What has no counts is told by its words, which must be kept.
    const live = step.counts !== undefined
    const ran = await begin(step, live)
    if (!live || ran.seconds === 0) tell(ran)
    say(step, ran.counts, ran.seconds)
    results.set(step.name, ran.counts)
    await tellEnded()
  }
  for (const one of beside) {
    const { step, ran } = await one
    tellBeside(step, ran)
  }
  return sum([...results.values()])
}

/** @param {StepRun} run */
function tell({ words }) {
  if (words.trim() !== '') console.log(words.trimEnd())
}

function whyNoBrowser() {
  try {
    ensureBrowser()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function main() {
  const { values } = parseArgs({
    options: { soak: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
  })
  const steps = chosenSteps({ soak: values.soak, only: values.only.split(',').filter(Boolean) })
  if (typeof steps === 'string') throw new Error(steps)
  const mnist = mnistFolder() === '' ? 'not set; tests on the real MNIST skip' : process.env.MNIST_DIR
  console.log(`MNIST_DIR: ${mnist}\n`)
  const began = Date.now()
  const counts = await runAll(steps)
  console.log(`In all ${((Date.now() - began) / 60_000).toFixed(1)} minutes.`)
  for (const line of [...skipLines(counts), ...failureLines(counts)]) console.log(line)
  return counts
}

/** @type {Counts} */
const counts = await main().catch((error) => {
  const words = error instanceof Error ? error.message : String(error)
  console.error(words)
  return oneFailed('the test command', words)
})
console.log(lastLine(counts))
process.exitCode = counts.failures.length === 0 ? 0 : 1
