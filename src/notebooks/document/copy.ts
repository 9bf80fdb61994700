/**
 * A person's copy of a lesson, as what differs from the original.
 *
 * Cells that are as they were are named only, so that a new edition of the lesson reaches a person who has work in it:
 * what that edition adds comes in where it stands there, and what it has dropped goes, but for what the person has
 * written in it. Questions and checks are always the original's.
 */
import { blank, isQuestion, textOf } from './edits'
import type { Cell, Notebook } from './notebook'

export type CopiedCell =
  /** As in the original. */
  | string
  /** The original's with another text. */
  | { readonly id: string; readonly text: string }
  /** The person's own. */
  | { readonly own: Cell }

export interface Copy {
  readonly cells: readonly CopiedCell[]
  /** The original's that the person has removed. */
  readonly removed: readonly string[]
}

/** Null where nothing differs. */
export function copyOf(original: Notebook, notebook: Notebook): Copy | null {
  const first = new Map(original.cells.map((cell) => [cell.id, cell]))
  const cells = notebook.cells.map((cell): CopiedCell => {
    const was = first.get(cell.id)
    if (was?.kind !== cell.kind) return { own: cell }
    return textOf(was) === textOf(cell) ? cell.id : { id: cell.id, text: textOf(cell) }
  })
  const kept = new Set(notebook.cells.map((cell) => cell.id))
  const removed = original.cells.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
  const same =
    cells.length === original.cells.length && cells.every((cell, n) => cell === original.cells[n].id)
  return same ? null : { cells, removed }
}

export function fromCopy(original: Notebook, copy: Copy | null): Notebook {
  if (copy === null) return original
  const first = new Map(original.cells.map((cell) => [cell.id, cell]))
  const cells: Cell[] = []
  const seen = new Set<string>()
  for (const copied of copy.cells) {
    const cell = cellOf(copied, first)
    if (cell === null || seen.has(cell.id)) continue
    seen.add(cell.id)
    cells.push(cell)
  }
  const removed = new Set(copy.removed)
  original.cells.forEach((cell, n) => {
    if (seen.has(cell.id) || (removed.has(cell.id) && !isQuestion(cell))) return
    // Behind the nearest cell before it that is there; those before it are, or were removed.
    const before = original.cells.slice(0, n).findLast(({ id }) => seen.has(id))
    const at = before === undefined ? 0 : cells.findIndex(({ id }) => id === before.id) + 1
    cells.splice(at, 0, cell)
    seen.add(cell.id)
  })
  return { ...original, cells }
}

function cellOf(copied: CopiedCell, first: ReadonlyMap<string, Cell>): Cell | null {
  if (typeof copied === 'string') return first.get(copied) ?? null
  if ('own' in copied) {
    // A question is nobody's own, and an original's question keeps its id.
    const was = first.get(copied.own.id)
    return was !== undefined && isQuestion(was) ? null : copied.own
  }
  const was = first.get(copied.id)
  if (was === undefined) return { ...blank('code', copied.id), text: copied.text } as Cell
  if (isQuestion(was)) return was
  return was.kind === 'prose' ? { ...was, markdown: copied.text } : { ...was, text: copied.text }
}

/** A copy from storage, as far as it has the right shape; what is odd is dropped, and a text never is. */
export function readCopy(value: unknown): Copy | null {
  if (!isRecord(value) || !Array.isArray(value.cells)) return null
  const cells = value.cells.flatMap((cell: unknown): CopiedCell[] => {
    if (typeof cell === 'string') return [cell]
    if (!isRecord(cell)) return []
    if (typeof cell.id === 'string' && typeof cell.text === 'string')
      return [{ id: cell.id, text: cell.text }]
    const own = readOwn(cell.own)
    return own === null ? [] : [{ own }]
  })
  const removed = Array.isArray(value.removed)
    ? value.removed.filter((id): id is string => typeof id === 'string')
    : []
  return { cells, removed }
}

function readOwn(value: unknown): Cell | null {
  if (!isRecord(value) || typeof value.id !== 'string') return null
  const { id, kind } = value
  if (kind === 'prose' && typeof value.markdown === 'string') return { kind, id, markdown: value.markdown }
  if (typeof value.text !== 'string') return null
  const { text } = value
  if (kind === 'raw') return { kind, id, text }
  if (kind === 'foreign' && typeof value.language === 'string')
    return { kind, id, language: value.language, text }
  const language = value.language === 'javascript' ? 'javascript' : 'typescript'
  return { kind: 'code', id, language, text, stage: {}, exercise: false, original: false }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
