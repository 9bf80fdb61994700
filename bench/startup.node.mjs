/**
 * A first visit to the built page: what it transfers, when it paints, and when its first cell can run.
 *
 * Five visits, each in a fresh context with a cold cache, from a server on this machine: no network is simulated, so
 * the times are those of the page itself. `transferred_kb` is what has come when the network is quiet, and
 * `transferred_kb_uncached` the same from a host that says nothing that lets a browser keep a file. There is no
 * yardstick, and so no ratio.
 */
import { firstVisit, kB } from '../scripts/first-visit.mjs'

const VISITS = 5

/** @param {{browser: import('playwright-core').Browser, dist: string}} world */
export async function run({ browser, dist }) {
  const visits = []
  for (let i = 0; i < VISITS; i++) visits.push(await firstVisit(browser, { dir: dist }))
  const uncached = await firstVisit(browser, { dir: dist, caching: false })
  return {
    name: 'startup',
    metrics: {
      transferred_kb: kB(Math.max(...visits.map(({ bytes }) => bytes))),
      transferred_kb_at_ready: kB(Math.max(...visits.map(({ bytesAtReady }) => bytesAtReady))),
      transferred_kb_uncached: kB(uncached.bytes),
      first_paint_ms: median(visits.map(({ paintMs }) => paintMs)),
      ready_ms: median(visits.map(({ readyMs }) => readyMs)),
    },
    ratios: {},
  }
}

/** @param {number[]} values */
function median(values) {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1]
  return Math.round(middle * 10) / 10
}
