/**
 * From a column in type-free text to the column in what was typed.
 *
 * Taking types off leaves lines where they are, so only one line is looked at: its tokens are aligned with those that
 * were typed (longest common subsequence), and the column follows the token it stands in.
 */

interface Word {
  readonly text: string
  readonly start: number
}

export function typedColumn(typed: string, untyped: string, place: { line: number; column: number }): number {
  const [before, after] = [typed, untyped].map((text) => text.split(/\r\n|[\n\r]/)[place.line - 1] ?? '')
  if (before === after) return place.column
  const from = wordsOf(before)
  const to = wordsOf(after)
  const at = to.findLastIndex((word) => word.start <= place.column - 1)
  if (at === -1) return place.column
  const found = align(from, to)[at]
  // Past the last word, e.g. where the line ends too early.
  if (place.column > after.trimEnd().length) return before.trimEnd().length + 1
  return found === -1 ? place.column : from[found].start + 1 + (place.column - 1 - to[at].start)
}

function wordsOf(line: string): Word[] {
  return [...line.matchAll(/[\p{ID_Continue}$]+|\S/gu)].map((match) => ({
    text: match[0],
    start: match.index,
  }))
}

/** For each word of `to`, the index of its partner in `from`, or -1. */
function align(from: readonly Word[], to: readonly Word[]): number[] {
  const common = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0))
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const same = from[i].text === to[j].text
      common[i][j] = same ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1])
    }
  }
  const partners = new Array<number>(to.length).fill(-1)
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    if (from[i].text === to[j].text) partners[j++] = i++
    else if (common[i + 1][j] >= common[i][j + 1]) i++
    else j++
  }
  return partners
}
