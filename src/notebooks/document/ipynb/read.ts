/**
 * A file of Jupyter (nbformat 4.0 to 4.5) → a notebook, or why not.
 *
 * Total: any text has an answer. What is written nearly well is mended, with a note that names the cell, and no text
 * of it is lost. What the page has no use for is carried, so that it goes out again. Nothing of the file runs here, and
 * what stands under `actorium` in metadata is taken only where it is what it should be.
 *
 * Known limits: whole numbers beyond 2^53 in what is carried lose their last digits, as in every reader that uses
 * JSON.parse, and a key that stands twice in an object counts once.
 */
import type { Refused } from '../edits'
import type { Cell, JsonObject, Notebook } from '../notebook'
import { readFileText } from './file-text'
import { isEmpty, isList, isObject, own, without } from './json'
import { languageName, languageOf, withoutOurKernel } from './language'
import { mendNotebookMetadata } from './mend'
import { NBFORMAT_MINOR } from './nbformat'
import { listed, takeNotes } from './notes'
import { OWN, OwnFields, type Warn } from './own-fields'
import { readNotebookFields } from './own-notebook'
import { collect, shortened } from './problems'
import { fromNbformat, inWords, readIds, readNbCell } from './read-cells'
import { fileTitle, titleOf } from './title'
import { checkNotebookMetadata } from './validate'

export interface ReadOptions {
  /** For the title of a notebook that has none. */
  readonly fileName?: string
  /** For a notebook that brings no id of ours; else the file's name is its id. */
  readonly id?: string
}

export interface ReadNotebook {
  readonly notebook: Notebook
  /** Sentences for the reader: what was mended, left out, or does not run here. */
  readonly notes: readonly string[]
}

export function readIpynb(text: string, options: ReadOptions = {}): ReadNotebook | Refused {
  const file = readFileText(text)
  if ('refused' in file) return file
  const { json } = file
  const notes = takeNotes()
  const minor = readMinor(json, notes.add)
  sayWhatIsUnknown(json, notes.add)
  const given = readMetadata(json, notes.add)
  const list = own(json, 'cells')
  const values = isList(list) ? list : []
  const language = languageOf(given)
  const cells = readIds(values, minor, notes.add).map((id, at) => {
    const cell = readNbCell(values[at], id, at + 1, notes.add)
    return fromNbformat(cell, language, (about) => notes.add(`Cell ${at + 1}: ${about}.`))
  })
  const fields = OwnFields.of(given, (about) => notes.add(`The notebook: ${about}.`))
  const head = readNotebookFields(fields, {
    id: options.id ?? (fileTitle(options.fileName ?? '') || 'notebook'),
    title: () => titleOf(cells, options.fileName),
  })
  sayWhatDoesNotRun(cells, notes.add)
  const carried = withoutOurKernel(without(given, new Set([OWN])), cells)
  return {
    notebook: { ...head, cells, ...(isEmpty(carried) ? {} : { carried }) },
    notes: notes.all(),
  }
}

function readMinor(json: JsonObject, note: Warn): number {
  if (own(json, 'nbformat') === undefined)
    note('The file does not say which nbformat it is in; it is read as nbformat 4.')
  else if (own(json, 'nbformat') !== 4) note('`nbformat` should be the number 4; the file is read as such.')
  const minor = own(json, 'nbformat_minor')
  if (typeof minor !== 'number' || !Number.isInteger(minor) || minor < 0) {
    note('`nbformat_minor` should be a whole number from 0 on; the file is read as nbformat 4.0.')
    return 0
  }
  if (minor > NBFORMAT_MINOR)
    note(`This notebook is in nbformat 4.${minor}. It is read as nbformat 4.5; what is newer is left out.`)
  return minor
}

function sayWhatIsUnknown(json: JsonObject, note: Warn) {
  const unknown = Object.keys(json).filter(
    (key) => !['nbformat', 'nbformat_minor', 'metadata', 'cells'].includes(key),
  )
  if (unknown.length > 0) {
    const names = unknown.map((key) => `\`${shortened(key)}\``)
    note(
      `The notebook: ${listed(names, 3)} ${unknown.length === 1 ? 'is' : 'are'} not known here and left out.`,
    )
  }
}

function readMetadata(json: JsonObject, note: Warn): JsonObject {
  const metadata = own(json, 'metadata')
  const problems = collect((report) => checkNotebookMetadata(metadata, ['metadata'], report))
  if (problems.length === 0 && isObject(metadata)) return metadata
  note(`The notebook: ${inWords(problems)}. What is wrong there is left out.`)
  return isObject(metadata) ? mendNotebookMetadata(metadata) : {}
}

function sayWhatDoesNotRun(cells: readonly Cell[], note: Warn) {
  const languages = new Set(cells.flatMap((cell) => (cell.kind === 'foreign' ? [cell.language] : [])))
  if (languages.size === 0) return
  const names = listed(
    [...languages].filter((language) => language !== '').map((language) => shortened(languageName(language))),
    3,
  )
  const some = cells.some((cell) => cell.kind === 'code')
  const shown = 'Its code is shown with what it gave where it ran.'
  if (names === '')
    note(`This notebook does not say which language its code is in, so it does not run here. ${shown}`)
  else if (some)
    note(`Some cells are in ${names}, which does not run here. They are shown with what they gave.`)
  else note(`This notebook is in ${names}, which does not run here. ${shown}`)
}
