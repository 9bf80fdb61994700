/**
 * Whether the page stays free: the longest time between two beats of its main thread while something else happens.
 *
 * A beat is a timer of 5 ms or a frame, whichever comes; both stand still while the main thread is taken.
 */
import type { Page } from '@playwright/test'

interface Beating {
  last: number
  longest: number
}

export class Heartbeat {
  private constructor(private readonly page: Page) {}

  static async start(page: Page): Promise<Heartbeat> {
    await page.evaluate(() => {
      const beating: Beating = { last: performance.now(), longest: 0 }
      const beat = () => {
        const now = performance.now()
        beating.longest = Math.max(beating.longest, now - beating.last)
        beating.last = now
      }
      const frame = () => {
        beat()
        requestAnimationFrame(frame)
      }
      setInterval(beat, 5)
      requestAnimationFrame(frame)
      Object.assign(globalThis, { heartbeat: beating })
    })
    return new Heartbeat(page)
  }

  /** Milliseconds, since the start or since the last call. */
  longest(): Promise<number> {
    return this.page.evaluate(() => {
      const { heartbeat } = globalThis as unknown as { heartbeat: Beating }
      const { longest } = heartbeat
      heartbeat.longest = 0
      return Math.round(longest)
    })
  }
}
