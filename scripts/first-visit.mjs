/**
 * What a first visit costs: the bytes that cross the network until the page is at rest, and when it is ready.
 *
 * Counted where they are sent, with headers, as a host with gzip sends them: so workers and fonts count too. The page
 * says that the first cell can run by `data-ready="true"` on its root element; but its first program is still under
 * way then, and fetches more. So two figures: when it is ready, and when it has come to its first choice, its fonts are
 * there, and the network is quiet. The second is the one that has a limit.
 */
import { serve } from './serve.mjs'
import { Traffic } from './traffic.mjs'

/** 1 kB is 1000 bytes. */
export const BUDGET_KB = 500

/** Milliseconds without a request after which the network is called quiet, as in Playwright's `networkidle`. */
const QUIET_MS = 500

/**
 * @typedef {{bytes: number, bytesAtReady: number, files: import('./traffic.mjs').Sent[], paintMs: number, readyMs: number}} Visit
 * @param {import('playwright-core').Browser} browser
 * @param {{dir: string, caching?: boolean, timeout?: number}} options
 *   `caching: false`: on a host that says nothing that lets a browser keep a file.
 * @returns {Promise<Visit>}
 */
export async function firstVisit(browser, { dir, caching = true, timeout = 30_000 }) {
  const traffic = new Traffic()
  const server = await serve({ dir, caching, traffic })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  context.setDefaultTimeout(timeout)
  try {
    const page = await context.newPage()
    /** @type {Promise<{readyMs: number, bytesAtReady: number}>} */
    const ready = new Promise((resolve) => {
      void page.exposeFunction('sayReady', (/** @type {number} */ readyMs) =>
        resolve({ readyMs, bytesAtReady: traffic.bytes }),
      )
    })
    await page.addInitScript(SAY_READY)
    await page.goto(`${server.url}#/`)
    await page.locator('html[data-ready=true]').waitFor({ state: 'attached' })
    await page.locator('button[data-key]:enabled').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await traffic.quiet(QUIET_MS)
    const paintMs = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    )
    const files = traffic.sent.sort((a, b) => b.bytes - a.bytes)
    return { bytes: traffic.bytes, files, paintMs, ...(await ready) }
  } finally {
    await context.close()
    await server.close()
  }
}

const SAY_READY = `
  const look = () => {
    if (document.documentElement?.dataset.ready !== 'true') return
    observer.disconnect()
    sayReady(performance.now())
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] })
`

/** @param {number} bytes */
export const kB = (bytes) => Math.round(bytes / 100) / 10

/** @param {Visit} visit */
export function describeVisit({ bytes, bytesAtReady, files }) {
  const line = (/** @type {number} */ size, /** @type {string} */ words) =>
    `${String(kB(size)).padStart(8)} kB  ${words}`
  return [
    ...files.map((file) =>
      line(file.bytes, file.status === 200 ? file.path : `${file.path} (${file.status})`),
    ),
    line(bytesAtReady, 'when the first cell can run'),
    line(bytes, `when the network is quiet, of ${BUDGET_KB} kB at most`),
  ].join('\n')
}
