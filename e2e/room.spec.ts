/**
 * In the room: a teacher's links to a lab and to a cell, the seed that a class shares, and what a screen says to the
 * teacher from afar.
 */
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { THEMES, violations } from './support/violations'

const LAB = '02-one-mailbox+counter-original'

test('a lab leads from lesson to lesson under the class’s seed, also after a reload', async ({
  page,
  site,
}) => {
  await page.goto(`${site}#/lab/${LAB}?title=Tuesday&seed=7`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday')
  await expect(page.getByText('2 lessons, one after the other, about 18 minutes in all.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Lessons of the lab' }).getByRole('link')).toHaveCount(2)
  await page.getByRole('link', { name: 'Start' }).click()

  const lesson = new LessonPage(page)
  await lesson.ready()
  const bar = page.getByRole('banner')
  await expect(bar.getByText('Class seed 7')).toBeVisible()
  await lesson.runToEnd('counters')
  await expect(lesson.stage.panel.getByText('Seed 7', { exact: true })).toBeVisible()
  for (const predict of ['which-values', 'which-answers']) await lesson.predictAt(predict, 0)
  await page.reload()
  await lesson.ready()

  const after = page.getByRole('navigation', { name: 'After this lesson' })
  await after.getByRole('link', { name: 'Counter, as in the original' }).click()
  await expect(bar.getByText('Counter, as in the original')).toBeVisible()
  await lesson.ready()
  await expect(bar.getByText('Class seed 7')).toBeVisible()
  await after.getByRole('link', { name: 'Back to the lab: Tuesday' }).click()
  await expect(page.getByRole('link', { name: 'Go on' })).toHaveAttribute(
    'href',
    /02-one-mailbox\?lab=.*seed=7$/,
  )
})

test('a link to a cell goes there, or to the prediction before it, and loses nothing', async ({
  page,
  site,
}) => {
  await page.goto(`${site}#/lesson/02-one-mailbox/increments`)
  const lesson = new LessonPage(page)
  await lesson.ready()
  await expect(lesson.cell('increments')).toBeFocused()
  await expect(lesson.cell('increments')).toBeInViewport()
  await lesson.runToEnd('counters')

  // The same lesson goes on: its cells have run.
  await page.evaluate(() => (location.hash = '#/lesson/02-one-mailbox/door'))
  await expect(
    page.getByText('The link leads to the cell door. It opens when you have predicted here.'),
  ).toBeVisible()
  await expect(lesson.cell('which-values')).toBeFocused()
  expect(await lesson.count('counters')).toBe(1)
  for (const predict of ['which-values', 'which-answers']) await lesson.predictAt(predict, 0)
  await expect(page.getByText('The link leads to the cell door.')).toHaveCount(0)

  await page.evaluate(() => (location.hash = '#/lesson/02-one-mailbox/nothing'))
  await expect(page.getByText('The link leads to the cell nothing, and there is none here.')).toBeVisible()
  await page.evaluate(() => (location.hash = '#/lesson/02-one-mailbox/visit'))
  await expect(lesson.cell('visit')).toBeFocused()
  await expect(lesson.cell('visit')).toBeInViewport()
  expect(await lesson.count('counters')).toBe(1)
})

test('the menu of a cell copies its link', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${site}#/lesson/02-one-mailbox?seed=7`)
  const lesson = new LessonPage(page)
  await lesson.ready()
  await lesson.cell('counters').hover()
  await lesson.cell('counters').getByRole('button', { name: 'More for this cell' }).click()
  await page.getByRole('menuitem', { name: 'Copy link to this cell' }).click()
  await expect(page.getByText('The link is copied. It leads to the cell counters.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${site}#/lesson/02-one-mailbox/counters?seed=7`,
  )

  // On a wall the code leads to the cell of the address.
  await page.goto(`${site}#/lesson/02-one-mailbox/counters?seed=7`)
  await page.keyboard.press('Shift+P')
  await page.getByRole('button', { name: 'Show the QR code of this page' }).click()
  await expect(page.getByRole('complementary', { name: 'Address of this page' })).toContainText(
    '#/lesson/02-one-mailbox/counters?seed=7',
  )
})

test('a hand stays up over a reload, and says where and since when until it is taken down', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  const hand = page.getByRole('button', { name: 'I need help' })
  await expect(hand).toHaveAttribute('aria-pressed', 'false')
  await hand.click()
  const sign = page.getByRole('region', { name: 'Sign for the room' })
  await expect(sign.getByText('I need help')).toBeVisible()
  await expect(sign).toContainText(/Lesson 2, Cell counters/)
  await expect(sign).toContainText(/since \d\d:\d\d/)
  await expect(sign.getByRole('group', { name: /^Progress: 0 of \d+$/ })).toBeVisible()
  await expect(page).toHaveTitle('✋ I need help · One mailbox · Actorium')
  for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])

  await page.reload()
  await lesson.ready()
  await expect(hand).toHaveAttribute('aria-pressed', 'true')
  await lesson.cell('increments').focus()
  await expect(sign).toContainText('Cell increments')
  await page.keyboard.press('Shift+P')
  await expect(sign.getByText('I need help')).toBeInViewport()
  await sign.getByRole('button', { name: 'Thanks, solved' }).click()
  await expect(sign).toHaveCount(0)
  await expect(hand).toHaveAttribute('aria-pressed', 'false')
  await expect(page).toHaveTitle('One mailbox · Actorium')
})

test('the progress in the bar is drawn large when it is asked for', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, '02-one-mailbox')
  await lesson.runToEnd('counters')
  const toggle = page.getByRole('button', { name: 'Show my progress to the room' })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  const sign = page.getByRole('region', { name: 'Sign for the room' })
  await expect(sign.getByRole('group', { name: /^Progress: 1 of \d+$/ })).toBeVisible()
  await expect(sign).toContainText('Lesson 2: One mailbox')
  for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])
  await sign.getByRole('button', { name: 'Close my progress' }).click()
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
})

test('a teacher makes a lab by keyboard alone, and its link opens it', async ({ page, site }) => {
  await page.goto(`${site}#/teach`)
  const add = page.getByRole('button', { name: 'Add', exact: true })
  const list = page.getByRole('list', { name: 'Lessons of your lab' })
  for (const key of ['5', '7', '2']) {
    await page.getByLabel('Lesson', { exact: true }).focus()
    await page.keyboard.type(key)
    await add.focus()
    await page.keyboard.press('Enter')
    await expect(add).toBeFocused()
  }
  await expect(list.getByRole('listitem')).toHaveText(['Stuck', 'Silence', 'One mailbox'])
  const up = list.getByRole('button', { name: 'Move up: One mailbox' })
  await up.focus()
  for (let presses = 0; presses < 2; presses++) {
    await page.keyboard.press('Enter')
    await expect(up).toBeFocused()
  }
  await list.getByRole('button', { name: 'Move down: Stuck' }).focus()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Move down: Stuck' })).toBeFocused()
  await list.getByRole('button', { name: 'Remove: Silence' }).focus()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveText(['One mailbox', 'Stuck'])
  await expect(list.getByRole('button', { name: 'Remove: Stuck' })).toBeFocused()
  await page.getByLabel('Title').fill('Tuesday, group 2')
  await page.getByLabel('Class seed').fill('seven')
  await expect(page.getByRole('alert')).toHaveText(/The class seed is “seven”/)
  await page.getByLabel('Class seed').fill('7')
  await expect(page.getByRole('img', { name: 'QR code of the lab’s link' }).locator('path')).toHaveCount(1)
  for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])
  const link = page.getByRole('link', {
    name: `${site}#/lab/02-one-mailbox+05-stuck?title=Tuesday%2C+group+2&seed=7`,
  })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday, group 2')
  for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])
})

test('a link that was broken on its way says what is wrong', async ({ page, site }) => {
  await page.goto(`${site}#/lab/02-one-mailbox+__proto__`)
  await expect(page.getByText('The link also names what is not here: __proto__.')).toBeVisible()
  await page.goto(`${site}#/lab/ray-1`)
  await expect(page.getByText('There is no lab and no lesson “ray-1”.')).toBeVisible()
  await page.goto(`${site}#/lesson/02-one-mailbox?seed=seven`)
  await expect(page.getByText(/^The class seed is “seven”/)).toBeVisible()
  await page.getByRole('link', { name: 'Open One mailbox by itself' }).click()
  await new LessonPage(page).ready()
})

test.describe('in a sub-folder', () => {
  test.use({ hosting: { base: '/teaching/actors/' } })

  test('a named lab and its lessons stay in the folder', async ({ page, site }) => {
    await page.goto(`${site}#/lab/actors-2`)
    await page.getByRole('link', { name: 'Start' }).click()
    await new LessonPage(page).ready()
    expect(page.url()).toBe(`${site}#/lesson/04-who-waits-at-await?lab=actors-2`)
    await page.getByRole('link', { name: 'Actors, second lab' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Actors, second lab')
    expect(page.url()).toBe(`${site}#/lab/actors-2`)
  })
})
