/**
 * Grades as a table for the terminal, as CSV and as JSON: three forms of one value.
 *
 * @typedef {{id: string, kind: 'visible' | 'hidden', title: string, unjudged: string}} CheckFacts
 * @typedef {{id: string, kind: 'visible' | 'hidden', correct: boolean | null, message: string, seconds: number,
 *   failingRun: {schedule: string[], link: string} | null}} CheckGrade `correct` null: it can't be judged of a file.
 * @typedef {{file: string, name: string, group: string, judged: boolean, points: number, max: number,
 *   checks: CheckGrade[], problems: string[]}} HandInGrade
 */
import { csvOf } from './csv.mjs'
import { oneLine } from './printable.mjs'

/** A point for each check that is passed. @param {readonly CheckGrade[]} checks */
export function pointsOf(checks) {
  return checks.filter(({ correct }) => correct === true).length
}

/** @param {readonly CheckFacts[]} facts @param {readonly HandInGrade[]} grades */
export function gradesCsv(facts, grades) {
  const judged = facts.filter(({ unjudged }) => unjudged === '')
  const head = [
    ...['file', 'name', 'group', 'points', 'max'],
    ...judged.flatMap(({ id, kind }) => [`${id} (${kind})`, `${id}: message`, `${id}: failing run`]),
    'problems',
  ]
  const rows = grades.map((grade) => [
    ...[grade.file, grade.name, grade.group, grade.points, grade.max],
    ...judged.flatMap(({ id }) => {
      const check = grade.checks.find((one) => one.id === id)
      if (check === undefined) return ['', '', '']
      return [check.correct === true ? 1 : 0, check.message, runOf(check)]
    }),
    grade.problems.join('\n'),
  ])
  return csvOf([head, ...rows])
}

/** @param {CheckGrade} check */
function runOf({ failingRun }) {
  return failingRun === null ? '' : failingRun.link || failingRun.schedule.join(' ')
}

/** @param {string} lesson @param {readonly CheckFacts[]} checks @param {readonly HandInGrade[]} handIns */
export function gradesJson(lesson, checks, handIns) {
  return `${JSON.stringify({ lesson, checks, handIns }, null, 2)}\n`
}

/** Columns wide enough for a terminal. @param {readonly CheckFacts[]} facts @param {readonly HandInGrade[]} grades */
export function gradesTable(facts, grades) {
  const judged = facts.filter(({ unjudged }) => unjudged === '')
  const rows = [
    ['name', 'group', 'points', 'checks', 'problems'],
    ...grades.map((grade) => [
      oneLine(grade.name, 28),
      oneLine(grade.group, 10),
      grade.judged ? `${grade.points}/${grade.max}` : '-',
      judged.map(({ id }) => mark(grade.checks.find((one) => one.id === id))).join(' '),
      oneLine(grade.problems.join(' '), 110),
    ]),
  ]
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => [...row[at]].length)))
  const lines = rows.map((row) =>
    row
      .map((text, at) => text + ' '.repeat(widths[at] - [...text].length))
      .join('  ')
      .trimEnd(),
  )
  const names = judged.map(({ id, kind }) => (kind === 'hidden' ? `${id} (hidden)` : id))
  const left = facts.filter(({ unjudged }) => unjudged !== '')
  return [
    `Checks, in this order: ${names.join(', ')}`,
    ...left.map(({ id, unjudged }) => `Not judged: ${id}. ${unjudged}`),
    '',
    ...lines,
  ].join('\n')
}

/** @param {CheckGrade | undefined} check */
function mark(check) {
  if (check === undefined) return '·'
  return check.correct === true ? '✓' : '✗'
}
