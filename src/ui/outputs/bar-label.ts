/** The words under a bar, in lines that fit its room. Pure. */

/** Bars that each have a label; with more of them some go without. */
export const LABELLED = 12

const LINES = 2

/** `letters`: how many fit into a line, 1 or more. What doesn't fit ends in … */
export function linesOf(words: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, LINES)
  if (lines.length > LINES) kept[LINES - 1] += ' …'
  return kept.map((line) => (line.length > letters ? `${line.slice(0, Math.max(1, letters - 1))}…` : line))
}
