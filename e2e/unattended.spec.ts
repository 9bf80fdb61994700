/**
 * Lessons run unattended from top to bottom: what each cell gives is what the lesson promises.
 *
 * Exercises get their solutions. A cell in You deliver is delivered in the promised order, and every order is tried.
 */
import { promises as money } from '../src/notebooks/lessons/01-make-money-disappear/expected'
import { promises as mailbox } from '../src/notebooks/lessons/02-one-mailbox/expected'
import { promises as bank } from '../src/notebooks/lessons/bank-original/expected'
import { promises as counter } from '../src/notebooks/lessons/counter-original/expected'
import { promises as pingPong } from '../src/notebooks/lessons/ping-pong-original/expected'
import type { CellPromise, LessonPromises } from '../src/notebooks/exercises/promise'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const lessons: Readonly<Record<string, LessonPromises>> = {
  '01-make-money-disappear': money,
  '02-one-mailbox': mailbox,
  'counter-original': counter,
  'ping-pong-original': pingPong,
  'bank-original': bank,
}

for (const [id, promises] of Object.entries(lessons)) {
  test(`${id} keeps its promises`, async ({ page, site }) => {
    const lesson = await LessonPage.open(page, site, id)
    for (const [cell, option] of Object.entries(promises.predictions)) await lesson.predictAt(cell, option)
    for (const [card, check] of Object.entries(promises.checks))
      if (check.solution) await lesson.putSolution(card)
    const printed: string[] = []
    for (const [cell, promise] of Object.entries(promises.cells)) {
      await lesson.unfold(cell)
      await (promise.order === undefined ? lesson.runToEnd(cell) : delivered(lesson, cell, promise))
      if (promise.result !== null) await lesson.expectValue(cell, promise.result)
      printed.push(...(promise.printed ?? []))
      if (promise.printed !== undefined) await expect.poll(() => lesson.stage.logs()).toEqual(printed)
      expect(await lesson.errorOf(cell).count()).toBe(0)
    }
    for (const [card, check] of Object.entries(promises.checks)) {
      if (!check.solution) continue
      await lesson.check(card)
      await expect(lesson.cell(card)).toHaveAccessibleName(/passed$/)
    }
  })
}

test('the originals lose what is under way when they stop without waiting, and say how much', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, 'bank-original')
  await lesson.runToEnd('bank')
  await lesson.unfold('bank-original')
  await lesson.runToEnd('bank-original')
  await lesson.expectValue('bank-original', /^(?!110 and 90)-?\d+ and -?\d+ of 200$/)
  await expect(lesson.stage.transport).toContainText(/\d undeliverable/)
})

async function delivered(lesson: LessonPage, cell: string, promise: CellPromise): Promise<void> {
  const { stage } = lesson
  await lesson.runToChoice(cell)
  const given = await stage.delivered()
  if (promise.outcomes !== undefined && promise.orders !== undefined) {
    const found = await stage.tryEveryOrder()
    const numbers = [...Object.entries(promise.outcomes)]
    if (numbers.length === 1)
      expect(found).toBe(`No order changes it: ${numbers[0][0]} (all ${promise.orders} tried).`)
    else {
      expect(found).toMatch(new RegExp(`^${promise.orders} orders: `))
      for (const [value, orders] of numbers)
        expect(found).toMatch(new RegExp(`\\b${orders} ends? with '?${value}\\b`))
      expect(found).toContain(
        promise.distinct === promise.orders
          ? 'All of them truly differ.'
          : `Only ${promise.distinct} truly differ.`,
      )
    }
  }
  await stage.deliver((promise.order ?? []).slice(given))
  await lesson.ended(cell)
}
