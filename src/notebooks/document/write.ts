/**
 * A notebook → a lesson's Markdown, such that reading it back gives the same notebook.
 *
 * Prose is written as prose wherever it reads back as itself, under the id that it would get. Where not (two prose
 * cells side by side, an id of its own, a text that contains a cell's fence) it stands in a fence ```prose cell=id.
 * Texts have `\n` as their only line break; ids are unique, as in every notebook. Raw cells and code of other languages
 * are no part of a lesson: of those, and of what a file brought with its cells, only the text is written, as prose.
 */
import { writeText } from './fields'
import { writeFence } from './fences'
import { writeInfo, type Attribute } from './info'
import type { Cell, CodeCell, Notebook } from './notebook'
import { readCells } from './parse'
import { writeCheck, writePredict, writeSpot } from './questions'

export function writeLesson(notebook: Notebook): string {
  const head = [
    '---',
    ...writeText('title', notebook.title),
    ...writeText('number', notebook.number),
    ...writeText('minutes', String(notebook.minutes)),
    ...writeText('teaches', notebook.teaches),
    ...writeText('shelf', notebook.shelf),
    '---',
  ]
  const blocks = [head.join('\n')]
  let proses = 0
  let afterPlain = false
  for (const cell of notebook.cells) {
    if (cell.kind === 'prose') proses += 1
    const derived = `prose-${proses}`
    const plain: string | null =
      cell.kind === 'prose' && cell.id === derived && !afterPlain && readsBack(cell.markdown)
        ? cell.markdown
        : null
    blocks.push(plain ?? fenced(cell))
    afterPlain = plain !== null
  }
  return `${blocks.join('\n\n')}\n`
}

/** Whether this prose, read alone, is one prose cell with the same text and nothing doubtful. */
function readsBack(markdown: string): boolean {
  let doubtful = false
  const warn = () => {
    doubtful = true
  }
  const cells = readCells(['', ...markdown.split('\n'), ''], 1, warn, new Map())
  return !doubtful && cells.length === 1 && cells[0].kind === 'prose' && cells[0].markdown === markdown
}

function fenced(cell: Cell): string {
  const id: Attribute = { name: 'cell', value: cell.id }
  switch (cell.kind) {
    case 'prose':
      return writeFence(writeInfo('prose', [id]), linesOf(cell.markdown))
    case 'code': {
      const word = cell.language === 'typescript' ? 'ts' : 'js'
      const code = writeFence(writeInfo(word, [id, ...settings(cell)]), linesOf(cell.text))
      return cell.python === undefined ? code : `${code}\n\n${besideIt(cell.id, cell.python)}`
    }
    case 'predict':
      return writeFence(writeInfo('predict', [id]), writePredict(cell))
    case 'check':
      return writeFence(writeInfo('check', [id]), writeCheck(cell))
    case 'spot':
      return writeFence(writeInfo('spot', [id]), writeSpot(cell))
    case 'raw':
    case 'foreign': {
      const shown = writeFence(cell.kind === 'raw' ? 'text' : cell.language, linesOf(cell.text))
      return writeFence(writeInfo('prose', [id]), shown.split('\n'))
    }
  }
}

function besideIt(id: string, python: string): string {
  return writeFence(`python {${writeInfo('', [{ name: 'beside', value: id }]).trim()}}`, linesOf(python))
}

function settings({ stage, exercise, original }: CodeCell): readonly Attribute[] {
  const attributes: Attribute[] = []
  if (stage.mode !== undefined) attributes.push({ name: 'stage', value: stage.mode })
  if (stage.speed !== undefined) attributes.push({ name: 'speed', value: String(stage.speed) })
  if (stage.clock !== undefined) attributes.push({ name: 'clock', value: String(stage.clock) })
  if (stage.seed !== undefined) attributes.push({ name: 'seed', value: String(stage.seed) })
  if (stage.given !== undefined) attributes.push({ name: 'given', value: String(stage.given) })
  if (stage.limit !== undefined) attributes.push({ name: 'limit', value: String(stage.limit) })
  if (stage.views !== undefined) attributes.push({ name: 'views', value: stage.views.join(',') })
  if (exercise) attributes.push({ name: 'exercise', value: null })
  if (original) attributes.push({ name: 'original', value: null })
  return attributes
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n')
}
