import { describe, expect, test } from 'vitest'
import { changedCells, edit, freshId } from './edits'
import type { Cell, CodeCell, Notebook } from './notebook'

function code(id: string, text: string): CodeCell {
  return { kind: 'code', id, language: 'typescript', text, stage: {}, exercise: false, original: false }
}
const words: Cell = { kind: 'prose', id: 'words', markdown: 'Words.' }
const question: Cell = {
  kind: 'predict',
  id: 'question',
  question: 'Which?',
  options: ['a', 'b'],
  answer: 0,
  explanation: '',
}

const spot: Cell = {
  kind: 'spot',
  id: 'spot',
  question: 'Which line?',
  code: '1',
  mistakes: [1],
  wrong: {},
  otherwise: '',
  explanation: '',
  repaired: '2',
}

function notebook(...cells: Cell[]): Notebook {
  return { id: 'n', number: '1', title: 'T', minutes: 12, shelf: 'course', teaches: '', cells }
}
const original = notebook(words, code('a', '1'), question, code('b', '2'))

describe('edit', () => {
  test('sets the text of a code cell, tells the session and saves', () => {
    expect(edit(original, { kind: 'setText', cell: 'a', text: '7' })).toEqual({
      notebook: notebook(words, code('a', '7'), question, code('b', '2')),
      effects: [{ kind: 'edited', cell: 'a', text: '7' }, { kind: 'save' }],
    })
  })

  test('sets the text of prose without a word to the session', () => {
    expect(edit(original, { kind: 'setText', cell: 'words', text: 'New.' })).toEqual({
      notebook: notebook({ ...words, markdown: 'New.' } as Cell, code('a', '1'), question, code('b', '2')),
      effects: [{ kind: 'save' }],
    })
  })

  test('gives the same notebook and no effects when nothing changes', () => {
    const nothing = [
      edit(original, { kind: 'setText', cell: 'a', text: '1' }),
      edit(original, { kind: 'move', cell: 'a', after: 'words' }),
      edit(original, { kind: 'move', cell: 'a', after: 'a' }),
      edit(original, { kind: 'undoEdits', cell: 'a', original }),
      edit(original, { kind: 'undoEdits', cell: null, original }),
    ]
    for (const result of nothing) {
      expect(result).toEqual({ notebook: original, effects: [] })
      expect('notebook' in result && result.notebook).toBe(original)
    }
  })

  test('inserts a cell at the top or behind another', () => {
    expect(edit(original, { kind: 'insert', cell: code('c', '3'), after: null })).toEqual({
      notebook: notebook(code('c', '3'), words, code('a', '1'), question, code('b', '2')),
      effects: [{ kind: 'edited', cell: 'c', text: '3' }, { kind: 'save' }],
    })
    expect(edit(original, { kind: 'insert', cell: code('c', '3'), after: 'a' })).toEqual({
      notebook: notebook(words, code('a', '1'), code('c', '3'), question, code('b', '2')),
      effects: [{ kind: 'edited', cell: 'c', text: '3' }, { kind: 'save' }],
    })
  })

  test('removes a cell and says so', () => {
    expect(edit(original, { kind: 'remove', cell: 'a' })).toEqual({
      notebook: notebook(words, question, code('b', '2')),
      effects: [{ kind: 'removed', cell: 'a' }, { kind: 'save' }],
    })
  })

  test('moves a cell, a question too', () => {
    expect(edit(original, { kind: 'move', cell: 'question', after: null })).toEqual({
      notebook: notebook(question, words, code('a', '1'), code('b', '2')),
      effects: [{ kind: 'save' }],
    })
    expect(edit(original, { kind: 'move', cell: 'words', after: 'b' })).toEqual({
      notebook: notebook(code('a', '1'), question, code('b', '2'), words),
      effects: [{ kind: 'save' }],
    })
  })

  test('undoes the edits of one cell, and brings a removed one back to its place', () => {
    const edited = notebook(words, code('a', '7'), question, code('b', '8'))
    expect(edit(edited, { kind: 'undoEdits', cell: 'a', original })).toEqual({
      notebook: notebook(words, code('a', '1'), question, code('b', '8')),
      effects: [{ kind: 'edited', cell: 'a', text: '1' }, { kind: 'save' }],
    })
    const without = notebook(words, code('mine-1', '9'), question)
    expect(edit(without, { kind: 'undoEdits', cell: 'b', original })).toEqual({
      notebook: notebook(words, code('mine-1', '9'), question, code('b', '2')),
      effects: [{ kind: 'edited', cell: 'b', text: '2' }, { kind: 'save' }],
    })
    expect(edit(without, { kind: 'undoEdits', cell: 'a', original })).toEqual({
      notebook: notebook(words, code('a', '1'), code('mine-1', '9'), question),
      effects: [{ kind: 'edited', cell: 'a', text: '1' }, { kind: 'save' }],
    })
  })

  test('undoes all edits: texts, removals, additions and moves', () => {
    const edited = notebook(code('mine-1', '9'), question, words, code('a', '7'))
    expect(edit(edited, { kind: 'undoEdits', cell: null, original })).toEqual({
      notebook: original,
      effects: [
        { kind: 'edited', cell: 'a', text: '1' },
        { kind: 'edited', cell: 'b', text: '2' },
        { kind: 'removed', cell: 'mine-1' },
        { kind: 'save' },
      ],
    })
  })

  test.each([
    ['an unknown cell', { kind: 'setText', cell: 'x', text: '' }, 'There is no cell `x`.'],
    ['an unknown place', { kind: 'move', cell: 'a', after: 'x' }, 'There is no cell `x`.'],
    [
      'an unknown place of a new cell',
      { kind: 'insert', cell: code('c', ''), after: 'x' },
      'There is no cell `x`.',
    ],
    [
      'a second cell of one id',
      { kind: 'insert', cell: code('a', ''), after: null },
      'There is a cell `a` already.',
    ],
    [
      'the text of a question',
      { kind: 'setText', cell: 'question', text: '' },
      '`question` is a question of the lesson. Its text stays as it is.',
    ],
    [
      'removing a question',
      { kind: 'remove', cell: 'question' },
      '`question` is a question of the lesson. It can be moved, not removed.',
    ],
    [
      'undoing a cell of one’s own',
      { kind: 'undoEdits', cell: 'mine-1', original },
      'The cell `mine-1` is yours; the lesson has nothing to go back to.',
    ],
  ] as const)('refuses %s with a reason', (_, operation, refused) => {
    expect(edit(original, operation)).toEqual({ refused })
  })
})

test('a program with a mistake in it is moved, and nothing else', () => {
  const asking = notebook(spot, words)
  expect(edit(asking, { kind: 'move', cell: 'spot', after: 'words' })).toEqual({
    notebook: notebook(words, spot),
    effects: [{ kind: 'save' }],
  })
  const edits = [
    { kind: 'setText', cell: 'spot', text: '2' },
    { kind: 'remove', cell: 'spot' },
    { kind: 'split', cell: 'spot', at: 0, id: 'mine-1' },
    { kind: 'merge', cell: 'spot' },
    { kind: 'changeKind', cell: 'spot', to: 'code' },
  ] as const
  for (const one of edits)
    expect(edit(asking, one)).toEqual({
      refused: expect.stringMatching(/^`spot` is a question of the lesson\./),
    })
})

describe('changedCells', () => {
  test('names what differs: changed, removed and new cells', () => {
    expect(changedCells(original, original)).toEqual([])
    expect(changedCells(original, notebook(words, code('a', '7'), question, code('mine-1', '9')))).toEqual([
      'a',
      'b',
      'mine-1',
    ])
  })
})

test('freshId gives the first id that no cell has', () => {
  expect(freshId(original)).toBe('mine-1')
  expect(freshId(notebook(code('mine-1', ''), code('mine-2', '')))).toBe('mine-3')
})
