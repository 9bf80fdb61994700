/**
 * Runs a notebook's cells in a headless page, one after the other; a page that is lost is replaced, and what its cells
 * had given is kept.
 *
 * @typedef {{name: string, message: string, cell: string, line: number, code: string, hint: string}} Failure
 * @typedef {{cell: string, number: number} & Failure & {ran: string}} FailedCell
 * @typedef {{title: string, notes: string[], cells: number, ran: number, failed: FailedCell[], lost: boolean,
 *   ipynb: string, html: string}} Ran
 */
import { PageLost } from './browser-page.mjs'
import { Refused } from './files.mjs'

const DEFAULT_SECONDS = 60
/** Seconds that a cell has beyond its own limit, to stop. */
const STOPPING = 15
/** Seconds for what actors still do when the last cell has ended. */
const REST = 2

export class NotebookRunner {
  /** @type {import('./browser-page.mjs').HeadlessPage | null} */
  #page = null
  /** @type {{n: number, given: unknown}[]} */
  #given = []

  /**
   * @param {import('./browser-page.mjs').HeadlessBrowser} browser
   * @param {ReturnType<typeof import('./files.mjs').sourceOf>} source
   * @param {{timeout: number | null, allowErrors: boolean, told: (cell: any, ran: any) => void}} options
   */
  constructor(browser, source, options) {
    this.browser = browser
    this.source = source
    this.options = options
  }

  /** @returns {Promise<Ran>} */
  async run() {
    const heads = await this.#open()
    /** @type {FailedCell[]} */
    const failed = []
    let ran = 0
    let lost = false
    for (const [n, cell] of heads.cells.entries()) {
      const seconds = this.options.timeout ?? cell.limit ?? DEFAULT_SECONDS
      ran++
      try {
        const one = await this.#page?.call('run', [n, seconds], seconds + STOPPING)
        this.#given.push({ n, given: one.given })
        this.options.told(cell, one)
        if (one.failure !== null) failed.push({ ...one.failure, ran: cell.id, number: cell.number })
      } catch (error) {
        if (!(error instanceof PageLost)) throw error
        lost = true
        const failure = lostFailure(cell.id, error.message)
        failed.push({ ...failure, ran: cell.id, number: cell.number })
        this.options.told(cell, { status: 'lost', seconds: 0, value: '', failure })
        await this.#reopen({ n, given: lostOutputs(failure) })
      }
      if (failed.length > 0 && !this.options.allowErrors) break
    }
    const page = this.#page
    await page?.call('rest', [REST], REST).catch(() => {})
    const [ipynb, html] = [await page?.call('ipynb'), await page?.call('html')]
    return {
      title: heads.title,
      notes: heads.notes,
      cells: heads.cells.length,
      ran,
      failed,
      lost,
      ipynb,
      html,
    }
  }

  async close() {
    await this.#page?.close()
  }

  async #open() {
    this.#page = await this.browser.open()
    const heads = await this.#page.call('open', [this.source])
    if ('refused' in heads) throw new Refused(heads.refused)
    return heads
  }

  /** @param {{n: number, given: unknown}} last */
  async #reopen(last) {
    await this.#page?.close()
    await this.#open()
    this.#given.push(last)
    for (const { n, given } of this.#given) await this.#page?.call('give', [n, given])
  }
}

/** @param {string} cell @param {string} why @returns {Failure} */
function lostFailure(cell, why) {
  const message = `${why} Variables are gone.`
  return { name: 'PageLost', message, cell, line: 0, code: '', hint: '' }
}

/** @param {Failure} failure */
function lostOutputs({ name, message }) {
  const error = { output_type: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}`] }
  return { outputs: [error], executionCount: null }
}
