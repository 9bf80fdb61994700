/**
 * A lesson's Markdown → a notebook.
 *
 * Pure, and total: any text gives a notebook, and what is doubtful is a warning with its line. A lesson in the
 * repository parses without one (tested), so a warning is a word to an author, not to a reader. Fences that are no
 * cells (no `cell=`, or another language) are part of the prose around them, but for `python {beside=transfer}`: it
 * belongs to the code cell of that id, which stands above it.
 */
import { isClockRate } from '../../runtime/protocol/control'
import type { Mode } from '../../runtime/protocol/view'
import { readFields, type LessonWarning } from './fields'
import { splitFences, type Fence } from './fences'
import { readInfo, type Attribute, type Info } from './info'
import type { Cell, CodeCell, Notebook, StageSettings, ViewName } from './notebook'
import { readCheck, readPredict, readSpot } from './questions'

export type { LessonWarning } from './fields'

export interface ParsedLesson {
  readonly notebook: Notebook
  readonly warnings: readonly LessonWarning[]
}

const LANGUAGES: Readonly<Record<string, CodeCell['language']>> = {
  ts: 'typescript',
  typescript: 'typescript',
  js: 'javascript',
  javascript: 'javascript',
}
const QUESTIONS = { predict: readPredict, check: readCheck, spot: readSpot }
const MODES: readonly Mode[] = ['live', 'slow', 'step']
const VIEWS: readonly ViewName[] = [
  'graph',
  'sequence',
  'mailboxes',
  'timeline',
  'words',
  'logs',
  'dashboard',
  'functions',
]

type Warn = (line: number, message: string) => void

export function parseLesson(text: string, id: string): ParsedLesson {
  const warnings: LessonWarning[] = []
  const warn: Warn = (line, message) => warnings.push({ line, message })
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const { head, bodyAt } = readHead(lines, warn)
  const places = new Map<Cell, number>()
  const cells = readCells(lines.slice(bodyAt), bodyAt + 1, warn, places)
  checkReferences(cells, places, warn)
  warnings.sort((a, b) => a.line - b.line)
  return { notebook: { id, ...head, cells }, warnings }
}

function readHead(lines: readonly string[], warn: Warn) {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  if (end === -1) {
    const why = lines[0] === '---' ? 'The front matter is not closed by `---`.' : 'There is no front matter.'
    warn(1, why)
  }
  const { values, warnings } = readFields(end === -1 ? [] : lines.slice(1, end), 2)
  for (const warning of warnings) warn(warning.line, warning.message)
  const known = ['title', 'number', 'minutes', 'teaches', 'shelf']
  for (const [key, field] of values) {
    if (!known.includes(key)) warn(field.line, `\`${key}\` is not known in the front matter.`)
  }
  if (end !== -1) {
    for (const key of known) if (!values.has(key)) warn(1, `The front matter has no \`${key}\`.`)
  }
  const minutes = values.get('minutes')
  const shelf = values.get('shelf')
  if (minutes !== undefined && !isNumber(minutes.text)) {
    warn(minutes.line, `\`minutes: ${minutes.text}\` is not a number.`)
  }
  if (shelf !== undefined && shelf.text !== 'course' && shelf.text !== 'shelf') {
    warn(shelf.line, `\`shelf: ${shelf.text}\` is neither \`course\` nor \`shelf\`.`)
  }
  const head = {
    number: values.get('number')?.text ?? '',
    title: values.get('title')?.text ?? '',
    minutes: minutes !== undefined && isNumber(minutes.text) ? Number(minutes.text) : 0,
    shelf: shelf?.text === 'course' ? ('course' as const) : ('shelf' as const),
    teaches: values.get('teaches')?.text ?? '',
  }
  return { head, bodyAt: end === -1 ? 0 : end + 1 }
}

/** The cells of a lesson's body. Exported for the writer, which asks whether a text reads back as itself. */
export function readCells(
  lines: readonly string[],
  firstLine: number,
  warn: Warn,
  places: Map<Cell, number>,
): readonly Cell[] {
  const cells: Cell[] = []
  const taken = new Set<string>()
  let proses = 0
  let prose: string[] = []
  let proseLine = firstLine
  const add = (cell: Cell, line: number) => {
    let id = cell.id
    for (let n = 2; taken.has(id); n += 1) id = `${cell.id}-${n}`
    if (id !== cell.id) warn(line, `The id \`${cell.id}\` is taken; this cell is called \`${id}\`.`)
    taken.add(id)
    const named = id === cell.id ? cell : { ...cell, id }
    places.set(named, line)
    cells.push(named)
  }
  const flush = () => {
    const markdown = prose
      .join('\n')
      .replace(/^(?:[^\S\n]*\n)+/, '')
      .replace(/(?:\n[^\S\n]*)+$/, '')
    prose = []
    if (markdown.trim() === '') return
    proses += 1
    add({ kind: 'prose', id: `prose-${proses}`, markdown }, proseLine)
  }
  for (const part of splitFences(lines, firstLine)) {
    if (prose.length === 0) proseLine = part.line
    if (part.kind === 'prose') {
      prose.push(...part.lines)
      continue
    }
    const info = readInfo(part.info)
    if (info.word === 'python' && attach(info, part, cells, warn)) continue
    if (!isCell(info, part.line, warn)) {
      if (!part.closed) warn(part.line, 'This fence is not closed.')
      prose.push(...part.source)
      continue
    }
    flush()
    if (!part.closed) warn(part.line, 'This cell is not closed; it reaches to the end of the lesson.')
    for (const doubt of info.doubts) warn(part.line, doubt)
    const cell = readCell(info, part, warn)
    if (cell.kind === 'prose') proses += 1
    add(cell, part.line)
  }
  flush()
  return cells
}

/** Python beside a cell: whether this fence is some, and found its cell. Where not, it is prose like any other. */
function attach(info: Info, fence: Fence, cells: Cell[], warn: Warn): boolean {
  const beside = info.attributes.find((attribute) => attribute.name === 'beside')
  if (beside === undefined) return false
  const at = cells.findIndex((cell) => cell.kind === 'code' && cell.id === beside.value)
  const cell = cells[at]
  if (cell?.kind !== 'code') {
    warn(fence.line, `\`beside=${beside.value ?? ''}\` names no code cell above. This is shown as prose.`)
    return false
  }
  if (cell.python !== undefined) {
    warn(fence.line, `\`${cell.id}\` has its Python already. This is shown as prose.`)
    return false
  }
  for (const doubt of info.doubts) warn(fence.line, doubt)
  for (const { name } of info.attributes)
    if (name !== 'beside') warn(fence.line, `The attribute \`${name}\` is not known here.`)
  if (!fence.closed) warn(fence.line, 'This Python is not closed; it reaches to the end of the lesson.')
  cells[at] = { ...cell, python: fence.body.join('\n') }
  return true
}

function isCell(info: Info, line: number, warn: Warn): boolean {
  if (info.word === 'prose' || isQuestionWord(info.word)) return true
  const named = info.attributes.some((attribute) => attribute.name === 'cell')
  if (LANGUAGES[info.word] !== undefined) {
    if (!named && info.attributes.length > 0)
      warn(line, 'A code cell needs an id: `cell=…`. This is shown as prose.')
    return named
  }
  if (named) warn(line, `\`${info.word}\` is not a language that a cell can have. This is shown as prose.`)
  return false
}

function readCell(info: Info, fence: Fence, warn: Warn): Cell {
  const id = info.attributes.find((attribute) => attribute.name === 'cell')?.value ?? ''
  if (id === '') warn(fence.line, 'This cell has no id: `cell=…`.')
  const given = id === '' ? `${info.word}-${fence.line}` : id
  const rest = info.attributes.filter((attribute) => attribute.name !== 'cell')
  const language = LANGUAGES[info.word]
  if (language !== undefined) return readCode(given, language, rest, fence, warn)
  for (const { name } of rest) warn(fence.line, `The attribute \`${name}\` is not known here.`)
  if (!isQuestionWord(info.word)) return { kind: 'prose', id: given, markdown: fence.body.join('\n') }
  const fields = readFields(fence.body, fence.line + 1)
  for (const warning of fields.warnings) warn(warning.line, warning.message)
  return QUESTIONS[info.word](given, fields.values, (line, message) => warn(line ?? fence.line, message))
}

function isQuestionWord(word: string): word is keyof typeof QUESTIONS {
  return Object.hasOwn(QUESTIONS, word)
}

function readCode(
  id: string,
  language: CodeCell['language'],
  attributes: readonly Attribute[],
  fence: Fence,
  warn: Warn,
): CodeCell {
  const stage: { -readonly [K in keyof StageSettings]: StageSettings[K] } = {}
  let exercise = false
  let original = false
  for (const { name, value } of attributes) {
    const number = value !== null && isNumber(value) ? Number(value) : null
    const odd = () => warn(fence.line, `\`${value === null ? name : `${name}=${value}`}\` has no meaning.`)
    if (name === 'exercise' && value === null) exercise = true
    else if (name === 'original' && value === null) original = true
    else if (name === 'stage') {
      const mode = MODES.find((one) => one === value)
      if (mode === undefined) odd()
      else stage.mode = mode
    } else if (
      name === 'speed' ||
      name === 'clock' ||
      name === 'seed' ||
      name === 'given' ||
      name === 'limit'
    ) {
      if (number === null || (name === 'limit' && number <= 0) || (name === 'clock' && !isClockRate(number)))
        odd()
      else stage[name] = number
    } else if (name === 'views') {
      const names = (value ?? '').split(',').filter((view) => view !== '')
      const views = names.flatMap((view) => VIEWS.filter((one) => one === view))
      if (views.length < names.length) odd()
      stage.views = views
    } else if (name === 'exercise' || name === 'original') odd()
    else warn(fence.line, `The attribute \`${name}\` is not known here.`)
  }
  if (stage.given !== undefined && stage.mode !== 'step') {
    warn(fence.line, '`given` has a meaning only with `stage=step`.')
  }
  return { kind: 'code', id, language, text: fence.body.join('\n'), stage, exercise, original }
}

function checkReferences(cells: readonly Cell[], places: ReadonlyMap<Cell, number>, warn: Warn) {
  for (const cell of cells) {
    const isCode = (id: string) => cells.some((other) => other.kind === 'code' && other.id === id)
    const odd = (message: string) => warn(places.get(cell) ?? 1, message)
    if (cell.kind === 'check' && !isCode(cell.cell))
      odd(`The check \`${cell.id}\` judges \`${cell.cell}\`, which is no code cell.`)
    if (cell.kind === 'predict' && cell.shownBy !== undefined && !isCode(cell.shownBy))
      odd(`The prediction \`${cell.id}\` is shown by \`${cell.shownBy}\`, which is no code cell.`)
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}
