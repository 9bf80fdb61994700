/**
 * A person makes the notebook their own: adds, writes, moves, splits, merges, deletes, and takes it back, by keys and by
 * the menu; a reload finds all of it, and the lesson is still there to go back to.
 */
import type { Locator, Page } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const order = (page: Page): Promise<string> =>
  page
    .locator('[data-cell]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-cell')).join(' '))

const choose = async (cell: Locator, item: string): Promise<void> => {
  await cell.hover()
  await cell.getByRole('button', { name: 'More for this cell' }).click()
  await cell.page().getByRole('menuitem', { name: item }).click()
}

test('cells are added, written, run, deleted and brought back by Jupyter’s keys', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  const before = await order(page)
  await lesson.cell('counters').focus()
  await page.keyboard.press('b')
  await expect(lesson.cell('mine-1')).toBeFocused()
  await lesson.notebook.locator('[data-cell="mine-1"] .cm-content').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('const mine = 6 * 7\nmine')
  await page.keyboard.press('Control+Enter')
  await expect(lesson.cell('mine-1')).toContainText('42')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+B')
  await expect(lesson.cell('mine-2').locator('.cm-content')).toBeFocused()
  await page.keyboard.insertText('## What I saw\n\nIt gave *42*.')
  await page.keyboard.press('Control+Enter')
  await expect(lesson.cell('mine-2').getByRole('heading', { name: 'What I saw' })).toBeVisible()

  await lesson.cell('mine-1').focus()
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await expect(lesson.cell('mine-1')).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(lesson.cell('mine-1')).toBeFocused()
  await expect(lesson.cell('mine-1')).toContainText('42')
  expect(await order(page)).toBe(before.replace('counters', 'counters mine-1 mine-2'))

  await page.reload()
  await lesson.ready()
  expect(await order(page)).toBe(before.replace('counters', 'counters mine-1 mine-2'))
  await lesson.runToEnd('mine-1')
  await expect(lesson.cell('mine-1')).toContainText('42')
})

test('a cell is split at the cursor, moved, merged and made text, and all of it is undone', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  const before = await order(page)
  const text = await lesson.cell('increments').locator('.cm-content').innerText()
  await lesson.cell('increments').locator('.cm-line').nth(2).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Shift+Minus')
  await expect(lesson.cell('mine-1').locator('.cm-line')).toHaveCount(2)
  await expect(lesson.cell('increments').locator('.cm-line')).toHaveCount(2)

  await choose(lesson.cell('mine-1'), 'Move up')
  expect(await order(page)).toContain('mine-1 increments')
  await choose(lesson.cell('mine-1'), 'Merge with the cell below')
  await expect(lesson.cell('increments')).toHaveCount(0)
  await expect(lesson.cell('mine-1').locator('.cm-line')).toHaveCount(4)
  await choose(lesson.cell('mine-1'), 'Make it text')
  await expect(lesson.cell('mine-1').locator('.cm-content')).toHaveCount(0)

  for (let n = 0; n < 4; n++) await choose(lesson.cell('counters'), 'Undo the last change of cells')
  expect(await order(page)).toBe(before)
  await expect(lesson.cell('increments').locator('.cm-content')).toHaveText(text.replaceAll('\n', ''))
})

test('questions of the lesson stay, and the page says why', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  const before = await order(page)
  await lesson.cell('which-values').focus()
  await page.keyboard.press('d')
  await page.keyboard.press('d')
  await expect(lesson.notebook.getByText('which-values is a question of the lesson.')).toBeVisible()
  expect(await order(page)).toBe(before)
})

test('words are found in all cells, others are put in their place, and Contents leads to a heading', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  await lesson.cell('counters').focus()
  await page.keyboard.press('f')
  const bar = page.getByRole('search', { name: 'Find in the notebook' })
  await bar.getByRole('textbox', { name: 'Find', exact: true }).fill('getValue')
  await expect(bar.getByRole('status')).toHaveText(/^\d+$/)
  const all = Number(await bar.getByRole('status').textContent())
  expect(all).toBeGreaterThan(1)
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText(`1 of ${all}`)
  await bar.getByRole('checkbox', { name: 'Case' }).check()
  await bar.getByRole('textbox', { name: 'Find', exact: true }).fill('class Counter')
  await expect(bar.getByRole('status')).toHaveText(/^\d+( of \d+)?$/)
  await expect(lesson.cell('counters').locator('.cm-found')).toHaveText(['class Counter'])
  await bar.getByRole('button', { name: 'Replace…' }).click()
  await bar.getByRole('textbox', { name: 'Replace by' }).fill('class Tally')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(lesson.editor('counters')).toContainText('class Tally')
  await expect(bar.getByRole('status')).toHaveText('Replaced 1.')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)

  await page.getByRole('button', { name: 'Contents' }).click()
  const last = page.getByRole('menuitem', { disabled: false }).last()
  const words = ((await last.textContent()) ?? '').trim()
  await last.click()
  await expect(lesson.notebook.getByRole('heading', { name: words })).toBeInViewport()
})
