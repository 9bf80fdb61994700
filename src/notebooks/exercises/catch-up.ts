/**
 * "Catch me up": what a person who comes late has not done before a cell, and the reference answers for it.
 *
 * Exercises get the solution of their check, but for those that have passed; a prediction that was not made is skipped,
 * so that what follows it opens. It is nothing that the person did: progress does not count it.
 */
import type { Cell } from '../document/notebook'

/** Stands in the place of an option where a prediction was skipped. */
export const SKIPPED = -1

export interface Missing {
  readonly answers: readonly { readonly check: string; readonly cell: string; readonly text: string }[]
  /** Ids of predictions. */
  readonly skips: readonly string[]
}

export interface Done {
  readonly predictions: Readonly<Record<string, number>>
  readonly passed: readonly string[]
}

/** Before this cell; before the end where there is no such cell. */
export function missingBefore(cells: readonly Cell[], to: string, done: Done): Missing {
  const at = cells.findIndex(({ id }) => id === to)
  const before = at < 0 ? cells : cells.slice(0, at)
  const answers = before.flatMap((check) => {
    if (check.kind !== 'check' || check.solution === '' || done.passed.includes(check.id)) return []
    // A check on an order of deliveries has words as its solution, and nothing later stands on it.
    const judged = cells.find(({ id }) => id === check.cell)
    if (judged?.kind !== 'code' || !judged.exercise || judged.text === check.solution) return []
    return [{ check: check.id, cell: check.cell, text: check.solution }]
  })
  const skips = before.flatMap((cell) =>
    cell.kind === 'predict' && !(cell.id in done.predictions) ? [cell.id] : [],
  )
  return { answers, skips }
}
