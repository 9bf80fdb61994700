import { expect, test } from 'vitest'
import { nameOfFile, readHandedIn } from './handed-in'

const file = (metadata: object, cells: readonly object[] = []) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })

test('a file says whose it is, or its name does', () => {
  expect(nameOfFile('ray-1_group3_garcia.ipynb')).toEqual({ group: '3', name: 'garcia' })
  expect(nameOfFile('01_Group-12_de_la_cruz.ipynb')).toEqual({ group: '12', name: 'de_la_cruz' })
  expect(nameOfFile('solution final (2).ipynb')).toEqual({ group: '', name: 'solution final (2)' })
  const orders = { 'make-190': [['bank', 'account_1', 'take']] }
  const named = readHandedIn(
    file({ actorium: { id: 'a', name: ' Ana ', group: 7, orders } }),
    'x_group3_y.ipynb',
  )
  expect(named).toEqual({ lesson: 'a', name: 'Ana', group: '7', cells: [], orders })
  expect(readHandedIn(file({ authors: [{ name: 'Ben' }] }), 'x_group3_y.ipynb')).toMatchObject({
    lesson: '',
    name: 'Ben',
    group: '3',
  })
})

test('of a cell its text is taken, its kind, and every id that it has', () => {
  const cells = [
    {
      cell_type: 'code',
      id: 'copy',
      metadata: { actorium: { id: 'door', solution: 'x' } },
      source: ['a\n', 'b'],
    },
    { cell_type: 'markdown', id: 'door', source: 'text' },
    { cell_type: 'odd', source: 7 },
    null,
  ]
  const read = readHandedIn(file({}, cells as object[]), 'x.ipynb')
  expect(read).toMatchObject({
    cells: [
      { number: 1, kind: 'code', text: 'a\nb', claims: ['copy', 'door'] },
      { number: 2, kind: 'markdown', text: 'text', claims: ['door'] },
      { number: 3, kind: 'code', text: '', claims: [] },
      { number: 4, kind: 'code', text: '', claims: [] },
    ],
  })
})

test('what is no notebook is refused in words, and odd metadata is no name', () => {
  expect(readHandedIn('{', 'x.ipynb')).toMatchObject({
    refused: expect.stringMatching(/^This file stops in the middle/),
  })
  expect(readHandedIn('', 'x.ipynb')).toMatchObject({ refused: expect.stringMatching(/^This file is empty/) })
  const odd = file({ actorium: { id: ['a'], name: {}, group: null }, authors: 'me' })
  expect(readHandedIn(odd, 'me.ipynb')).toMatchObject({ lesson: '', name: 'me', group: '' })
  expect(readHandedIn(file({ actorium: { name: 'x'.repeat(500) } }), 'f')).toMatchObject({
    name: 'x'.repeat(80),
  })
})
