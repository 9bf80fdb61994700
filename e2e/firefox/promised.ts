/** A lesson in Firefox from top to bottom, on one of the two hosts: it keeps its promises there. */
import type { LessonPromises } from '../../src/notebooks/exercises/promise'
import { EngineLesson } from '../engines/lesson'
import type { Sites } from '../engines/sites'
import { keepPromises } from '../support/unattended'
import { expect, test } from './test'

const promised = import.meta.glob<LessonPromises>('../../src/notebooks/lessons/*/expected.ts', {
  import: 'promises',
  eager: true,
})

export function keepsItsPromises(id: string, hosting: keyof Sites): void {
  test(`${id} keeps its promises on a host that is ${hosting}`, async ({ page, sites }) => {
    const lesson = await EngineLesson.open(page, sites[hosting], id)
    expect(await page.page.evaluate(() => crossOriginIsolated)).toBe(hosting === 'isolated')
    await keepPromises(lesson, promised[`../../src/notebooks/lessons/${id}/expected.ts`])
  })
}
