/**
 * Lesson 7 as a student goes through it: a lost question, a lost answer that is paid for twice, and ids.
 */
import { promises } from '../src/notebooks/lessons/07-silence/expected'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON_7 = '07-silence'
const CHECK = 'pay-once'

test('the shop cannot tell a lost question from a lost answer, and pays twice', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_7)
  const { stage } = lesson
  await lesson.runToEnd('shop')
  await lesson.runToChoice('lost-question')
  await stage.deliver((promises.cells['lost-question'].order ?? []).slice(0, 1))
  await expect(stage.panel.getByText('1 lost on the way').first()).toBeVisible()
  await expect(stage.actor('account')).toContainText('100')
  await expect(stage.cards).toHaveAccessibleName(/^let time pass for shop: no answer to take after /)
  await stage.deliver((promises.cells['lost-question'].order ?? []).slice(1))
  await lesson.expectValue('lost-question', '90')

  await lesson.predict('who-can-tell', 'by the error that it gets')
  await lesson.runToChoice('lost-answer')
  await stage.deliver((promises.cells['lost-answer'].order ?? []).slice(0, 2))
  await expect(stage.actor('account')).toContainText('80')
  await expect(stage.cards).toHaveAccessibleName(/^let time pass for shop: no answer to take after /)
  await stage.deliver((promises.cells['lost-answer'].order ?? []).slice(2))
  await lesson.expectValue('lost-answer', '70')
  await stage.panel.getByRole('tab', { name: 'In words' }).click()
  await expect(stage.panel).toContainText('the answer of account to shop’s take was lost on the way')
})

test('an id that is new at each try is found out, one that stays is taken once', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_7)
  for (const [card, option] of Object.entries(promises.predictions)) await lesson.predictAt(card, option)
  expect(await lesson.check(CHECK)).toBe('Not yet: 3 blanks are still to be filled in the cell careful.')
  await lesson.fillBlank('careful', 'this.done.get(id)')
  await lesson.fillBlank('careful', 'this.done.set(id, this.balance)')
  await lesson.fillBlank('careful', '(this.payments += 1)')
  expect(await lesson.check(CHECK)).toMatch(/It was taken more than once\./)
  await lesson.putSolution(CHECK)
  expect(await lesson.check(CHECK)).toBe(
    'Each payment is taken once, and the shop hears what is left (all 2 orders tried).',
  )
  await lesson.expectPassed(CHECK)
  await lesson.spotAt('new-id', promises.spots?.['new-id'] ?? 0)
  await lesson.expectFound('new-id')
})
