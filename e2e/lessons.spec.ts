/**
 * Lessons 1 and 2 as a student goes through them: run, predict, deliver, look, fail a check, pass it.
 */
import { promises as money } from '../src/notebooks/lessons/01-make-money-disappear/expected'
import { promises as mailbox } from '../src/notebooks/lessons/02-one-mailbox/expected'
import type { CellPromise } from '../src/notebooks/exercises/promise'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON_1 = '01-make-money-disappear'
const LESSON_2 = '02-one-mailbox'

/** What the lesson says that the reader delivers. */
const ownOrder = ({ order = [] }: CellPromise, given: number) => order.slice(given)

test('lesson 1: cells run by button and by key, and what follows a prediction is closed until it is made', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const { stage } = lesson
  await lesson.runToEnd('accounts')
  await expect(lesson.cell('accounts')).toContainText('made bank, auditor, account_1, account_2')
  for (const name of ['bank', 'auditor', 'account_1', 'account_2'])
    await expect(stage.actor(name)).toBeVisible()

  // Shift+Enter in the editor runs the cell and goes on to the next that asks for something.
  await lesson.editor('transfer').click()
  await page.keyboard.press('Shift+Enter')
  await lesson.waiting('transfer')
  await expect(lesson.cell('which-sums')).toBeFocused()
  await expect(stage.panel.getByText('4 messages held')).toBeVisible()
  await expect(stage.envelopes).toHaveCount(4)
  await expect(stage.cards).toHaveCount(4)

  await expect(lesson.cell('make-190')).toHaveCount(0)
  const closed = page.getByText('What happens next opens when you have predicted.')
  await expect(closed).toBeVisible()
  await lesson.predict('which-sums', '190 or 200')
  await expect(closed).toBeHidden()
  await expect(lesson.cell('which-sums')).toContainText('Now deliver the messages and see.')
  await expect(lesson.cell('make-190')).toBeVisible()
  await stage.next(4)
  await expect(lesson.cell('which-sums')).toContainText(
    'You predicted “190 or 200”. The answer is “190, 200 or 210”.',
  )
})

test('lesson 1: delivered by hand, a wrong order gets words, and the promised orders give 190 and 210', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const { stage } = lesson
  await lesson.runToEnd('accounts')
  await lesson.runToChoice('transfer')
  await lesson.predict('which-sums', '190, 200 or 210')
  expect(await lesson.check('make-190')).toBe(
    'Not yet: the auditor waits for an answer, and 4 messages are still held. Deliver them, then check.',
  )

  // Next takes the first that can go, Undo takes it back.
  await stage.button('Next').click()
  await stage.expectDelivered(3)
  await stage.button('Undo').click()
  await stage.expectDelivered(2)
  await stage.next(4)
  await lesson.ended('transfer')
  await lesson.expectValue('transfer', '200')
  expect(await lesson.check('make-190')).toMatch(
    /^Expected 190; the auditor counted 200\. Look at the accounts: /,
  )

  await stage.button('Start again').click()
  await stage.expectDelivered(2)
  await stage.deliver(ownOrder(money.cells.transfer, 2))
  await lesson.expectValue('transfer', '190')
  await expect(stage.actor('account_1')).toContainText('90')
  await expect(stage.actor('auditor')).toContainText('190')
  expect(await lesson.check('make-190')).toMatch(/^The auditor counted 190: /)
  await expect(lesson.cell('make-190')).toHaveAccessibleName(/passed$/)

  await stage.button('Start again').click()
  await stage.expectDelivered(2)
  await stage.deliver((money.checks['make-210'].order ?? []).slice(2))
  await lesson.expectValue('transfer', '210')
  expect(await lesson.check('make-210')).toMatch(/^The auditor counted 210: /)

  await stage.button('Start again').click()
  await stage.expectDelivered(2)
  expect(await stage.tryEveryOrder()).toBe(
    '24 orders: 12 end with 200, 6 end with 190, 6 end with 210. Only 4 truly differ.',
  )
})

test('the keyboard alone delivers: Next keeps the focus from one delivery to the next', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const { stage } = lesson
  await lesson.runToEnd('accounts')
  await lesson.runToChoice('transfer')
  await stage.button('Next').focus()
  for (let delivered = 3; delivered <= 6; delivered++) {
    await expect(stage.button('Next')).toBeFocused()
    await expect(stage.button('Next')).toBeEnabled()
    await page.keyboard.press('Enter')
    await stage.expectDelivered(delivered)
  }
  await lesson.expectValue('transfer', '200')
})

test('lesson 1: the audit is repaired: blanks, a repair that some order breaks, its failing run, the solution', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const { stage } = lesson
  await lesson.runToEnd('accounts')
  await lesson.predict('which-sums', '190, 200 or 210')
  expect(await lesson.check('repair-the-audit')).toBe(
    'Not yet: 2 blanks are still to be filled in the cell repair.',
  )
  await expect(lesson.cell('repair')).toContainText('2 blanks left of 2')

  // The auditor asks the accounts itself, as before: the transfer may lie between.
  await lesson.fillBlank('repair', 'first + second')
  await lesson.fillBlank('repair', 'one.howMuch().then(async (n) => n + (await two.howMuch()))')
  await expect(lesson.cell('repair')).toContainText('no blank left')
  await lesson.runToEnd('repair')
  await lesson.runToChoice('audit')
  await expect.poll(() => stage.outOfSight()).toEqual([])
  await expect(stage.actor('auditor_2')).toBeVisible()
  expect(await lesson.check('repair-the-audit')).toMatch(
    /^Expected 200 in every order\. \d+ of \d+ orders end with \d+/,
  )
  const wrong = /end with (\d+)/.exec((await lesson.result('repair-the-audit').textContent()) ?? '')?.[1]
  await lesson.result('repair-the-audit').getByRole('button', { name: 'Look at the failing run' }).click()
  await lesson.expectValue('audit', wrong ?? 'a wrong sum')

  await lesson.putSolution('repair-the-audit')
  expect(await lesson.check('repair-the-audit')).toBe(
    'No order breaks it (all 10 tried): each one counts 200.',
  )
  await lesson.runToEnd('repair')
  await lesson.runToChoice('audit')
  expect(await stage.tryEveryOrder()).toBe('No order changes it: 200 (all 10 tried).')
  await stage.deliver(ownOrder(money.cells.audit, 0))
  await lesson.expectValue('audit', '200')
})

test('lesson 1: the Python of a cell opens under it, does not run, and closes by Escape', async ({
  page,
  site,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const lesson = await LessonPage.open(page, site, LESSON_1)
  const cell = lesson.cell('accounts')
  const colours = () => asked.filter((url) => url.includes('PythonCode'))
  expect(colours()).toEqual([])
  await cell.getByRole('button', { name: 'Show the Python' }).click()
  const python = cell.getByRole('region', { name: 'The same in Python' })
  await expect(python).toContainText('Python does not run here.')
  await expect(python).toContainText('class Auditor(Actor):')
  await expect(python.getByText('class', { exact: true }).first()).toBeVisible()
  expect(colours().length).toBeGreaterThan(0)
  await expect(lesson.runButton('accounts')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(python).toHaveCount(0)
  await expect(cell.getByRole('button', { name: 'Show the Python' })).toBeFocused()

  // A blank of the cell is one of its Python too: nothing is told before it is found.
  await lesson.predict('which-sums', '190 or 200')
  await lesson.cell('repair').getByRole('button', { name: 'Show the Python' }).click()
  await expect(lesson.cell('repair').getByRole('region', { name: 'The same in Python' })).toContainText(
    '______',
  )
})

test('lesson 2: the counter answers what was handled before the question', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_2)
  const { stage } = lesson
  await lesson.cell('counters').focus()
  await page.keyboard.press('Shift+Enter')
  await lesson.ended('counters')
  await expect(lesson.cell('increments')).toBeFocused()
  await page.keyboard.press('Shift+Enter')
  await lesson.waiting('increments')
  const held = stage.panel.getByRole('region', { name: 'Held for count' })
  await expect(held).toContainText('order kept for each sender')
  await expect(held.getByText('behind increment')).toBeVisible()
  const behind = 'getValue from notebook to count waits behind increment'
  const lying = stage.panel.getByRole('group', { name: 'Held messages' })
  await expect(lying.getByRole('button', { name: behind })).toBeVisible()
  await expect(stage.cards).toHaveCount(3)
  await lesson.predict('which-values', '1, 2 or 3')

  // Next alone does not pass.
  await stage.next(2)
  await expect(lesson.cell('which-values')).toContainText('You predicted “1, 2 or 3”, and so it is.')
  await lesson.expectValue('increments', '1')
  expect(await lesson.check('answer-two')).toBe(
    'Expected 2; getValue answered 1. Only the increment from the notebook came before it; let one more come first.',
  )
  await stage.button('Start again').click()
  await stage.expectDelivered(2)
  expect(await stage.tryEveryOrder()).toBe(
    '12 orders: 6 end with 3, 4 end with 2, 2 end with 1. All of them truly differ.',
  )
  await stage.deliver(ownOrder(mailbox.cells.increments, 2))
  await lesson.expectValue('increments', '2')
  expect(await lesson.check('answer-two')).toMatch(/^getValue answered 2: /)
})

test('lesson 2: the door is locked and unlocked: a door that stays locked is found out, the solution passes', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_2)
  await lesson.predict('which-values', '1, 2 or 3')
  await lesson.predict('which-answers', 'open or locked')
  await lesson.fillBlank('door', "'locked'")
  await lesson.fillBlank('door', "self.become({ open: () => 'shut' })")
  expect(await lesson.check('lock-the-door')).toBe(
    'Expected open to answer open after unlock; came shut. Look at unlock: the first behaviour must come back.',
  )
  await lesson.putSolution('lock-the-door')
  await expect(lesson.cell('lock-the-door')).toContainText('The cell has changed since this check.')
  expect(await lesson.check('lock-the-door')).toMatch(
    /^The door locks and opens again\. Of \d+ orders tried, each ends with open or locked\.$/,
  )
  await expect(lesson.cell('lock-the-door')).toContainText('Now run the cell door')
  await lesson.runToEnd('counters')
  await lesson.runToEnd('door')
  await expect(lesson.cell('lock-the-door')).not.toContainText('Now run the cell door')
  await lesson.runToChoice('visit')
  expect(await lesson.stage.tryEveryOrder()).toBe(
    '2 orders: 1 ends with locked, 1 ends with open. All of them truly differ.',
  )
  await lesson.stage.deliver(ownOrder(mailbox.cells.visit, 2))
  await lesson.expectValue('visit', 'locked')
})

test('Restart notebook asks first, then forgets variables and actors and keeps texts and predictions', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_1)
  await lesson.predict('which-sums', '190, 200 or 210')
  await lesson.editLine('accounts', 'balance = 100', 'balance = 300')
  await lesson.runToEnd('accounts')
  await page.getByRole('button', { name: 'Restart notebook' }).click()
  const dialog = page.getByRole('dialog', { name: 'Restart the notebook?' })
  await dialog.getByRole('button', { name: 'Keep it running' }).click()
  await expect(dialog).toBeHidden()
  await expect(lesson.stage.actor('bank')).toBeVisible()

  await page.getByRole('button', { name: 'Restart notebook' }).click()
  await dialog.getByRole('button', { name: 'Restart notebook' }).click()
  await expect(lesson.stage.actor('bank')).toHaveCount(0)
  await expect(lesson.cell('accounts').getByRole('img', { name: 'Changed since it ran' })).toBeVisible()
  await lesson.runButton('transfer').click()
  await expect(lesson.errorOf('transfer')).toContainText('bank is not defined')
  await expect(lesson.editor('accounts')).toContainText('balance = 300')
  await expect(lesson.cell('which-sums')).toContainText('You predicted')
  await lesson.runToEnd('accounts')
})

test('a reload keeps edited text, predictions and passed checks, and Undo my edits brings the lesson’s text back', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_2)
  await lesson.predict('which-values', 'only 3')
  await lesson.predict('which-answers', 'always open')
  await lesson.putSolution('lock-the-door')
  expect(await lesson.check('lock-the-door')).toMatch(/^The door locks/)
  await page.reload()
  await lesson.ready()
  await expect(lesson.editor('door')).toContainText('self.unbecome()')
  await expect(lesson.cell('which-values')).toContainText('You predicted “only 3”.')
  await expect(lesson.cell('lock-the-door')).toHaveAccessibleName(/passed$/)
  await lesson.cell('door').getByRole('button', { name: 'Undo my edits' }).click()
  await expect(lesson.editor('door')).not.toContainText('self.unbecome()')
  await expect(lesson.cell('door')).toContainText('2 blanks left of 2')

  await page.goto(`${site}#/lessons`)
  await expect(page.getByRole('link', { name: /One mailbox/ })).toContainText(/\d of \d/)
})
