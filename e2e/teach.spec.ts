/**
 * What a teacher prepares with: the page for teachers, and the page of a lesson.
 */
import { expect, test } from './support/test'

test('the page for teachers leads to the page of a lesson, which has its five headings and its address', async ({
  page,
  site,
}) => {
  await page.goto(`${site}#/teach`)
  await page.getByRole('link', { name: 'Teacher’s page of Make money disappear' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Make money disappear' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Goal',
    'Minutes',
    'The question',
    'Common wrong answers',
    'What to say',
  ])
  await expect(page.getByRole('region', { name: 'Minutes' })).toContainText(/^Minutes12\b/)
  await page.getByRole('link', { name: `${site}#/lesson/01-make-money-disappear` }).click()
  await expect(page.getByRole('region', { name: 'Notebook' })).toBeVisible()

  // And back from the lesson's bar.
  await page.getByRole('link', { name: 'Teacher’s page' }).click()
  await expect(page.getByRole('region', { name: 'Goal' })).toBeVisible()
})

test('on paper the page of a lesson is words alone, black in the dark theme too', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${site}#/teach/02-one-mailbox`)
  await expect(page.getByRole('region', { name: 'What to say' })).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('main')).toHaveCSS('color', 'rgb(0, 0, 0)')
})

test('the first visit does not load the page of a lesson, and an unknown one is said to be none', async ({
  page,
  site,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site}#/teach`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(asked.filter((url) => /TeachersPage|teach\.[\w-]+\.js|ProseText/.test(url))).toEqual([])
  await page.goto(`${site}#/teach/99-nothing`)
  await expect(page.getByRole('heading', { name: 'There is no such lesson' })).toBeVisible()
})
