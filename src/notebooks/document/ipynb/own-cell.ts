/**
 * Our own fields of cells ↔ `actorium` in a cell's metadata.
 *
 * Code and questions keep their id there too: other programs drop the ids of nbformat, which are young, and then
 * checks would not find the cell that they judge.
 */
import type { CheckCell, CodeCell, Json, JsonObject, PredictCell, StageSettings, ViewName } from '../notebook'
import type { Mode } from '../../../runtime/protocol/view'
import { isTexts } from './json'
import type { OwnFields } from './own-fields'

const MODES: Readonly<Record<Mode, true>> = { live: true, slow: true, step: true }
const VIEWS: Readonly<Record<ViewName, true>> = {
  graph: true,
  sequence: true,
  mailboxes: true,
  timeline: true,
  words: true,
  logs: true,
  dashboard: true,
}
const KINDS = ['predict', 'check'] as const
const LONGEST_LANGUAGE = 100

export type CodeFields = Pick<CodeCell, 'stage' | 'exercise' | 'original' | 'python'>

/** `language` null: the cell's is the notebook's own, and needs no word. */
export function writeCode(cell: CodeCell, id: string, language: string | null): JsonObject {
  const { exercise, original, python } = cell
  const stage = Object.fromEntries(
    Object.entries(cell.stage).filter(([, value]) => value !== undefined),
  ) as JsonObject
  const fields = {
    ...(language === null ? {} : { language }),
    ...(Object.keys(stage).length === 0 ? {} : { stage }),
    ...(exercise ? { exercise } : {}),
    ...(original ? { original } : {}),
    ...(python === undefined ? {} : { python }),
  }
  return Object.keys(fields).length === 0 ? fields : { id, ...fields }
}

export function writeForeign(id: string, language: string | null): JsonObject {
  return language === null ? {} : { id, language }
}

/** The language that a cell names for itself. */
export function readLanguage(fields: OwnFields): string | undefined {
  return fields.take(
    'language',
    (value): value is string => typeof value === 'string' && value.length <= LONGEST_LANGUAGE,
  )
}

export function readCode(fields: OwnFields): CodeFields {
  const python = fields.text('python')
  return {
    stage: readStage(fields.inside('stage')),
    exercise: fields.flag('exercise'),
    original: fields.flag('original'),
    ...(python === undefined ? {} : { python }),
  }
}

function readStage(fields: OwnFields | null): StageSettings {
  if (fields === null) return {}
  const mode = fields.oneOf('mode', keysOf(MODES))
  const speed = fields.number('speed')
  const seed = fields.number('seed')
  const given = fields.number('given')
  const limit = fields.number('limit', (value) => value > 0)
  const views = fields.take('views', areViews)
  fields.done()
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(speed === undefined ? {} : { speed }),
    ...(seed === undefined ? {} : { seed }),
    ...(given === undefined ? {} : { given }),
    ...(limit === undefined ? {} : { limit }),
    ...(views === undefined ? {} : { views }),
  }
}

function areViews(value: Json): value is readonly ViewName[] {
  return isTexts(value) && value.every((view) => Object.hasOwn(VIEWS, view))
}

function keysOf<Key extends string>(record: Readonly<Record<Key, true>>): readonly Key[] {
  return Object.keys(record) as Key[]
}

/** Ids of other cells as they are called in the file. */
export function writeQuestion(
  cell: PredictCell | CheckCell,
  id: string,
  called: (id: string) => string,
): JsonObject {
  if (cell.kind === 'check') {
    const { kind, title, instructions, hints, solution } = cell
    return { id, kind, title, cell: called(cell.cell), instructions, hints, solution }
  }
  const { kind, question, options, answer, explanation, shownBy } = cell
  const shown: JsonObject = shownBy === undefined ? {} : { shownBy: called(shownBy) }
  return { id, kind, question, options, answer, explanation, ...shown }
}

/** Whether a Markdown cell says that it is more than prose. */
export function isQuestion(fields: OwnFields): boolean {
  return fields.oneOf('kind', KINDS) !== undefined
}

/** null where something is missing or odd: half a question is none. */
export function readQuestion(fields: OwnFields, id: string): PredictCell | CheckCell | null {
  return fields.oneOf('kind', KINDS) === 'predict' ? readPredict(fields, id) : readCheck(fields, id)
}

function readPredict(fields: OwnFields, id: string): PredictCell | null {
  const question = fields.text('question')
  const options = fields.take('options', isTexts) ?? []
  const answer = fields.number('answer', (value) => Object.hasOwn(options, value))
  const explanation = fields.text('explanation')
  const shownBy = fields.text('shownBy')
  if (question === undefined || answer === undefined || explanation === undefined) return null
  const shown = shownBy === undefined ? {} : { shownBy }
  return { kind: 'predict', id, question, options, answer, explanation, ...shown }
}

function readCheck(fields: OwnFields, id: string): CheckCell | null {
  const title = fields.text('title')
  const cell = fields.text('cell')
  const instructions = fields.text('instructions')
  const hints = fields.take('hints', isTexts)
  const solution = fields.text('solution')
  if (title === undefined || cell === undefined || instructions === undefined) return null
  if (hints === undefined || solution === undefined) return null
  return { kind: 'check', id, title, cell, instructions, hints, solution }
}
