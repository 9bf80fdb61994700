/**
 * The cells of a file → cells of a notebook.
 */
import type { Cell, CodeCell, Json } from '../notebook'
import { carriedOf, carrying } from './carried'
import { giveIds } from './ids'
import { isObject, own, without } from './json'
import { runsHere } from './language'
import { mendCell } from './mend'
import { joined, type NbCell, type NbCodeCell, type NbTextCell } from './nbformat'
import { listed } from './notes'
import { isQuestion, readCode, readLanguage, readQuestion } from './own-cell'
import { OWN, OwnFields, type Warn } from './own-fields'
import { collect, describe, type Problem } from './problems'
import { render } from './rendering'
import { checkCell } from './validate'

const LANGUAGES: readonly CodeCell['language'][] = ['typescript', 'javascript']

/** One id a cell: its own, else the one that we gave it once, else a new one. */
export function readIds(values: readonly Json[], minor: number, note: Warn): readonly string[] {
  const wishes = values.map((value) => {
    const metadata = isObject(value) ? own(value, 'metadata') : undefined
    const ours = isObject(metadata) ? own(metadata, OWN) : undefined
    return [isObject(value) ? own(value, 'id') : undefined, isObject(ours) ? own(ours, 'id') : undefined]
  })
  const ids = giveIds(wishes)
  // Before 4.5 cells have no ids, so there is nothing to say.
  const odd = ids.flatMap((id, at) =>
    id === wishes[at][0] || (minor < 5 && wishes[at][0] === undefined) ? [] : [String(at + 1)],
  )
  if (odd.length === 1) note(`Cell ${odd[0]} had no id that is allowed and its own. It got a new one.`)
  if (odd.length > 1)
    note(`Cells ${listed(odd, 5)} had no ids that are allowed and their own. They got new ones.`)
  return ids
}

/** The cell as nbformat 4.5 has it, mended where it has to be. */
export function readNbCell(value: Json, id: string, number: number, note: Warn): NbCell {
  const named = isObject(value) ? { ...value, id } : value
  const problems = collect((report) => checkCell(named, [], report))
  if (problems.length === 0) return named as unknown as NbCell
  note(`Cell ${number} was mended: ${inWords(problems)}.`)
  return mendCell(value, id)
}

export function inWords(problems: readonly Problem[]): string {
  const words = problems.slice(0, 3).map(describe)
  return (problems.length > 3 ? [...words, `${problems.length - 3} more`] : words).join('; ')
}

/** `warn` says a sentence's middle, since who calls it knows which cell this is. */
export function fromNbformat(cell: NbCell, notebookLanguage: string, warn: Warn): Cell {
  const metadata = without(cell.metadata, new Set([OWN]))
  const fields = OwnFields.of(cell.metadata, warn)
  fields?.ignore('id')
  const read =
    cell.cell_type === 'code'
      ? carrying(
          readCodeCell(cell, fields, notebookLanguage),
          carriedOf(metadata, undefined, cell.outputs, cell.execution_count),
        )
      : carrying(readTextCell(cell, fields, warn), carriedOf(metadata, cell.attachments, [], null))
  fields?.done()
  return read
}

function readCodeCell({ id, source }: NbCodeCell, fields: OwnFields | null, notebookLanguage: string): Cell {
  const named = fields === null ? undefined : readLanguage(fields)
  const language = named ?? notebookLanguage
  // A word of ours is meant as it stands; other programs write 'TypeScript' and 'node' too.
  const here = named === undefined ? runsHere(language) : LANGUAGES.find((one) => one === named)
  const text = joined(source)
  if (here == null) return { kind: 'foreign', id, language, text }
  const settings = fields === null ? { stage: {}, exercise: false, original: false } : readCode(fields)
  return { kind: 'code', id, language: here, text, ...settings }
}

function readTextCell(cell: NbTextCell, fields: OwnFields | null, warn: Warn): Cell {
  const { id, cell_type: type } = cell
  const text = joined(cell.source)
  if (type === 'raw') return { kind: 'raw', id, text }
  if (fields === null || !isQuestion(fields)) return { kind: 'prose', id, markdown: text }
  const question = readQuestion(fields, id)
  if (question === null) {
    warn('the question in its metadata is not complete, so it is shown as the text that it is')
    return { kind: 'prose', id, markdown: text }
  }
  if (unbroken(text) !== unbroken(render(question)))
    warn('another program changed the text of this question. The question is shown as it was')
  return question
}

function unbroken(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
