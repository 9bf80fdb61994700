/**
 * Whether a value is a notebook of nbformat 4.5, and where it is not one.
 *
 * Written from nbformat's documentation. Total: any value has an answer. It looks only where the format has rules, so
 * it goes no deeper than the format does; what is free (metadata, JSON outputs) is not looked into.
 */
import { isList, isObject, own } from './json'
import { CELL_ID, NBFORMAT, NBFORMAT_MINOR, type NbCell } from './nbformat'
import {
  checkShape,
  collect,
  shouldBe,
  type Path,
  type Problem,
  type Report,
  type Rule,
  type Shape,
} from './problems'
import {
  cellName,
  count,
  exactly,
  flag,
  list,
  multiline,
  object,
  tags,
  text,
  times,
  wholeFrom,
} from './rules'
import { checkAttachments, checkOutput } from './validate-outputs'

const cellId: Rule = {
  holds: (value) => typeof value === 'string' && CELL_ID.test(value),
  words: '1 to 64 letters, digits, _ or -',
}
const textOrObject: Rule = {
  holds: (value) => typeof value === 'string' || isObject(value),
  words: 'a text or an object',
}
const scrolled: Rule = {
  holds: (value) => typeof value === 'boolean' || value === 'auto',
  words: 'true, false or "auto"',
}

const NOTEBOOK: Shape = {
  needed: {
    nbformat: exactly(NBFORMAT),
    nbformat_minor: wholeFrom(NBFORMAT_MINOR),
    metadata: object,
    cells: list,
  },
  others: 'nothing',
}
const NOTEBOOK_METADATA: Shape = {
  may: { orig_nbformat: wholeFrom(1), title: text, authors: list },
  others: 'anything',
}
const KERNEL: Shape = { needed: { name: text, display_name: text }, others: 'anything' }
const LANGUAGE: Shape = {
  needed: { name: text },
  may: { codemirror_mode: textOrObject, file_extension: text, mimetype: text, pygments_lexer: text },
  others: 'anything',
}

const ANY_METADATA = { name: cellName, tags, jupyter: object }
const CELL_METADATA: Readonly<Record<NbCell['cell_type'], Shape>> = {
  markdown: { may: ANY_METADATA, others: 'anything' },
  raw: { may: { ...ANY_METADATA, format: text }, others: 'anything' },
  code: { may: { ...ANY_METADATA, collapsed: flag, scrolled, execution: times }, others: 'anything' },
}
const ANY_CELL = { id: cellId, metadata: object, source: multiline }
const CELLS: Readonly<Record<NbCell['cell_type'], Shape>> = {
  markdown: {
    needed: { cell_type: exactly('markdown'), ...ANY_CELL },
    may: { attachments: object },
    others: 'nothing',
  },
  raw: {
    needed: { cell_type: exactly('raw'), ...ANY_CELL },
    may: { attachments: object },
    others: 'nothing',
  },
  code: {
    needed: { cell_type: exactly('code'), ...ANY_CELL, outputs: list, execution_count: count },
    others: 'nothing',
  },
}

export function validateNotebook(value: unknown): readonly Problem[] {
  return collect((report) => {
    if (!checkShape(value, NOTEBOOK, [], report)) return
    const metadata = own(value, 'metadata')
    if (isObject(metadata)) checkNotebookMetadata(metadata, ['metadata'], report)
    const cells = own(value, 'cells')
    if (!isList(cells)) return
    const seen = new Set<unknown>()
    cells.forEach((cell, at) => {
      checkCell(cell, ['cells', at], report)
      const id = isObject(cell) ? own(cell, 'id') : undefined
      if (typeof id === 'string' && seen.has(id)) report(['cells', at, 'id'], 'is the id of another cell too')
      seen.add(id)
    })
  })
}

export function isCellType(value: unknown): value is NbCell['cell_type'] {
  return typeof value === 'string' && Object.hasOwn(CELLS, value)
}

export function checkNotebookMetadata(metadata: unknown, path: Path, report: Report) {
  if (!checkShape(metadata, NOTEBOOK_METADATA, path, report)) return
  for (const [key, shape] of [
    ['kernelspec', KERNEL],
    ['language_info', LANGUAGE],
  ] as const) {
    if (Object.hasOwn(metadata, key)) checkShape(metadata[key], shape, [...path, key], report)
  }
}

export function checkCellMetadata(type: NbCell['cell_type'], metadata: unknown, path: Path, report: Report) {
  checkShape(metadata, CELL_METADATA[type], path, report)
}

export function checkCell(cell: unknown, path: Path, report: Report) {
  if (!checkShape(cell, { others: 'anything' }, path, report)) return
  const type = own(cell, 'cell_type')
  if (!isCellType(type)) {
    const known = 'one of markdown, code and raw'
    report([...path, 'cell_type'], type === undefined ? 'is missing' : shouldBe(known, type))
    return
  }
  checkShape(cell, CELLS[type], path, report)
  const metadata = own(cell, 'metadata')
  if (isObject(metadata)) checkCellMetadata(type, metadata, [...path, 'metadata'], report)
  const attachments = own(cell, 'attachments')
  if (type !== 'code' && isObject(attachments))
    checkAttachments(attachments, [...path, 'attachments'], report)
  const outputs = own(cell, 'outputs')
  if (type === 'code' && isList(outputs))
    outputs.forEach((output, at) => checkOutput(output, [...path, 'outputs', at], report))
}
