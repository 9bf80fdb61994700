/**
 * The sequence diagram of at least 100 000 events while it scrolls, on the built page in a fixed window.
 *
 * A cell has two actors send to each other until the diagram has that many lines. Then it is scrolled through in every
 * frame, by a little and at times far, so that what is shown must be read as well as painted. Frames are counted as the
 * bench of the graph counts them (frames.mjs), and the page and the empty one take turns.
 */
import { emptyPage, middle, rate, watchFrames, WINDOW } from './frames.mjs'
import { rewritten, run, said } from './lesson-cells.mjs'

const ROUNDS = 5
const MEASURED_MS = 4000
const WARM_MS = 1000
const EVENTS = 100_000
/** A message that nobody waits for is sent, begins and ends. */
const MESSAGES = Math.ceil(EVENTS / 3 / 2) * 2
const LESSON = 'bank-original'
const CELL = 'bank'
const CANVAS = '[data-testid="sequence"]'

const PROGRAM = `
import { spawn } from 'actors'
class Pupil { seen = 0; other = null; meets(other) { this.other = other } take(n) { this.seen += 1; this.other.pass.tell(n) } pass(n) { this.seen += n } }
const [ana, ben] = await Promise.all([spawn(Pupil, { name: 'ana' }), spawn(Pupil, { name: 'ben' })])
await ana.meets(ben)
await ben.meets(ana)
for (let n = 0; n < ${MESSAGES / 2}; n += 1) {
  (n % 2 ? ana : ben).take.tell(n)
  if (n % 1000 === 999) await new Promise((done) => setTimeout(done, 1))
}
${MESSAGES}
`

/**
 * @typedef {import('./frames.mjs').Seen} Seen
 * @param {import('playwright-core').Browser} browser @param {string} url Address of the built page.
 */
export async function sequenceFigures(browser, url) {
  const context = await browser.newContext({ viewport: WINDOW, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(300_000)
    await page.goto(`${url}#/lesson/${LESSON}`)
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true')
    await rewritten(page, CELL, PROGRAM)
    await run(page, CELL)
    const words = await said(page, CELL)
    if (!words.includes(String(MESSAGES))) throw new Error(`stage: the cell gave ${words}.`)
    await page.getByRole('tab', { name: 'Sequence' }).click()
    const events = await settled(page)
    if (events < EVENTS) throw new Error(`stage: the diagram has ${events} events and not ${EVENTS}.`)
    await page.evaluate(scrollOn, CANVAS)
    await page.waitForTimeout(WARM_MS)
    /** @type {Seen[]} */
    const diagrams = []
    /** @type {Seen[]} */
    const empties = []
    for (let round = 0; round < ROUNDS; round += 1) {
      empties.push(await emptyPage(browser, MEASURED_MS))
      await page.bringToFront()
      await page.waitForTimeout(WARM_MS)
      diagrams.push(await page.evaluate(watchFrames, { selector: CANVAS, ms: MEASURED_MS }))
    }
    return {
      metrics: {
        sequence_events: events,
        sequence_frames_per_second: middle(diagrams.map(rate)),
        sequence_empty_frames_per_second: middle(empties.map(rate)),
        sequence_longest_gap_ms: middle(diagrams.map((seen) => seen.longest)),
        sequence_tasks_over_50_ms: diagrams.reduce((all, seen) => all + seen.longTasks, 0),
      },
      ratios: { sequence_scroll_vs_empty: middle(diagrams.map((seen, n) => rate(seen) / rate(empties[n]))) },
    }
  } finally {
    await context.close()
  }
}

/**
 * How many events the diagram has, once it grows no more: its floor is a line an event, and two for air.
 * @param {import('playwright-core').Page} page
 */
async function settled(page) {
  await page.locator(CANVAS).waitFor()
  let last = -1
  for (let tries = 0; tries < 120; tries += 1) {
    const events = await page.evaluate((selector) => {
      const floor = document.querySelector(selector)?.parentElement
      return Math.round((floor?.offsetHeight ?? 0) / 18) - 2
    }, CANVAS)
    if (events === last && events >= EVENTS) return events
    last = events
    await page.waitForTimeout(1000)
  }
  return last
}

/**
 * In the page: scrolls in every frame, down and at the end from the top again, and far every second.
 * @param {string} selector
 */
function scrollOn(selector) {
  const box = document.querySelector(selector)?.closest('[role="application"]')
  if (!box) throw new Error('There is no diagram to scroll.')
  let frame = 0
  const on = () => {
    frame += 1
    const by = frame % 60 === 0 ? 20_011 : 37
    const most = box.scrollHeight - box.clientHeight - 100
    box.scrollTop = box.scrollTop + by > most ? frame % 500 : box.scrollTop + by
    requestAnimationFrame(on)
  }
  requestAnimationFrame(on)
}
