/**
 * The simulator's controls on the built page: faults by hand, the history of a run, and running on. Real workers.
 */
import { LessonPage } from './support/lesson'
import type { StageView } from './support/stage'
import { expect, test } from './support/test'
import { THEMES, violations } from './support/violations'

const LESSON_1 = '01-make-money-disappear'
const LESSON_2 = '02-one-mailbox'

/** A shop that pays again when no answer comes, in one line, as cells are typed over here. */
const SHOP = [
  "import { spawn, DeadlineExceeded } from 'actors'",
  'class Account { balance = 100; withdraw(n) { this.balance -= n; return this.balance } }',
  'class Shop { tries = 0; async buy(account) { for (;;) { this.tries++; try { return await account.withdraw(10) }' +
    ' catch (error) { if (!(error instanceof DeadlineExceeded)) throw error } } } }',
  "const account = await spawn(Account, { name: 'account' })",
  "const shop = await spawn(Shop, { name: 'shop', deadline: 2 })",
].join('; ')

/** Lesson 1 up to its first choice. */
async function held(lesson: LessonPage): Promise<StageView> {
  await lesson.runToEnd('accounts')
  await lesson.runToChoice('transfer')
  return lesson.stage
}

async function shop(lesson: LessonPage): Promise<StageView> {
  await lesson.rewrite('accounts', SHOP)
  await lesson.rewrite('transfer', 'await shop.buy(account)')
  return held(lesson)
}

test('lesson 1: the audit comes between, by keys alone, and money is missing', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await held(lesson)
  for (const [n, step] of (
    [
      ['bank', 'account_1', 'take'],
      ['auditor', 'account_1', 'howMuch'],
      ['auditor', 'account_2', 'howMuch'],
    ] as const
  ).entries()) {
    await stage.envelope(step).focus()
    await page.keyboard.press('Enter')
    await stage.expectDelivered(3 + n)
  }
  await lesson.expectValue('transfer', '190')
  // Back by the scrubber, which has the focus like any slider.
  await stage.progress.focus()
  await page.keyboard.press('Home')
  await stage.expectDelivered(2)
  await page.keyboard.press('End')
  await stage.expectDelivered(5)
})

test('lesson 2: a question overtakes what was sent before it', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_2)
  await lesson.runToEnd('counters')
  await lesson.runToChoice('increments')
  const { stage } = lesson
  const waits = stage.panel
    .getByRole('group', { name: 'Held messages' })
    .getByRole('button', { name: 'getValue from notebook to count waits behind increment' })
  await waits.focus()
  await page.keyboard.press('a')
  await expect(stage.progress).toHaveAttribute('aria-valuetext', /a fault/)
})

test('an answer is dropped, and the shop pays twice', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await shop(lesson)
  const answer = stage.envelope(['account', 'shop', 'withdraw answer'])
  await answer.hover()
  await stage.panel.getByRole('button', { name: 'Drop', exact: true }).click()
  await expect(stage.panel.getByText('Lost on the way', { exact: true })).toBeVisible()
  await stage.button('Run until…').click()
  await page.getByRole('combobox', { name: 'Run until' }).selectOption('nothing is held any more')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(stage.panel.getByText('Nothing is held any more')).toBeVisible()
  await expect(stage.actor('account')).toContainText('80')
  await expect(stage.panel.locator('[data-mark="fault"]')).toHaveCount(1)
})

test('a wall is built and healed, and Undo takes each back', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await held(lesson)
  await stage.panel.getByRole('button', { name: 'Faults' }).click()
  await page.getByRole('checkbox', { name: 'bank on side A' }).check()
  await page.getByRole('checkbox', { name: 'account_2 on side B' }).check()
  await page.getByRole('button', { name: 'Build the wall' }).click()
  await expect(stage.panel.getByText('Partition: bank | account_2')).toBeVisible()
  await expect(stage.envelope(['bank', 'account_2', 'add'])).toHaveCount(0)
  await page.getByRole('button', { name: 'Heal' }).click()
  await page.keyboard.press('Escape')
  await expect(stage.panel.getByText('Partition: bank | account_2')).toHaveCount(0)
  await stage.button('Undo').click()
  await expect(stage.panel.getByText('Partition: bank | account_2')).toBeVisible()
  await stage.button('Undo').click()
  await expect(stage.envelope(['bank', 'account_2', 'add'])).toBeVisible()
})

test('an actor crashes and is revived', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await held(lesson)
  await stage.envelope(['bank', 'account_1', 'take']).click()
  await expect(stage.actor('account_1')).toContainText('90')
  await stage.actor('account_1').click()
  await page.getByRole('button', { name: 'Crash actor' }).click()
  await expect(stage.actor('account_1')).toContainText('died')
  await page.getByRole('button', { name: 'Revive actor' }).click()
  await expect(stage.actor('account_1')).toContainText('100')
})

test('another order is a branch, and the first one is there to come back to', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await held(lesson)
  await stage.next(4)
  await lesson.expectValue('transfer', '200')
  await stage.button('Start again').click()
  await stage.expectDelivered(2)
  await stage.envelope(['auditor', 'account_2', 'howMuch']).click()
  await stage.expectDelivered(3)
  await stage.panel.getByRole('button', { name: '2 branches after step 2' }).click()
  await page.getByRole('menuitem', { name: 'take from bank to account_1' }).click()
  await stage.expectDelivered(6)
})

test('the sheets and the actions have no accessibility violations, light and dark', async ({
  page,
  site,
}) => {
  // Six times axe looks at all of a page, which takes seconds each time.
  test.setTimeout(180_000)
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const stage = await held(lesson)
  const expectNone = async (): Promise<void> => {
    for (const theme of THEMES) expect.soft(await violations(page, theme), theme).toEqual([])
  }
  await stage.envelope(['bank', 'account_1', 'take']).focus()
  await page.keyboard.press('h')
  await stage.envelopes.first().hover()
  await expect(stage.panel.getByRole('button', { name: 'Drop', exact: true })).toBeVisible()
  await expectNone()
  await stage.panel.getByRole('button', { name: 'Faults' }).click()
  await expect(page.getByRole('dialog', { name: 'Faults' })).toBeVisible()
  await expectNone()
  await page.keyboard.press('Escape')
  await stage.button('Run until…').click()
  await expect(page.getByRole('dialog', { name: 'Run until' })).toBeVisible()
  await expectNone()
})
