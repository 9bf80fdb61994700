/**
 * Undo and redo of edits across cells: a step leads from a notebook back to what it was before an edit.
 *
 * A step knows the order of the cells before the edit, and the cells that the edit changed or removed as they were. What
 * a person has typed into other cells since stays as it is; so steps are taken back in the opposite order, newest first.
 */
import type { EditEffect } from './edits'
import type { Cell, Notebook } from './notebook'

export interface Step {
  readonly order: readonly string[]
  readonly cells: readonly Cell[]
}

/** The step from `after` back to `before`. */
export function stepBack(before: Notebook, after: Notebook): Step {
  const now = new Map(after.cells.map((cell) => [cell.id, cell]))
  return {
    order: before.cells.map((cell) => cell.id),
    cells: before.cells.filter((cell) => now.get(cell.id) !== cell),
  }
}

export interface Stepped {
  readonly notebook: Notebook
  /** Leads forward again. */
  readonly step: Step
  readonly effects: readonly EditEffect[]
}

export function takeStep(notebook: Notebook, { order, cells }: Step): Stepped {
  const now = new Map(notebook.cells.map((cell) => [cell.id, cell]))
  const then = new Map(cells.map((cell) => [cell.id, cell]))
  const next: Notebook = {
    ...notebook,
    cells: order.flatMap((id) => {
      const cell = then.get(id) ?? now.get(id)
      return cell === undefined ? [] : [cell]
    }),
  }
  return { notebook: next, step: stepBack(notebook, next), effects: effectsOf(notebook, next) }
}

/** What follows from one notebook becoming another: of code cells only. */
export function effectsOf(before: Notebook, after: Notebook): readonly EditEffect[] {
  const texts = new Map(before.cells.flatMap((cell) => (cell.kind === 'code' ? [[cell.id, cell.text]] : [])))
  const effects: EditEffect[] = []
  for (const cell of after.cells) {
    if (cell.kind !== 'code') continue
    if (texts.get(cell.id) !== cell.text) effects.push({ kind: 'edited', cell: cell.id, text: cell.text })
    texts.delete(cell.id)
  }
  for (const cell of texts.keys()) effects.push({ kind: 'removed', cell })
  return [...effects, { kind: 'save' }]
}
