/**
 * How benches count the frames that a page presents: a picture of its canvas is taken in every frame, and a frame counts
 * when that picture differs from the one before. The yardstick is a page with nothing but a canvas on which a square
 * moves, in the same browser and window and counted in the same way.
 */

export const WINDOW = { width: 1280, height: 720 }

/** @typedef {{frames: number, changed: number, seconds: number, longest: number, over: number, longTasks: number}} Seen */

/** @param {Seen} seen */
export function rate({ changed, seconds }) {
  return changed / seconds
}

/** @param {number[]} values */
export function middle(values) {
  const at = [...values].sort((a, b) => a - b)[values.length >> 1]
  return Math.round(at * 1000) / 1000
}

/**
 * What a page presents that has nothing to do.
 * @param {import('playwright-core').Browser} browser @param {number} ms @returns {Promise<Seen>}
 */
export async function emptyPage(browser, ms) {
  const context = await browser.newContext({ viewport: WINDOW, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.setContent('<canvas width="700" height="500"></canvas>')
    await page.evaluate(moveSquare)
    await page.waitForTimeout(500)
    return await page.evaluate(watchFrames, { selector: 'canvas', ms })
  } finally {
    await context.close()
  }
}

/** On the empty page: a square that is elsewhere in every frame. */
function moveSquare() {
  const pen = document.querySelector('canvas')?.getContext('2d')
  let at = 0
  const draw = () => {
    if (!pen) return
    pen.clearRect(0, 0, 700, 500)
    pen.fillRect(at % 640, (at * 3) % 440, 60, 60)
    at += 7
    requestAnimationFrame(draw)
  }
  requestAnimationFrame(draw)
}

/**
 * In the page: frames in which the picture of the canvas changed, and the beats of the main thread meanwhile. The
 * picture is one pixel of every few, so that to take it costs little beside what is measured.
 * @param {{selector: string, ms: number}} what @returns {Promise<Seen>}
 */
export function watchFrames({ selector, ms }) {
  const side = 96
  const small = new OffscreenCanvas(side, side)
  const pen = small.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('There is no canvas to compare on.')
  pen.imageSmoothingEnabled = false
  const picture = () => {
    const canvas = document.querySelector(selector)
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`There is no ${selector}.`)
    pen.clearRect(0, 0, side, side)
    pen.drawImage(canvas, 0, 0, side, side)
    return new Uint32Array(pen.getImageData(0, 0, side, side).data.buffer)
  }
  return new Promise((done) => {
    const seen = { frames: 0, changed: 0, seconds: 0, longest: 0, over: 0, longTasks: 0 }
    const tasks = new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length
    })
    tasks.observe({ type: 'longtask' })
    const from = performance.now()
    let beat = from
    const beats = setInterval(() => {
      const now = performance.now()
      seen.longest = Math.max(seen.longest, now - beat)
      if (now - beat > 50) seen.over += 1
      beat = now
    }, 5)
    let last = picture()
    const look = () => {
      const now = performance.now()
      if (now - from >= ms) {
        clearInterval(beats)
        tasks.disconnect()
        done({ ...seen, seconds: (now - from) / 1000 })
        return
      }
      const next = picture()
      seen.frames += 1
      if (next.some((pixel, at) => pixel !== last[at])) seen.changed += 1
      last = next
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}
