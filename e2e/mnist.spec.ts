/**
 * A network learns in a worker, on the built page: run from top to bottom, on the drawn digits and on the real ones.
 */
import type { Page } from '@playwright/test'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const CHECK = 'know-the-digits'

/** Opens the notebook, predicts, runs every cell, and waits for the last one. */
async function runAll(page: Page, site: string): Promise<LessonPage> {
  const lesson = await LessonPage.open(page, site, 'mnist-network')
  await page.getByRole('radio', { name: 'multiples of 20' }).click()
  await page.getByRole('button', { name: 'Lock it in' }).click()
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.getByText(/howMany answered \d+ after/)).toBeVisible({ timeout: 150_000 })
  return lesson
}

/** The share of test pictures, as the cell's last line says it. */
async function accuracyOf(page: Page): Promise<number> {
  const line = await page.getByText(/^'\d+\.\d\d % of \d+ test digits'$/).textContent()
  return Number.parseFloat(line?.slice(1) ?? '')
}

/** Pictures counted in the confusion matrix. */
async function counted(page: Page): Promise<number> {
  const rows = await page
    .getByRole('region', { name: /^Table, digit, as 0/ })
    .locator('tbody tr')
    .all()
  const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()))
  return cells.flatMap(([, ...counts]) => counts.map(Number)).reduce((sum, count) => sum + count, 0)
}

test('a network learns the drawn digits in a worker, whose mailbox stays open', async ({ page, site }) => {
  test.setTimeout(240_000)
  await page.route('**/datasets/mnist/*', (route) => route.fulfill({ status: 404, body: '' }))
  const lesson = await runAll(page, site)
  await expect(page.getByText('Digits drawn by a program: 10000 pictures')).toBeVisible()
  expect(await accuracyOf(page)).toBeGreaterThan(97)
  expect(await counted(page)).toBe(2000)
  const heard = await page.getByText(/^The reporter heard /).textContent()
  const numbers = heard?.match(/\d+/g)?.map(Number) ?? []
  expect(numbers).toHaveLength(10)
  expect(numbers.filter((number) => number % 20 !== 0)).toEqual([])
  await expect(page.getByRole('img', { name: 'Image, 420 by 84 pixels' })).toHaveCount(2)
  await expect(page.getByText(/howMany answered 1700 after/)).toBeVisible()
  expect(await lesson.check(CHECK)).toMatch(
    /knows 9\d\.\d\d % of the test digits; the check asks for 97 %\.$/,
  )
  await expect(lesson.cell(CHECK)).toHaveAccessibleName(/passed$/)
})

test('the check judges the run of the cell as it stands, and says how much the network knows', async ({
  page,
  site,
}) => {
  test.setTimeout(120_000)
  await page.route('**/datasets/mnist/*', (route) => route.fulfill({ status: 404, body: '' }))
  const lesson = await LessonPage.open(page, site, 'mnist-network')
  await lesson.predict('what-it-hears', 'multiples of 20')
  expect(await lesson.check(CHECK)).toMatch(/^Not yet: run the cell training to its end/)
  await lesson.editLine('training', 'const total = 1500', 'const total = 100')
  await lesson.runToEnd('trainer')
  await lesson.runToEnd('training')
  expect(await lesson.check(CHECK)).toMatch(
    /knows [2-9]\d\.\d\d % of the test digits; the check asks for 97 %\. Look/,
  )
  await lesson.editLine('training', 'const total = 100', 'const total = 200')
  expect(await lesson.check(CHECK)).toMatch(/^Not yet: run the cell training to its end/)
  await expect(lesson.cell(CHECK)).not.toHaveAccessibleName(/passed$/)
})

test('a network learns the real MNIST in a worker', async ({ page, site, mnistDir }) => {
  test.skip(mnistDir === '', 'MNIST_DIR is not set')
  test.setTimeout(240_000)
  await page.route('**/datasets/mnist/*', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    return route.fulfill({ path: `${mnistDir}/${name}`, contentType: 'application/gzip' })
  })
  const lesson = await runAll(page, site)
  await expect(page.getByText('The real MNIST: 60000 pictures to learn from, 10000 to test')).toBeVisible()
  expect(await accuracyOf(page)).toBeGreaterThanOrEqual(96)
  expect(await counted(page)).toBe(10_000)
  expect(await lesson.check(CHECK)).toMatch(
    /knows 9\d\.\d\d % of the test digits; the check asks for 96 %\.$/,
  )
  await expect(lesson.cell(CHECK)).toHaveAccessibleName(/passed$/)
})
