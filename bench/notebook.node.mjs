/**
 * The notebook page: how long a long notebook takes to open beside a short one, how soon a name is completed, and how
 * soon a newcomer's first cell has said something.
 *
 * Opening: the same browser, from navigation to the frame in which the last cell that can be seen shows its text; 3
 * and 300 cells in turn, seven rounds after a warm-up, medians. `ratios.open_300_vs_3` is the short notebook's time
 * divided by the long one's. `edit_300_ms` is when all cells that can be seen can be written in.
 * Completion: from the key that asks for it to the frame that shows the list, in a notebook of 20 cells, once warm.
 * First output: a cold cache, from navigation to the first cell's answer, run as soon as it can be.
 */
import { rewritten, run as runCell } from './lesson-cells.mjs'

const ROUNDS = 7
const ASKED = 15

/**
 * @param {{browser: import('playwright-core').Browser,
 *   serveDist: () => Promise<import('../scripts/serve.mjs').Served>}} world
 */
export async function run({ browser, serveDist }) {
  const server = await serveDist()
  try {
    const opening = await openings(browser, server.url)
    return {
      name: 'notebook',
      metrics: {
        open_3_ms: opening.short,
        open_300_ms: opening.long,
        edit_300_ms: opening.editable,
        completion_ms: await completion(browser, server.url),
        first_output_ms: await firstOutput(browser, server.url),
      },
      ratios: { open_300_vs_3: opening.short / opening.long },
    }
  } finally {
    await server.close()
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function openings(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    const [short, long] = [await brought(page, url, 3), await brought(page, url, 300)]
    await page.addInitScript(watchOpening)
    /** @type {{short: number[], long: number[], editable: number[]}} */
    const times = { short: [], long: [], editable: [] }
    for (let round = 0; round <= ROUNDS; round++) {
      const [few, many] = [await opened(page, short), await opened(page, long)]
      if (round === 0) continue
      times.short.push(few.painted)
      times.long.push(many.painted)
      times.editable.push(many.editable)
    }
    return { short: median(times.short), long: median(times.long), editable: median(times.editable) }
  } finally {
    await context.close()
  }
}

/** A notebook of so many cells, every third of them text, on the person's shelf: its address. @param {import('playwright-core').Page} page @param {string} url @param {number} count */
async function brought(page, url, count) {
  await page.goto(`${url}#/lessons`)
  const cells = Array.from({ length: count }, (_, n) => cellOf(n))
  const buffer = Buffer.from(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }))
  await page
    .getByLabel('Notebook to open')
    .setInputFiles({ name: `of-${count}.ipynb`, mimeType: 'application/json', buffer })
  await page.locator('[data-cell="cell-0"]').waitFor()
  return page.url()
}

const metadata = {
  kernelspec: { name: 'typescript', language: 'typescript', display_name: 'TypeScript' },
}

/** @param {number} n */
function cellOf(n) {
  const base = { id: `cell-${n}`, metadata: {} }
  if (n % 3 === 2)
    return { ...base, cell_type: 'markdown', source: `## Part ${n}\n\nWhat *value ${n - 1}* was made for.` }
  const source = [
    `// How much of it is there?`,
    `const value_${n} = [1, 2, 3].map((each) => each * ${n})`,
    `function total_${n}(more: number): number {`,
    `  return value_${n}.reduce((sum, each) => sum + each, more)`,
    `}`,
    `total_${n}(${n})`,
  ].join('\n')
  return { ...base, cell_type: 'code', source, execution_count: null, outputs: [] }
}

/**
 * In the page, before any of its code: notes when every cell that can be seen shows its text, and when it can be
 * written in.
 */
function watchOpening() {
  const times = { painted: 0, editable: 0 }
  Object.assign(globalThis, { __opening: times })
  const look = () => {
    const now = performance.now()
    const cells = [...document.querySelectorAll('[data-cell]')]
    const inSight = cells.filter((cell) => cell.getBoundingClientRect().top < innerHeight)
    const filled = inSight.length > 0 && inSight.every((cell) => (cell.textContent ?? '').trim() !== '')
    const full = inSight.length < cells.length || cells.length === 3
    // Of the frame in which it is drawn, the end: the next one's begin.
    if (filled && full && times.painted === 0) requestAnimationFrame((end) => (times.painted = end))
    const code = inSight.filter((cell) => cell.querySelector('pre, .cm-content'))
    if (filled && full && code.length > 0 && code.every((cell) => cell.querySelector('.cm-content')))
      times.editable = now
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** @param {import('playwright-core').Page} page @param {string} url @returns {Promise<{painted: number, editable: number}>} */
async function opened(page, url) {
  // Another address of the same page would be no navigation.
  await page.goto('about:blank')
  await page.goto(url)
  await page.waitForFunction(() => {
    const { painted, editable } = /** @type {any} */ (globalThis).__opening
    return painted > 0 && editable > 0
  })
  await page.locator('html[data-ready=true]').waitFor({ state: 'attached' })
  return page.evaluate(() => /** @type {any} */ (globalThis).__opening)
}

/** Milliseconds from Ctrl+Space to the frame with the list. @param {import('playwright-core').Browser} browser @param {string} url */
async function completion(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    await brought(page, url, 20)
    await rewritten(page, 'cell-0', 'const words = ["a", "b"]\nwords.')
    const times = []
    for (let n = 0; n <= ASKED; n++) {
      await page.locator('[data-cell="cell-0"] .cm-content').click()
      await page.keyboard.press('Control+End')
      await page.evaluate(watchList)
      await page.keyboard.press('Control+Space')
      // The first answer, which waits for the worker and its library, does not count.
      const shown = await page.waitForFunction(() => /** @type {any} */ (globalThis).__listShown)
      if (n > 0) times.push(await shown.jsonValue())
      await page.keyboard.press('Escape')
      await page.locator('.cm-tooltip-autocomplete').waitFor({ state: 'detached' })
    }
    return median(times)
  } finally {
    await context.close()
  }
}

/** In the page: notes how long it is from the next key to the frame in which a list is drawn. */
function watchList() {
  Object.assign(globalThis, { __listShown: 0 })
  const asked = () => {
    const from = performance.now()
    const look = () => {
      const list = document.querySelector('.cm-tooltip-autocomplete li')
      requestAnimationFrame(list ? (end) => Object.assign(globalThis, { __listShown: end - from }) : look)
    }
    requestAnimationFrame(look)
  }
  addEventListener('keydown', asked, { capture: true, once: true })
}

/** Of five first visits the median: from navigation to the first cell's answer. @param {import('playwright-core').Browser} browser @param {string} url */
async function firstOutput(browser, url) {
  const times = []
  for (let visit = 0; visit < 5; visit++) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      serviceWorkers: 'block',
    })
    try {
      const page = await context.newPage()
      await page.goto(`${url}#/lesson/counter-original`)
      await page.locator('html[data-ready=true]').waitFor({ state: 'attached' })
      const first = page
        .locator('[data-cell]')
        .filter({ has: page.locator('pre, .cm-content') })
        .first()
      const cell = (await first.getAttribute('data-cell')) ?? ''
      await runCell(page, cell)
      await page.locator(`[data-cell="${cell}"] [class*="tree"]`).first().waitFor()
      times.push(await page.evaluate(() => new Promise((done) => requestAnimationFrame(done))))
    } finally {
      await context.close()
    }
  }
  return median(times)
}

/** @param {number[]} values */
function median(values) {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1]
  return Math.round(middle * 10) / 10
}
