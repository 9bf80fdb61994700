import { describe, expect, test } from 'vitest'
import type { CheckCell, CodeCell, Notebook, SpotCell } from '../document/notebook'
import { parseLesson } from '../document/parse'
import { parseTeachersPage, TEACHERS_HEADINGS } from '../document/teachers-page'
import { writeLesson } from '../document/write'
import { beforeRunning, blanksIn, usesOf } from '../exercises/check'
import { checks, findCheck } from '../exercises/checks'
import type { LessonPromises } from '../exercises/promise'
import { segments, noProgress } from '../exercises/progress'
import { compileCell } from '../kernel/compile/compile'
import { catalogue, firstScreen, loadLesson } from './catalogue'
import { breaches } from './prose'
import { hasTeachersPage, loadTeachersPage } from './teachers-pages'

const texts = import.meta.glob<string>('./*/lesson.md', { query: '?raw', import: 'default', eager: true })
const teaching = import.meta.glob<string>('./*/teach.md', { query: '?raw', import: 'default', eager: true })
/** Where hidden checks stand, which the page does not have. */
const graded = Object.keys(import.meta.glob('../../../grading/*/*.ts'))
const promised = import.meta.glob<LessonPromises>('./*/expected.ts', { import: 'promises', eager: true })

const lessons = Object.entries(texts).map(([path, text]) => {
  const id = path.split('/')[1]
  return { id, text, promises: promised[`./${id}/expected.ts`], ...parseLesson(text, id) }
})
const course = lessons.filter(({ notebook, id }) => notebook.shelf === 'course' && id !== firstScreen)

/** Characters of 7.8 px that a cell has room for in a window of 1280 × 720. */
const WIDEST = 58
/** The same beside the numbers and circles of a program with a mistake. */
const WIDEST_SPOT = 48

function codeCells(notebook: Notebook): readonly CodeCell[] {
  return notebook.cells.filter((cell) => cell.kind === 'code')
}
function checkCells(notebook: Notebook): readonly CheckCell[] {
  return notebook.cells.filter((cell) => cell.kind === 'check')
}
function spotCells(notebook: Notebook): readonly SpotCell[] {
  return notebook.cells.filter((cell) => cell.kind === 'spot')
}

describe.each(lessons)('lesson $id', ({ id, text, notebook, warnings, promises }) => {
  test('parses without a warning', () => {
    expect(warnings).toEqual([])
  })

  test('is the same after writing and reading', () => {
    expect(parseLesson(writeLesson(notebook), id)).toEqual({ notebook, warnings: [] })
  })

  test('says that there are hidden checks where there are some, and nowhere else', () => {
    const hidden = checkCells(notebook).some((check) => check.hidden === true)
    expect(hidden).toBe(graded.some((path) => path.includes(`/${id}/`)))
  })

  test('keeps the rules of its prose', () => {
    expect(breaches(text)).toEqual([])
  })

  test('stands in the catalogue as in its front matter, or is the first screen', async () => {
    expect(await loadLesson(id)).toEqual(notebook)
    if (id === firstScreen) return
    const { number, title, minutes, teaches, shelf } = notebook
    expect(catalogue.find((entry) => entry.id === id)).toMatchObject({
      number,
      title,
      minutes,
      teaches,
      shelf,
    })
  })

  test('promises something for every code cell, prediction, mistake and check, and for nothing else', () => {
    const ids = (kind: string) => notebook.cells.filter((cell) => cell.kind === kind).map((cell) => cell.id)
    expect(Object.keys(promises.cells)).toEqual(ids('code'))
    expect(Object.keys(promises.predictions)).toEqual(ids('predict'))
    expect(Object.keys(promises.spots ?? {})).toEqual(ids('spot'))
    expect(Object.keys(promises.checks)).toEqual(ids('check'))
    for (const cell of notebook.cells) {
      if (cell.kind === 'predict') expect(promises.predictions[cell.id]).toBe(cell.answer)
      if (cell.kind === 'spot') expect(cell.mistakes).toContain(promises.spots?.[cell.id])
    }
  })

  test('promises an order for each cell in You deliver, at most eight steps, and sums of orders that add up', () => {
    for (const cell of codeCells(notebook)) {
      const { order, outcomes, orders, distinct, result } = promises.cells[cell.id]
      expect(order !== undefined, cell.id).toBe(cell.stage.mode === 'step')
      if (order === undefined || outcomes === undefined) continue
      expect(order.length).toBeLessThanOrEqual(8)
      expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(orders)
      expect(distinct).toBeLessThanOrEqual(orders ?? 0)
      expect(Object.keys(outcomes)).toContain(result)
    }
  })

  test('has checks that are known, judge cells of this lesson, and have a solution that can be put in', () => {
    for (const card of checkCells(notebook)) {
      const check = findCheck(card.id)
      expect(check, card.id).toBeDefined()
      if (check === undefined) continue
      const known = codeCells(notebook).map((cell) => cell.id)
      for (const use of usesOf(check)) expect(known).toContain(use.cell)
      for (const need of Object.values(check.needs))
        if (need.kind === 'order' || need.kind === 'live') expect(need.cell).toBe(card.cell)
      expect(card.hints.length).toBeGreaterThan(0)
      if (promises.checks[card.id].solution === undefined) {
        const { order, live } = promises.checks[card.id]
        expect(live ?? order).toBeDefined()
        continue
      }
      const solved = codeCells(notebook).map((cell) =>
        cell.id === card.cell ? { ...cell, text: card.solution } : cell,
      )
      expect(beforeRunning(check, notebook.cells)).not.toBeNull()
      expect(beforeRunning(check, solved)).toBeNull()
      expect(agreesWithBlanks(notebook.cells, card)).toBe(true)
    }
  })

  test('has short programs with a mistake that compile, and words for the lines that look like it', () => {
    for (const { id, code, wrong } of spotCells(notebook)) {
      expect(code.split('\n').length, id).toBeLessThanOrEqual(12)
      const cell = { cell: id, version: 1, text: code, language: 'typescript' as const }
      expect(compileCell({ ...cell, known: new Set(), modules: [] })).toMatchObject({ ok: true })
      expect(Object.keys(wrong).length, id).toBeGreaterThan(0)
    }
  })

  test('begins no line with what would go on with the line before, since it does without semicolons', () => {
    const programs = [
      ...codeCells(notebook).map((cell) => cell.text),
      ...checkCells(notebook).map((card) => card.solution),
      ...spotCells(notebook).flatMap((card) => [card.code, card.repaired]),
    ]
    for (const program of programs) expect(program).not.toMatch(/^\s*[`([]/m)
  })

  test('has no line of code that is cut at the right in the smallest window', () => {
    const programs = [
      ...codeCells(notebook).map((cell) => cell.text),
      ...checkCells(notebook).flatMap((card) => (promises.checks[card.id].solution ? [card.solution] : [])),
    ]
    for (const program of programs)
      for (const line of program.split('\n')) expect(line.length, line).toBeLessThanOrEqual(WIDEST)
    for (const { code, repaired } of spotCells(notebook))
      for (const line of [...code.split('\n'), ...repaired.split('\n')])
        expect(line.length, line).toBeLessThanOrEqual(WIDEST_SPOT)
  })

  test('has Python beside a program, if it is of the course, and no line of it is cut', () => {
    const programs = codeCells(notebook).flatMap((cell) => cell.python ?? [])
    if (course.some((one) => one.id === id)) expect(programs).not.toEqual([])
    for (const program of programs)
      for (const line of program.split('\n')) expect(line.length, line).toBeLessThanOrEqual(WIDEST)
  })

  test('has blanks in its exercises and nowhere else', () => {
    for (const cell of codeCells(notebook)) expect(blanksIn(cell.text) > 0).toBe(cell.exercise)
  })
})

/** The solution is the exercise with something in place of each blank. */
function agreesWithBlanks(cells: Notebook['cells'], card: CheckCell): boolean {
  const cell = cells.find((one) => one.kind === 'code' && one.id === card.cell)
  if (cell?.kind !== 'code') return false
  const pattern = cell.text
    .split(/_{6,}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('(.+)')
  return new RegExp(`^${pattern}$`).test(card.solution)
}

describe('pages for the teacher', () => {
  test.each(course)('lesson $id has one', ({ id }) => {
    expect(hasTeachersPage(id)).toBe(true)
  })

  test.each(Object.entries(teaching))(
    '%s has the five headings, and the minutes of its lesson',
    async (path, text) => {
      const { sections, minutes } = parseTeachersPage(text)
      const lesson = lessons.find(({ id }) => id === path.split('/')[1])
      expect(sections.map((section) => section.title)).toEqual(TEACHERS_HEADINGS)
      for (const section of sections) expect(section.markdown, section.title).not.toBe('')
      expect(minutes).toBe(lesson?.notebook.minutes)
      expect(await loadTeachersPage(lesson?.id ?? '')).toEqual({ sections, minutes })
    },
  )

  test.each(Object.entries(teaching))('%s keeps the rules of prose', (_, text) => {
    expect(breaches(text)).toEqual([])
  })

  test('a lesson that does not exist has none', async () => {
    expect(hasTeachersPage('99')).toBe(false)
    expect(await loadTeachersPage('99')).toBeNull()
  })
})

describe('the course', () => {
  test.each(course)(
    '$id asks for a prediction and has a check, in eight segments and a mistake at the most',
    ({ notebook }) => {
      expect(notebook.cells.some((cell) => cell.kind === 'predict')).toBe(true)
      expect(notebook.cells.some((cell) => cell.kind === 'check')).toBe(true)
      const labels = segments(notebook, noProgress).map((segment) => segment.label)
      expect(labels.filter((label) => label !== 'Spot')).toHaveLength(8)
      expect(labels.length).toBeLessThanOrEqual(9)
    },
  )

  test('lists every lesson once, each behind those that come before it', () => {
    const ids = catalogue.map((entry) => entry.id)
    expect([...ids].sort()).toEqual(
      lessons
        .map(({ id }) => id)
        .filter((id) => id !== firstScreen)
        .sort(),
    )
    for (const entry of catalogue) {
      for (const before of entry.after) expect(ids.indexOf(before)).toBeLessThan(ids.indexOf(entry.id))
    }
  })

  test('has a card for every check, in one lesson only', () => {
    const cards = lessons.flatMap(({ notebook }) => checkCells(notebook).map((card) => card.id))
    expect([...cards].sort()).toEqual(checks.map((check) => check.id).sort())
  })

  test('links only to lessons that there are', () => {
    const links = lessons.flatMap(({ text }) =>
      [...text.matchAll(/\]\(#\/lesson\/([^)]*)\)/g)].map((match) => match[1]),
    )
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(catalogue.map((entry) => entry.id)).toContain(link)
  })

  test('says which lessons there are when one is unknown', async () => {
    await expect(loadLesson('99')).rejects.toThrow(
      "There is no lesson '99'. There are how-to-read-the-stage, 01-make-money-disappear,",
    )
  })
})
