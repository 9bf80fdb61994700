/**
 * Notebooks of every kind for fast-check, as they can be: ids that nbformat allows, answers among their options, code
 * of other languages in other languages, and what is carried as nbformat has it, in its plain form.
 */
import fc from 'fast-check'
import { CLOCK_RATES } from '../../../../runtime/protocol/control'
import type { Carried, Cell, Json, JsonObject, Notebook, ViewName } from '../../notebook'

const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('# H', '```', '\r', '\ud800', '', ' ', '__proto__', '\u2028', '"', '\\'),
)
const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'))
const id = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).filter((word) => !(word in {})),
  fc.constantFrom('cell-1', 'cell-2', 'prototype'),
)
const number = fc.double({ noNaN: true, noDefaultInfinity: true })

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '10', '9', '', 'tags-of-mine'))
/** With own keys only, also where they are called `__proto__`. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json)
const free = fc
  .array(fc.tuple(key, json), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries) as JsonObject)
  .filter((object) => !KNOWN.some((known) => Object.hasOwn(object, known)))
const KNOWN = [
  'actorium',
  'tags',
  'name',
  'jupyter',
  'format',
  'collapsed',
  'scrolled',
  'execution',
  'kernelspec',
  'language_info',
  'title',
  'authors',
  'orig_nbformat',
]
const metadata = fc.oneof(
  free,
  free.map((object) => ({ ...object, tags: ['a', 'b'], jupyter: { source_hidden: true } })),
)
const multiline = fc.oneof(text, fc.array(text, { maxLength: 3 }))
const bundle = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom('text/plain', 'image/png', '__proto__', 'x'), multiline),
      fc.tuple(fc.constantFrom('application/json', 'application/a+json'), json),
    ),
    { maxLength: 3 },
  )
  .map((entries) => Object.fromEntries(entries) as JsonObject)
const executionCount = fc.nat({ max: 99 })
const output: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ output_type: fc.constant('stream'), name: text, text: multiline }),
  fc.record({ output_type: fc.constant('display_data'), data: bundle, metadata: free }),
  fc.record({
    output_type: fc.constant('execute_result'),
    data: bundle,
    metadata: free,
    execution_count: fc.option(executionCount),
  }),
  fc.record({
    output_type: fc.constant('error'),
    ename: text,
    evalue: text,
    traceback: fc.array(text, { maxLength: 2 }),
  }),
)

const attachments = fc
  .array(fc.tuple(key, bundle), { maxLength: 2 })
  .map((entries) => Object.fromEntries(entries))
const outputs = fc.array(output, { minLength: 1, maxLength: 3 })

function carrying(carried: fc.Arbitrary<Carried>): fc.Arbitrary<{ carried?: Carried }> {
  return carried.map((one) => (Object.keys(one).length === 0 ? {} : { carried: one }))
}
const withText = carrying(fc.record({ metadata, attachments }, { requiredKeys: [] }))
const withCode = carrying(fc.record({ metadata, outputs, executionCount }, { requiredKeys: [] }))

const views = fc.array(
  fc.constantFrom<ViewName>(
    'graph',
    'sequence',
    'mailboxes',
    'timeline',
    'words',
    'logs',
    'dashboard',
    'functions',
  ),
  { maxLength: 3 },
)
const rate = fc.double({ min: CLOCK_RATES.least, max: CLOCK_RATES.most, noNaN: true })
const stage = fc.record(
  {
    mode: fc.constantFrom('live' as const, 'slow' as const, 'step' as const),
    speed: number,
    clock: rate,
    seed: number,
    given: number,
    limit: number.filter((n) => n > 0),
    views,
  },
  { requiredKeys: [] },
)

const prose = fc.record({ kind: fc.constant('prose' as const), id, markdown: text })
const raw = fc.record({ kind: fc.constant('raw' as const), id, text })
const foreign = fc.record({
  kind: fc.constant('foreign' as const),
  id,
  language: fc.constantFrom('python', 'R', '', 'ts', 'Julia', 'TypeScript'),
  text,
})
const code = fc.record(
  {
    kind: fc.constant('code' as const),
    id,
    language: fc.constantFrom('typescript' as const, 'javascript' as const),
    text,
    stage,
    exercise: fc.boolean(),
    original: fc.boolean(),
    python: text,
  },
  { requiredKeys: ['kind', 'id', 'language', 'text', 'stage', 'exercise', 'original'] },
)
const predict = fc.array(text, { minLength: 1, maxLength: 4 }).chain((options) =>
  fc.record(
    {
      kind: fc.constant('predict' as const),
      id,
      question: text,
      options: fc.constant(options),
      answer: fc.nat({ max: options.length - 1 }),
      explanation: text,
      shownBy: text,
    },
    { requiredKeys: ['kind', 'id', 'question', 'options', 'answer', 'explanation'] },
  ),
)
const check = fc.record(
  {
    kind: fc.constant('check' as const),
    id,
    title: text,
    cell: text,
    instructions: text,
    hints: fc.array(text, { maxLength: 3 }),
    solution: text,
    hidden: fc.constant(true as const),
  },
  { requiredKeys: ['kind', 'id', 'title', 'cell', 'instructions', 'hints', 'solution'] },
)
const spot = fc.array(text, { minLength: 1, maxLength: 4 }).chain((lines) => {
  const code = lines.join('\n')
  return fc.record({
    kind: fc.constant('spot' as const),
    id,
    question: text,
    code: fc.constant(code),
    mistakes: fc.array(fc.integer({ min: 1, max: code.split('\n').length }), { minLength: 1, maxLength: 2 }),
    wrong: fc.dictionary(fc.nat({ max: 20 }).map(String), text, { maxKeys: 3, noNullPrototype: true }),
    otherwise: text,
    explanation: text,
    repaired: text,
  })
})

function joined<One extends Cell>(cell: fc.Arbitrary<One>, carried: fc.Arbitrary<{ carried?: Carried }>) {
  return fc.tuple(cell, carried).map(([one, brought]): Cell => ({ ...one, ...brought }))
}
const cell: fc.Arbitrary<Cell> = fc.oneof(
  joined(prose, withText),
  joined(raw, withText),
  joined(foreign, withCode),
  joined(code, withCode),
  joined(predict, withText),
  joined(check, withText),
  joined(spot, withText),
)

const kernel = fc.constantFrom<JsonObject>(
  {},
  { kernelspec: { name: 'python3', display_name: 'Python 3' } },
  { kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' } },
  { language_info: { name: 'javascript' } },
  { kernelspec: { name: 'ir', display_name: 'R', language: 'R' }, language_info: { name: 'R' } },
)
const carried = fc.tuple(fc.option(free, { nil: {} }), kernel).map(([some, named]) => {
  const all: JsonObject = { ...some, ...named }
  return Object.keys(all).length === 0 ? {} : { carried: all }
})

export const notebooks: fc.Arbitrary<Notebook> = fc
  .tuple(
    fc.record({
      id: text,
      number: text,
      title: text,
      minutes: number,
      shelf: fc.constantFrom('course' as const, 'shelf' as const),
      teaches: text,
      cells: fc.uniqueArray(cell, { maxLength: 6, selector: (one) => one.id }),
    }),
    carried,
  )
  .map(([notebook, brought]) => ({ ...notebook, ...brought }))
