/**
 * The graph with 200 actors and about 5000 messages a second, on the built page in a fixed window.
 *
 * Half of the ways are busy and show a rate, half are quiet and carry envelopes: the cell tells 200 actors in turn, 100
 * of them four times as often, and each tells its neighbour. In every frame a picture of the particle canvas is taken
 * on a small canvas; a frame counts when that picture differs from the one before. The yardstick is a page with nothing
 * but a canvas on which a square moves, in the same browser and window and counted in the same way. The two take turns
 * (one is in view at a time), and the ratio is the middle of the rounds.
 *
 * Meanwhile a timer of 5 ms beats on the main thread; the longest time between two beats holds whatever kept it
 * waiting, other programs too, so tasks of the page's own over 50 ms are counted beside it. When all is at rest, what
 * the canvas says that it drew and left out must be what the record says that was sent.
 */
import { emptyPage, middle, rate, watchFrames, WINDOW } from './frames.mjs'
import { rewritten, run, said } from './lesson-cells.mjs'

const ROUNDS = 3
const MEASURED_MS = 6000
/** Before the measuring begins: the rates on busy edges have settled then. */
const WARM_MS = 2500
const ACTORS = 200
const PER_SECOND = 5000
const LESSON = 'bank-original'
const MADE_IN = 'bank'
const SENT_FROM = 'bank-original'
const PARTICLES = '[data-testid="particles"]'

const MAKE = `
import { spawn } from 'actors'
class Runner {
  seen = 0
  next = null
  follows(next) { this.next = next }
  take() {
    this.seen += 1
    this.next.pass.tell()
  }
  pass() { this.seen += 1 }
}
const names = Array.from({ length: ${ACTORS} }, (_, n) => 'runner_' + n)
const runners = await Promise.all(names.map((name) => spawn(Runner, { name })))
for (let n = 0; n < ${ACTORS}; n += 1) runners[n].follows.tell(runners[(n + 1) % ${ACTORS}])
runners.length
`
/** Sends by the clock, every few ms; says how many. Each of them makes its receiver send one more. */
const SEND = `
const begun = performance.now()
let sent = 0
while (performance.now() - begun < ${WARM_MS + MEASURED_MS + 500}) {
  const due = ((performance.now() - begun) / 1000) * ${PER_SECOND / 2}
  for (; sent < due; sent += 1) {
    const n = Math.floor(sent / 5)
    runners[sent % 5 === 4 ? 100 + (n % 100) : (n * 4 + (sent % 5)) % 100].take.tell()
  }
  await new Promise((done) => setTimeout(done, 8))
}
sent
`

/**
 * @typedef {import('./frames.mjs').Seen} Seen
 * @typedef {{drawn: number, leftOut: number, sent: number}} Tally
 */

/** @param {import('playwright-core').Browser} browser @param {string} url Address of the built page. */
export async function graphFigures(browser, url) {
  const context = await browser.newContext({ viewport: WINDOW, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(300_000)
    await page.goto(`${url}#/lesson/${LESSON}`)
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true')
    await rewritten(page, MADE_IN, MAKE)
    await run(page, MADE_IN)
    await said(page, MADE_IN)
    await page.getByRole('button', { name: /^Compare with the original/ }).click()
    await rewritten(page, SENT_FROM, SEND)

    /** @type {Seen[]} */
    const graphs = []
    /** @type {Seen[]} */
    const empties = []
    let tally = { drawn: 0, leftOut: 0, sent: 0 }
    for (let round = 0; round < ROUNDS; round += 1) {
      empties.push(await emptyPage(browser, MEASURED_MS))
      await page.bringToFront()
      const before = await atRest(page)
      await run(page, SENT_FROM)
      await page.waitForTimeout(WARM_MS)
      graphs.push(await page.evaluate(watchFrames, { selector: PARTICLES, ms: MEASURED_MS }))
      const sent = 2 * Number(await said(page, SENT_FROM))
      const after = await atRest(page)
      tally = {
        drawn: tally.drawn + after.drawn - before.drawn,
        leftOut: tally.leftOut + after.leftOut - before.leftOut,
        sent: tally.sent + after.sent - before.sent,
      }
      if (after.sent - before.sent !== sent)
        throw new Error(`graph: ${sent} messages were sent, the page counts ${after.sent - before.sent}.`)
    }
    if (tally.drawn + tally.leftOut !== tally.sent)
      throw new Error(
        `graph: ${tally.drawn} messages were drawn and ${tally.leftOut} left out, and the record has ${tally.sent}.`,
      )
    if (tally.drawn === 0) throw new Error('graph: no message was drawn one by one.')
    return figures(graphs, empties, tally)
  } finally {
    await context.close()
  }
}

/** @param {Seen[]} graphs @param {Seen[]} empties @param {Tally} tally */
function figures(graphs, empties, tally) {
  const ratios = graphs.map((graph, round) => rate(graph) / rate(empties[round]))
  const gaps = graphs.map((graph) => graph.longest)
  const seconds = ROUNDS * ((WARM_MS + MEASURED_MS + 500) / 1000)
  return {
    metrics: {
      frames_per_second: middle(graphs.map(rate)),
      empty_frames_per_second: middle(empties.map(rate)),
      animation_frames_per_second: middle(graphs.map(({ frames, seconds: for_ }) => frames / for_)),
      longest_gap_ms: middle(gaps),
      worst_gap_ms: Math.max(...gaps),
      gaps_over_50_ms: sum(graphs.map((graph) => graph.over)),
      tasks_over_50_ms: sum(graphs.map((graph) => graph.longTasks)),
      messages_per_second: Math.round(tally.sent / seconds),
      messages_recorded: tally.sent,
      messages_drawn: tally.drawn,
      messages_left_out: tally.leftOut,
    },
    ratios: { frames_vs_empty: middle(ratios) },
  }
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((all, one) => all + one, 0)
}

/**
 * What the canvas has drawn and left out and what the page says was sent, once none of them changes any more.
 * @param {import('playwright-core').Page} page @returns {Promise<Tally>}
 */
async function atRest(page) {
  const read = () => page.evaluate(tallyOf, PARTICLES)
  let last = await read()
  for (let tries = 0; tries < 60; tries += 1) {
    await page.waitForTimeout(700)
    const now = await read()
    if (now.sent === last.sent && now.drawn === last.drawn && now.leftOut === last.leftOut) return now
    last = now
  }
  throw new Error('graph: the picture does not come to rest.')
}

/** @param {string} selector */
function tallyOf(selector) {
  const canvas = document.querySelector(selector)
  const words = document.querySelector('[role="group"][aria-label="Delivery"]')?.textContent ?? ''
  const sent = /([\d\u2009]+) messages sent/.exec(words)?.[1].replaceAll('\u2009', '') ?? 'NaN'
  const data = canvas instanceof HTMLElement ? canvas.dataset : {}
  return { drawn: Number(data.drawn), leftOut: Number(data.leftOut), sent: Number(sent) }
}
