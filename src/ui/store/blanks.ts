/**
 * Blanks in an exercise: where `______` stood in the original and what stands there now.
 *
 * Found by the text between the blanks, which is the same in both; so it holds after a reload too, with nothing stored.
 * Where the text around a blank was edited, only the blanks that are still empty are known.
 */
import { EMPTY_BLANK } from '../../notebooks/document/blanks'

export { blanksLeft } from '../../notebooks/document/blanks'

export interface Blank {
  readonly from: number
  readonly to: number
  readonly filled: boolean
}

export function findBlanks(original: string, text: string): readonly Blank[] {
  return alongOriginal(original.split(EMPTY_BLANK), text) ?? emptyOnes(text)
}

function emptyOnes(text: string): Blank[] {
  return [...text.matchAll(EMPTY_BLANK)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    filled: false,
  }))
}

/** `between` are the pieces of the original around its blanks; null when the text doesn't follow them. */
function alongOriginal(between: readonly string[], text: string): Blank[] | null {
  if (!text.startsWith(between[0])) return null
  const blanks: Blank[] = []
  let at = between[0].length
  for (let i = 1; i < between.length; i++) {
    const last = i === between.length - 1
    const piece = between[i]
    const to = last ? text.length - piece.length : text.indexOf(piece, at)
    if (to < at || (last && !text.endsWith(piece))) return null
    blanks.push({ from: at, to, filled: !/_{3,}/.test(text.slice(at, to)) && to > at })
    at = to + piece.length
  }
  return between.length === 1 && text.length !== at ? null : blanks
}

/** The next empty blank from a place on, or the one before it; round the end, so that there is one while any is left. */
export function blankFrom(blanks: readonly Blank[], at: number, step: 1 | -1): Blank | null {
  const empty = blanks.filter(({ from, to, filled }) => !filled && to > from)
  if (step === 1) return empty.find(({ from }) => from > at) ?? empty[0] ?? null
  return empty.findLast(({ to }) => to < at) ?? empty.at(-1) ?? null
}
