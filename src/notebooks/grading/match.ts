/**
 * Finds in a file that was handed in the text of one cell of the lesson, whatever became of that cell.
 *
 * By its id first; but ids get copied with cells, lost with them, and stay on what is left of a cell that was split. So
 * what a cell defines counts more: a cell that defines all that the lesson's cell does is that cell, under whichever id,
 * in whichever place, and of whichever kind. Pieces of a split one are put together; of a merged one the lesson's other
 * cells are taken away. What was done to find it is said in words, for the person who reads the grades.
 */
import { blanksLeft } from '../document/blanks'
import type { HandedCell } from './handed-in'

/** A cell of the lesson that is looked for. */
export interface Wanted {
  readonly id: string
  /** As the lesson has it, with its blanks. */
  readonly printed: string
  /** With the blanks filled; '' where there is no such text. */
  readonly solution: string
  /** Texts of the lesson's other cells. */
  readonly others: readonly string[]
}

export interface Found {
  readonly text: string
  /** Cells of the file that it was taken from, by their numbers. */
  readonly numbers: readonly number[]
  /** What is out of the ordinary; '' where nothing is. */
  readonly words: string
}

/** Share of common lines from which on a text is taken for another. */
const ALIKE = 0.6
const AKIN = 0.2

/** null: it is not there. */
export function findCell(wanted: Wanted, cells: readonly HandedCell[]): Found | null {
  const written = cells.filter(({ text }) => text.trim() !== '')
  const names = namesIn(wanted.solution || wanted.printed)
  const claiming = written.filter(({ claims }) => claims.includes(wanted.id))
  const whole = names.length === 0 ? claiming : written.filter((cell) => covers(cell.text, names) === 1)
  if (whole.length > 0) return wholeCell(wanted, best(wanted, whole), whole, written)
  const pieces = piecesOf(names, written)
  if (pieces !== null) {
    return {
      text: withoutOthers(wanted, pieces.map((cell) => codeOf(cell)).join('\n')),
      numbers: numbersOf(pieces),
      words: `The cell \`${wanted.id}\` was split: ${listOf(pieces)} were put together.`,
    }
  }
  const partly = claiming.filter(
    ({ text }) => covers(text, names) > 0 || likeness(text, wanted.printed) >= AKIN,
  )
  if (partly.length > 0) {
    const cell = best(wanted, partly)
    const gone = names.filter((name) => !namesIn(cell.text).includes(name))
    const lacks = `It defines no ${gone.map((name) => `\`${name}\``).join(', ')} any more.`
    return {
      text: withoutOthers(wanted, codeOf(cell)),
      numbers: [cell.number],
      words: [kindWords(wanted, cell), gone.length > 0 ? `The cell \`${wanted.id}\`: ${lacks}` : '']
        .filter((one) => one !== '')
        .join(' '),
    }
  }
  return alike(wanted, written)
}

function wholeCell(
  wanted: Wanted,
  cell: HandedCell,
  whole: readonly HandedCell[],
  written: readonly HandedCell[],
): Found {
  const words: string[] = []
  if (whole.length > 1)
    words.push(
      `${whole.length} cells are \`${wanted.id}\` (${whole.map(({ number }) => number).join(', ')}): cell ${cell.number} was judged.`,
    )
  else if (!cell.claims.includes(wanted.id))
    words.push(`The cell \`${wanted.id}\` has lost its id; cell ${cell.number} defines the same.`)
  words.push(kindWords(wanted, cell))
  const used = [cell]
  let text = codeOf(cell)
  // A cell may be split in the middle of a class: what closes it stands in the cells that follow.
  for (const next of written.filter(({ number }) => number > cell.number)) {
    if (openBrackets(text) <= 0) break
    text += `\n${codeOf(next)}`
    used.push(next)
  }
  if (used.length > 1 && openBrackets(text) !== 0) {
    used.length = 1
    text = codeOf(cell)
  }
  if (used.length > 1) words.push(`The cell \`${wanted.id}\` was split: ${listOf(used)} were put together.`)
  const own = withoutOthers(wanted, text)
  if (own.trim() !== text.trim())
    words.push(`The cell \`${wanted.id}\` was merged with others of the lesson, which were left out.`)
  return { text: own, numbers: numbersOf(used), words: words.filter((one) => one !== '').join(' ') }
}

/** Filled before empty, changed before as it was, with the id before without, code before text, then the last one. */
function best(wanted: Wanted, cells: readonly HandedCell[]): HandedCell {
  const rank = (cell: HandedCell): readonly number[] => [
    blanksLeft(cell.text) === 0 ? 1 : 0,
    cell.text.trim() === wanted.printed.trim() ? 0 : 1,
    cell.claims.includes(wanted.id) ? 1 : 0,
    cell.kind === 'code' ? 1 : 0,
    cell.number,
  ]
  return [...cells].sort((a, b) => compare(rank(b), rank(a)))[0]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, n) => value !== b[n])
  return at < 0 ? 0 : a[at] - b[at]
}

/** For every name the last cell that defines it, filled where there is one; null where a name is defined nowhere. */
function piecesOf(names: readonly string[], written: readonly HandedCell[]): readonly HandedCell[] | null {
  const pieces = new Set<HandedCell>()
  for (const name of names) {
    const makers = written.filter((cell) => cell.kind === 'code' && namesIn(cell.text).includes(name))
    const maker = makers.findLast((cell) => blanksLeft(cell.text) === 0) ?? makers.at(-1)
    if (maker === undefined) return null
    pieces.add(maker)
  }
  return pieces.size < 2 ? null : [...pieces].sort((a, b) => a.number - b.number)
}

function alike(wanted: Wanted, written: readonly HandedCell[]): Found | null {
  const target = wanted.solution || wanted.printed
  const [first] = written
    .map((cell) => ({
      cell,
      share: Math.max(likeness(cell.text, target), likeness(cell.text, wanted.printed)),
    }))
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.share - a.share)
  if (first === undefined) return null
  const { cell } = first
  const words = `The cell \`${wanted.id}\` was not there; cell ${cell.number} looks most like it.`
  return { text: withoutOthers(wanted, codeOf(cell)), numbers: [cell.number], words }
}

function kindWords(wanted: Wanted, { kind, number }: HandedCell): string {
  if (kind === 'code') return ''
  return `The cell \`${wanted.id}\` is no code any more (cell ${number} is ${kind === 'raw' ? 'raw text' : 'Markdown'}); its text was judged.`
}

/** The text as code: a fence around all of it is none of it. */
function codeOf({ kind, text }: HandedCell): string {
  if (kind === 'code') return text
  return /^\s*(`{3,}|~{3,})[^\n]*\n([^]*?)\n\1\s*$/.exec(text)?.[2] ?? text
}

function withoutOthers({ others }: Wanted, text: string): string {
  return others
    .map((other) => other.trim())
    .filter((other) => other !== '')
    .reduce((rest, other) => rest.split(other).join(''), text)
}

/** Names that a text defines at its top level, told by lines that begin with a definition. */
export function namesIn(text: string): readonly string[] {
  const lines = text.matchAll(
    /^(?:export\s+)?(?:async\s+)?(?:class|function\b\s*\*?|const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  )
  return [...new Set([...lines].map(([, name]) => name))]
}

function covers(text: string, names: readonly string[]): number {
  if (names.length === 0) return 0
  const defined = new Set(namesIn(text))
  return names.filter((name) => defined.has(name)).length / names.length
}

/** Share of lines that two texts have in common. */
export function likeness(one: string, other: string): number {
  const [a, b] = [linesIn(one), linesIn(other)]
  if (a.size === 0 || b.size === 0) return 0
  return (2 * [...a].filter((line) => b.has(line)).length) / (a.size + b.size)
}

function linesIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => /[\p{L}\p{N}]/u.test(line)),
  )
}

/** Brackets that are still open at the end; those in texts and comments count too, for this is no parser. */
function openBrackets(text: string): number {
  return (text.match(/[{([]/g)?.length ?? 0) - (text.match(/[})\]]/g)?.length ?? 0)
}

const numbersOf = (cells: readonly HandedCell[]): readonly number[] => cells.map(({ number }) => number)

function listOf(cells: readonly HandedCell[]): string {
  const numbers = numbersOf(cells)
  return `cells ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
