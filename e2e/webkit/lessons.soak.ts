/**
 * Every lesson keeps its promises in Safari's engine too, on the built page. Where the driver is missing, each skips.
 */
import { writeFileSync } from 'node:fs'
import { expect, inject, test as base } from 'vitest'
import { findWebKit, startWebKitDriver } from '../../scripts/webkit.mjs'
import type { LessonPromises } from '../../src/notebooks/exercises/promise'
import { catalogue } from '../../src/notebooks/lessons/catalogue'
import { EngineLesson } from '../engines/lesson'
import { withSites, type Sites } from '../engines/sites'
import { keepPromises } from '../support/unattended'
import { WebKitPage } from './page'

const promised = import.meta.glob<LessonPromises>('../../src/notebooks/lessons/*/expected.ts', {
  import: 'promises',
  eager: true,
})

interface Fixtures {
  driver: string
  sites: Sites
  page: WebKitPage
}

const test = base.extend<Fixtures>({
  // One for each test: a driver that has had several sessions grows slow.
  driver: async ({}, use) => {
    const { browser } = findWebKit()
    const driver = browser === null ? null : await startWebKitDriver()
    await use(driver?.url ?? '')
    driver?.close()
  },

  sites: [async ({}, use) => withSites(inject('dist'), use), { scope: 'worker' }],

  page: async ({ driver, task, skip }, use) => {
    const { browser, why } = findWebKit()
    if (browser === null) return skip(why)
    const page = await WebKitPage.make(driver, browser)
    await use(page)
    if (task.result?.state === 'fail')
      await page.screenshot().then(
        (picture) => writeFileSync(`.tmp/webkit-${task.id}.png`, picture),
        () => undefined,
      )
    const problems = await page.problems()
    await page.close()
    expect(problems, 'errors on the page').toEqual([])
  },
})

for (const [at, { id }] of catalogue.entries()) {
  const hosting = at % 2 === 0 ? 'plain' : 'isolated'
  test(`${id} keeps its promises on a host that is ${hosting}`, async ({ page, sites }) => {
    const lesson = await EngineLesson.open(page, sites[hosting], id)
    expect(await page.ask(() => crossOriginIsolated)).toBe(hosting === 'isolated')
    await keepPromises(lesson, promised[`../../src/notebooks/lessons/${id}/expected.ts`])
  })
}
