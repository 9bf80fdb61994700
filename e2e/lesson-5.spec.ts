/**
 * Lesson 5 as a student goes through it: two branches that wait for each other, a ring of three, and the repair.
 */
import { promises } from '../src/notebooks/lessons/05-stuck/expected'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON_5 = '05-stuck'
const CHECK = 'never-stuck'
const STUCK = 'Deadlock: north waits for south, south waits for north.'

test('two branches get stuck in some orders, and the page names the circle', async ({ page, site }) => {
  const lesson = await LessonPage.open(page, site, LESSON_5)
  const { stage } = lesson
  await lesson.runToEnd('branches')
  await lesson.predict('can-it-stick', 'both transfers always come to their end')
  await lesson.runToChoice('both-ways')
  await stage.deliver([
    ['notebook', 'north', 'send'],
    ['north', 'south', 'receive'],
    ['notebook', 'south', 'send'],
    ['south', 'north', 'receive'],
  ])
  await lesson.expectValue('both-ways', '10 and 30')

  await stage.button('Start again').click()
  await stage.expectDelivered(0)
  await stage.deliver([
    ['notebook', 'north', 'send'],
    ['notebook', 'south', 'send'],
  ])
  await expect(lesson.errorOf('both-ways')).toContainText(STUCK)
  await stage.deliver([['north', 'south', 'receive']])
  await expect(stage.actor('north')).toContainText('90')
  await expect(stage.actor('south')).toContainText('80')
  await stage.panel.getByRole('tab', { name: 'In words' }).click()
  await expect(stage.panel).toContainText('it was taken back, since they wait for each other in a circle')
  await stage.expectLogs([`error: ${STUCK}`])

  await stage.button('Start again').click()
  await stage.expectDelivered(0)
  expect(await stage.tryEveryOrder()).toBe(
    `4 orders: 2 end with 10 and 30, 2 end with DeadlockError: ${STUCK} All of them truly differ.`,
  )
})

test('a repair that still waits is found out, and one that tells gets stuck in no order', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, LESSON_5)
  await lesson.predict('can-it-stick', 'in some orders both wait for ever')
  await lesson.fillBlank('repair', 'await to.receive(n, self.ref)')
  await lesson.fillBlank('repair', 'from.receipt.tell(n)')
  expect(await lesson.check(CHECK)).toMatch(
    /2 of 10 orders end with DeadlockError: .* Look at the failing run: who waits for whom\? Tell instead of asking\.$/,
  )
  await lesson.editLine('repair', 'await to.receive', '    to.receive.tell(n, self.ref)')
  await lesson.editLine('repair', 'from.receipt', '    this.confirmed += n')
  expect(await lesson.check(CHECK)).toMatch(/A receipt|came/)
  await lesson.putSolution(CHECK)
  expect(await lesson.check(CHECK)).toBe(
    'No order gets stuck (all 24 tried): the money arrives, and both receipts come back.',
  )
  await lesson.expectPassed(CHECK)
  await lesson.spotAt('cook-asks', promises.spots?.['cook-asks'] ?? 0)
  await lesson.expectFound('cook-asks')
})
