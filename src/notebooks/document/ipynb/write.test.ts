import { describe, expect, test } from 'vitest'
import type { JsonObject, Notebook } from '../notebook'
import { writeJson } from './json-text'
import { readIpynb } from './read'
import { fixture } from './testing/fixtures'
import { validateNotebook } from './validate'
import { writeIpynb } from './write'

const small: Notebook = {
  id: 'n',
  number: '1',
  title: 'T',
  minutes: 12,
  shelf: 'course',
  teaches: 'Order.',
  cells: [
    { kind: 'prose', id: 'words', markdown: '# T\n\nWords.' },
    {
      kind: 'code',
      id: 'a',
      language: 'typescript',
      text: '1\n',
      stage: {},
      exercise: false,
      original: false,
    },
  ],
}

describe('writeIpynb', () => {
  test('lays a file out as Jupyter does', () => {
    expect(writeIpynb(small)).toBe(`{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "words",
   "metadata": {},
   "source": [
    "# T\\n",
    "\\n",
    "Words."
   ]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "a",
   "metadata": {
    "actorium": {
     "id": "a",
     "language": "typescript"
    }
   },
   "outputs": [],
   "source": [
    "1\\n"
   ]
  }
 ],
 "metadata": {
  "actorium": {
   "id": "n",
   "minutes": 12,
   "number": "1",
   "shelf": "course",
   "teaches": "Order.",
   "title": "T"
  },
  "kernelspec": {
   "display_name": "Actorium",
   "language": "typescript",
   "name": "actorium"
  },
  "language_info": {
   "codemirror_mode": "typescript",
   "file_extension": ".ts",
   "mimetype": "text/typescript",
   "name": "typescript",
   "pygments_lexer": "typescript"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`)
  })

  test('writes the outputs that a cell has now, and those that it carries where it has none', () => {
    const read = readIpynb(fixture('lesson'))
    if ('refused' in read) throw new Error(read.refused)
    const outputs: readonly JsonObject[] = [
      { output_type: 'stream', name: 'stdout', text: 'one\ntwo\n' },
      {
        output_type: 'display_data',
        data: { 'text/html': '<b>\nx', 'image/png': 'AA\nBB', 'application/json': 'a\nb' },
        metadata: {},
      },
    ]
    const written = writeIpynb(read.notebook, new Map([['old', { outputs, executionCount: 5 }]]))
    const { cells } = JSON.parse(written) as { cells: readonly Record<string, unknown>[] }
    expect([cells[2].outputs, cells[2].execution_count]).toEqual([
      [
        {
          data: { 'text/plain': "'coffee'" },
          execution_count: 2,
          metadata: {},
          output_type: 'execute_result',
        },
      ],
      2,
    ])
    expect([cells[3].outputs, cells[3].execution_count]).toEqual([
      [
        { output_type: 'stream', name: 'stdout', text: ['one\n', 'two\n'] },
        {
          output_type: 'display_data',
          data: { 'text/html': ['<b>\n', 'x'], 'image/png': 'AA\nBB', 'application/json': 'a\nb' },
          metadata: {},
        },
      ],
      5,
    ])
    expect(validateNotebook(JSON.parse(written))).toEqual([])
  })

  test('gives ids that nbformat does not allow the nearest that it does, also where others name them', () => {
    const written = writeIpynb({
      ...small,
      cells: [
        { ...small.cells[1], id: 'a b' },
        { ...small.cells[1], id: 'a-b' },
        { ...small.cells[0], id: '' },
        {
          kind: 'check',
          id: 'é',
          title: '',
          cell: 'a b',
          instructions: '',
          hints: [],
          solution: '',
        },
        {
          kind: 'predict',
          id: 'x'.repeat(70),
          question: '',
          options: ['a'],
          answer: 0,
          explanation: '',
          shownBy: 'a b',
        },
      ],
    })
    expect(validateNotebook(JSON.parse(written))).toEqual([])
    const read = readIpynb(written)
    expect('notebook' in read && read.notebook.cells.map((cell) => cell.id)).toEqual([
      'cell-1',
      'a-b',
      'cell-3',
      'cell-4',
      'x'.repeat(64),
    ])
    expect('notebook' in read && read.notebook.cells.slice(3)).toMatchObject([
      { cell: 'cell-1' },
      { shownBy: 'cell-1' },
    ])
  })

  test('does not show the answer, the hints or the solution', () => {
    const { cells } = JSON.parse(fixture('lesson')) as { cells: readonly { source: string }[] }
    expect(cells[1].source).toBe(
      '**Predict:** Which is first?\n\n1. tea\n2. coffee\n   with milk\n\n*Open this notebook in Actorium to answer.*',
    )
    expect(cells[4].source).toBe(
      '**Check:** All served\n\nServe all.\n\n*Open this notebook in Actorium to be checked.*',
    )
  })

  test('shows a program with a mistake behind its numbers, and not the line', () => {
    const lines = ['```', ...Array.from({ length: 9 }, (_, n) => (n === 3 ? '' : `x = ${n}`))]
    const spot = {
      kind: 'spot' as const,
      id: 'where',
      question: 'Which line?',
      code: lines.join('\n'),
      mistakes: [3],
      wrong: { 1: 'SECRET' },
      otherwise: 'SECRET',
      explanation: 'SECRET',
      repaired: 'SECRET',
    }
    const written = writeIpynb({ ...small, cells: [spot] })
    const { cells } = JSON.parse(written) as { cells: readonly { source: readonly string[] }[] }
    const source = cells[0].source.join('')
    expect(source).toMatch(/^\*\*Spot the mistake:\*\* Which line\?\n\n```text\n 1 {2}```\n 2 {2}x = 0\n/)
    expect(source).toContain('\n 5\n 6  x = 4\n')
    expect(source).not.toContain('SECRET')
    const read = readIpynb(written)
    expect('notebook' in read && read.notebook.cells).toEqual([spot])
  })

  test('leaves our kernel in a file whose code is all in other languages', () => {
    const read = readIpynb(fixture('our-kernel-other-code'))
    const written = 'notebook' in read ? writeIpynb(read.notebook) : ''
    expect(JSON.parse(written)).toMatchObject({ metadata: { kernelspec: { name: 'actorium' } } })
  })

  test('names no kernel where a file named none and its code does not run here', () => {
    const read = readIpynb(fixture('no-kernel'))
    const written = 'notebook' in read ? writeIpynb(read.notebook) : ''
    expect(Object.keys((JSON.parse(written) as { metadata: object }).metadata)).toEqual(['actorium'])
  })
})

describe('writeJson', () => {
  test('keys stand in the order of their code points, numbers too', () => {
    expect(writeJson({ '10': 1, '9': 2, b: 3, a: 4, '': 5, '😀': 6, '\ufb01': 7, ab: 8 })).toBe(
      '{\n "": 5,\n "10": 1,\n "9": 2,\n "a": 4,\n "ab": 8,\n "b": 3,\n "\ufb01": 7,\n "😀": 6\n}\n',
    )
  })

  test('numbers are what they were', () => {
    const numbers = [0, -0, 1e21, 0.1, Infinity, -Infinity]
    expect(JSON.parse(writeJson(numbers))).toEqual(numbers)
  })

  test('halves of surrogate pairs are written as escapes', () => {
    expect(writeJson(['\ud800', '\udc00\ud800'])).toBe('[\n "\\ud800",\n "\\udc00\\ud800"\n]\n')
  })
})
