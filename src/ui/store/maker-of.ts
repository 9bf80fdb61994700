/**
 * Which cell makes a name that was not there: one that has not run, or not as it stands.
 *
 * Told from the text, where a declaration begins a line, so that nothing is compiled on the page. A cell that has run
 * as it stands made its names; then the reason is another, and nothing is said.
 */
import type { CellRun } from '../../notebooks/kernel/session'

export interface Maker {
  readonly cell: string
  /** 1-based. */
  readonly line: number
}

interface Text {
  readonly id: string
  readonly text: string
}

/** `cells`: those that stand open, from top to bottom; `user`: the cell that uses the name. */
export function makerOf(
  name: string,
  cells: readonly Text[],
  runs: Readonly<Record<string, CellRun>>,
  user: string,
): Maker | null {
  const makers = cells.flatMap(({ id, text }) => {
    const line = id === user ? 0 : lineThatMakes(name, text)
    return line > 0 ? [{ cell: id, line }] : []
  })
  const hasMade = ({ cell }: Maker) => runs[cell]?.state === 'done' && !runs[cell].stale
  if (makers.some(hasMade)) return null
  const at = cells.findIndex(({ id }) => id === user)
  const above = makers.filter(({ cell }) => cells.findIndex(({ id }) => id === cell) < at)
  return above.at(-1) ?? makers[0] ?? null
}

/** 1-based, or 0. */
function lineThatMakes(name: string, text: string): number {
  if (!/^[\p{ID_Continue}$]+$/u.test(name)) return 0
  const word = `${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`
  const patterns = [
    `(?:export\\s+)?(?:(?:const|let|var|class|enum|function\\*?)|async\\s+function\\*?|abstract\\s+class)\\s+${word}`,
    `(?:const|let|var)\\s[^(\\n]*,\\s*${word}\\s*=`,
    `(?:const|let|var)\\s*[{[](?:[^=}\\]]*[^=}\\].\\p{ID_Continue}$])?${word}\\s*[,=}\\]]`,
    `import\\s+(?:\\*\\s*as\\s+|\\{(?:[^}]*[^}\\p{ID_Continue}$])?)${word}(?!\\s+as\\b)`,
  ]
  const found = new RegExp(`^(?:${patterns.join('|')})`, 'mu').exec(text)
  return found === null ? 0 : text.slice(0, found.index).split('\n').length
}
