/**
 * Stop in Firefox: a cell that would never end ends, by a flag in shared memory where the page is isolated and by a
 * blob URL where it isn't, and what earlier cells made is alive.
 */
import { EngineLesson } from '../engines/lesson'
import type { FirefoxPage } from './page'
import { expect, test } from './test'

/** A lesson with two cells at full speed, and nothing to predict between them. */
const LESSON = 'bank-original'
const FIRST = 'bank'
const SECOND = 'bank-original'

const ways: Readonly<Record<string, (lesson: EngineLesson<FirefoxPage>) => Promise<void>>> = {
  'for (;;);': (lesson) => lesson.stop(SECOND),
  'while (true) await 0': async ({ page }) => {
    // In command mode, as in Jupyter.
    await page.page.focus(`[data-cell="${SECOND}"]`)
    await page.press('i', 'i')
  },
}

async function begun(page: FirefoxPage, site: string): Promise<EngineLesson<FirefoxPage>> {
  const lesson = await EngineLesson.open(page, site, LESSON)
  await lesson.rewrite(FIRST, 'let kept = 41')
  await lesson.runToEnd(FIRST)
  await lesson.unfold(SECOND)
  return lesson
}

for (const hosting of ['plain', 'isolated'] as const) {
  test(`Stop ends loops without an end on a ${hosting} host, and the page answers meanwhile`, async ({
    page,
    sites,
  }) => {
    const lesson = await begun(page, sites[hosting])
    expect(await page.page.evaluate(() => crossOriginIsolated)).toBe(hosting === 'isolated')
    for (const [program, stop] of Object.entries(ways)) {
      await lesson.rewrite(SECOND, program)
      await lesson.run(SECOND)
      await page.says({ css: `[data-cell="${SECOND}"]` }, /running, [1-9]\d* s/)
      await page.click(lesson.stage.tab('Mailboxes'))
      await page.shows({ css: '[role="tab"][aria-selected="true"]', name: 'Mailboxes' })
      await stop(lesson)
      await page.says({ css: `[data-cell="${SECOND}"]` }, /stopped by you/)
      await lesson.rewrite(SECOND, 'kept + 1')
      await lesson.runToEnd(SECOND)
      await lesson.expectValue(SECOND, '42')
    }
  })
}
