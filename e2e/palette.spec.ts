/**
 * What a notebook offers beyond its cells: commands by name, what a person has changed, a link that holds it, catching up,
 * and controls that run cells again.
 */
import type { Page } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { violations } from './support/violations'

const LESSON = '02-one-mailbox'

async function fileMenu(page: Page, item: string | RegExp) {
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('commands are found by their words, and the keyboard alone does them', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  const palette = page.getByRole('dialog', { name: 'Commands' })
  const field = palette.getByRole('combobox')
  await lesson.cell('counters').focus()
  await page.keyboard.press('Control+Shift+P')
  await expect(field).toBeFocused()
  expect(await violations(page, 'light')).toEqual([])
  expect(await violations(page, 'dark')).toEqual([])
  await page.keyboard.type('run and stay')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await lesson.ended('counters')

  await page.keyboard.press('F1')
  await page.keyboard.type('text below')
  await page.keyboard.press('Enter')
  await expect(lesson.notebook.locator('[data-cell] .cm-content[aria-label*="ext"]').first()).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('F1')
  await page.keyboard.type('zebra')
  await expect(palette.getByText('Nothing is called so.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})

test('what was changed stands beside the original, line by line, and goes back cell by cell', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  await lesson.rewrite('counters', 'const mine = 1')
  await fileMenu(page, 'What I changed…')
  const dialog = page.getByRole('dialog', { name: 'What you changed' })
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog.getByRole('listitem')).toContainText('const mine = 1')
  await expect(dialog.getByRole('listitem')).toContainText('class Counter')
  expect(await violations(page, 'dark')).toEqual([])
  expect(await violations(page, 'light')).toEqual([])
  await dialog.getByRole('button', { name: 'Undo my edits' }).click()
  await expect(dialog.getByText('Nothing: every cell is as it was written.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(lesson.cell('counters')).toContainText('class Counter')
})

test('a link holds the notebook: it opens elsewhere, once, and runs apart', async ({
  page,
  site,
  browser,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  await lesson.rewrite('counters', "'from a link'")
  await fileMenu(page, 'Copy a link…')
  const made = page.getByRole('dialog', { name: 'A link to this notebook' })
  const link = await made.getByLabel('Link').inputValue()
  expect(link).toMatch(/#\/open\/1\.[\w-]+$/)

  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(link)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('One mailbox')
  await other.getByRole('button', { name: 'Open the notebook' }).click()
  const opened = new LessonPage(other)
  await opened.ready()
  await expect(other.getByText('nothing of it has run')).toBeVisible()
  await opened.runToEnd('counters')
  await opened.expectValue('counters', 'from a link')
  const there = other.url()
  await other.goto(link)
  await other.getByRole('button', { name: 'Open the notebook' }).click()
  await expect(other).toHaveURL(there)

  await other.goto(`${site}#/open/1.broken`)
  await expect(other.getByRole('heading', { name: 'The link can’t be opened' })).toBeVisible()
  await elsewhere.close()
})

test('a notebook of one’s own gets another name, and keeps its work', async ({ page, site }) => {
  const lesson = await LessonPage.begin(page, site)
  await lesson.rewrite('mine-1', '6 * 7')
  await page.goto(`${site}#/lessons`)
  await page.getByRole('button', { name: 'Rename Untitled' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rename the notebook' })
  await dialog.getByLabel('Name').fill('Answers')
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByRole('link', { name: /^Answers/ }).click()
  await expect(page).toHaveTitle(/^Answers/)
  await expect(lesson.editor('mine-1')).toContainText('6 * 7')
})

test('whoever comes late is caught up: answers are put in, predictions skipped, and all above has run', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  await fileMenu(page, 'Catch me up…')
  const dialog = page.getByRole('dialog', { name: 'Catch me up' })
  expect(await violations(page, 'light')).toEqual([])
  await expect(dialog.getByRole('status')).toContainText('1 reference answer will be put in')
  await dialog.getByRole('button', { name: 'Catch me up' }).click()
  await lesson.ended('door')
  await expect(lesson.cell('which-values')).toContainText('Skipped')
  await expect(lesson.cell('door')).not.toContainText('______')
  await fileMenu(page, 'History…')
  await expect(page.getByRole('dialog', { name: 'History' }).getByRole('listitem')).toHaveText([
    /before you were caught up/,
  ])
})

test('a control with rerun runs the cells that use it, and theirs, once more', async ({ page, site }) => {
  const lesson = await LessonPage.begin(page, site)
  await lesson.rewrite(
    'mine-1',
    "import { slider } from 'notebook'; const n = slider({ label: 'N', min: 0, max: 9, value: 2, step: 1, rerun: true })",
  )
  await lesson.cell('mine-1').focus()
  const add = async (text: string) => {
    const cells = await page.locator('[data-cell]').count()
    await page.keyboard.press('b')
    await expect(page.locator('[data-cell]')).toHaveCount(cells + 1)
    await page.keyboard.press('Enter')
    const cell = page.locator('[data-cell]').filter({ has: page.locator('.cm-focused') })
    await expect(cell.locator('.cm-content')).toHaveText('')
    await page.keyboard.insertText(text)
    const id = (await cell.getAttribute('data-cell')) ?? ''
    await page.keyboard.press('Escape')
    return id
  }
  const double = await add('const double = n.value * 2; double')
  const last = await add('double + 1')
  await page.keyboard.press('Control+F9')
  await lesson.expectValue(last, '5')
  await lesson.cell('mine-1').getByRole('slider', { name: 'N' }).press('ArrowRight')
  await lesson.expectValue(double, '6')
  await lesson.expectValue(last, '7')
  await lesson.cell('mine-1').getByRole('slider', { name: 'N' }).press('End')
  await lesson.expectValue(last, '19')
})
