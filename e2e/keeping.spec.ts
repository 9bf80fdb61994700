/**
 * What a person writes stays: when the page is killed in the middle of a word, when two tabs have the same notebook,
 * when they want to go back, and when they take it along.
 */
import { readFile } from 'node:fs/promises'
import { validateNotebook } from '../src/notebooks/document/ipynb/validate'
import { killedWhileTyping } from './support/killed'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON = '02-one-mailbox'
const CELL = 'increments'

test('a page that is killed in the middle of a word loses none of it', async ({ context, site }) => {
  await killedWhileTyping(context, site, { lesson: LESSON, cell: CELL, rounds: 4, seed: 7 })
})

test('of two tabs neither overwrites the other, and what gives way is in the history', async ({
  context,
  site,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()]
  const [first, second] = [await LessonPage.open(one, site, LESSON), await LessonPage.open(two, site, LESSON)]
  const write = async (lesson: LessonPage, text: string) => {
    await lesson.cell(CELL).locator('.cm-content').click()
    await lesson.page.keyboard.press('Control+A')
    await lesson.page.keyboard.insertText(text)
  }
  await write(first, '// of the first')
  await expect(two.getByText('This notebook was changed in another tab.')).toBeVisible()
  await write(second, '// of the second')
  await two.getByRole('button', { name: 'Keep this one' }).click()
  await expect(two.getByText('This notebook was changed in another tab.')).toHaveCount(0)
  await one.getByRole('button', { name: 'Take the other' }).click()
  await expect(first.cell(CELL)).toContainText('// of the second')

  await one.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await one.getByRole('menuitem', { name: 'History…' }).click()
  const history = one.getByRole('dialog', { name: 'History' })
  await history.getByRole('button', { name: 'Go back to it' }).first().click()
  await expect(history).toHaveCount(0)
  await expect(first.cell(CELL)).toContainText('// of the first')
})

test('Ctrl+S keeps a version, and starting over keeps the work in the history', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  const before = await lesson.cell(CELL).locator('.cm-line').allInnerTexts()
  await lesson.cell(CELL).locator('.cm-content').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('const mine = 1')
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await page.getByRole('menuitem', { name: 'Start over' }).click()
  await expect(lesson.cell(CELL).locator('.cm-line')).toHaveText(before)
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await page.getByRole('menuitem', { name: 'History…' }).click()
  const history = page.getByRole('dialog', { name: 'History' })
  await expect(history.getByRole('listitem')).toHaveText([/before you went back/, /saved by you/])
  await history.getByRole('button', { name: 'Go back to it' }).last().click()
  await expect(lesson.cell(CELL)).toContainText('const mine = 1')
})

test('a copy to take along is a valid notebook, with what the cells have shown', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON)
  await lesson.runToEnd('counters')
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save a copy' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(`${LESSON}.ipynb`)
  const written: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(validateNotebook(written)).toEqual([])
  const { cells } = written as { cells: { id: string; execution_count?: number | null }[] }
  expect(cells.find(({ id }) => id === 'counters')?.execution_count).toBe(1)
})
