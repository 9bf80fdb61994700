/**
 * What a copy of a notebook has that its original hasn't, and the other way round: cell by cell, line by line.
 *
 * Cells are known by their ids. Texts that differ too much to be compared in bounded time stand whole, the old one
 * before the new one.
 */
import { diffLines } from 'diff'
import { textOf } from './edits'
import type { Cell, Notebook } from './notebook'

export interface DifferentLine {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

export interface DifferentCell {
  readonly cell: string
  readonly what: 'changed' | 'added' | 'removed' | 'moved'
  /** With lines around each change; `…` stands for those between. */
  readonly lines: readonly (DifferentLine | null)[]
}

/** Lines that are shown before and after a change. */
const AROUND = 2
/** Lines that may differ for a comparison to be tried. */
const MOST = 2000

export function differenceOf(original: Notebook, copy: Notebook): readonly DifferentCell[] {
  const before = new Map(original.cells.map((cell) => [cell.id, cell]))
  const after = new Set(copy.cells.map(({ id }) => id))
  const moved = movedCells(original.cells, copy.cells)
  const here = copy.cells.flatMap((cell): DifferentCell[] => {
    const old = before.get(cell.id)
    if (old === undefined) return [{ cell: cell.id, what: 'added', lines: all('+', textOf(cell)) }]
    const lines = changedLines(textOf(old), textOf(cell))
    if (lines.length > 0 || old.kind !== cell.kind) return [{ cell: cell.id, what: 'changed', lines }]
    return moved.has(cell.id) ? [{ cell: cell.id, what: 'moved', lines: [] }] : []
  })
  const gone = original.cells.flatMap((cell): DifferentCell[] =>
    after.has(cell.id) ? [] : [{ cell: cell.id, what: 'removed', lines: all('-', textOf(cell)) }],
  )
  return [...here, ...gone]
}

function all(mark: '-' | '+', text: string): readonly DifferentLine[] {
  return text === '' ? [] : text.split('\n').map((line) => ({ mark, text: line }))
}

/** With `null` where lines are left out; nothing where the texts are equal. */
export function changedLines(before: string, after: string): readonly (DifferentLine | null)[] {
  if (before === after) return []
  const parts = diffLines(`${before}\n`, `${after}\n`, { maxEditLength: MOST })
  if (parts === undefined) return [...all('-', before), ...all('+', after)]
  const lines = parts.flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text): DifferentLine => ({ mark: added ? '+' : removed ? '-' : ' ', text })),
  )
  const shown = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ mark }) => mark !== ' '),
  )
  return lines.flatMap((line, at) =>
    shown[at] ? [line] : shown[at - 1] === true && at < lines.length ? [null] : [],
  )
}

/** The fewest cells whose moving explains the order. */
function movedCells(before: readonly Cell[], after: readonly Cell[]): ReadonlySet<string> {
  const both = new Set(after.map(({ id }) => id))
  const old = before.flatMap(({ id }) => (both.has(id) ? [id] : []))
  const place = new Map(old.map((id, at) => [id, at]))
  const now = after.flatMap(({ id }) => (place.has(id) ? [id] : []))
  const moved = new Set<string>()
  const stays = longestRising(now.map((id) => place.get(id) ?? 0))
  now.forEach((id, at) => {
    if (!stays.has(at)) moved.add(id)
  })
  return moved
}

/** Indexes of a longest rising sequence: what need not have moved. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Array<number>(numbers.length).fill(-1)
  numbers.forEach((number, at) => {
    let length = ends.findIndex((end) => numbers[end] >= number)
    if (length < 0) length = ends.length
    before[at] = length > 0 ? ends[length - 1] : -1
    ends[length] = at
  })
  const found = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) found.add(at)
  return found
}
