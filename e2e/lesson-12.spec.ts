/**
 * Lesson 12 as somebody meets it who gets it wrong first: workers that never share are not one network.
 */
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

test('the check of lesson 12 waits for both blanks, refuses one meeting, and passes what is shared', async ({
  page,
  site,
}) => {
  test.setTimeout(180_000)
  const lesson = await LessonPage.open(page, site, '12-learning-in-workers')
  await lesson.predict('how-good', 'less than either of them')
  expect(await lesson.check('learn-together')).toMatch(/^Not yet: 3 blanks are still to be filled/)
  await lesson.putSolution('learn-together')
  await lesson.editLine('together', 'done = 20; done <= 200', 'for (let done = 20; done <= 20; done += 20) {')
  await lesson.runToEnd('learners')
  await lesson.runToEnd('one')
  await lesson.runToEnd('together')
  expect(await lesson.check('learn-together')).toMatch(/^The workers met once\./)
  await lesson.editLine('together', 'done <= 20;', 'for (let done = 20; done <= 40; done += 20) {')
  await lesson.runToEnd('together')
  expect(await lesson.check('learn-together')).toMatch(
    /^The averaged network knows \d\d\.\d\d % of the test digits; the check asks for 92 %\. Look at what/,
  )
  await expect(lesson.cell('learn-together')).not.toHaveAccessibleName(/passed$/)
})
