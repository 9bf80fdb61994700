import { describe as group, expect, test } from 'vitest'
import { describe, MAX_PROBLEMS } from './problems'
import { fixture } from './testing/fixtures'
import { validateNotebook } from './validate'

const VALID = {
  cells: [
    { cell_type: 'markdown', id: 'm', metadata: {}, source: '', attachments: { a: { 'text/plain': [''] } } },
    { cell_type: 'raw', id: 'r', metadata: { format: 'text/html' }, source: [] },
    {
      cell_type: 'code',
      id: 'c',
      metadata: { tags: ['a'] },
      source: 'x',
      outputs: [
        { output_type: 'stream', name: 'stdout', text: 'x' },
        { output_type: 'display_data', data: { 'application/x+json': 1, 'text/plain': 'x' }, metadata: {} },
        { output_type: 'execute_result', data: {}, metadata: {}, execution_count: 1 },
        { output_type: 'error', ename: 'E', evalue: '', traceback: ['x'] },
      ],
      execution_count: null,
    },
  ],
  metadata: { kernelspec: { name: 'k', display_name: 'K' }, language_info: { name: 'l' } },
  nbformat: 4,
  nbformat_minor: 5,
}

function words(value: unknown): readonly string[] {
  return validateNotebook(value).map(describe)
}

/** The valid notebook with one value at a path put in, or taken away (undefined). */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const notebook: unknown = JSON.parse(JSON.stringify(VALID))
  let holder = notebook as Record<string | number, unknown>
  for (const part of path.slice(0, -1)) holder = holder[part] as typeof holder
  const last = path[path.length - 1]
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return notebook
}

const code = ['cells', 2]
const outputs = [...code, 'outputs']

group('validateNotebook', () => {
  test('finds nothing in a valid notebook', () => {
    expect(words(VALID)).toEqual([])
    expect(words(changed(['nbformat_minor'], 6))).toEqual([])
  })

  test.each<[readonly (string | number)[], unknown, string]>([
    [['nbformat'], 3, '`nbformat` should be 4, and is 3'],
    [['nbformat_minor'], 4, '`nbformat_minor` should be a whole number from 5 on, and is 4'],
    [['metadata'], undefined, '`metadata` is missing'],
    [['cells'], {}, '`cells` should be a list, and is an object'],
    [['signature'], 'x', '`signature` is not known here'],
    [['metadata', 'kernelspec', 'display_name'], undefined, '`metadata.kernelspec.display_name` is missing'],
    [['metadata', 'kernelspec'], 'x', '`metadata.kernelspec` should be an object, and is "x"'],
    [
      ['metadata', 'language_info', 'codemirror_mode'],
      1,
      '`metadata.language_info.codemirror_mode` should be a text or an object, and is 1',
    ],
    [
      ['metadata', 'orig_nbformat'],
      0,
      '`metadata.orig_nbformat` should be a whole number from 1 on, and is 0',
    ],
    [['metadata', 'authors'], 'Ada', '`metadata.authors` should be a list, and is "Ada"'],
    [['cells', 0], null, '`cells[0]` should be an object, and is null'],
    [
      ['cells', 0, 'cell_type'],
      'heading',
      '`cells[0].cell_type` should be one of markdown, code and raw, and is "heading"',
    ],
    [
      ['cells', 0, 'cell_type'],
      'constructor',
      '`cells[0].cell_type` should be one of markdown, code and raw, and is "constructor"',
    ],
    [['cells', 0, 'cell_type'], undefined, '`cells[0].cell_type` is missing'],
    [['cells', 0, 'id'], undefined, '`cells[0].id` is missing'],
    [['cells', 0, 'id'], 'a b', '`cells[0].id` should be 1 to 64 letters, digits, _ or -, and is "a b"'],
    [
      ['cells', 0, 'id'],
      'a'.repeat(65),
      '`cells[0].id` should be 1 to 64 letters, digits, _ or -, and is a text',
    ],
    [['cells', 0, 'id'], 'a\n', '`cells[0].id` should be 1 to 64 letters, digits, _ or -, and is "a\\n"'],
    [['cells', 2, 'id'], 'r', '`cells[2].id` is the id of another cell too'],
    [['cells', 0, 'source'], [1], '`cells[0].source` should be a text or a list of texts'],
    [['cells', 0, 'outputs'], [], '`cells[0].outputs` is not known here'],
    [['cells', 0, 'attachments'], [], '`cells[0].attachments` should be an object, and is a list'],
    [
      ['cells', 0, 'attachments', 'a.png'],
      'x',
      '`cells[0].attachments["a.png"]` should be an object, and is "x"',
    ],
    [
      ['cells', 0, 'metadata', 'tags'],
      ['a', 'a'],
      '`cells[0].metadata.tags` should be a list of texts without commas, each once',
    ],
    [
      ['cells', 0, 'metadata', 'name'],
      '',
      '`cells[0].metadata.name` should be a text of one line, and is ""',
    ],
    [
      ['cells', 0, 'metadata', 'jupyter'],
      true,
      '`cells[0].metadata.jupyter` should be an object, and is true',
    ],
    [['cells', 1, 'metadata', 'format'], 1, '`cells[1].metadata.format` should be a text, and is 1'],
    [[...code, 'attachments'], {}, '`cells[2].attachments` is not known here'],
    [[...code, 'outputs'], undefined, '`cells[2].outputs` is missing'],
    [
      [...code, 'execution_count'],
      -1,
      '`cells[2].execution_count` should be a whole number from 0 on, or null, and is -1',
    ],
    [
      [...code, 'execution_count'],
      1e300,
      '`cells[2].execution_count` should be a whole number from 0 on, or null, and is 1e+300',
    ],
    [
      [...code, 'metadata', 'scrolled'],
      'no',
      '`cells[2].metadata.scrolled` should be true, false or "auto", and is "no"',
    ],
    [
      [...code, 'metadata', 'collapsed'],
      1,
      '`cells[2].metadata.collapsed` should be true or false, and is 1',
    ],
    [
      [...code, 'metadata', 'execution'],
      { busy: 1 },
      '`cells[2].metadata.execution` should be an object of times',
    ],
    [
      [...outputs, 0, 'output_type'],
      'pyout',
      '`cells[2].outputs[0].output_type` should be one of stream, display_data, execute_result, error, and is "pyout"',
    ],
    [
      [...outputs, 0, 'output_type'],
      'toString',
      '`cells[2].outputs[0].output_type` should be one of stream, display_data, execute_result, error, and is "toString"',
    ],
    [[...outputs, 0, 'name'], undefined, '`cells[2].outputs[0].name` is missing'],
    [[...outputs, 0, 'more'], 1, '`cells[2].outputs[0].more` is not known here'],
    [
      [...outputs, 1, 'data', 'text/plain'],
      1,
      '`cells[2].outputs[1].data["text/plain"]` should be a text or a list of texts, and is 1',
    ],
    [[...outputs, 1, 'metadata'], undefined, '`cells[2].outputs[1].metadata` is missing'],
    [[...outputs, 2, 'execution_count'], undefined, '`cells[2].outputs[2].execution_count` is missing'],
    [
      [...outputs, 3, 'traceback'],
      'x',
      '`cells[2].outputs[3].traceback` should be a list of texts, and is "x"',
    ],
  ])('at %j, %j is wrong: %s', (path, value, problem) => {
    expect(words(changed(path, value))).toEqual([problem])
  })

  test('has an answer for every value', () => {
    expect(words(undefined)).toEqual(['it should be an object, and is nothing'])
    for (const value of [null, 1, 'x', [], [[]], Symbol('x'), () => 1, new Map(), Object.create(null)]) {
      expect(words(value).length).toBeGreaterThan(0)
    }
    const endless: Record<string, unknown> = { ...VALID }
    endless.metadata = endless
    expect(words(endless)).toEqual([])
  })

  test('keys like __proto__ are keys like any other', () => {
    expect(words(JSON.parse(fixture('proto-keys')))).toEqual([])
    expect(words(JSON.parse('{"__proto__": 1}'))).toContain('`__proto__` is not known here')
    const bundle = JSON.parse('{"__proto__": {"x": 1}}') as unknown
    expect(words(changed([...outputs, 1, 'data'], bundle))).toEqual([
      '`cells[2].outputs[1].data.__proto__` should be a text or a list of texts, and is an object',
    ])
  })

  test(`names ${MAX_PROBLEMS} problems at most`, () => {
    expect(words({ ...VALID, cells: new Array(1000).fill(null) })).toHaveLength(MAX_PROBLEMS)
  })
})
