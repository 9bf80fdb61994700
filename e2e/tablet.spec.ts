/**
 * A lesson on a tablet, held upright and across: everything fits, a finger meets what is held, and what is chosen stays
 * in the picture.
 */
import type { Locator } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { violations } from './support/violations'

test.use({ hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } })

const sizes = [
  { name: 'upright', width: 768, height: 1024 },
  { name: 'across', width: 1024, height: 768 },
]

for (const { name, width, height } of sizes)
  test.describe(() => {
    test.use({ viewport: { width, height } })

    test(`a tablet held ${name} has room for the actors, a finger and the inspector`, async ({
      page,
      site,
    }) => {
      const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
      const { stage } = lesson
      await lesson.runToEnd('accounts')
      await lesson.runToChoice('transfer')
      await stage.next(1)

      await expect.poll(() => stage.outOfSight()).toEqual([])
      const { envelopes } = stage
      expect(await envelopes.count()).toBeGreaterThan(1)
      for (const envelope of await envelopes.all())
        expect.soft(await isWide(envelope), (await envelope.getAttribute('aria-label')) ?? '').toBe(true)

      await page.evaluate(() => scrollTo(9999, 0))
      expect(await page.evaluate(() => scrollX)).toBe(0)
      if (name === 'across') expect(await violations(page, 'light')).toEqual([])

      const cell = await lesson.cell('transfer').boundingBox()
      await stage.actor('auditor').tap()
      const sheet = stage.panel.getByRole('complementary', { name: 'Actor auditor' })
      await expect(sheet).toBeVisible()
      await expect
        .poll(async () => (await edges(stage.actor('auditor'))).right <= (await edges(sheet)).left)
        .toBe(true)
      expect((await edges(stage.actor('auditor'))).left).toBeGreaterThanOrEqual(0)
      expect(await lesson.cell('transfer').boundingBox()).toEqual(cell)

      await stage.panel.getByRole('tab', { name: 'Mailboxes' }).tap()
      await expect(sheet).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    })
  })

const edges = (of: Locator): Promise<DOMRect> =>
  of.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect)

/** Whether a finger meets it that comes down 22 px beside its middle, on any side. */
async function isWide(envelope: Locator): Promise<boolean> {
  return envelope.evaluate((element: HTMLElement): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const beside = [[-21.5, 0], [21.5, 0], [0, -21.5], [0, 21.5]] // oxfmt-ignore
    return beside.every(([dx, dy]) => {
      const met = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy)
      return met?.getAttribute('data-touches') === element.dataset.key
    })
  })
}
