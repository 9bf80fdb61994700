/**
 * Functions in containers as a student sees them: a map of calls, its marks and its bill, a limit that makes calls wait,
 * what `plot()` shows in the cell, and what is left in the storage.
 */
import { LessonPage } from './support/lesson'
import { SOON } from './support/soon'
import { expect, test } from './support/test'
import { violations } from './support/violations'

const MAP = `import { FunctionExecutor } from 'lithops'; import { sleep } from 'actors'; const fexec = new FunctionExecutor({ coldStart: 0 }); const all = fexec.map(async (x: number) => { await sleep(0.4); return x * x }, Array.from({ length: 20 }, (_, i) => i)); await fexec.plot(all); const squares = await fexec.getResult(all); squares[19]`

test('a map of twenty calls has its marks and its price, and a limit of two makes calls wait', async ({
  page,
  site,
}) => {
  test.slow()
  const lesson = await LessonPage.begin(page, site)
  const stage = page.getByRole('region', { name: 'Stage' })
  const figure = (name: string) =>
    stage
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
  await lesson.rewrite('mine-1', MAP)
  await expect(stage.getByRole('tab', { name: 'Functions' })).toHaveCount(0)
  await lesson.runToEnd('mine-1')
  await lesson.expectValue('mine-1', '361')

  await stage.getByRole('tab', { name: 'Functions' }).click()
  const calls = stage.getByRole('application', { name: /^Calls over time: 20 calls/ })
  await calls.focus()
  await page.keyboard.press('End')
  await expect(
    stage.getByText(/^00019 of .* submitted at 0\.\d+ s.*began at .* s, done after .* in aws_lambda-\d+$/),
  ).toBeVisible()
  await expect(figure('Invocations')).toHaveText('20')
  await expect(figure('Cost')).toHaveText(/^\$0\.0+[1-9]\d+$/)
  expect(await violations(page, 'light')).toEqual([])
  expect(await violations(page, 'dark')).toEqual([])

  await stage.getByRole('button', { name: 'Show as table' }).click()
  await expect(stage.getByRole('row')).toHaveCount(21)
  await stage.getByRole('button', { name: 'Show as pictures' }).click()

  await stage.getByRole('button', { name: 'Platform', exact: true }).click()
  await page.getByRole('textbox', { name: 'Limit containers' }).fill('2')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(stage.getByRole('button', { name: 'Platform: 1 figure is set' })).toBeVisible()
  await lesson.runButton('mine-1').click()
  await expect.poll(async () => Number(await figure('Waiting').textContent()), SOON).toBeGreaterThan(10)
  await expect(figure('Limit')).toHaveText('2')
  await expect.poll(async () => Number(await figure('Running').textContent()), SOON).toBeLessThanOrEqual(2)
  await lesson.ended('mine-1', 1)
  await expect(
    stage.getByRole('img', {
      name: /^Active calls over time: [12] calls? active at most, limit 2, 1[5-9] calls waiting/,
    }),
  ).toBeVisible()

  await stage.getByRole('radio', { name: 'Jobs and cost' }).click()
  await expect(stage.getByRole('button', { name: /: lambda, 20 calls$/ })).toHaveCount(2)
  await expect(stage.getByText('list prices of 2026-11, before any free tier')).toBeVisible()

  await stage.getByRole('radio', { name: 'Storage' }).click()
  await stage.getByRole('button', { name: /^lithops\.jobs/ }).click()
  await expect(stage.getByRole('listitem').first()).toBeVisible()
  expect(await violations(page, 'light')).toEqual([])
})

test('what plot() shows stays in the cell, to look through and to take along', async ({ page, site }) => {
  test.slow()
  const lesson = await LessonPage.begin(page, site)
  await lesson.rewrite('mine-1', MAP.replace('length: 20', 'length: 4').replace('[19]', '[3]'))
  await lesson.runToEnd('mine-1')
  const outputs = lesson.outputs('mine-1')
  await expect(outputs.getByRole('application', { name: /^Calls over time: 4 calls/ })).toBeVisible()
  await expect(
    outputs.getByRole('img', { name: /^Active calls over time: [1-4] calls? active at most$/ }),
  ).toBeVisible()
  await outputs.getByRole('button', { name: 'Show as table' }).click()
  await expect(outputs.getByRole('row')).toHaveCount(5)
  const download = page.waitForEvent('download')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Notebook: save, history, copy' }).click()
  await page.getByRole('menuitem', { name: /\.ipynb/ }).click()
  const stream = await (await download).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  const file = Buffer.concat(parts).toString()
  expect(file).toContain('image/svg+xml')
  expect(file).toMatch(/4 calls: lambda\(\) \w+-0-M000/)
})
