import { expect, test } from 'vitest'
import type { CheckCell, CodeCell } from '../document/notebook'
import { findCheck } from '../exercises/checks'
import type { Evidence } from '../exercises/evidence'
import type { Explorer } from './explorer'
import { judge } from './judge'

const CARD: CheckCell = {
  kind: 'check',
  id: 'know-the-digits',
  title: '',
  cell: 'training',
  instructions: '',
  hints: [],
  solution: '',
}
const TRAINING: CodeCell = {
  kind: 'code',
  id: 'training',
  language: 'typescript',
  text: 'await train()',
  stage: {},
  exercise: false,
  original: false,
}

/** Judges the card by what the cells gave; nothing is run for it. */
function judged(cells: readonly CodeCell[], gave: Readonly<Record<string, string>>) {
  const live = (cell: string): Evidence => ({ kind: 'live', result: gave[cell] ?? null, printed: [] })
  const order = (): Evidence => ({ kind: 'order', order: [], held: 0, result: null })
  return judge(CARD, cells, {
    find: findCheck,
    explorer: {} as Explorer,
    seed: 1,
    printed: cells,
    order,
    live,
  })
}

test('a check of a run at full speed is judged by that run of its cell', async () => {
  const gave = { training: '98.65 % of 2000 test digits', other: '10.00 % of 2000 test digits' }
  expect((await judged([TRAINING], gave)).correct).toBe(true)
  expect((await judged([TRAINING], { other: gave.training })).message).toContain('Not yet: run the cell')
})

test('a cell that is gone is named before its run is looked at', async () => {
  const gave = { training: '98.65 % of 2000 test digits' }
  expect((await judged([], gave)).message).toBe('The cell `training` is gone. Undo my edits brings it back.')
})
