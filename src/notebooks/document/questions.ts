/**
 * Predict and check cells: their fields, read and written.
 *
 * In the text an answer is counted from 1, as a reader counts; in the notebook it is an index.
 */
import { itemsOf, writeList, writeText, type Field } from './fields'
import type { CheckCell, PredictCell } from './notebook'

/** `line` null: the line where the cell begins. */
type Warn = (line: number | null, message: string) => void
type Values = ReadonlyMap<string, Field>

function warnUnknown(values: Values, known: readonly string[], warn: Warn) {
  for (const [key, field] of values) {
    if (!known.includes(key)) warn(field.line, `\`${key}\` is not known here; known are ${known.join(', ')}.`)
  }
}

function warnMissing(id: string, values: Values, needed: readonly string[], warn: Warn) {
  for (const key of needed) if (!values.has(key)) warn(null, `\`${id}\` has no \`${key}\`.`)
}

export function readPredict(id: string, values: Values, warn: Warn): PredictCell {
  const keys = ['question', 'options', 'answer', 'explanation']
  warnUnknown(values, [...keys, 'cell'], warn)
  warnMissing(id, values, keys, warn)
  const shownBy = values.get('cell')?.text
  const options = itemsOf(values.get('options'))
  const given = values.get('answer')
  const number = given === undefined || given.text.trim() === '' ? Number.NaN : Number(given.text)
  const answer = Number.isInteger(number) ? number - 1 : 0
  if (given !== undefined && !Number.isInteger(number)) {
    warn(given.line, `\`answer: ${given.text}\` is not the number of an option.`)
  } else if (given !== undefined && (answer < 0 || answer >= options.length)) {
    warn(given.line, `The answer is option ${number}, and there are ${options.length}.`)
  }
  if (values.has('options') && options.length < 2)
    warn(values.get('options')?.line ?? null, 'A prediction needs two options.')
  return {
    kind: 'predict',
    id,
    question: values.get('question')?.text ?? '',
    options,
    answer,
    explanation: values.get('explanation')?.text ?? '',
    ...(shownBy === undefined ? {} : { shownBy }),
  }
}

export function writePredict(cell: PredictCell): string[] {
  return [
    ...writeText('question', cell.question),
    ...writeList('options', cell.options),
    ...writeText('answer', String(cell.answer + 1)),
    ...(cell.shownBy === undefined ? [] : writeText('cell', cell.shownBy)),
    ...writeText('explanation', cell.explanation),
  ]
}

export function readCheck(id: string, values: Values, warn: Warn): CheckCell {
  const keys = ['title', 'cell', 'instructions', 'hints', 'solution']
  warnUnknown(values, keys, warn)
  warnMissing(id, values, keys, warn)
  return {
    kind: 'check',
    id,
    title: values.get('title')?.text ?? '',
    cell: values.get('cell')?.text ?? '',
    instructions: values.get('instructions')?.text ?? '',
    hints: itemsOf(values.get('hints')),
    solution: values.get('solution')?.text ?? '',
  }
}

export function writeCheck(cell: CheckCell): string[] {
  return [
    ...writeText('title', cell.title),
    ...writeText('cell', cell.cell),
    ...writeText('instructions', cell.instructions),
    ...writeList('hints', cell.hints),
    ...writeText('solution', cell.solution),
  ]
}
