import { describe, expect, test } from 'vitest'
import type { Cell } from '../notebook'
import { MAX_CELLS, MAX_DEPTH, MAX_TEXT } from './file-text'
import { MAX_NOTES } from './notes'
import { readIpynb, type ReadNotebook, type ReadOptions } from './read'
import { fixture } from './testing/fixtures'

function read(text: string, options?: ReadOptions): ReadNotebook {
  const result = readIpynb(text, options)
  if ('refused' in result) throw new Error(result.refused)
  return result
}

function file(cells: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...more })
}

function markdown(id: string, source: unknown, metadata: object = {}): unknown {
  return { cell_type: 'markdown', id, metadata, source }
}

function textOf(cell: Cell): string {
  return cell.kind === 'prose' ? cell.markdown : 'text' in cell ? cell.text : ''
}

describe('readIpynb refuses', () => {
  const whole = fixture('kernel-python')

  test.each<[string, string, RegExp]>([
    ['an empty file', ' \n', /^This file is empty\. Choose another one/],
    ['a web page', '<!DOCTYPE html><html>', /^This file is a web page.*“Raw”/],
    ['an archive', 'PK\u0003\u0004…', /^This file is an archive.*Unpack it/],
    ['plain text', 'Hello', /^This file is no notebook.*ends in \.ipynb/],
    [
      'an unfinished merge',
      `<<<<<<< HEAD\n${whole}=======\n${whole}>>>>>>> main\n`,
      /merge that was not finished/,
    ],
    ['a file that was cut', whole.slice(0, 200), /^This file stops in the middle.*Download it again/],
    ['a file that was cut in a string', '{"cells": ["\\"', /^This file stops in the middle/],
    ['Python’s NaN', file([]).replace('"metadata":{}', '"metadata":{"x": NaN}'), /NaN or Infinity/],
    ['broken JSON', '{"cells": [],}', /begins like a notebook, but it is no JSON/],
    ['a list', '[]', /^This file is JSON, but no notebook: it is a list/],
    ['a number', '4', /it is a single value/],
    ['other JSON', '{"name": "x", "version": "1"}', /neither `nbformat` nor a list of cells/],
    ['nbformat 3', fixture('nbformat-3'), /^This notebook is in nbformat 3, .*nbconvert --to notebook/],
    ['nbformat 2', '{"nbformat": 2, "worksheets": []}', /^This notebook is in nbformat 2/],
    ['worksheets without a version', '{"worksheets": []}', /nbformat 3 or older/],
    ['nbformat 5', file([], { nbformat: 5 }), /is in nbformat 5; this page reads nbformat 4/],
    ['a notebook without cells', '{"nbformat": 4}', /has no list of cells/],
    [
      'too many cells',
      file(new Array(MAX_CELLS + 1).fill(0)),
      /^This notebook has 100001 cells.* 100000 at most/,
    ],
    ['JSON that is too deep', file([], { metadata: { x: deep(MAX_DEPTH) } }), /more than 200 deep/],
    [
      'JSON that is far too deep',
      file([], { metadata: {} }).replace('{}', '['.repeat(1e5)),
      /stops in the middle/,
    ],
    [
      'a file that is too large',
      ' '.repeat(MAX_TEXT + 1),
      /^This file is too large: 101 MB, and .* 100 MB\./,
    ],
  ])('%s', (_, text, refused) => {
    expect(readIpynb(text)).toEqual({ refused: expect.stringMatching(refused) as string })
  })

  function deep(levels: number): unknown {
    return JSON.parse('['.repeat(levels) + ']'.repeat(levels))
  }
})

describe('readIpynb mends', () => {
  test('cells that are none, and loses no text', () => {
    const { notebook, notes } = read(fixture('malformed-cells'))
    expect(notebook.cells.map((cell) => [cell.kind, cell.id, textOf(cell)])).toEqual([
      ['raw', 'cell-1', 'a cell that is a text'],
      ['raw', 'cell-2', ''],
      ['prose', 'cell-3', '## An old heading'],
      ['raw', 'cell-4', 'no type1{\n "a": 1\n}'],
      ['foreign', 'bad', 'kept = 1'],
      ['prose', 'tags', 'kept too'],
      ['foreign', 'cell-7', 'from version 3'],
    ])
    expect(notes).toEqual([
      'The notebook: `metadata.kernelspec.display_name` is missing. What is wrong there is left out.',
      'Cells 1, 2, 3, 4 and 7 had no ids that are allowed and their own. They got new ones.',
      'Cell 1 was mended: it should be an object, and is "a cell that is a text".',
      'Cell 2 was mended: it should be an object, and is null.',
      'Cell 3 was mended: `cell_type` should be one of markdown, code and raw, and is "heading".',
      'Cell 4 was mended: `cell_type` is missing.',
      'Cell 5 was mended: `metadata` should be an object, and is "none"; `execution_count` should be a whole number from 0 on, or null, and is "7"; `outputs[0].name` is missing; 6 more.',
      'Cell 6 was mended: `outputs` is not known here; `metadata.tags` should be a list of texts without commas, each once, and is "one,two"; `attachments.a` should be an object, and is "b".',
      'Cell 7 was mended: `source` is missing; `outputs` is missing; `execution_count` is missing; 3 more.',
      'This notebook is in Python, which does not run here. Its code is shown with what it gave where it ran.',
    ])
  })

  test('outputs, so that each still shows what it has', () => {
    const { notebook } = read(fixture('malformed-cells'))
    expect(notebook.cells[4]).toMatchObject({
      carried: {
        outputs: [
          { output_type: 'stream', name: 'stdout', text: 'no name' },
          {
            output_type: 'display_data',
            data: { 'text/plain': '5', 'text/html': ['<i>', 'kept', '</i>'] },
            metadata: {},
          },
          { output_type: 'stream', name: 'stdout', text: '{\n "output_type": "pyout",\n "text": "old"\n}' },
          { output_type: 'stream', name: 'stdout', text: 'just text' },
          { output_type: 'error', ename: 'E', evalue: '', traceback: [''] },
        ],
      },
    })
    expect(notebook.cells[5]).toMatchObject({
      carried: { metadata: { kept: 1 }, attachments: { c: { 'text/plain': 'd' } } },
    })
    expect(notebook.carried).toEqual({ language_info: { name: 'python' }, kept: true })
  })

  test('a file that does not say which nbformat it is', () => {
    const { notebook, notes } = read('{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "a"}]}')
    expect(notebook.cells).toEqual([{ kind: 'prose', id: 'cell-1', markdown: 'a' }])
    expect(notes).toEqual([
      'The file does not say which nbformat it is in; it is read as nbformat 4.',
      '`nbformat_minor` should be a whole number from 0 on; the file is read as nbformat 4.0.',
      'The notebook: `metadata` should be an object, and is nothing. What is wrong there is left out.',
    ])
  })

  test('a minor version that stands behind the major one', () => {
    expect(read(file([], { nbformat: 4.5 })).notes).toEqual([
      '`nbformat` should be the number 4; the file is read as such.',
    ])
  })

  test('minor versions that are not known yet', () => {
    const { notebook, notes } = read(fixture('minor-4.9'))
    expect(notebook.cells.map(textOf)).toEqual(['# From tomorrow', 'a line', '1'])
    expect(notes.slice(0, 2)).toEqual([
      'This notebook is in nbformat 4.9. It is read as nbformat 4.5; what is newer is left out.',
      'The notebook: `signature` is not known here and left out.',
    ])
  })

  test(`with ${MAX_NOTES} notes and one more at most`, () => {
    const { notes } = read(file(new Array(500).fill(null)))
    expect(notes).toHaveLength(MAX_NOTES + 1)
    expect(notes.at(-1)).toBe('There are 471 more notes of this kind.')
  })
})

test('cells that are called like something that every object has get other ids', () => {
  const { notebook, notes } = read(
    file([markdown('__proto__', 'a'), markdown('constructor', 'b'), markdown('mine', 'c')]),
  )
  expect(notebook.cells.map(({ id }) => id)).toEqual(['cell-1', 'cell-2', 'mine'])
  expect(notes).toEqual(['Cells 1 and 2 had no ids that are allowed and their own. They got new ones.'])
})

describe('readIpynb takes what is ours', () => {
  test('only where it is what it should be', () => {
    const { notebook, notes } = read(fixture('odd-own'), { id: 'given' })
    expect(notebook).toEqual({
      id: 'given',
      number: '',
      title: 'Odd',
      minutes: 0,
      shelf: 'shelf',
      teaches: '',
      cells: [
        { kind: 'prose', id: 'a', markdown: 'prose' },
        { kind: 'prose', id: 'b', markdown: 'half a question' },
        {
          kind: 'code',
          id: 'c',
          language: 'typescript',
          text: '1',
          stage: { seed: 3 },
          exercise: false,
          original: false,
        },
        { kind: 'raw', id: 'd', text: 'x' },
        { kind: 'prose', id: 'e', markdown: 'unknown' },
      ],
    })
    expect(notes).toEqual([
      'Cell 1: `actorium` has no meaning ("odd") and is left out.',
      'Cell 2: `actorium.answer` has no meaning (1) and is left out.',
      'Cell 2: the question in its metadata is not complete, so it is shown as the text that it is.',
      'Cell 3: `actorium.python` has no meaning (5) and is left out.',
      'Cell 3: `actorium.stage.mode` has no meaning ("fast") and is left out.',
      'Cell 3: `actorium.stage.speed` has no meaning ("1") and is left out.',
      'Cell 3: `actorium.stage.clock` has no meaning (0) and is left out.',
      'Cell 3: `actorium.stage.limit` has no meaning (0) and is left out.',
      'Cell 3: `actorium.stage.views` has no meaning (a list) and is left out.',
      'Cell 3: `actorium.exercise` has no meaning ("yes") and is left out.',
      'Cell 3: `actorium.run` is not known here and is left out.',
      'Cell 4: `actorium.kind` is not known here and is left out.',
      'Cell 5: `actorium.kind` has no meaning ("trap") and is left out.',
      'The notebook: `actorium.id` has no meaning (5) and is left out.',
      'The notebook: `actorium.minutes` has no meaning ("long") and is left out.',
      'The notebook: `actorium.shelf` has no meaning ("attic") and is left out.',
      'The notebook: `actorium.extra` is not known here and is left out.',
    ])
  })

  test('a question whose text was changed elsewhere stays as it was, with what it carries', () => {
    const { notebook, notes } = read(fixture('lesson-edited-elsewhere'))
    const untouched = read(fixture('lesson')).notebook
    expect(notebook.cells).toEqual(untouched.cells)
    expect(notebook.cells[4]).toMatchObject({ kind: 'check', carried: { metadata: { tags: ['exam'] } } })
    expect(notebook.carried).toMatchObject({ kernelspec: { name: 'python3' } })
    expect(notes).toEqual([
      'Cell 2: another program changed the text of this question. The question is shown as it was.',
    ])
  })

  test('a program whose mistake is none of its lines is shown as the text that it is', () => {
    const own = {
      kind: 'spot',
      question: 'q',
      code: 'a',
      mistakes: [2],
      wrong: { x: 'w' },
      otherwise: 'o',
      explanation: 'e',
      repaired: 'r',
    }
    const { notebook, notes } = read(file([markdown('s', 'Which?', { actorium: own })]))
    expect(notebook.cells).toEqual([{ kind: 'prose', id: 's', markdown: 'Which?' }])
    expect(notes).toEqual([
      'Cell 1: `actorium.mistakes` has no meaning (a list) and is left out.',
      'Cell 1: `actorium.wrong` has no meaning (an object) and is left out.',
      'Cell 1: the question in its metadata is not complete, so it is shown as the text that it is.',
    ])
  })

  test('the ids of code and questions come back where a program has dropped those of nbformat', () => {
    const { notebook } = read(fixture('lesson-without-ids'))
    expect(notebook.cells.map((cell) => cell.id)).toEqual(['cell-1', 'guess', 'make', 'old', 'judge'])
  })
})

describe('readIpynb finds the language', () => {
  test.each<[object, string, string]>([
    [{ kernelspec: { name: 'x', display_name: 'X', language: 'TypeScript' } }, 'code', 'typescript'],
    [{ kernelspec: { name: 'python3', display_name: 'Python 3' } }, 'foreign', 'python'],
    [{ kernelspec: { name: 'tslab', display_name: 'TS' } }, 'code', 'typescript'],
    [{ language_info: { name: 'javascript' } }, 'code', 'javascript'],
    [{ language_info: { name: 'R' } }, 'foreign', 'R'],
    [{}, 'foreign', ''],
  ])('of %j', (metadata, kind, language) => {
    const cell = { cell_type: 'code', id: 'a', metadata: {}, source: '', outputs: [], execution_count: null }
    expect(read(file([cell], { metadata })).notebook.cells[0]).toMatchObject({ kind, language })
  })
})

describe('readIpynb calls a notebook', () => {
  test.each<[string, readonly unknown[], ReadOptions, string]>([
    [
      'by its first heading',
      [markdown('a', '## No\n\n```\n# No\n```\n# Yes #\n# Late')],
      { fileName: 'f' },
      'Yes',
    ],
    ['by its file', [markdown('a', 'Words')], { fileName: 'C:\\dir\\My work.ipynb' }, 'My work'],
    ['Untitled', [markdown('a', '#no heading')], { fileName: '.ipynb' }, 'Untitled'],
  ])('%s', (_, cells, options, title) => {
    expect(read(file(cells), options).notebook.title).toBe(title)
  })

  test('by the id that is given, else by its file, and its own id comes first', () => {
    expect(read(file([])).notebook.id).toBe('notebook')
    expect(read(file([]), { fileName: 'a.ipynb' }).notebook.id).toBe('a')
    expect(read(file([]), { fileName: 'a.ipynb', id: 'b' }).notebook.id).toBe('b')
    expect(read(fixture('lesson'), { id: 'b' }).notebook.id).toBe('coffee')
  })
})

test('a byte order mark before the file means nothing', () => {
  expect(read(`\uFEFF${fixture('lesson')}`)).toEqual(read(fixture('lesson')))
})

test('line breaks of Windows in the file’s own layout mean nothing', () => {
  expect(read(fixture('lesson').replaceAll('\n', '\r\n'))).toEqual(read(fixture('lesson')))
})

test('whole numbers beyond 2^53 lose their last digits', () => {
  const { notebook } = read('{"cells":[],"metadata":{"n":9007199254740993},"nbformat":4,"nbformat_minor":5}')
  expect(notebook.carried).toEqual({ n: 9007199254740992 })
})
