/**
 * The `test` of every journey in Firefox: the built page on a host of its own, in a browser that the files share, and a
 * page that must stay free of errors. Without a Firefox a test skips, and says why.
 */
import type { Browser } from 'puppeteer-core'
import { expect, inject, test as base } from 'vitest'
import { launchFirefox } from '../../scripts/firefox.mjs'
import { withSites, type Sites } from '../engines/sites'
import { FirefoxPage } from './page'

interface Fixtures {
  /** null where there is no Firefox. */
  browser: Browser | null
  sites: Sites
  page: FirefoxPage
}

export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const { path } = inject('firefox')
      // In Chromium the journeys have motion, and in the long sweeps they have it here too.
      const reduced = process.env.SOAK !== '1'
      const browser = path === '' ? null : await launchFirefox(path, { reduced })
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],

  sites: [async ({}, use) => withSites(inject('dist'), use), { scope: 'worker' }],

  page: async ({ browser, task, skip }, use) => {
    if (browser === null) return skip(inject('firefox').why)
    const page = await FirefoxPage.make(browser)
    await use(page)
    if (task.result?.state === 'fail')
      await page.page.screenshot({ path: `.tmp/firefox-${task.id}.png` }).catch(() => undefined)
    const problems = await page.problems()
    await page.close()
    expect(problems, 'errors on the page').toEqual([])
  },
})

export { expect }
