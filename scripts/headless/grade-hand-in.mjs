/**
 * Grades one file that was handed in: in a browser context of its own, check by check.
 *
 * A page that is lost in one check is replaced for the next, so that a hand-in loses what it broke and no more.
 *
 * @typedef {import('./grades.mjs').HandInGrade} HandInGrade
 * @typedef {import('./grades.mjs').CheckGrade} CheckGrade
 * @typedef {import('./grades.mjs').CheckFacts} CheckFacts
 */
import { join } from 'node:path'
import { PageLost } from './browser-page.mjs'
import { readText, Refused } from './files.mjs'
import { pointsOf } from './grades.mjs'

/** Seconds that a check has beyond its limit, to stop. */
const STOPPING = 15

/**
 * @param {import('./browser-page.mjs').HeadlessBrowser} browser @param {string} file @param {readonly CheckFacts[]} facts
 * @param {{dir: string, lesson: string, timeout: number, deadline: number, trust: boolean}} options
 * @returns {Promise<HandInGrade>}
 */
export async function gradeHandIn(browser, file, facts, options) {
  const max = facts.filter(({ unjudged }) => unjudged === '').length
  const nothing = { file, name: file.replace(/\.ipynb$/i, ''), group: '', judged: false, points: 0, max }
  /** @param {string} problem */
  const refused = (problem) => ({ ...nothing, checks: [], problems: [problem] })
  const opening = new Opening(browser, file, options)
  try {
    const opened = await opening.open()
    if ('refused' in opened) return refused(opened.refused)
    const { name, group, problems } = opened
    const { checks, troubles } = await checkAll(opening, facts, options)
    const points = pointsOf(checks)
    return { ...nothing, name, group, judged: true, points, checks, problems: [...problems, ...troubles] }
  } catch (error) {
    if (error instanceof Refused || error instanceof PageLost) return refused(error.message)
    throw error
  } finally {
    await opening.close()
  }
}

/** The page of one hand-in, and the next one where it is lost. */
class Opening {
  /** @type {import('./browser-page.mjs').HeadlessPage | null} */
  page = null
  /**
   * @param {import('./browser-page.mjs').HeadlessBrowser} browser @param {string} file
   * @param {{dir: string, lesson: string, trust: boolean}} options
   */
  constructor(browser, file, options) {
    this.browser = browser
    this.file = file
    this.options = options
  }

  async open() {
    const { dir, lesson, trust } = this.options
    const text = readText(join(dir, this.file))
    await this.close()
    this.page = await this.browser.open()
    return this.page.call('openHandIn', [text, this.file, lesson, trust ? 'page' : 'apart'])
  }

  async close() {
    await this.page?.close()
    this.page = null
  }
}

/** @param {Opening} opening @param {readonly CheckFacts[]} facts @param {{timeout: number, deadline: number}} options */
async function checkAll(opening, facts, { timeout, deadline }) {
  const end = Date.now() + deadline * 1000
  /** @type {CheckGrade[]} */
  const checks = []
  /** @type {string[]} */
  const troubles = []
  for (const { id, kind, unjudged } of facts) {
    /** @param {Partial<CheckGrade>} grade @returns {CheckGrade} */
    const graded = (grade) => ({
      id,
      kind,
      correct: false,
      message: '',
      seconds: 0,
      failingRun: null,
      ...grade,
    })
    const seconds = Math.min(timeout, (end - Date.now()) / 1000)
    if (unjudged !== '') {
      checks.push(graded({ correct: null, message: unjudged }))
      continue
    }
    if (seconds <= 0) {
      const message = `Not checked: this hand-in had used up its ${deadline} seconds.`
      checks.push(graded({ message }))
      troubles.push(`${id}: ${message}`)
      continue
    }
    const began = Date.now()
    try {
      if (opening.page === null) await opening.open()
      const judged = await opening.page?.call('check', [id, Math.round(seconds)], seconds + STOPPING)
      const { correct, message, stopped, failingRun } = judged
      checks.push(graded({ correct, message, seconds: rounded(judged.seconds), failingRun }))
      if (stopped) troubles.push(`${id}: an endless cell was stopped.`)
    } catch (error) {
      if (!(error instanceof PageLost)) throw error
      checks.push(graded({ message: error.message, seconds: rounded((Date.now() - began) / 1000) }))
      troubles.push(`${id}: ${error.message}`)
      await opening.close()
    }
  }
  return { checks, troubles }
}

/** @param {number} seconds */
function rounded(seconds) {
  return Math.round(seconds * 10) / 10
}
