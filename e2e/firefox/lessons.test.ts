/**
 * Every lesson of the catalogue keeps its promises in Firefox, also those that are added later.
 */
import { catalogue } from '../../src/notebooks/lessons/catalogue'
import type { LessonPromises } from '../../src/notebooks/exercises/promise'
import { keepPromises } from '../support/unattended'
import { FirefoxLesson } from './lesson'
import { expect, test } from './test'

const promised = import.meta.glob<LessonPromises>('../../src/notebooks/lessons/*/expected.ts', {
  import: 'promises',
  eager: true,
})

for (const [at, { id }] of catalogue.entries()) {
  // By turns on a host that sends no headers and on one that isolates the page.
  const hosting = at % 2 === 0 ? 'plain' : 'isolated'
  test(`${id} keeps its promises on a host that is ${hosting}`, async ({ page, sites }) => {
    const lesson = await FirefoxLesson.open(page, sites[hosting], id)
    expect(await page.page.evaluate(() => crossOriginIsolated)).toBe(hosting === 'isolated')
    await keepPromises(lesson, promised[`../../src/notebooks/lessons/${id}/expected.ts`])
  })
}
