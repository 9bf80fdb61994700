/**
 * What a notebook is called that doesn't say so: by its first heading, else by its file.
 */
import type { Cell } from '../notebook'

const LONGEST = 200

export function titleOf(cells: readonly Cell[], fileName: string | undefined): string {
  for (const cell of cells) {
    const heading = cell.kind === 'prose' ? firstHeading(cell.markdown) : ''
    if (heading !== '') return heading
  }
  return fileTitle(fileName ?? '') || 'Untitled'
}

/** The first heading of level 1 that stands in no fence, or ''. */
function firstHeading(markdown: string): string {
  let fence = ''
  for (const line of markdown.split(/\r\n?|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence === '') fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
    if (fence !== '' || mark !== '' || !/^ {0,3}#[ \t]/.test(line)) continue
    const words = line.trim().slice(1).trim()
    const heading = words.replace(/(?:^|[ \t])#+$/, '').trim()
    if (heading !== '') return heading.slice(0, LONGEST)
  }
  return ''
}

/** `dir/My notebook.ipynb` → `My notebook`. */
export function fileTitle(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  return last.replace(/\.ipynb$/i, '').trim()
}
