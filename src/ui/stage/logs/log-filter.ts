/** Which of the lines that actors printed are shown: of whom, how grave, of which message, with which words. Pure. */
import type { LogLine } from '../../../runtime/protocol/view'

/** `warn`: warnings and errors. */
export type LogLevel = 'all' | 'warn' | 'error'

export interface LogFilter {
  readonly actor: number | null
  readonly level: LogLevel
  /** Row of the message in whose handling it was printed. */
  readonly row: number | null
  readonly words: string
}

export function isOpen({ actor, level, row, words }: LogFilter): boolean {
  return actor === null && level === 'all' && row === null && words.trim() === ''
}

export function filtered(
  lines: readonly LogLine[],
  filter: LogFilter,
  nameOf: (actor: number) => string,
): readonly LogLine[] {
  if (isOpen(filter)) return lines
  const { actor, level, row } = filter
  const words = filter.words.trim().toLowerCase()
  return lines.filter(
    (line) =>
      (actor === null || line.actor === actor) &&
      (row === null || line.row === row) &&
      (level === 'all' || line.level === 'error' || (level === 'warn' && line.level === 'warn')) &&
      (words === '' || `${nameOf(line.actor)}\n${line.text}`.toLowerCase().includes(words)),
  )
}

/** Who has printed something, the latest first; bounded. */
export function printers(lines: readonly LogLine[], most: number): readonly number[] {
  const found = new Set<number>()
  for (let n = lines.length - 1; n >= 0 && found.size < most; n--) found.add(lines[n].actor)
  return [...found]
}
