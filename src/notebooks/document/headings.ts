/** The headings of a notebook's texts, from top to bottom: pure. */
import type { Cell } from './notebook'

export interface Heading {
  readonly cell: string
  /** 1 to 3; what stands deeper is left out. */
  readonly level: 1 | 2 | 3
  /** Without Markdown's signs. */
  readonly text: string
}

export function headingsOf(cells: readonly Cell[]): readonly Heading[] {
  return cells.flatMap((cell) => (cell.kind === 'prose' ? inText(cell.id, cell.markdown) : []))
}

function inText(cell: string, markdown: string): Heading[] {
  const headings: Heading[] = []
  let fence = ''
  for (const line of markdown.split('\n')) {
    const [, ticks] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? []
    if (ticks !== undefined && (fence === '' || line.trim().startsWith(fence)))
      fence = fence === '' ? ticks : ''
    const [, signs, text] = /^ {0,3}(#{1,3})[ \t]+(.+?)[ \t]*#*[ \t]*$/.exec(line) ?? []
    if (fence !== '' || text === undefined) continue
    headings.push({ cell, level: signs.length as Heading['level'], text: plain(text) })
  }
  return headings
}

function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]+/g, '')
    .trim()
}
