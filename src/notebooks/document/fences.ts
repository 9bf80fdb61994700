/**
 * Splits a lesson into prose and fences, by line.
 *
 * A fence opens and closes at the beginning of a line; one inside a list or a quotation is indented and stays prose.
 * Whether a fence is a cell is its info string's affair (parse.ts); here only its extent is known.
 */

export interface Fence {
  readonly kind: 'fence'
  /** 1-based line of the opening. */
  readonly line: number
  readonly info: string
  readonly body: readonly string[]
  readonly closed: boolean
  /** All its lines as they stand, for a fence that turns out to be prose. */
  readonly source: readonly string[]
}

export interface Stretch {
  readonly kind: 'prose'
  readonly line: number
  readonly lines: readonly string[]
}

const OPENING = /^(`{3,}|~{3,})(.*)$/s

export function splitFences(lines: readonly string[], firstLine: number): readonly (Fence | Stretch)[] {
  const parts: (Fence | Stretch)[] = []
  let prose: string[] = []
  let proseLine = firstLine
  const flush = () => {
    if (prose.length > 0) parts.push({ kind: 'prose', line: proseLine, lines: prose })
    prose = []
  }
  let at = 0
  while (at < lines.length) {
    const opening = OPENING.exec(lines[at])
    // Backticks in the info string make it inline code, as in CommonMark.
    if (opening === null || (opening[1].startsWith('`') && opening[2].includes('`'))) {
      if (prose.length === 0) proseLine = firstLine + at
      prose.push(lines[at])
      at += 1
      continue
    }
    flush()
    const mark = opening[1]
    let end = at + 1
    while (end < lines.length && !closes(lines[end], mark)) end += 1
    parts.push({
      kind: 'fence',
      line: firstLine + at,
      info: opening[2],
      body: lines.slice(at + 1, end),
      closed: end < lines.length,
      source: lines.slice(at, Math.min(end + 1, lines.length)),
    })
    at = end + 1
  }
  flush()
  return parts
}

function closes(line: string, mark: string): boolean {
  const run = /^(`+|~+)\s*$/.exec(line)?.[1]
  return run !== undefined && run[0] === mark[0] && run.length >= mark.length
}

/** A fence around these lines, long enough that none of them closes it. */
export function writeFence(info: string, body: readonly string[]): string {
  let length = 3
  for (const line of body) {
    const run = /^`+/.exec(line)?.[0].length ?? 0
    if (run >= length) length = run + 1
  }
  const mark = '`'.repeat(length)
  return [mark + info, ...body, mark].join('\n')
}
