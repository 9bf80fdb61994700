/**
 * The first minute: money is lost and made by clicking envelopes, every order is counted, and the course begins.
 */
import type { Page } from '@playwright/test'
import { ADD, ASK_1, ASK_2, EVERY_ORDER, FirstScreen, TAKE } from './support/first-screen'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const NOBODY = 'No line of code is wrong: you chose the order. On a real network nobody chooses.'

async function opened(page: Page): Promise<FirstScreen> {
  const first = new FirstScreen(page)
  await first.waiting()
  return first
}

test('four messages are held, and nothing has been read', async ({ app }) => {
  const first = await opened(app)
  for (const name of [TAKE, ADD, ASK_1, ASK_2]) await expect(first.envelope(name)).toBeEnabled()
  await expect(first.reads).toHaveText('Auditor has read:?+?')
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(
    'Two accounts, 100 each. A transfer of 10 is under way, and an auditor is counting.',
  )
  await expect(app.getByText('Can you make the auditor count less than 200?')).toBeVisible()
})

test('take, both questions, then add: 190, and the page then asks for 210', async ({ app }) => {
  const first = await opened(app)
  await first.deliver(TAKE, ASK_1)
  await expect(first.reads).toHaveText('Auditor has read:90+?')
  await first.deliver(ASK_2, ADD)
  await expect(first.reads).toHaveText('Auditor has read:90+100=190')
  await expect(app.getByText('10 is missing.')).toBeVisible()
  await expect(app.getByText(NOBODY)).toBeVisible()

  await first.button('Now make it 210').click()
  await first.waiting()
  await expect(first.reads).toHaveText('Auditor has read:?+?')
  await expect(app.getByText('Can you make the auditor count more than 200?')).toBeVisible()

  await first.deliver(ADD, ASK_2, ASK_1, TAKE)
  await expect(first.reads).toHaveText('Auditor has read:100+110=210')
  await expect(app.getByText('10 too much.')).toBeVisible()
})

test('both transfers first: 200, and nothing is missing', async ({ app }) => {
  const first = await opened(app)
  await first.deliver(TAKE, ADD, ASK_1, ASK_2)
  await expect(first.reads).toHaveText('Auditor has read:90+110=200')
  await expect(app.getByText('Nothing is missing.')).toBeVisible()
})

test('Undo takes back one delivery at a time, and Start again all of them', async ({ app }) => {
  const first = await opened(app)
  const undo = first.button('Undo')
  const startAgain = first.button('Start again')
  await expect(undo).toBeDisabled()
  await expect(startAgain).toBeDisabled()

  await first.deliver(TAKE, ASK_1, ASK_2)
  await expect(first.reads).toHaveText('Auditor has read:90+100=190')
  await undo.click()
  await expect(first.reads).toHaveText('Auditor has read:90+?')
  await undo.click()
  await expect(first.reads).toHaveText('Auditor has read:?+?')
  await expect(first.envelopes).toHaveCount(3)

  // Another way on from here.
  await first.deliver(ADD, ASK_1, ASK_2)
  await expect(first.reads).toHaveText('Auditor has read:90+110=200')
  await startAgain.click()
  await first.waiting()
  await expect(first.reads).toHaveText('Auditor has read:?+?')
  await expect(undo).toBeDisabled()
})

test('Try every order counts 24 orders, and leaves the chosen one on the stage', async ({ app }) => {
  const first = await opened(app)
  await first.deliver(TAKE, ASK_1, ASK_2, ADD)
  await first.button('Try every order').click()
  await expect(app.getByText(EVERY_ORDER)).toBeVisible()
  await expect(first.reads).toHaveText('Auditor has read:90+100=190')
  await expect(first.button('Undo')).toBeEnabled()
})

test('the counts are computed: other lines in the Bank give other counts', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, '01-make-money-disappear')
  const counted = async (held: number, line: string, text: string): Promise<string> => {
    await lesson.stage.next(held)
    await lesson.editLine('accounts', line, text)
    await lesson.runToEnd('accounts')
    await lesson.runToChoice('transfer')
    return lesson.stage.tryEveryOrder()
  }
  await lesson.runToEnd('accounts')
  await lesson.runToChoice('transfer')
  expect(await lesson.stage.tryEveryOrder()).toBe(
    '24 orders: 12 end with 200, 6 end with 190, 6 end with 210. Only 4 truly differ.',
  )
  expect(await counted(4, 'to.add.tell(n)', 'to.add.tell(2 * n)')).toBe(
    '24 orders: 6 end with 190, 6 end with 200, 6 end with 210, 6 end with 220. Only 4 truly differ.',
  )
  // Five messages, two of them in the order of their sender: 5! / 2. account_1 reads 100, 90 or 80.
  expect(await counted(4, 'to.add.tell(2 * n)', 'to.add.tell(n); from.take.tell(n)')).toBe(
    '60 orders: 20 end with 190, 20 end with 200, 10 end with 180, 10 end with 210. Only 6 truly differ.',
  )
})

test('the keyboard alone makes 190', async ({ app }) => {
  const first = await opened(app)
  await app.keyboard.press('Tab')
  for (let presses = 0; presses < 12; presses++) {
    if (await first.envelope(TAKE).evaluate((element) => element === document.activeElement)) break
    await app.keyboard.press('Tab')
  }
  await expect(first.envelope(TAKE)).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(first.envelopes).toHaveCount(3)
  // The focus goes to the next that can go, and arrows move it among them.
  await expect(first.envelope(ADD)).toBeFocused()
  await app.keyboard.press('ArrowRight')
  await expect(first.envelope(ASK_1)).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(first.reads).toHaveText('Auditor has read:90+?')
  await expect(first.envelope(ASK_2)).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(first.envelope(ADD)).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(first.reads).toHaveText('Auditor has read:90+100=190')
  // No envelope is left to focus: it goes on to what the page proposes.
  await expect(first.button('Now make it 210')).toBeFocused()
})

test('Show the code shows the program of the four boxes, and closes', async ({ app }) => {
  const first = await opened(app)
  await first.deliver(TAKE, ADD, ASK_1, ASK_2)
  await first.button('Show the code').click()
  const dialog = app.getByRole('dialog', { name: 'The code of the four boxes' })
  await expect(dialog).toContainText('from.take.tell(n)')
  // Lines far below what is in view need not be drawn.
  await dialog.getByText('import', { exact: true }).hover()
  await app.mouse.wheel(0, 2000)
  await expect(dialog).toContainText('await auditor.count(account_1, account_2)')
  await app.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(first.button('Show the code')).toBeFocused()
})

test('Start lesson 1 leads to a lesson that is ready', async ({ app }) => {
  const first = await opened(app)
  await first.deliver(TAKE, ASK_1, ASK_2, ADD)
  await first.button('Start lesson 1 · 12 min').click()
  await expect(app).toHaveURL(/#\/lesson\/01-make-money-disappear$/)
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Make money disappear')
  const lesson = new LessonPage(app)
  await lesson.runToEnd('accounts')
})

test('I teach a class and All lessons stand at the top, and lead there and back', async ({ app }) => {
  await opened(app)
  await app.getByRole('button', { name: 'I teach a class' }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('Actorium in your lab')
  await app.getByRole('link', { name: 'All lessons' }).click()
  await expect(app.getByRole('heading', { level: 1 })).toHaveText('All lessons')
  const course = app.getByRole('region', { name: 'Course' }).getByRole('link')
  await expect(course).toHaveCount(9)
  await expect(course.first()).toHaveAttribute('href', '#/lesson/how-to-read-the-stage')
  await expect(course.nth(1)).toHaveAttribute('href', '#/lesson/01-make-money-disappear')
  const shelf = app.getByRole('region', { name: 'Shelf' })
  for (const name of [/^Counter/, /^Ping-pong/, /^Bank accounts/])
    await expect(shelf.getByRole('link', { name })).toBeVisible()
  await app.goBack()
  await app.goBack()
  const first = new FirstScreen(app)
  await first.waiting()
  await first.deliver(TAKE)
})
