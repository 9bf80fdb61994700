/**
 * Runs one step of the test command as a process of its own, and says what it counted.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { countsOf, fromPlaywright, ONE_PASSED, oneFailed } from './counts.mjs'

const FOLDER = join('.tmp', 'counts')
const KILL_AFTER_MS = 10_000

/**
 * @param {import('./test-steps.mjs').Step} step
 * @param {{live: boolean}} how `live`: its words go to the terminal as they come, and else are kept for the end.
 *   What has no counts is named by its first words if it fails, so it must keep them.
 * @returns {Promise<{counts: import('./counts.mjs').Counts, words: string, seconds: number}>}
 */
export async function runStep(step, { live }) {
  const file = join(FOLDER, `${step.name}.json`)
  mkdirSync(FOLDER, { recursive: true })
  rmSync(file, { force: true })
  const began = Date.now()
  const { status, words } = await runProcess(step, file, live)
  const seconds = (Date.now() - began) / 1000
  if (!step.counts) return { counts: status === 0 ? ONE_PASSED : oneFailed(step.name, words), words, seconds }
  const left = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const counts = left !== null && step.counts === 'playwright' ? fromPlaywright(left) : left
  return { counts: countsOf(step.name, status, counts), words, seconds }
}

/**
 * @param {import('./test-steps.mjs').Step} step @param {string} file @param {boolean} live
 * @returns {Promise<{status: number | null, words: string}>}
 */
function runProcess(step, file, live) {
  const child = spawn(process.execPath, step.command, {
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    env: { ...process.env, ...step.env, COUNTS_FILE: file },
  })
  let words = ''
  child.stdout?.on('data', (data) => (words += data))
  child.stderr?.on('data', (data) => (words += data))
  const tooLong = setTimeout(() => {
    words += `\nStopped: it took more than ${step.minutes} minutes.\n`
    if (live) console.error(`\nStopped: it took more than ${step.minutes} minutes.`)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref()
  }, step.minutes * 60_000)
  return new Promise((done) => {
    const end = (/** @type {number | null} */ status, /** @type {string} */ last) => {
      clearTimeout(tooLong)
      done({ status, words: words + last })
    }
    child.once('error', (error) => end(1, `${error.message}\n`))
    child.once('close', (status) => end(status, ''))
  })
}
