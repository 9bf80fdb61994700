/**
 * What a first visit costs: the bytes that cross the network until the first cell can run, and when that is.
 *
 * Counted where they are sent, with headers, as a host with gzip sends them: so workers and fonts count too. The page
 * says that the first cell can run by `data-ready="true"` on its root element.
 */
import { serve } from './serve.mjs'

/** 1 kB is 1000 bytes. */
export const BUDGET_KB = 500

/**
 * @typedef {{bytes: number, files: {path: string, bytes: number}[], paintMs: number, readyMs: number}} Visit
 * @param {import('playwright-core').Browser} browser
 * @param {{dir: string, timeout?: number}} options
 * @returns {Promise<Visit>}
 */
export async function firstVisit(browser, { dir, timeout = 30_000 }) {
  /** @type {{path: string, bytes: number}[]} */
  const files = []
  const server = await serve({ dir, onSent: ({ path, bytes }) => files.push({ path, bytes }) })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(NOTE_READY)
    await page.goto(`${server.url}#/`, { timeout })
    const ready = page.waitForFunction(() => document.documentElement.dataset.ready === 'true', null, {
      timeout,
    })
    await ready.catch(() => {
      throw new Error(
        `The page did not say data-ready="true" on its root element within ${timeout / 1000} s.`,
      )
    })
    // The server notes a file when it has gone out, which may be a moment after the page has it.
    await page.waitForTimeout(50)
    const bytes = files.reduce((total, file) => total + file.bytes, 0)
    const times = await page.evaluate(() => ({
      paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
      readyMs: /** @type {{readyAt?: number}} */ (globalThis).readyAt ?? NaN,
    }))
    return { bytes, files: files.sort((a, b) => b.bytes - a.bytes), ...times }
  } finally {
    await context.close()
    await server.close()
  }
}

const NOTE_READY = `
  const note = () => {
    if (document.documentElement?.dataset.ready === 'true') globalThis.readyAt ??= performance.now()
  }
  new MutationObserver(note).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] })
`

/** @param {number} bytes */
export const kB = (bytes) => Math.round(bytes / 100) / 10

/** @param {Visit} visit */
export function describeVisit({ bytes, files }) {
  const list = files.map((file) => `${String(kB(file.bytes)).padStart(8)} kB  ${file.path}`)
  return [...list, `${String(kB(bytes)).padStart(8)} kB  in all, of ${BUDGET_KB} kB at most`].join('\n')
}
