/**
 * Lesson 3 as a student goes through it: one sender, two senders, a network without order, and the words that can
 * stand on the board.
 */
import { promises } from '../src/notebooks/lessons/03-who-promised-order/expected'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON_3 = '03-who-promised-order'
const CHECK = 'name-the-words'

test('one sender keeps its order, two senders do not, and the unordered network gives up the rest', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_3)
  const { stage } = lesson
  const held = stage.panel.getByRole('region', { name: 'Held for board' })
  await lesson.runToEnd('board')
  await lesson.runToChoice('alone')
  await expect(held).toContainText('behind N')
  expect(await stage.tryEveryOrder()).toBe('1 order: 1 ends with NO.')
  await stage.next(3)
  await lesson.expectValue('alone', 'NO')

  await lesson.predict('which-words', 'only NOW, since ana is asked first')
  await lesson.runToChoice('two-senders')
  expect(await stage.tryEveryOrder()).toBe(
    '3 orders: 1 ends with NOW, 1 ends with NWO, 1 ends with WNO. All of them truly differ.',
  )
  await stage.deliver((promises.cells['two-senders'].order ?? []).slice(3))
  await lesson.expectValue('two-senders', 'NWO')

  await lesson.runToChoice('unordered')
  await expect(held).toContainText('any of them can go')
  await expect(stage.cards).toHaveCount(3)
  await expect(stage.panel.getByText('behind N')).toHaveCount(0)
  await stage.deliver((promises.cells.unordered.order ?? []).slice(3))
  await lesson.expectValue('unordered', 'OWN')

  // The order is kept again.
  await lesson.runToChoice('go-on')
  await stage.deliver([
    ['ana', 'ben', 'goOn'],
    ['ben', 'board', 'O'],
  ])
  await expect(stage.actor('board')).toContainText('O')
  await expect(stage.cards).toHaveCount(2)
})

test('the words are compared with what every order gives', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_3)
  await lesson.predict('which-words', 'NOW, NWO or WNO')
  expect(await lesson.check(CHECK)).toBe('Not yet: one blank is still to be filled in the cell possible.')
  await lesson.fillBlank('possible', "'WON'")
  expect(await lesson.check(CHECK)).toMatch(/^What you named can stand on the board, and 2 more can\./)
  await lesson.editLine('possible', 'const possible', "const possible = ['WON', 'NOW']")
  expect(await lesson.check(CHECK)).toMatch(/^None of the 4 orders ends with NOW\. /)
  await lesson.editLine('possible', 'const possible', "const possible = ['OWN', 'ONW', 'WON']")
  expect(await lesson.check(CHECK)).toBe(
    'These and no others: 2 of 4 orders end with WON, 1 with ONW, 1 with OWN.',
  )
  await lesson.expectPassed(CHECK)
})
