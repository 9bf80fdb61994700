/**
 * What anyone can see and reach: no accessibility violations (WCAG 2 A and AA) in either theme, and no page that has to
 * be scrolled sideways.
 */
import type { Page } from '@playwright/test'
import { FirstScreen } from './support/first-screen'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { THEMES, violations } from './support/violations'

interface Scene {
  readonly name: string
  open(page: Page, site: string): Promise<void>
}

const scenes: readonly Scene[] = [
  {
    name: 'the first screen',
    async open(page, site) {
      await page.goto(`${site}#/`)
      await new FirstScreen(page).waiting()
    },
  },
  {
    name: 'the first screen, at its end and with every order tried',
    async open(page, site) {
      await page.goto(`${site}#/`)
      const first = new FirstScreen(page)
      await first.waiting()
      for (let held = 4; held > 0; held--) {
        await first.envelopes.first().click()
        await expect(first.envelopes).toHaveCount(held - 1)
      }
      await first.button('Try every order').click()
      await expect(page.getByText(/^24 orders: /)).toBeVisible()
    },
  },
  {
    name: 'lesson 1 before anything has run',
    async open(page, site) {
      await LessonPage.open(page, site, '01-make-money-disappear')
    },
  },
  {
    name: 'lesson 1 while messages are held',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
      await lesson.runToEnd('accounts')
      await lesson.runToChoice('transfer')
      await lesson.stage.next(1)
    },
  },
  {
    name: 'lesson 1 at its end, with a check that failed and one that passed',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
      await lesson.predictAt('which-sums', 2)
      await lesson.check('make-190')
      await lesson.putSolution('repair-the-audit')
      await lesson.check('repair-the-audit')
      await lesson.runToEnd('accounts')
      await lesson.runToEnd('repair')
      await lesson.runToChoice('audit')
    },
  },
  {
    name: 'lesson 2 while messages are held, with an error above',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, '02-one-mailbox')
      await lesson.runButton('increments').click()
      await expect(lesson.errorOf('increments')).toBeVisible()
      await lesson.runToEnd('counters')
      await lesson.predictAt('which-values', 1)
      await lesson.predictAt('which-answers', 2)
      await lesson.putSolution('lock-the-door')
      await lesson.runToEnd('door')
      await lesson.runToChoice('visit')
    },
  },
  {
    name: 'a program of the shelf with logs',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, 'bank-original')
      await lesson.runToEnd('bank')
      await lesson.unfold('bank-original')
      await lesson.runToEnd('bank-original')
      expect((await lesson.stage.logs()).length).toBeGreaterThan(0)
    },
  },
  {
    name: 'a graph that is grouped by worker, with a way in focus',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, 'counter-original')
      // Those of a program that has ended have no workers.
      await lesson.rewrite(
        'counter',
        `import { spawn } from 'actors'; class Worker { work() { return 1 } }
        const workers = await Promise.all([1, 2, 3].map(() => spawn(Worker, { place: 'own' })))
        await Promise.all(workers.map((worker) => worker.work()))`,
      )
      await lesson.runToEnd('counter')
      await lesson.stage.panel.getByRole('button', { name: 'Group by' }).click()
      await page.getByRole('menuitemradio', { name: /^Worker/ }).click()
      await expect(lesson.stage.panel.locator('[data-warmth]').first()).toBeVisible()
      const way = lesson.stage.panel.getByRole('img', { name: /^notebook to / }).first()
      await way.focus()
      await page.keyboard.press('ArrowRight')
    },
  },
  {
    name: 'a crowd of which one was looked for',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, 'counter-original')
      const spawns = 'Array.from({ length: 400 }, () => spawn(Worker, { place: "shared" }))'
      await lesson.rewrite(
        'counter',
        `import { spawn } from 'actors'; class Worker {}; (await Promise.all(${spawns})).length`,
      )
      await lesson.runToEnd('counter')
      await lesson.stage.find('worker_39')
      await expect(lesson.stage.panel.getByText('399 actors, drawn as one')).toBeVisible()
    },
  },
  {
    name: 'a sequence diagram in which an event is chosen',
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, 'bank-original')
      await lesson.runToEnd('bank')
      await lesson.stage.panel.getByRole('tab', { name: 'Sequence' }).click()
      const lanes = lesson.stage.panel.getByRole('application', { name: /^Messages by actor/ })
      await lanes.focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(lesson.stage.panel.getByText(/^Chosen: /)).toBeAttached()
    },
  },
  ...['Actors', 'Tasks', 'Logs', 'Metrics'].map((part): Scene => ({
    name: `a dashboard’s ${part.toLowerCase()}`,
    async open(page, site) {
      const lesson = await LessonPage.open(page, site, 'bank-original')
      if (part === 'Tasks') {
        // Twenty rows look like two hundred, and axe is through with them in a tenth of the time.
        const twenty = 'const ana = await spawn(Ana); for (let i = 0; i < 20; i++) await ana.hello(i)'
        await lesson.rewrite('bank', `import { spawn } from 'actors'; class Ana { hello() {} }; ${twenty}`)
        await lesson.runToEnd('bank')
      } else {
        await lesson.runToEnd('bank')
        await lesson.unfold('bank-original')
        await lesson.runToEnd('bank-original')
      }
      await lesson.stage.panel.getByRole('tab', { name: 'Dashboard' }).click()
      await lesson.stage.panel.getByRole('radio', { name: part, exact: true }).click()
      if (part === 'Metrics') {
        await expect(lesson.stage.panel.locator('figure canvas')).toHaveCount(4)
        await lesson.stage.panel.getByRole('button', { name: 'Show as table' }).first().click()
      } else if (part !== 'Logs') {
        const row = lesson.stage.panel.locator('tbody [data-key]').nth(1)
        await row.click()
        await expect(row).toHaveAttribute('aria-pressed', 'true')
      }
    },
  })),
  { name: 'All lessons', open: (page, site) => opened(page, `${site}#/lessons`, 'All lessons') },
  { name: 'I teach a class', open: (page, site) => opened(page, `${site}#/teach`, 'Actorium in your lab') },
]

async function opened(page: Page, url: string, heading: string): Promise<void> {
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
}

/** Pixels by which the page is wider than its window. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { name, open } of scenes) {
  test(`${name} has no accessibility violation and fits, light and dark`, async ({ page, site }) => {
    await open(page, site)
    for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
    ]) {
      await page.setViewportSize(size)
      expect.soft(await tooWide(page), `${size.width} px wide`).toBe(0)
    }
  })
}

test('a kept theme is there before any code of the page has come', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('actorium.theme', 'dark'))
  await page.route('**/*.js', () => {})
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(site, { waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(21, 23, 28)')
  await expect(page.locator('html')).not.toHaveAttribute('data-ready')
})
