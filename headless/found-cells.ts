/**
 * Where the cells that a lesson's checks judge are in a file that was handed in, and what a grader should know of them.
 */
import type { Notebook } from '../src/notebooks/document/notebook'
import type { HandedIn } from '../src/notebooks/grading/handed-in'
import { findCell, type Found } from '../src/notebooks/grading/match'
import { suspiciousWords } from '../src/notebooks/grading/suspicious'
import { codeOf, readerCells, type Graded } from './lesson-checks'

/** Every cell that a check judges. */
export function findAll(
  lesson: Notebook,
  graded: readonly Graded[],
  { cells }: HandedIn,
): ReadonlyMap<string, Found | null> {
  const judged = graded.filter(({ facts }) => facts.unjudged === '')
  const ids = new Set(judged.flatMap(({ check }) => readerCells(check)))
  const code = codeOf(lesson)
  return new Map(
    code
      .filter(({ id }) => ids.has(id))
      .map((cell) => {
        const card = lesson.cells.find((one) => one.kind === 'check' && one.cell === cell.id)
        const wanted = {
          id: cell.id,
          printed: cell.text,
          solution: card?.kind === 'check' && card.solution.includes('\n') ? card.solution : '',
          others: code.filter(({ id }) => id !== cell.id).map(({ text }) => text),
        }
        return [cell.id, findCell(wanted, cells)]
      }),
  )
}

export function problemsOf(found: ReadonlyMap<string, Found | null>): readonly string[] {
  return [...found].flatMap(([cell, there]) => {
    if (there === null) return [`The cell \`${cell}\` is missing.`]
    const odd = suspiciousWords(there.text)
    const look =
      odd.length === 0 ? '' : `The cell \`${cell}\` uses ${odd.join(', ')}: look at it before you trust this.`
    return [there.words, look].filter((words) => words !== '')
  })
}
