/**
 * A million awaited tells to a slow receiver, sent by a cell of a lesson on the built page, with its stage in view.
 *
 * The main thread carries every message and draws the stage at the same time. A timer of 5 ms beats on it. The longest
 * time between two beats holds whatever kept the timer waiting, other programs on this machine too; so tasks of the
 * page's own that took more than 50 ms are counted beside it, as the browser reports them. The receiver counts what it
 * handles, and in which order, and the page says how many messages it has sent.
 *
 * One gap of one run is a draw of the scheduler of a busy machine: it's done three times, each in a page of its own, and
 * the middle of the three longest gaps is the figure, with the worst beside it.
 */
import { rewritten, run } from './lesson-cells.mjs'

const RUNS = 3
const MESSAGES = 1_000_000
const LESSON = 'bank-original'
const MADE_IN = 'bank'
const SENT_FROM = 'bank-original'
const SAMPLE_MS = 1000

/** The receiver spends a few microseconds a message: it is slower than the cell that sends. */
const RECEIVER = `
import { spawn } from 'actors'
class Slow {
  count = 0
  inOrder = true
  work = 0
  add(n) {
    if (n !== this.count) this.inOrder = false
    this.count += 1
    for (let i = 0; i < 1000; i += 1) this.work = (this.work * 31 + n) | 0
  }
  said() {
    return this.count + ' handled, ' + (this.inOrder ? 'in order' : 'out of order')
  }
}
const slow = await spawn(Slow, { name: 'slow' })
`
const FLOOD = `
for (let n = 0; n < ${MESSAGES}; n += 1) await slow.add.tell(n)
await slow.said()
`

/**
 * @typedef {{longestGapMs: number, gapsOver50: number, longTasks: number, seconds: number, heapMb: number, workerHeapMb: number}} Flooded
 * @param {import('playwright-core').Browser} browser @param {string} url Address of the built page.
 * @param {(page: import('playwright-core').Page) => Promise<void>} [begin] Called when the flood is about to begin.
 * @returns {Promise<Flooded>}
 */
export async function flood(browser, url, begin = async () => {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(`${url}#/lesson/${LESSON}`)
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true')
    await rewritten(page, MADE_IN, RECEIVER)
    await run(page, MADE_IN)
    await page.locator('.react-flow__node').getByText('slow', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Compare with the original/ }).click()
    await rewritten(page, SENT_FROM, FLOOD)
    await begin(page)

    const heap = await watchHeap(page)
    await page.evaluate(startBeating)
    const from = Date.now()
    await run(page, SENT_FROM)
    const said = await page.evaluate(firstOutput, SENT_FROM)
    const seconds = (Date.now() - from) / 1000
    const { longest, over, longTasks } = await page.evaluate(
      () => /** @type {{flood: Beats}} */ (/** @type {unknown} */ (globalThis)).flood,
    )
    const most = await heap.stop()

    if (said !== `'${MESSAGES} handled, in order'`) throw new Error(`flood: the receiver said ${said}`)
    // Those to the receiver and the question at the end.
    const sent = `${grouped(MESSAGES + 1)} messages sent`
    await page.getByRole('group', { name: 'Delivery' }).getByText(sent, { exact: true }).waitFor()
    return {
      longestGapMs: Math.round(longest * 10) / 10,
      gapsOver50: over,
      longTasks,
      seconds,
      heapMb: Math.round(most.page / 1e6),
      workerHeapMb: Math.round(most.workers / 1e6),
    }
  } finally {
    await context.close()
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url Address of the built page. */
export async function floodMetrics(browser, url) {
  /** @type {Flooded[]} */
  const runs = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await flood(browser, url))
  runs.sort((a, b) => a.longestGapMs - b.longestGapMs)
  const middle = runs[RUNS >> 1]
  /** @param {(flooded: Flooded) => number} figure */
  const most = (figure) => Math.max(...runs.map(figure))
  return {
    flood_longest_gap_ms: middle.longestGapMs,
    flood_worst_gap_ms: most((one) => one.longestGapMs),
    flood_gaps_over_50_ms: middle.gapsOver50,
    flood_tasks_over_50_ms: most((one) => one.longTasks),
    flood_heap_mb: most((one) => one.heapMb),
    flood_workers_heap_mb: most((one) => one.workerHeapMb),
    flood_per_second: Math.round(MESSAGES / middle.seconds),
  }
}

/** @typedef {{longest: number, over: number, longTasks: number}} Beats */

function startBeating() {
  const beats = { longest: 0, over: 0, longTasks: 0 }
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    beats.longest = Math.max(beats.longest, now - last)
    if (now - last > 50) beats.over += 1
    last = now
  }, 5)
  new PerformanceObserver((list) => {
    beats.longTasks += list.getEntries().length
  }).observe({ type: 'longtask' })
  Object.assign(globalThis, { flood: beats })
}

/**
 * What the cell shows first. It waits for the change itself: to look again and again would take the main thread's time.
 * @param {string} cell @returns {Promise<string>}
 */
function firstOutput(cell) {
  return new Promise((done) => {
    const element = document.querySelector(`[data-cell="${cell}"]`)
    const look = () => {
      const shown = element?.querySelector('[class*="tree"], [class*="error"]')
      if (shown) done(shown.textContent ?? '')
      return Boolean(shown)
    }
    const observer = new MutationObserver(() => (look() ? observer.disconnect() : undefined))
    if (!look()) observer.observe(element ?? document, { childList: true, subtree: true })
  })
}

/**
 * The most memory seen: JavaScript heap and array buffers, of the page itself and of its workers together.
 * @param {import('playwright-core').Page} page
 */
async function watchHeap(page) {
  const session = await page.context().newCDPSession(page)
  /** @type {Map<number, (size: number) => void>} */
  const asked = new Map()
  /** @type {Set<string>} */
  const workers = new Set()
  let ids = 0
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.add(sessionId))
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    asked.get(id)?.(result ? usedOf(result) : 0)
    asked.delete(id)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  /** @param {string} sessionId @returns {Promise<number>} */
  const ofWorker = (sessionId) =>
    new Promise((done) => {
      const id = ++ids
      asked.set(id, done)
      const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage' })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => done(0))
      setTimeout(done, 2 * SAMPLE_MS, 0)
    })
  const most = { page: 0, workers: 0 }
  const sample = async () => {
    most.page = Math.max(most.page, usedOf(await session.send('Runtime.getHeapUsage')))
    const sizes = await Promise.all([...workers].map(ofWorker))
    most.workers = Math.max(
      most.workers,
      sizes.reduce((sum, size) => sum + size, 0),
    )
  }
  let sampled = Promise.resolve()
  const timer = setInterval(() => (sampled = sampled.then(sample).catch(() => {})), SAMPLE_MS)
  return {
    async stop() {
      clearInterval(timer)
      await sampled
      await session.detach()
      return most
    },
  }
}

/** @param {{usedSize: number, backingStorageSize?: number}} usage */
function usedOf({ usedSize, backingStorageSize = 0 }) {
  return usedSize + backingStorageSize
}

/** As the page writes it: groups of three with a thin space between. @param {number} count */
function grouped(count) {
  return count.toLocaleString('en').replaceAll(',', '\u2009')
}
