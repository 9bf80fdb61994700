/**
 * Serves e2e/support/pages/session.html as the product is served, and drives it.
 */
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { serve } from '../../scripts/serve.mjs'
import type { Ran, SessionPage } from './pages/session'
import { buildSessionPage } from './session-build'
import { test as base, type Hosting } from './test'

interface WorkerFixtures {
  /** Folder of the built page. */
  sessionDir: string
}

interface Fixtures {
  /** Opens the page on a host of its own, in the place that is named. */
  open(place: 'page' | 'sandbox', hosting?: Hosting & { readonly hostname?: string }): Promise<SessionDriver>
}

export class SessionDriver {
  constructor(
    readonly page: Page,
    /** Address of the page's folder. */
    readonly url: string,
  ) {}

  run(text: string): Promise<Ran> {
    return this.page.evaluate((cell) => (globalThis as unknown as { page: SessionPage }).page.run(cell), text)
  }

  notice(): Promise<string> {
    return this.page.evaluate(() => (globalThis as unknown as { page: SessionPage }).page.notice())
  }

  stop(): Promise<void> {
    return this.page.evaluate(() => (globalThis as unknown as { page: SessionPage }).page.stop())
  }

  explore(text: string): Promise<string> {
    return this.page.evaluate(
      (cell) => (globalThis as unknown as { page: SessionPage }).page.explore(cell),
      text,
    )
  }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessionDir: [
    async ({}, use) => {
      const dir = await buildSessionPage()
      await use(dir)
      await rm(dir, { recursive: true })
    },
    { scope: 'worker' },
  ],

  open: async ({ page, sessionDir, hosting }, use) => {
    const closers: (() => Promise<void>)[] = []
    await use(async (place, more = {}) => {
      const { base: path = '/', isolated = false, headers, hostname } = { ...hosting, ...more }
      const server = await serve({ dir: sessionDir, base: path, isolated, headers })
      closers.push(server.close)
      const url = new URL(server.url)
      if (hostname !== undefined) url.hostname = hostname
      await page.goto(`${url.href}session.html?place=${place}`)
      return new SessionDriver(page, url.href)
    })
    for (const close of closers) await close()
  },
})

export { expect } from './test'
