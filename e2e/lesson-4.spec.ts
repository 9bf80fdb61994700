/**
 * Lesson 4 as a student goes through it: predict, deliver by hand, see who waits, fill the blanks wrong and right,
 * and measure what more workers bring.
 */
import { promises } from '../src/notebooks/lessons/04-who-waits-at-await/expected'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { THEMES, violations } from './support/violations'

const LESSON_4 = '04-who-waits-at-await'
const CHECK = 'ask-all-at-once'

test('while ana stands at her await, ben can be asked and ana cannot', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_4)
  const { stage } = lesson
  await lesson.runToEnd('players')
  await expect(lesson.cell('rally')).toHaveCount(0)
  await lesson.predict('which-scores', 'only ana 1, ben 1')
  await expect(lesson.cell('which-scores')).toContainText('Now run it and see.')
  await lesson.runToChoice('rally')
  await expect(stage.cards).toHaveCount(2)
  await expect(stage.panel.getByRole('region', { name: 'Held for ana' })).toContainText('busy with ping')
  expect(await stage.tryEveryOrder()).toBe(
    '3 orders: 2 end with ana 1, ben 1, 1 ends with ana 1, ben 0. Only 2 truly differ.',
  )
  const [, ...order] = promises.cells.rally.order ?? []
  await stage.deliver(order.slice(0, 1))
  await expect(stage.cards).toHaveCount(1)
  await stage.deliver(order.slice(1))
  await lesson.expectValue('rally', 'ana 1, ben 0')
  await expect(lesson.cell('which-scores')).toContainText(
    'You predicted “only ana 1, ben 1”. The answer is “ana 1, ben 0 or 1”.',
  )
})

test('a loop of awaits asks one sampler after another, and a stack is the repair', async ({ page, site }) => {
  test.setTimeout(120_000)
  const lesson = await LessonPage.open(page, site, LESSON_4)
  for (const [card, option] of Object.entries(promises.predictions)) await lesson.predictAt(card, option)
  await lesson.runToEnd('players')
  await lesson.runToEnd('staircase')
  const rows = lesson.cell('staircase').locator('tbody tr')
  await expect(rows).toHaveCount(4)
  const jobs = await Promise.all((await rows.all()).map((row) => row.locator('td').allTextContents()))
  for (const [at, [, from]] of jobs.entries())
    if (at > 0) expect(Number(from)).toBeGreaterThanOrEqual(Number(jobs[at - 1][2]))
  await lesson.expectValue('staircase', /^3\.1[34]/)

  expect(await lesson.check(CHECK)).toBe('Not yet: 2 blanks are still to be filled in the cell at-once.')
  // Asked only when its turn comes: a staircase once more.
  await lesson.fillBlank('at-once', '() => one.sample(share)')
  await lesson.fillBlank('at-once', 'asked.reduce(async (all, ask) => [...(await all), await ask()], [])')
  expect(await lesson.check(CHECK)).toBe(
    'Expected 1 s for four samplers that need 1 s each; it took 4 s. ' +
      'Somebody is asked only after another has answered. Ask in the first blank, wait in the second.',
  )
  await lesson.editLine('at-once', 'const asked', '  const asked = samplers.map((one) => one.sample(share))')
  await lesson.editLine('at-once', 'const counts', '  const counts = await asked')
  expect(await lesson.check(CHECK)).toMatch(/^The function gave its result before a sampler had answered\./)
  await lesson.editLine('at-once', 'const counts', '  const counts = await Promise.all(asked)')
  expect(await lesson.check(CHECK)).toBe(
    'Four samplers that need 1 s each were done after 1 s: they worked at the same time.',
  )
  await expect(lesson.cell(CHECK)).toHaveAccessibleName(/passed$/)

  await lesson.runToEnd('at-once')
  await lesson.runToEnd('speed-up')
  const cores = await page.evaluate(() => navigator.hardwareConcurrency)
  const most = Math.min(16, Math.max(4, cores))
  const table = lesson.cell('speed-up').getByRole('region', { name: /^Table, workers/ })
  await expect(table.locator('tbody tr')).toHaveCount(most)
  for (const [at, row] of (await table.locator('tbody tr').all()).entries()) {
    const [workers, seconds, expected, measured] = await row.locator('td').allTextContents()
    expect([workers, expected]).toEqual([String(at + 1), `${Math.min(at + 1, cores)} ×`])
    expect(seconds).toMatch(/^\d+\.\d\d$/)
    expect(measured).toMatch(/^\d+\.\d\d ×$/)
  }
  await expect(lesson.cell('speed-up').getByRole('img', { name: /^Image, 160 by 160/ })).toHaveCount(1)
  await expect(lesson.cell('speed-up').getByRole('figure', { name: /^Estimate minus π/ })).toBeVisible()
  await lesson.expectValue('speed-up', /^3\.14/)
})

test('the line that holds up the next question is spotted at the second try, by keys, and stays found', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_4)
  for (const [card, option] of Object.entries(promises.predictions)) await lesson.predictAt(card, option)
  const card = lesson.cell('looks-parallel')
  await expect(page.getByRole('group', { name: '2 of 8 parts done' })).toBeVisible()
  await expect(card.getByRole('radio')).toHaveCount(9)
  await card.focus()
  await page.keyboard.press('Enter')
  await expect(card.getByRole('radio', { name: 'line 1: const asked = []' })).toBeFocused()
  for (let line = 1; line < 7; line += 1) await page.keyboard.press('ArrowDown')
  await expect(card.getByRole('radio', { name: /^line 7: for/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(card.getByText('Line 7 is not the mistake.')).toBeVisible()
  await expect(card.getByText('This wait is right: once, for the whole list.')).toBeVisible()
  for (const theme of THEMES) expect(await violations(page, theme)).toEqual([])

  await lesson.spotAt('looks-parallel', promises.spots?.['looks-parallel'] ?? 0)
  await lesson.expectFound('looks-parallel')
  await expect(card).toBeFocused()
  await expect(card.getByText('Line 4, found at the 2nd try.')).toBeVisible()
  await expect(card).toContainText('asked.push(answer)')
  await expect(page.getByRole('group', { name: '3 of 8 parts done' })).toBeVisible()
  for (const theme of THEMES) expect(await violations(page, theme)).toEqual([])

  await page.reload()
  await lesson.expectFound('looks-parallel')
  await expect(card).toContainText('found at the 2nd try')
})
