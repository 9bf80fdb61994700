/**
 * MNIST with three actors: a person pauses the training, goes on, draws a digit, and trains with useless rates.
 */
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

test('training pauses and goes on by its switch, and a digit that is drawn is known by its bar', async ({
  page,
  site,
}) => {
  test.setTimeout(180_000)
  const lesson = await LessonPage.open(page, site, 'mnist-original')
  await lesson.editLine('training', 'const total = 1000', 'const total = 400')
  await lesson.runToEnd('actors')
  await lesson.runButton('training').click()
  const training = lesson.cell('training')
  const on = training
    .getByRole('checkbox', { name: 'Training' })
    .or(training.getByRole('switch', { name: 'Training' }))
  const bar = training.getByRole('progressbar')
  const step = async () => Number(await bar.getAttribute('aria-valuenow'))
  await expect.poll(step, { timeout: 60_000 }).toBeGreaterThan(0)
  await on.click()
  // The pause is handled between two slices; from its answer on nothing more is learnt.
  await expect(lesson.stage.panel.getByText(/going\s*false/).first()).toBeVisible({ timeout: 30_000 })
  expect(await step()).toBeLessThan(400)
  await expect(lesson.stopButton('training')).toBeVisible()
  await on.click()
  await expect(lesson.runButton('training')).toBeVisible({ timeout: 90_000 })
  await lesson.expectValue('training', /^\d\d\.\d\d % of 1667 after 400 batches$/)

  await lesson.runToEnd('draw')
  const draw = lesson.cell('draw')
  const sheet = draw.locator('canvas').first()
  await sheet.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await sheet.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(x + width * 0.52, y + height * 0.15)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.48, y + height * 0.85, { steps: 12 })
  await page.mouse.up()
  const shares = async () => (await draw.innerText()).match(/\b[01]\.\d{3}\b/g)?.map(Number) ?? []
  await expect.poll(async () => (await shares())[1], { timeout: 20_000 }).toBeGreaterThan(0.5)
  expect((await shares()).length).toBe(10)
  await draw.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(async () => (await shares()).every((share) => share === 0)).toBe(true)
})

test('a useless learning rate is noticed, named and stopped', async ({ page, site }) => {
  test.setTimeout(120_000)
  const lesson = await LessonPage.open(page, site, 'mnist-original')
  await lesson.runToEnd('actors')
  const failsWith = async (line: string, text: string, words: RegExp) => {
    await lesson.editLine('training', line, text)
    await lesson.runButton('training').click()
    await expect(lesson.errorOf('training')).toHaveText(words, { timeout: 30_000 })
  }
  await failsWith('rate: rate.value,', 'rate: 0,', /Batch 1 changes nothing: the learning rate is 0/)
  await failsWith(
    'rate: 0,',
    'rate: 1e9,',
    /The loss of batch \d+ is .*the learning rate \(1000000000\) is too large/,
  )
})
