/**
 * Notebooks from files: opened, read, run apart from the page until they are trusted, kept, taken along and deleted.
 */
import type { Page } from '@playwright/test'
import { attempts, Canary, SECRET } from './support/canary'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

type Cell = { cell_type: 'code' | 'markdown' | 'raw'; source: string; outputs?: unknown[] }

const ipynb = (cells: readonly Cell[], language = 'typescript'): Buffer =>
  Buffer.from(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: language, language, display_name: language } },
      cells: cells.map((cell, n) => ({
        id: `cell-${n}`,
        metadata: {},
        ...cell,
        ...(cell.cell_type === 'code' ? { execution_count: null, outputs: cell.outputs ?? [] } : {}),
      })),
    }),
  )

async function bring(page: Page, site: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${site}#/lessons`)
  await page.getByLabel('Notebook to open').setInputFiles({ name, mimeType: 'application/json', buffer })
}

async function opened(page: Page): Promise<LessonPage> {
  const lesson = new LessonPage(page)
  await lesson.ready()
  return lesson
}

test('a notebook from a file runs nothing until told, runs apart, and is one’s own when it is trusted', async ({
  page,
  site,
}) => {
  const canary = new Canary()
  await canary.listen()
  await page.goto(site)
  await Canary.hide(page)
  await bring(
    page,
    site,
    'mine.ipynb',
    ipynb([
      { cell_type: 'markdown', source: '# From elsewhere' },
      {
        cell_type: 'code',
        source: '6 * 7',
        outputs: [{ output_type: 'stream', name: 'stdout', text: 'then: 41' }],
      },
      { cell_type: 'code', source: attempts(canary.url) },
    ]),
  )
  const lesson = await opened(page)
  await expect(lesson.notebook.getByRole('heading', { name: 'From elsewhere' })).toBeVisible()
  await expect(lesson.cell('cell-1')).toContainText('then: 41')
  await expect(page.getByText('nothing of it has run')).toBeVisible()
  await lesson.runToEnd('cell-1')
  await expect(lesson.cell('cell-1')).toContainText('42')
  await expect(lesson.cell('cell-1')).not.toContainText('then: 41')
  await lesson.runToEnd('cell-2')
  await expect(lesson.cell('cell-2')).not.toContainText(SECRET)
  await canary.close()
  expect(canary.hits).toEqual([])

  await page.getByRole('button', { name: 'I trust this notebook' }).click()
  await expect(page.getByText('nothing of it has run')).toHaveCount(0)
  await lesson.ready()
  await lesson.runToEnd('cell-1')
  await expect(lesson.cell('cell-1')).toContainText('42')
  await page.reload()
  await lesson.ready()
  await expect(page.getByText('nothing of it has run')).toHaveCount(0)
  await page.goto(`${site}#/lessons`)
  await page.getByRole('button', { name: 'Delete From elsewhere' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('link', { name: 'From elsewhere' })).toHaveCount(0)
})

test('Python is shown, with what it gave, and does not run; what is no notebook is refused in words', async ({
  page,
  site,
}) => {
  await bring(
    page,
    site,
    'counting.ipynb',
    ipynb(
      [
        {
          cell_type: 'code',
          source: 'print(sum(range(10)))',
          outputs: [{ output_type: 'stream', name: 'stdout', text: '45\n' }],
        },
      ],
      'python',
    ),
  )
  await expect(page.getByText(/Python, which does not run here/)).toBeVisible()
  const cell = page.locator('[data-cell="cell-0"]')
  await expect(cell).toContainText('print(sum(range(10)))')
  await expect(cell).toContainText('45')
  await expect(cell.getByRole('button', { name: 'Run this cell' })).toHaveCount(0)

  await bring(page, site, 'old.ipynb', Buffer.from('{"nbformat": 3, "worksheets": []}'))
  await expect(page.getByRole('alert')).toContainText('old.ipynb:')
  await bring(page, site, 'torn.ipynb', Buffer.from('{"nbformat": 4, "cells": ['))
  await expect(page.getByRole('alert')).toContainText('torn.ipynb:')
})

test('a new notebook is begun, written, run, and found again', async ({ page, site }) => {
  await page.goto(`${site}#/lessons`)
  await page.getByRole('button', { name: 'New notebook' }).click()
  const lesson = await opened(page)
  await lesson.cell('mine-1').locator('.cm-content').click()
  await page.keyboard.insertText('20 + 3')
  await page.keyboard.press('Control+Enter')
  await expect(lesson.cell('mine-1')).toContainText('23')
  await page.goto(`${site}#/lessons`)
  await page.getByRole('link', { name: /^Untitled/ }).click()
  await lesson.ready()
  await expect(lesson.cell('mine-1').locator('.cm-content')).toHaveText('20 + 3')
})
