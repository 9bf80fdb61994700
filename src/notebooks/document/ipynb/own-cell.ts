/**
 * Our own fields of cells ↔ `actorium` in a cell's metadata.
 *
 * Code and questions keep their id there too: other programs drop the ids of nbformat, which are young, and then
 * checks would not find the cell that they judge.
 */
import type {
  CheckCell,
  CodeCell,
  Json,
  JsonObject,
  PredictCell,
  Question,
  SpotCell,
  StageSettings,
  ViewName,
} from '../notebook'
import { isClockRate } from '../../../runtime/protocol/control'
import type { Mode } from '../../../runtime/protocol/view'
import { isList, isObject, isText, isTexts } from './json'
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
  functions: true,
}
const KINDS = ['predict', 'check', 'spot'] as const
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
  const clock = fields.number('clock', isClockRate)
  const seed = fields.number('seed')
  const given = fields.number('given')
  const limit = fields.number('limit', (value) => value > 0)
  const views = fields.take('views', areViews)
  fields.done()
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(speed === undefined ? {} : { speed }),
    ...(clock === undefined ? {} : { clock }),
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
export function writeQuestion(cell: Question, id: string, called: (id: string) => string): JsonObject {
  if (cell.kind === 'check') {
    const { kind, title, instructions, hints, solution } = cell
    const hidden: JsonObject = cell.hidden === true ? { hidden: true } : {}
    return { id, kind, title, cell: called(cell.cell), instructions, hints, solution, ...hidden }
  }
  if (cell.kind === 'spot') {
    const { kind, question, code, mistakes, wrong, otherwise, explanation, repaired } = cell
    return { id, kind, question, code, mistakes, wrong: { ...wrong }, otherwise, explanation, repaired }
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
export function readQuestion(fields: OwnFields, id: string): Question | null {
  switch (fields.oneOf('kind', KINDS)) {
    case 'predict':
      return readPredict(fields, id)
    case 'spot':
      return readSpot(fields, id)
    default:
      return readCheck(fields, id)
  }
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
  const hidden = fields.flag('hidden') ? { hidden: true as const } : {}
  return { kind: 'check', id, title, cell, instructions, hints, solution, ...hidden }
}

function readSpot(fields: OwnFields, id: string): SpotCell | null {
  const question = fields.text('question')
  const code = fields.text('code')
  const lines = code?.split('\n').length ?? 0
  const mistakes = fields.take('mistakes', (value): value is readonly number[] => areLines(value, lines))
  const wrong = fields.take('wrong', areAnswers) ?? {}
  const otherwise = fields.text('otherwise')
  const explanation = fields.text('explanation')
  const repaired = fields.text('repaired')
  if (question === undefined || code === undefined || mistakes === undefined) return null
  if (otherwise === undefined || explanation === undefined || repaired === undefined) return null
  return { kind: 'spot', id, question, code, mistakes, wrong, otherwise, explanation, repaired }
}

/** Some lines of a program, of which there are so many. */
function areLines(value: Json, of: number): boolean {
  const isLine = (line: Json) => typeof line === 'number' && Number.isInteger(line) && line >= 1 && line <= of
  return isList(value) && value.length > 0 && value.every(isLine)
}

function areAnswers(value: Json): value is Readonly<Record<string, string>> {
  return (
    isObject(value) && Object.entries(value).every(([line, words]) => /^\d+$/.test(line) && isText(words))
  )
}
