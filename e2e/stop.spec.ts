/**
 * Stop ends a cell that would never end, on a page that is isolated and on one that isn't, and the page stays free.
 */
import type { Page } from '@playwright/test'
import { Heartbeat } from './support/heartbeat'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

/** A lesson with two cells at full speed, and nothing to predict between them. */
const LESSON = 'bank-original'
const FIRST = 'bank'
const SECOND = 'bank-original'

/** A page that is held up would never answer. How fast it does is a matter of benches, on a machine of its own. */
const FREE_MS = 5000

const endless: readonly { readonly program: string; readonly why: string }[] = [
  { program: 'for (;;);', why: 'a loop without a body' },
  { program: 'while (true) await 0', why: 'a loop that awaits what is there' },
  { program: 'await new Promise(() => {})', why: 'a cell that waits for ever' },
  {
    program: 'const spin = () => { for (;;) kept += 0 }; [1].forEach(spin)',
    why: 'a loop inside a callback',
  },
]

const ways: readonly ((lesson: LessonPage) => Promise<void>)[] = [
  async (lesson) => lesson.stopButton(SECOND).click(),
  async ({ page }) =>
    page.getByRole('toolbar', { name: 'Notebook' }).getByRole('button', { name: 'Stop' }).click(),
  async (lesson) => {
    await lesson.cell(SECOND).focus()
    await lesson.page.keyboard.press('i')
    await lesson.page.keyboard.press('i')
  },
]

async function begun(page: Page, site: string): Promise<LessonPage> {
  const lesson = await LessonPage.open(page, site, LESSON)
  await lesson.rewrite(FIRST, 'let kept = 41')
  await lesson.runToEnd(FIRST)
  await lesson.unfold(SECOND)
  return lesson
}

async function spins(lesson: LessonPage, program: string): Promise<void> {
  await lesson.rewrite(SECOND, program)
  await lesson.runButton(SECOND).click()
  await expect(lesson.cell(SECOND)).toContainText(/running, [1-9]\d* s/)
}

/** How long the page takes to answer a click, and the longest gap of its heartbeat meanwhile. */
async function answer(lesson: LessonPage): Promise<{ click: number; gap: number }> {
  const heartbeat = await Heartbeat.start(lesson.page)
  const tab = lesson.stage.panel.getByRole('tab', { name: 'Mailboxes' })
  const click = await tab.evaluate((element) => {
    const from = performance.now()
    ;(element as HTMLElement).click()
    return new Promise<number>((done) =>
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))),
    )
  })
  await expect(tab).toHaveAttribute('aria-selected', 'true')
  return { click: Math.round(click), gap: await heartbeat.longest() }
}

for (const isolated of [false, true]) {
  test.describe(isolated ? 'on an isolated page' : 'on a page that is not isolated', () => {
    test.use({ hosting: { isolated } })

    for (const [at, { program, why }] of endless.entries()) {
      test(`Stop ends ${why}, and the variables of earlier cells are alive`, async ({ page, site }) => {
        const lesson = await begun(page, site)
        expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated)
        await spins(lesson, program)
        const { click, gap } = await answer(lesson)
        test
          .info()
          .annotations.push({ type: 'answered a click', description: `${click} ms, longest gap ${gap} ms` })
        expect(Math.max(click, gap)).toBeLessThan(FREE_MS)

        await ways[at % ways.length](lesson)
        await expect(lesson.cell(SECOND)).toContainText('stopped by you')
        await expect(lesson.runButton(SECOND)).toBeVisible()
        await lesson.rewrite(SECOND, 'kept + 1')
        await lesson.runToEnd(SECOND)
        await lesson.expectValue(SECOND, '42')
      })
    }

    test('what no check can interrupt ends with the kernel: the page says so, and cells run again', async ({
      page,
      site,
    }) => {
      const lesson = await begun(page, site)
      await spins(lesson, "/^(a+)+$/.test('a'.repeat(60) + 'b')")
      await lesson.stopButton(SECOND).click()
      await expect(lesson.cell(SECOND)).toContainText('stopped by you')
      await expect(page.getByText('The cell did not stop, so its worker was ended.')).toBeVisible()
      await expect(lesson.cell(FIRST).getByRole('img', { name: 'Changed since it ran' })).toBeVisible()
      await lesson.runToEnd(FIRST)
      await lesson.rewrite(SECOND, 'kept + 1')
      await lesson.runToEnd(SECOND)
      await lesson.expectValue(SECOND, '42')
    })

    test('Stop ends a cell that waits for messages that nobody delivers', async ({ page, site }) => {
      const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
      await lesson.runToEnd('accounts')
      await lesson.runToChoice('transfer')
      await lesson.stopButton('transfer').click()
      await expect(lesson.cell('transfer')).toContainText('stopped by you')
      await lesson.runToEnd('accounts')
      await lesson.runToChoice('transfer')
      await lesson.stage.next(4)
      await lesson.expectValue('transfer', '200')
    })
  })
}
