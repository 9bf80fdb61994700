import { expect, it } from 'vitest'
import { parseLesson } from '../../../notebooks/document/parse'
import { linkedCell } from './linked-cell'

const { cells } = parseLesson(
  [
    '```ts cell=before',
    '1',
    '```',
    '```predict cell=guess',
    'question: Which?',
    'options:',
    '- one',
    '- two',
    'answer: 1',
    'cell: behind',
    'explanation: One.',
    '```',
    '```ts cell=behind',
    '2',
    '```',
  ].join('\n'),
  'two',
).notebook

it('a cell that stands open is gone to', () => {
  expect(linkedCell(cells, {}, 'before')).toEqual({ goTo: 'before', words: '' })
  expect(linkedCell(cells, { guess: 1 }, 'behind')).toEqual({ goTo: 'behind', words: '' })
})

it('before one that a prediction closes stands the prediction, and the page says so', () => {
  expect(linkedCell(cells, {}, 'behind')).toEqual({
    goTo: 'guess',
    words: 'The link leads to the cell behind. It opens when you have predicted here.',
  })
})

it('a cell that is gone, or was never here, is said to be none', () => {
  for (const cell of ['gone', '__proto__'])
    expect(linkedCell(cells, {}, cell)).toEqual({
      goTo: null,
      words: `The link leads to the cell ${cell}, and there is none here.`,
    })
})
