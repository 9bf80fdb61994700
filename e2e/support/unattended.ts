/**
 * A lesson unattended, from top to bottom: what each cell gives is what the lesson promises.
 *
 * Exercises get their solutions. A cell in You deliver is delivered in the promised order, and every order is tried.
 * The lesson is whatever can be driven like one, so that every browser keeps the same promises.
 */
import assert from 'node:assert/strict'
import type { CellPromise, LessonPromises, Step } from '../../src/notebooks/exercises/promise'

export interface UnattendedLesson {
  predictAt(card: string, option: number): Promise<void>
  /** Chooses this line, from 1, and answers with it. */
  spotAt(card: string, line: number): Promise<void>
  /** The mistake is found. */
  expectFound(card: string): Promise<void>
  putSolution(card: string): Promise<void>
  unfold(cell: string): Promise<void>
  /** Runs the cell; fails where it ends with an error. */
  runToEnd(cell: string): Promise<void>
  /** Runs the cell until messages are held. */
  runToChoice(cell: string): Promise<void>
  /** The cell has ended, without an error. */
  ended(cell: string): Promise<void>
  expectValue(cell: string, value: string): Promise<void>
  check(card: string): Promise<string>
  expectPassed(card: string): Promise<void>
  readonly stage: {
    delivered(): Promise<number>
    deliver(steps: readonly Step[]): Promise<void>
    tryEveryOrder(): Promise<string>
    expectLogs(lines: readonly string[]): Promise<void>
  }
}

export async function keepPromises(lesson: UnattendedLesson, promises: LessonPromises): Promise<void> {
  for (const [card, option] of Object.entries(promises.predictions)) await lesson.predictAt(card, option)
  for (const [card, { solution }] of Object.entries(promises.checks))
    if (solution) await lesson.putSolution(card)
  const printed: string[] = []
  for (const [cell, promise] of Object.entries(promises.cells)) {
    await lesson.unfold(cell)
    await (promise.order === undefined ? lesson.runToEnd(cell) : delivered(lesson, cell, promise))
    if (promise.result !== null) await lesson.expectValue(cell, promise.result)
    printed.push(...(promise.printed ?? []))
    if (promise.printed !== undefined) await lesson.stage.expectLogs(printed)
  }
  for (const [card, line] of Object.entries(promises.spots ?? {})) {
    await lesson.spotAt(card, line)
    await lesson.expectFound(card)
  }
  for (const [card, { solution, live }] of Object.entries(promises.checks)) {
    if (!solution && !live) continue
    await lesson.check(card)
    await lesson.expectPassed(card)
  }
}

async function delivered(lesson: UnattendedLesson, cell: string, promise: CellPromise): Promise<void> {
  const { stage } = lesson
  await lesson.runToChoice(cell)
  const given = await stage.delivered()
  if (promise.outcomes !== undefined && promise.orders !== undefined)
    compare(await stage.tryEveryOrder(), promise.outcomes, promise)
  await stage.deliver((promise.order ?? []).slice(given))
  await lesson.ended(cell)
}

/** What trying every order found, in the page's words. */
function compare(found: string, outcomes: Readonly<Record<string, number>>, promise: CellPromise): void {
  const { orders, distinct } = promise
  const numbers = Object.entries(outcomes)
  if (numbers.length === 1) {
    assert.equal(found, `No order changes it: ${numbers[0][0]} (all ${orders} tried).`)
    return
  }
  assert.match(found, new RegExp(`^${orders} orders: `))
  for (const [value, count] of numbers)
    assert.match(found, new RegExp(`\\b${count} ends? with '?${value}\\b`))
  const differ = distinct === orders ? 'All of them truly differ.' : `Only ${distinct} truly differ.`
  assert.ok(found.includes(differ), `"${found}" does not say: ${differ}`)
}
