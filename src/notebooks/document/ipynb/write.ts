/**
 * A notebook → a file of Jupyter, nbformat 4.5, such that `readIpynb` gives the same notebook back.
 *
 * The same notebook gives the same text, laid out as Jupyter's own writer does. Our own fields stand in metadata under
 * `actorium`, where other programs leave them alone; what a file brought is written back in its place. A question is a
 * Markdown cell with all of its fields in its metadata. Ids that nbformat does not allow are written as the nearest
 * that it does.
 *
 * What reads back the same: every notebook with legal ids, whose predictions' answers are among their options, whose
 * mistakes are lines of their programs, and whose code in other languages is in none that runs here. What a notebook carries has to be as nbformat has it; it
 * comes back in its plain form, without empty objects and without our own kernel.
 */
import type { Cell, Json, JsonObject, Notebook } from '../notebook'
import { carriedBy } from './carried'
import { giveIds, nearest } from './ids'
import { isEmpty, isObject, isText } from './json'
import { writeJson } from './json-text'
import { languageOf, runsHere, withOurKernel } from './language'
import { linesOf, NBFORMAT, NBFORMAT_MINOR, type NbCell, type NbNotebook } from './nbformat'
import { writeCode, writeForeign, writeQuestion } from './own-cell'
import { OWN } from './own-fields'
import { writeNotebookFields } from './own-notebook'
import { render } from './rendering'

/** What a cell gave when it ran here, in nbformat's words. */
export interface CellOutputs {
  readonly outputs: readonly JsonObject[]
  readonly executionCount: number | null
}

/**
 * `outputs` are by cell; a cell that has none there keeps those that it carries. `also` stands beside our own fields
 * of the notebook, and is not read back.
 */
export function writeIpynb(
  notebook: Notebook,
  outputs: ReadonlyMap<string, CellOutputs> = new Map(),
  also: JsonObject = {},
): string {
  return writeJson(toNbformat(notebook, outputs, also))
}

function toNbformat(
  notebook: Notebook,
  outputs: ReadonlyMap<string, CellOutputs>,
  also: JsonObject,
): NbNotebook {
  const { cells } = notebook
  const ids = giveIds(cells.map(({ id }) => [id, nearest(id)]))
  const called = new Map<string, string>()
  cells.forEach(({ id }, at) => {
    if (!called.has(id)) called.set(id, ids[at])
  })
  const carried = withOurKernel(notebook.carried ?? {}, cells)
  const writing: Writing = {
    language: languageOf(carried),
    isOurs: carried !== notebook.carried && Object.hasOwn(carried, 'kernelspec'),
    outputs,
    called: (id) => called.get(id) ?? id,
  }
  return {
    cells: cells.map((cell, at) => writeCell(cell, ids[at], writing)),
    metadata: { ...carried, [OWN]: { ...also, ...writeNotebookFields(notebook) } },
    nbformat: NBFORMAT,
    nbformat_minor: NBFORMAT_MINOR,
  }
}

interface Writing {
  /** As the notebook's metadata will name it to a reader. */
  readonly language: string
  /** No other program's kernel is named: each cell says its language, for the day when another one is. */
  readonly isOurs: boolean
  readonly outputs: ReadonlyMap<string, CellOutputs>
  readonly called: (id: string) => string
}

function writeCell(cell: Cell, id: string, writing: Writing): NbCell {
  const carried = carriedBy(cell)
  switch (cell.kind) {
    case 'prose':
    case 'raw':
      return {
        cell_type: cell.kind === 'prose' ? 'markdown' : 'raw',
        id,
        metadata: metadataOf(carried.metadata, {}),
        source: linesOf(cell.kind === 'prose' ? cell.markdown : cell.text),
        ...attachmentsOf(carried.attachments),
      }
    case 'predict':
    case 'check':
    case 'spot':
      return {
        cell_type: 'markdown',
        id,
        metadata: metadataOf(carried.metadata, writeQuestion(cell, id, writing.called)),
        source: linesOf(render(cell)),
        ...attachmentsOf(carried.attachments),
      }
    case 'code':
    case 'foreign': {
      const isNotebooks =
        cell.kind === 'code'
          ? !writing.isOurs && runsHere(writing.language) === cell.language
          : cell.language === writing.language && runsHere(writing.language) === null
      const language = isNotebooks ? null : cell.language
      const own = cell.kind === 'code' ? writeCode(cell, id, language) : writeForeign(id, language)
      const fresh = writing.outputs.get(cell.id)
      return {
        cell_type: 'code',
        id,
        metadata: metadataOf(carried.metadata, own),
        source: linesOf(cell.text),
        outputs: fresh === undefined ? (carried.outputs ?? []) : fresh.outputs.map(inLines),
        execution_count: fresh === undefined ? (carried.executionCount ?? null) : fresh.executionCount,
      }
    }
  }
}

function metadataOf(carried: JsonObject | undefined, own: JsonObject): JsonObject {
  return isEmpty(own) ? (carried ?? {}) : { ...carried, [OWN]: own }
}

function attachmentsOf(attachments: JsonObject | undefined): { readonly attachments?: JsonObject } {
  return attachments === undefined ? {} : { attachments }
}

/** The texts of a new output as lists of lines, as Jupyter writes them. What was carried stays as it came. */
function inLines(output: JsonObject): JsonObject {
  const { text, data } = output
  return {
    ...output,
    ...(isText(text) ? { text: linesOf(text) } : {}),
    ...(isObject(data) ? { data: bundleInLines(data) } : {}),
  }
}

function bundleInLines(bundle: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, value]): [string, Json] => [
      type,
      isText(value) && (type.startsWith('text/') || type === 'image/svg+xml') ? linesOf(value) : value,
    ]),
  )
}
