/**
 * A student in the lab: fails a check, reads a hint, leaves in the middle, comes back, passes, and hands in.
 */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { validateNotebook } from '../src/notebooks/document/ipynb/validate'
import { promises } from '../src/notebooks/lessons/02-one-mailbox/expected'
import type { CellPromise } from '../src/notebooks/exercises/promise'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { violations } from './support/violations'

const LESSON = '02-one-mailbox'

const ownOrder = ({ order = [] }: CellPromise, given: number) => order.slice(given)

async function openHandIn(page: Page) {
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await page.getByRole('menuitem', { name: 'Hand in…' }).click()
  return page.getByRole('dialog', { name: 'Hand in' })
}

test('a check fails, a hint is read, the tab is closed; later the check passes, and all is handed in', async ({
  context,
  site,
}) => {
  test.setTimeout(120_000)
  const before = await context.newPage()
  const first = await LessonPage.open(before, site, LESSON)
  await first.predict('which-values', '1, 2 or 3')
  await first.predict('which-answers', 'open or locked')
  await first.fillBlank('door', "'locked'")
  await first.fillBlank('door', "self.become({ open: () => 'shut' })")
  expect(await first.check('lock-the-door')).toMatch(/^Expected open to answer open after unlock/)
  await first.cell('lock-the-door').getByRole('button', { name: 'Show a hint' }).click()
  await first.runToEnd('counters')
  await first.runToChoice('increments')
  await first.stage.deliver(ownOrder(promises.cells.increments, 2))
  expect(await first.check('answer-two')).toMatch(/^getValue answered 2/)
  await before.close()

  const page = await context.newPage()
  const lesson = await LessonPage.open(page, site, LESSON)
  await expect(lesson.editor('door')).toContainText("'shut'")
  await lesson.editLine('door', "self.become({ open: () => 'shut' })", 'self.unbecome()')
  expect(await lesson.check('lock-the-door')).toMatch(/^The door locks and opens again/)

  const dialog = await openHandIn(page)
  await dialog.getByLabel('Name').fill('Ana García')
  await dialog.getByLabel('Group').fill('3')
  expect(await violations(page, 'light')).toEqual([])
  const files: Download[] = []
  page.on('download', (file) => files.push(file))
  await dialog.getByRole('button', { name: 'Run everything and hand in' }).click()
  await expect(dialog.getByText('2 of 2 pass')).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => files.length).toBe(2)
  expect(files.map((file) => file.suggestedFilename())).toEqual([
    '02-one-mailbox_group3_ana-garcia.ipynb',
    '02-one-mailbox_group3_ana-garcia.html',
  ])
  const [notebook, html] = await Promise.all(files.map(async (file) => readFile(await file.path(), 'utf8')))
  const written = JSON.parse(notebook) as { metadata: { actorium: Record<string, unknown> } }
  expect(validateNotebook(written)).toEqual([])
  expect(written.metadata.actorium).toMatchObject({
    name: 'Ana García',
    group: '3',
    orders: { 'answer-two': promises.cells.increments.order },
    handIn: {
      of: 2,
      checks: expect.arrayContaining([
        expect.objectContaining({ check: 'answer-two', passed: true, judged: 'now' }),
        expect.objectContaining({ check: 'lock-the-door', passed: true, hints: 1, solution: false }),
      ]),
      run: { ran: expect.arrayContaining(['counters', 'door']) },
    },
  })
  expect(html).toContain('Ana García, group 3')
  expect(html).not.toContain('<script')

  await dialog.getByRole('button', { name: 'Close' }).click()
  const again = await openHandIn(page)
  await expect(again.getByLabel('Name')).toHaveValue('Ana García')
})
