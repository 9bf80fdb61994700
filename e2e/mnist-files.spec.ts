/**
 * A reader brings the files of MNIST: the right ones, wrong ones, some of them; by the box and by dropping them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const NAMES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
]

/** An IDX file of zeros. */
function idx(...shape: number[]): Buffer {
  const head = Buffer.alloc(4 + 4 * shape.length)
  head.set([0, 0, 8, shape.length])
  shape.forEach((n, at) => head.writeUInt32BE(n, 4 + 4 * at))
  return Buffer.concat([head, Buffer.alloc(shape.reduce((product, n) => product * n, 1))])
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

async function openBox(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Real MNIST' }).click()
  const box = page.getByRole('dialog', { name: 'The real MNIST' })
  await expect(box.getByRole('listitem')).toHaveCount(4)
  return box
}

const choose = (box: Locator) => box.locator('input[type="file"]')

/** What the box says of each file that was brought: name → words. */
async function findings(box: Locator): Promise<readonly (readonly string[])[]> {
  const rows = await box.getByRole('region', { name: 'What you brought' }).locator('tbody tr').all()
  return Promise.all(rows.map((row) => row.locator('td').allTextContents()))
}

/** Lets go of files over the page, as a pointer that drags them does. */
async function drop(
  page: Page,
  at: Locator,
  files: readonly { name: string; buffer: Buffer }[],
): Promise<void> {
  const dragged = await page.evaluateHandle(
    (list) => {
      const transfer = new DataTransfer()
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], name))
      }
      return transfer
    },
    files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })),
  )
  await at.dispatchEvent('dragenter', { dataTransfer: dragged })
  await expect(page.getByText('Let go of the four files of MNIST here')).toBeVisible()
  await at.dispatchEvent('drop', { dataTransfer: dragged })
  await expect(page.getByText('Let go of the four files of MNIST here')).toHaveCount(0)
}

test('files that are not MNIST are told what they are, one by one, and nothing of them is kept', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, 'mnist-network')
  const typed = await lesson.editor('trainer').innerText()
  await drop(page, lesson.editor('trainer'), [
    file('train-images-idx3-ubyte', idx(10, 32, 32)),
    file('t10k-labels-idx1-ubyte.gz', gzipSync(idx(10_000))),
    file('train-labels-idx1-ubyte', idx(60_000).subarray(0, 20_000)),
    file('notes.txt', Buffer.from('seven, one, four')),
  ])
  const box = page.getByRole('dialog', { name: 'The real MNIST' })
  await expect.poll(() => findings(box)).toHaveLength(4)
  expect(await findings(box)).toEqual([
    ['train-images-idx3-ubyte', 'Its pictures have 32 × 32 pixels. Those of MNIST have 28 × 28.'],
    ['t10k-labels-idx1-ubyte.gz', expect.stringContaining('Fashion-MNIST has files of the same names')],
    [
      'train-labels-idx1-ubyte',
      'The file is truncated: 60000 = 60000 values are announced, and 19992 are there.',
    ],
    ['notes.txt', expect.stringContaining('This is not an IDX file')],
  ])
  await expect(box.getByText('None of the four is here.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  expect(await lesson.editor('trainer').innerText()).toBe(typed)
})

test('a browser that keeps nothing for the page says so, and the drawn digits go on', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await LessonPage.open(page, site, 'mnist-network')
  await page.getByRole('button', { name: 'Real MNIST' }).click()
  await expect(page.getByRole('alert')).toHaveText(
    /^This browser keeps no files for this page: .* The notebooks go on with the drawn digits\.$/,
  )
})

test('the four files are kept, found again after a reload by the box and by a cell, and forgotten', async ({
  page,
  site,
  mnistDir,
}) => {
  test.skip(mnistDir === '', 'MNIST_DIR is not set')
  test.setTimeout(180_000)
  await page.route('**/datasets/mnist/*', (route) => route.fulfill({ status: 404, body: '' }))
  const lesson = await LessonPage.open(page, site, 'mnist-network')
  const box = await openBox(page)
  await choose(box).setInputFiles(join(mnistDir, NAMES[1]))
  await expect(box.getByText('Here: 1 of 4.')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Escape')
  await drop(page, lesson.editor('trainer'), [file('again (1).gz', readFileSync(join(mnistDir, NAMES[3])))])
  await expect(box.getByText('Here: 2 of 4.')).toBeVisible({ timeout: 20_000 })
  await choose(box).setInputFiles([join(mnistDir, NAMES[0]), join(mnistDir, NAMES[2])])
  await expect(box.getByText('All four are here.')).toBeVisible({ timeout: 60_000 })

  await page.reload()
  await lesson.ready()
  await openBox(page)
  await expect(box.getByText('All four are here.')).toBeVisible()
  await page.keyboard.press('Escape')
  await lesson.runToEnd('trainer')
  await expect(page.getByText('The real MNIST: 60000 pictures to learn from, 10000 to test')).toBeVisible()

  await openBox(page)
  await box.getByRole('button', { name: 'Forget the files' }).click()
  await expect(box.getByText('None of the four is here.')).toBeVisible()
  await page.keyboard.press('Escape')
  await lesson.runToEnd('trainer')
  await expect(page.getByText('Digits drawn by a program: 10000 pictures')).toBeVisible()
})
