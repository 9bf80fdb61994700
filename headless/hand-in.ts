/**
 * One file that was handed in, and the checks of its lesson over it.
 *
 * The lesson says what is checked and what stands around an exercise; the file gives nothing but the texts of the cells
 * that a student may change. They run apart, unless the grader trusts them: neither network nor storage. Each check has an explorer of its own.
 */
import type { CheckCell, CodeCell, Notebook } from '../src/notebooks/document/notebook'
import { orderedCell, type Check } from '../src/notebooks/exercises/check'
import type { KeptOrders } from '../src/notebooks/exercises/kept-orders'
import { failingScript } from '../src/notebooks/grading/failing-run'
import { readHandedIn } from '../src/notebooks/grading/handed-in'
import type { Found } from '../src/notebooks/grading/match'
import type { LiveSession } from '../src/notebooks/kernel/live-session'
import type { CheckResult } from '../src/notebooks/kernel/session'
import { makeLink } from '../src/runtime/record/run-link'
import { deliver } from '../src/ui/store/deliver'
import { findAll, problemsOf } from './found-cells'
import { codeOf, gradedOf, readerCells, type CheckFacts, type Graded } from './lesson-checks'
import { lessonOf } from './lessons'
import { limited } from './limited'
import { openHeadlessSession, type Place } from './session'

export interface HandInFacts {
  readonly name: string
  readonly group: string
  readonly problems: readonly string[]
  readonly checks: readonly CheckFacts[]
}

export interface Judgement {
  readonly correct: boolean
  readonly message: string
  readonly seconds: number
  /** It did not come to an end, and was stopped. */
  readonly stopped: boolean
  /** Keys of an order in which it goes wrong, and the address that shows it. */
  readonly failingRun: { readonly schedule: readonly string[]; readonly link: string } | null
}

export class HandIn {
  private readonly session: LiveSession
  private readonly printed: readonly CodeCell[]
  private readonly cells: readonly CodeCell[]
  private ranLive = false

  private constructor(
    private readonly lesson: Notebook,
    private readonly graded: readonly Graded[],
    private readonly found: ReadonlyMap<string, Found | null>,
    private readonly orders: KeptOrders,
    readonly facts: HandInFacts,
    place: Place,
  ) {
    this.printed = codeOf(lesson)
    this.cells = this.printed.flatMap((cell) => {
      const there = found.get(cell.id)
      if (there === null) return []
      return [there === undefined ? cell : { ...cell, text: there.text }]
    })
    this.session = openHeadlessSession(
      lesson,
      place,
      (id) => graded.find(({ check }) => check.id === id)?.check,
    )
  }

  static open(
    text: string,
    file: string,
    lessonId: string,
    place: Place,
  ): HandIn | { readonly refused: string } {
    const lesson = lessonOf(lessonId)
    if (lesson === null) return { refused: `There is no lesson ${lessonId}.` }
    const read = readHandedIn(text, file)
    if ('refused' in read) return read
    if (read.lesson !== '' && read.lesson !== lessonId)
      return { refused: `It is a copy of ${read.lesson}, and not of ${lessonId}.` }
    const graded = gradedOf(lesson, place)
    const found = findAll(lesson, graded, read)
    if (found.size > 0 && [...found.values()].every((one) => one === null) && read.lesson === '')
      return { refused: `Nothing of the lesson ${lessonId} was found in it.` }
    const { name, group } = read
    const checks = graded.map(({ facts }) => facts)
    return new HandIn(
      lesson,
      graded,
      found,
      read.orders,
      { name, group, checks, problems: problemsOf(found) },
      place,
    )
  }

  async check(id: string, seconds: number): Promise<Judgement> {
    const one = this.graded.find(({ facts }) => facts.id === id)
    if (one === undefined) throw new Error(`There is no check ${id}.`)
    const began = performance.now()
    const judged = (result: CheckResult, stopped: boolean, link = ''): Judgement => ({
      correct: result.correct,
      message: result.message,
      seconds: (performance.now() - began) / 1000,
      stopped,
      failingRun: result.failingRun === null ? null : { schedule: result.failingRun, link },
    })
    const gone = readerCells(one.check).find((cell) => this.found.get(cell) === null)
    if (gone !== undefined)
      return judged(
        {
          correct: false,
          message: `The cell \`${gone}\` is missing from what was handed in.`,
          failingRun: null,
        },
        false,
      )
    const { late, result } = await this.withinLimit(one, seconds)
    // The next check gets an explorer in which nothing of this one has run.
    this.session.stopExploring()
    if (late) {
      const message = `It was stopped after ${seconds} seconds: it did not come to an end.`
      return judged({ correct: false, message, failingRun: null }, true)
    }
    // Nobody has stopped it: nothing is known of the cell, so this is no answer.
    if (!result.correct && result.message.endsWith('the check was stopped.'))
      throw new Error('Its worker ended before it had an answer: it may have taken all memory.')
    // The explorer counts rounds, and ends by itself what goes on for too long.
    const endless = !result.correct && /without an end/.test(result.message)
    return judged(result, endless, await this.linkTo(one.check, result))
  }

  private async withinLimit(one: Graded, seconds: number) {
    let again: ReturnType<typeof setInterval> | undefined
    const stop = () => {
      void this.session.stop()
      // What is gathered next for the same check may hang as well.
      again = setInterval(() => this.session.stopExploring(), 100)
    }
    try {
      return await limited(this.judge(one, seconds), seconds, stop)
    } finally {
      clearInterval(again)
    }
  }

  private async judge({ check, card }: Graded, seconds: number): Promise<CheckResult> {
    const ordered = orderedCell(check)
    if (ordered !== null) return this.deliverAgain(ordered, card, seconds)
    if (Object.values(check.needs).some((need) => need.kind === 'live')) {
      const failed = await this.runLive(card.cell, seconds)
      if (failed !== null) return failed
    }
    return this.session.check(card, this.cells)
  }

  /** The lesson's own program, delivered in the order that was handed in: on it the order is judged. */
  private async deliverAgain(ordered: string, card: CheckCell, seconds: number): Promise<CheckResult> {
    const wrong = (message: string): CheckResult => ({ correct: false, message, failingRun: null })
    if (!Object.hasOwn(this.orders, card.id))
      return wrong(
        'No order of deliveries was handed in for it. *Hand in* puts it into the file, once the check has passed.',
      )
    const order = this.orders[card.id]
    this.ranLive = false
    await this.session.restart()
    const end = this.printed.findIndex(({ id }) => id === ordered)
    const before = this.printed.slice(0, end).filter(({ original, exercise }) => !original && !exercise)
    for (const cell of before) {
      const failed = await this.runCell(cell, seconds)
      if (failed !== null) return failed
    }
    const ran = this.session.run(withLimit(this.printed[end], seconds))
    const refused = await deliver(this.session, ordered, ran, { order, then: 'hold' })
    if (refused !== '') return wrong(`The order that was handed in can’t be delivered. ${refused}`)
    return this.session.check(card, this.printed)
  }

  /** A check that judges a run at full speed gets one: the cells from the top to that cell, once. */
  private async runLive(last: string, seconds: number): Promise<CheckResult | null> {
    if (this.ranLive) return null
    this.ranLive = true
    for (const cell of this.cells.filter(({ original }) => !original)) {
      const failed = await this.runCell(cell, seconds)
      if (failed !== null) return failed
      if (cell.id === last) return null
    }
    return null
  }

  private async runCell(cell: CodeCell, seconds: number): Promise<CheckResult | null> {
    const ran = this.session.run(withLimit(cell, seconds))
    await deliver(this.session, cell.id, ran)
    const { status, error } = await ran
    if (status === 'ok') return null
    const why = error === null ? 'it was stopped' : `${error.name}: ${error.message}`
    return {
      correct: false,
      message: `The cell \`${cell.id}\` did not run to its end: ${why}`,
      failingRun: null,
    }
  }

  private async linkTo(check: Check, { failingRun }: CheckResult): Promise<string> {
    if (failingRun === null) return ''
    const judged = { lesson: this.lesson.id, seed: SEED, reader: this.cells, printed: this.printed }
    const script = failingScript(check, failingRun, judged)
    const made = script === null ? null : await makeLink(script)
    return made?.ok ? `#/run/${made.text}` : ''
  }
}

/** The limit of this command goes before what a file says of itself. */
function withLimit(cell: CodeCell, seconds: number): CodeCell {
  return { ...cell, stage: { ...cell.stage, limit: seconds * 2 } }
}

/** That of a session in which no cell has set another. */
const SEED = 42
