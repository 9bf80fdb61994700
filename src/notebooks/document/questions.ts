/**
 * Predict, check and spot cells: their fields, read and written.
 *
 * In the text an answer is counted from 1, as a reader counts; in the notebook it is an index. Lines are counted from 1
 * everywhere.
 */
import { itemsOf, writeList, writeText, type Field } from './fields'
import type { CheckCell, PredictCell, SpotCell } from './notebook'

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
  warnUnknown(values, [...keys, 'hidden'], warn)
  warnMissing(id, values, keys, warn)
  const hidden = values.get('hidden')
  if (hidden !== undefined && hidden.text !== 'yes')
    warn(hidden.line, `\`hidden: ${hidden.text}\` has no meaning; \`hidden: yes\` has.`)
  return {
    kind: 'check',
    id,
    title: values.get('title')?.text ?? '',
    cell: values.get('cell')?.text ?? '',
    instructions: values.get('instructions')?.text ?? '',
    hints: itemsOf(values.get('hints')),
    solution: values.get('solution')?.text ?? '',
    ...(hidden?.text === 'yes' ? { hidden: true as const } : {}),
  }
}

export function writeCheck(cell: CheckCell): string[] {
  return [
    ...writeText('title', cell.title),
    ...writeText('cell', cell.cell),
    ...writeText('instructions', cell.instructions),
    ...(cell.hidden === true ? writeText('hidden', 'yes') : []),
    ...writeList('hints', cell.hints),
    ...writeText('solution', cell.solution),
  ]
}

export function readSpot(id: string, values: Values, warn: Warn): SpotCell {
  const keys = ['question', 'code', 'mistake', 'otherwise', 'explanation', 'repaired']
  warnUnknown(values, [...keys, 'wrong'], warn)
  warnMissing(id, values, keys, warn)
  const code = values.get('code')?.text ?? ''
  const mistakes = readMistakes(values.get('mistake'), code, warn)
  return {
    kind: 'spot',
    id,
    question: values.get('question')?.text ?? '',
    code,
    mistakes,
    wrong: readWrong(values.get('wrong'), code, mistakes, warn),
    otherwise: values.get('otherwise')?.text ?? '',
    explanation: values.get('explanation')?.text ?? '',
    repaired: values.get('repaired')?.text ?? '',
  }
}

function readMistakes(field: Field | undefined, code: string, warn: Warn): readonly number[] {
  if (field === undefined) return []
  const mistakes = itemsOf(field).flatMap((item) => {
    if (/^\d+$/.test(item)) return [Number(item)]
    warn(field.line, `\`mistake: ${item}\` is not the number of a line.`)
    return []
  })
  if (mistakes.length === 0) warn(field.line, 'No line is the mistake.')
  for (const line of mistakes) warnOutside(line, code, field, warn)
  return mistakes
}

function readWrong(field: Field | undefined, code: string, mistakes: readonly number[], warn: Warn) {
  const wrong: Record<string, string> = {}
  if (field === undefined) return wrong
  for (const item of itemsOf(field)) {
    const match = /^(\d+): ([^]*)$/.exec(item)
    const line = Number(match?.[1])
    if (match === null) warn(field.line, `\`${item}\` is not \`line: words\`.`)
    else if (line in wrong) warn(field.line, `Line ${line} has two answers; the first one counts.`)
    else {
      wrong[line] = match[2]
      warnOutside(line, code, field, warn)
      if (mistakes.includes(line))
        warn(field.line, `Line ${line} is the mistake, and is called wrong to choose.`)
    }
  }
  return wrong
}

function warnOutside(line: number, code: string, field: Field, warn: Warn) {
  const lines = code.split('\n')
  if (line < 1 || line > lines.length)
    warn(field.line, `Line ${line} is named, and the code has ${lines.length}.`)
  else if (lines[line - 1].trim() === '') warn(field.line, `Line ${line} is empty, so nobody can choose it.`)
}

export function writeSpot(cell: SpotCell): string[] {
  const { mistakes } = cell
  const wrong = Object.entries(cell.wrong).map(([line, words]) => `${line}: ${words}`)
  return [
    ...writeText('question', cell.question),
    ...writeText('code', cell.code),
    ...(mistakes.length === 1
      ? writeText('mistake', String(mistakes[0]))
      : writeList('mistake', mistakes.map(String))),
    ...(wrong.length === 0 ? [] : writeList('wrong', wrong)),
    ...writeText('otherwise', cell.otherwise),
    ...writeText('explanation', cell.explanation),
    ...writeText('repaired', cell.repaired),
  ]
}
