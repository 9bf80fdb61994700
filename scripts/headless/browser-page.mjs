/**
 * Chromium with the page that runs notebooks: each in a context of its own, with a deadline for every call.
 *
 * The browser reaches this machine and no other. What crashes or hangs is told by a `PageLost`, and the next page is
 * opened in a new context, where need be in a new browser.
 */
import { chromium } from 'playwright-core'
import { ensureBrowser, launchOptions } from '../browser.mjs'
import { MNIST_BASE, mnistFolder } from '../mnist-folder.mjs'
import { serve } from '../serve.mjs'
import { builtPage } from './page-build.mjs'

/** Seconds that a page has to open, and that a call has beyond its own limit. */
const OPENING = 60
const SPARE = 30
const NO_OTHER_HOST = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

/** The page has crashed, or does not answer. */
export class PageLost extends Error {
  name = 'PageLost'
}

export class HeadlessBrowser {
  /** @type {import('playwright-core').Browser | null} */
  #browser = null
  /** @param {import('../serve.mjs').Served} server */
  constructor(server) {
    this.server = server
  }

  static async start() {
    ensureBrowser()
    const dir = await builtPage()
    const mnist = mnistFolder()
    return new HeadlessBrowser(await serve({ dir, also: mnist ? { [MNIST_BASE]: mnist } : {} }))
  }

  /** A fresh page. */
  async open() {
    if (this.#browser === null || !this.#browser.isConnected()) {
      const options = launchOptions()
      this.#browser = await chromium.launch({
        ...options,
        args: [...options.args, NO_OTHER_HOST],
      })
    }
    const context = await this.#browser.newContext({ serviceWorkers: 'block', acceptDownloads: false })
    const page = await context.newPage()
    const opened = new HeadlessPage(context, page)
    await opened.within(
      OPENING,
      page.goto(`${this.server.url}page.html`).then(() => page.waitForFunction('globalThis.headless')),
    )
    return opened
  }

  async close() {
    await within(this.#browser?.close(), 10)
    await this.server.close()
  }
}

export class HeadlessPage {
  #lost
  /** @type {(error: Error) => void} */
  #lose = () => {}
  /** @param {import('playwright-core').BrowserContext} context @param {import('playwright-core').Page} page */
  constructor(context, page) {
    this.context = context
    this.page = page
    this.#lost = new Promise((_done, lose) => (this.#lose = lose))
    this.#lost.catch(() => {}) // It may be lost when nobody waits any more.
    page.once('crash', () => this.#lose(new PageLost('Its page crashed: it may have taken all memory.')))
    page.once('close', () => this.#lose(new PageLost('Its page was closed.')))
  }

  /**
   * Calls a method of headless/page.ts.
   * @param {string} method @param {unknown[]} args @param {number} [seconds] What the method itself may take.
   * @returns {Promise<any>}
   */
  call(method, args = [], seconds = 0) {
    const call = this.page.evaluate(
      ([name, given]) => /** @type {any} */ (globalThis).headless[name](...given),
      /** @type {[string, any[]]} */ ([method, args]),
    )
    return this.within(
      seconds + SPARE,
      call.catch((error) => {
        throw asLost(error)
      }),
    )
  }

  /** @template T @param {number} seconds @param {Promise<T>} work @returns {Promise<T>} */
  async within(seconds, work) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    const late = new Promise((_done, failed) => {
      const words = `Its page did not answer for ${seconds} seconds.`
      timer = setTimeout(() => failed(new PageLost(words)), seconds * 1000)
    })
    try {
      return await /** @type {Promise<T>} */ (Promise.race([work, late, this.#lost]))
    } finally {
      clearTimeout(timer)
      work.catch(() => {})
    }
  }

  /** Never waits long: what spins in it may not let it go. */
  async close() {
    await within(this.context.close(), 5)
  }
}

/** What the page threw is told by its own words, without the driver's. @param {unknown} error */
function asLost(error) {
  const message = error instanceof Error ? error.message : String(error)
  const [first = ''] = message.replace(/^page\.evaluate: (Error: )?/, '').split('\n')
  return new PageLost(/crash|closed|destroyed/i.test(first) ? 'Its page crashed.' : first)
}

/** @param {Promise<unknown> | undefined} work @param {number} seconds */
async function within(work, seconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((done) => (timer = setTimeout(done, seconds * 1000)))
  await Promise.race([Promise.resolve(work).catch(() => {}), late])
  clearTimeout(timer)
}
