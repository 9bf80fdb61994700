/**
 * Any JSON → a cell, metadata, an output of nbformat 4.5 that is valid.
 *
 * For what another program wrote nearly well: no text of it is lost, and what cannot be kept where it stands (a key
 * that the format does not know, metadata of a wrong type) is left out. Nothing here says so: `read.ts` does, with the
 * validator's words. It is called only where the validator found something; all else stays as it came.
 */
import type { Json, JsonObject } from '../notebook'
import { isList, isObject, isText, own, without } from './json'
import { isJsonMime, type NbCell, type NbOutput } from './nbformat'
import { collect, type Path, type Report } from './problems'
import { count, multiline } from './rules'
import { checkCellMetadata, checkNotebookMetadata, isCellType } from './validate'
import { checkAttachments, checkOutput } from './validate-outputs'

export function mendCell(value: Json, id: string): NbCell {
  if (!isObject(value)) return { cell_type: 'raw', id, metadata: {}, source: textOf(value) }
  const type = typeOf(value)
  const source = own(value, 'source') ?? own(value, 'input')
  const given = own(value, 'metadata')
  const metadata = mendCellMetadata(type, isObject(given) ? given : {})
  if (type === 'code') {
    const outputs = own(value, 'outputs')
    return {
      cell_type: type,
      id,
      metadata,
      source: mendSource(value, source),
      outputs: (isList(outputs) ? outputs : outputs === undefined ? [] : [outputs]).map(mendOutput),
      execution_count: mendCount(own(value, 'execution_count')),
    }
  }
  const attachments = own(value, 'attachments')
  return {
    cell_type: type,
    id,
    metadata,
    source: mendSource(value, source),
    ...(isObject(attachments) ? { attachments: mendAttachments(attachments) } : {}),
  }
}

function typeOf(cell: JsonObject): NbCell['cell_type'] {
  const type = own(cell, 'cell_type')
  if (isCellType(type)) return type
  if (type === 'heading') return 'markdown'
  return isList(own(cell, 'outputs')) ? 'code' : 'raw'
}

/** Headings were cells of their own in nbformat 3, and some programs still write them. */
function mendSource(cell: JsonObject, source: Json | undefined): string | readonly string[] {
  if (own(cell, 'cell_type') !== 'heading')
    return isText(source) || isTextList(source) ? source : textOf(source)
  const level = own(cell, 'level')
  const marks = Number.isInteger(level) ? Math.min(Math.max(Number(level), 1), 6) : 1
  return `${'#'.repeat(marks)} ${textOf(source)}`
}

export function mendNotebookMetadata(metadata: JsonObject): JsonObject {
  return withoutProblems(metadata, (report) => checkNotebookMetadata(metadata, [], report))
}

function mendCellMetadata(type: NbCell['cell_type'], metadata: JsonObject): JsonObject {
  return withoutProblems(metadata, (report) => checkCellMetadata(type, metadata, [], report))
}

function mendAttachments(attachments: JsonObject): JsonObject {
  return withoutProblems(attachments, (report) => checkAttachments(attachments, [], report))
}

/** Without the keys under which something is wrong: all of them, also where a list of problems would end. */
function withoutProblems(object: JsonObject, look: (report: Report) => void): JsonObject {
  const wrong = new Set<string>()
  look((path: Path) => wrong.add(String(path[0])))
  return wrong.size === 0 ? object : without(object, wrong)
}

function mendOutput(value: Json): JsonObject {
  return collect((report) => checkOutput(value, [], report)).length === 0 && isObject(value)
    ? value
    : mended(value)
}

function mended(value: Json): NbOutput {
  if (!isObject(value)) return { output_type: 'stream', name: 'stdout', text: textOf(value) }
  const data = own(value, 'data')
  const metadata = own(value, 'metadata')
  const shown = isObject(data)
    ? { data: mendBundle(data), metadata: isObject(metadata) ? metadata : {} }
    : null
  switch (own(value, 'output_type')) {
    case 'stream': {
      const name = own(value, 'name')
      return {
        output_type: 'stream',
        name: isText(name) ? name : 'stdout',
        text: mendText(own(value, 'text')),
      }
    }
    case 'error': {
      const traceback = own(value, 'traceback')
      return {
        output_type: 'error',
        ename: textOf(own(value, 'ename')),
        evalue: textOf(own(value, 'evalue')),
        traceback: isList(traceback) ? traceback.map(textOf) : [textOf(traceback)],
      }
    }
    case 'display_data':
      if (shown !== null) return { output_type: 'display_data', ...shown }
      break
    case 'execute_result': {
      const executionCount = mendCount(own(value, 'execution_count'))
      if (shown !== null) return { output_type: 'execute_result', ...shown, execution_count: executionCount }
    }
  }
  return { output_type: 'stream', name: 'stdout', text: textOf(value) }
}

function mendBundle(bundle: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, value]) => [type, isJsonMime(type) ? value : mendText(value)]),
  )
}

function mendText(value: Json | undefined): string | readonly string[] {
  return isText(value) || isTextList(value) ? value : textOf(value)
}

function isTextList(value: Json | undefined): value is readonly string[] {
  return isList(value) && multiline.holds(value)
}

function mendCount(value: Json | undefined): number | null {
  return count.holds(value) ? (value as number | null) : null
}

/** Texts as they are, lists joined, anything else as JSON. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  if (isText(value)) return value
  if (isList(value)) return value.map(textOf).join('')
  return JSON.stringify(value, null, 1)
}
