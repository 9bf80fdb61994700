/**
 * Words in a notebook: where they stand in the cells' texts, and the texts with others in their place.
 *
 * Pure. Words are taken as they are and never as a pattern: a pattern may take longer than anybody waits.
 */
import { textOf } from './edits'
import type { Cell } from './notebook'

export interface Query {
  readonly words: string
  readonly matchCase: boolean
  /** Not as a part of a longer word. */
  readonly wholeWord: boolean
}

/** Offsets in a cell's text, or in the program that a question shows. */
export interface Match {
  readonly cell: string
  readonly from: number
  readonly to: number
}

/** Matches at the most. */
export const MOST_MATCHES = 10_000

/** From top to bottom. Of questions only a program to be read is looked into; it is found, and can't be replaced. */
export function matchesIn(
  cells: readonly Cell[],
  query: Query,
): { readonly matches: readonly Match[]; readonly isWhole: boolean } {
  const matches: Match[] = []
  if (query.words === '') return { matches, isWhole: true }
  for (const cell of cells) {
    for (const { from, to } of spansIn(cell.kind === 'spot' ? cell.code : textOf(cell), query)) {
      if (matches.length === MOST_MATCHES) return { matches, isWhole: false }
      matches.push({ cell: cell.id, from, to })
    }
  }
  return { matches, isWhole: true }
}

/** The text with other words in the place of these; the same text where there are none. */
export function replacedIn(text: string, query: Query, by: string): string {
  let done = ''
  let last = 0
  for (const { from, to } of spansIn(text, query)) {
    done += text.slice(last, from) + by
    last = to
  }
  return done + text.slice(last)
}

function* spansIn(text: string, { words, matchCase, wholeWord }: Query) {
  if (words === '') return
  const [where, what] = matchCase ? [text, words] : [folded(text), folded(words)]
  for (let from = where.indexOf(what); from >= 0;) {
    const to = from + what.length
    const isWhole = !isWordAt(text, from - 1, from) && !isWordAt(text, to - 1, to)
    if (!wholeWord || isWhole) yield { from, to }
    from = where.indexOf(what, !wholeWord || isWhole ? to : from + 1)
  }
}

/** Letter by letter, so that offsets stay: some letters have two in the other case. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text[at].toLowerCase()
    return letter.length === 1 ? letter : text[at]
  }).join('')
}

/** Whether a word goes on from one letter to the next. */
function isWordAt(text: string, one: number, next: number): boolean {
  return isLetter(text[one]) && isLetter(text[next])
}

const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}_$]/u.test(letter)
