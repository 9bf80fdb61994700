/**
 * A person's edits as operations on a notebook: (notebook, edit) → the next notebook and what follows from it.
 *
 * Pure. The caller performs the effects: it tells the session of a new text, forgets the runs of removed cells, saves.
 * What cannot be done is a value with a reason. Questions and checks are the lesson's: they can be moved, not changed
 * or removed, since what they judge lives outside of the notebook and knows them by their ids. Every edit can be undone
 * by a `Step`, which knows the order before it and the cells that it changed.
 */
import type { Cell, Notebook, Question } from './notebook'

export type Edit =
  | { readonly kind: 'setText'; readonly cell: string; readonly text: string }
  /** `after` null: at the top. */
  | { readonly kind: 'insert'; readonly cell: Cell; readonly after: string | null }
  | { readonly kind: 'remove'; readonly cell: string }
  | { readonly kind: 'move'; readonly cell: string; readonly after: string | null }
  /** `at`: where the text of the lower cell begins; `id`: the lower cell's. */
  | { readonly kind: 'split'; readonly cell: string; readonly at: number; readonly id: string }
  /** With the cell below; the upper one's kind and id stay. */
  | { readonly kind: 'merge'; readonly cell: string }
  | { readonly kind: 'changeKind'; readonly cell: string; readonly to: TextKind }
  /** Undo my edits, of one cell, or of the whole notebook (`cell` null). */
  | { readonly kind: 'undoEdits'; readonly cell: string | null; readonly original: Notebook }

/** Kinds of cells whose text is a person's. */
export type TextKind = 'prose' | 'code' | 'raw'

export type EditEffect =
  /** A code cell has another text. */
  | { readonly kind: 'edited'; readonly cell: string; readonly text: string }
  /** A code cell is gone. */
  | { readonly kind: 'removed'; readonly cell: string }
  | { readonly kind: 'save' }

export interface Edited {
  readonly notebook: Notebook
  readonly effects: readonly EditEffect[]
}

export interface Refused {
  readonly refused: string
}

export function edit(notebook: Notebook, operation: Edit): Edited | Refused {
  switch (operation.kind) {
    case 'setText':
      return setText(notebook, operation.cell, operation.text)
    case 'insert':
      return insert(notebook, operation.cell, operation.after)
    case 'remove':
      return remove(notebook, operation.cell)
    case 'move':
      return move(notebook, operation.cell, operation.after)
    case 'split':
      return split(notebook, operation.cell, operation.at, operation.id)
    case 'merge':
      return merge(notebook, operation.cell)
    case 'changeKind':
      return changeKind(notebook, operation.cell, operation.to)
    case 'undoEdits':
      return operation.cell === null
        ? undoAll(notebook, operation.original)
        : undoCell(notebook, operation.cell, operation.original)
  }
}

function setText(notebook: Notebook, id: string, text: string): Edited | Refused {
  const cell = find(notebook, id)
  if (cell === undefined) return noCell(id)
  if (isQuestion(cell)) return { refused: `\`${id}\` is a question of the lesson. Its text stays as it is.` }
  if (textOf(cell) === text) return { notebook, effects: [] }
  const next = withText(cell, text)
  return {
    notebook: withCells(
      notebook,
      notebook.cells.map((one) => (one === cell ? next : one)),
    ),
    effects: [...editedEffects(next), { kind: 'save' }],
  }
}

function insert(notebook: Notebook, cell: Cell, after: string | null): Edited | Refused {
  if (find(notebook, cell.id) !== undefined) return { refused: `There is a cell \`${cell.id}\` already.` }
  if (after !== null && find(notebook, after) === undefined) return noCell(after)
  return {
    notebook: withCells(notebook, placed(notebook.cells, cell, after)),
    effects: [...editedEffects(cell), { kind: 'save' }],
  }
}

function remove(notebook: Notebook, id: string): Edited | Refused {
  const cell = find(notebook, id)
  if (cell === undefined) return noCell(id)
  if (isQuestion(cell))
    return { refused: `\`${id}\` is a question of the lesson. It can be moved, not removed.` }
  return {
    notebook: withCells(
      notebook,
      notebook.cells.filter((one) => one !== cell),
    ),
    effects: [...removedEffects(cell), { kind: 'save' }],
  }
}

function move(notebook: Notebook, id: string, after: string | null): Edited | Refused {
  const cell = find(notebook, id)
  if (cell === undefined) return noCell(id)
  if (after !== null && find(notebook, after) === undefined) return noCell(after)
  const others = notebook.cells.filter((one) => one !== cell)
  const cells = after === id ? notebook.cells : placed(others, cell, after)
  if (cells.every((one, at) => one === notebook.cells[at])) return { notebook, effects: [] }
  return { notebook: withCells(notebook, cells), effects: [{ kind: 'save' }] }
}

function split(notebook: Notebook, id: string, at: number, lower: string): Edited | Refused {
  const cell = find(notebook, id)
  if (cell === undefined) return noCell(id)
  if (isQuestion(cell)) return { refused: `\`${id}\` is a question of the lesson. It can't be split.` }
  if (find(notebook, lower) !== undefined) return { refused: `There is a cell \`${lower}\` already.` }
  const text = textOf(cell)
  // The line break at the place is none of either's.
  const above = text.slice(0, at).replace(/\n$/, '')
  const below = text.slice(at).replace(/^\n/, '')
  const upper = withText(cell, above)
  const made = withText(
    cell.kind === 'code'
      ? { kind: 'code', id: lower, language: cell.language, text: '', stage: {}, exercise: false, original: cell.original }
      : { ...cell, id: lower, carried: undefined },
    below,
  ) // oxfmt-ignore
  const cells = notebook.cells.flatMap((one) => (one === cell ? [upper, made] : [one]))
  return {
    notebook: withCells(notebook, cells),
    effects: [...editedEffects(upper), ...editedEffects(made), { kind: 'save' }],
  }
}

function merge(notebook: Notebook, id: string): Edited | Refused {
  const at = notebook.cells.findIndex((one) => one.id === id)
  if (at < 0) return noCell(id)
  const cell = notebook.cells[at]
  const below = notebook.cells[at + 1]
  if (below === undefined) return { refused: 'There is no cell below to merge with.' }
  for (const one of [cell, below])
    if (isQuestion(one)) return { refused: `\`${one.id}\` is a question of the lesson. It can't be merged.` }
  const between = cell.kind === 'prose' ? '\n\n' : '\n'
  const parts = [textOf(cell), textOf(below)].filter((text) => text !== '')
  const merged = withText(cell, parts.join(between))
  const cells = notebook.cells.flatMap((one) => (one === cell ? [merged] : one === below ? [] : [one]))
  return {
    notebook: withCells(notebook, cells),
    effects: [...editedEffects(merged), ...removedEffects(below), { kind: 'save' }],
  }
}

function changeKind(notebook: Notebook, id: string, to: TextKind): Edited | Refused {
  const cell = find(notebook, id)
  if (cell === undefined) return noCell(id)
  if (isQuestion(cell)) return { refused: `\`${id}\` is a question of the lesson. It stays one.` }
  if (cell.kind === to) return { notebook, effects: [] }
  const next = withText(blank(to, id), textOf(cell))
  return {
    notebook: withCells(
      notebook,
      notebook.cells.map((one) => (one === cell ? next : one)),
    ),
    effects: [...removedEffects(cell), ...editedEffects(next), { kind: 'save' }],
  }
}

/** A cell without text. */
export function blank(kind: TextKind, id: string): Cell {
  if (kind === 'prose') return { kind, id, markdown: '' }
  if (kind === 'raw') return { kind, id, text: '' }
  return { kind, id, language: 'typescript', text: '', stage: {}, exercise: false, original: false }
}

function undoCell(notebook: Notebook, id: string, original: Notebook): Edited | Refused {
  const first = find(original, id)
  if (first === undefined)
    return { refused: `The cell \`${id}\` is yours; the lesson has nothing to go back to.` }
  const now = find(notebook, id)
  if (now !== undefined) {
    if (sameCell(now, first)) return { notebook, effects: [] }
    const cells = notebook.cells.map((one) => (one === now ? first : one))
    return { notebook: withCells(notebook, cells), effects: [...editedEffects(first), { kind: 'save' }] }
  }
  // Removed: back behind the nearest cell that stood before it and is still there.
  const before = original.cells.slice(0, original.cells.indexOf(first)).map((cell) => cell.id)
  const after = before.reverse().find((other) => find(notebook, other) !== undefined) ?? null
  return insert(notebook, first, after)
}

function undoAll(notebook: Notebook, original: Notebook): Edited {
  const changed = changedCells(original, notebook)
  const inPlace = original.cells.every((cell, at) => notebook.cells[at]?.id === cell.id)
  if (changed.length === 0 && inPlace) return { notebook, effects: [] }
  const effects = changed.flatMap((id): readonly EditEffect[] => {
    const first = find(original, id)
    if (first !== undefined) return editedEffects(first)
    const now = find(notebook, id)
    return now === undefined ? [] : removedEffects(now)
  })
  return { notebook: withCells(notebook, original.cells), effects: [...effects, { kind: 'save' }] }
}

/** Ids of cells that differ from the original, were removed or are new: the lesson's first, in its order. */
export function changedCells(original: Notebook, notebook: Notebook): readonly string[] {
  const own = notebook.cells.filter((cell) => find(original, cell.id) === undefined)
  const changed = original.cells.filter((cell) => {
    const now = find(notebook, cell.id)
    return now === undefined || !sameCell(now, cell)
  })
  return [...changed, ...own].map((cell) => cell.id)
}

/** An id that no cell has yet: `mine-1`, `mine-2`, … */
export function freshId(notebook: Notebook, stem = 'mine'): string {
  let n = 1
  while (find(notebook, `${stem}-${n}`) !== undefined) n += 1
  return `${stem}-${n}`
}

function find(notebook: Notebook, id: string): Cell | undefined {
  return notebook.cells.find((cell) => cell.id === id)
}

function noCell(id: string): Refused {
  return { refused: `There is no cell \`${id}\`.` }
}

function withCells(notebook: Notebook, cells: readonly Cell[]): Notebook {
  return { ...notebook, cells }
}

function placed(cells: readonly Cell[], cell: Cell, after: string | null): readonly Cell[] {
  const at = after === null ? 0 : cells.findIndex((one) => one.id === after) + 1
  return [...cells.slice(0, at), cell, ...cells.slice(at)]
}

function editedEffects(cell: Cell): readonly EditEffect[] {
  return cell.kind === 'code' ? [{ kind: 'edited', cell: cell.id, text: cell.text }] : []
}

function removedEffects(cell: Cell): readonly EditEffect[] {
  return cell.kind === 'code' ? [{ kind: 'removed', cell: cell.id }] : []
}

export function isQuestion(cell: Cell): cell is Question {
  return cell.kind === 'predict' || cell.kind === 'check' || cell.kind === 'spot'
}

function withText<T extends Cell>(cell: T, text: string): T {
  return cell.kind === 'prose' ? { ...cell, markdown: text } : { ...cell, text }
}

/** What a person can edit of a cell; of a question nothing. */
export function textOf(cell: Cell): string {
  if (isQuestion(cell)) return ''
  return cell.kind === 'prose' ? cell.markdown : cell.text
}

/** Equal as far as a person can edit: kind and text. Questions and checks are never edited. */
function sameCell(a: Cell, b: Cell): boolean {
  return a.kind === b.kind && textOf(a) === textOf(b)
}
