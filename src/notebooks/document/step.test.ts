import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blank, edit, freshId, textOf, type Edit } from './edits'
import type { Cell, Notebook } from './notebook'
import { effectsOf, stepBack, takeStep, type Step } from './step'

const code = (id: string, text: string): Cell => ({ ...blank('code', id), text }) as Cell
const prose = (id: string, markdown: string): Cell => ({ kind: 'prose', id, markdown })
const question: Cell = {
  kind: 'predict',
  id: 'guess',
  question: 'Which?',
  options: ['a', 'b'],
  answer: 0,
  explanation: '',
}

const notebook: Notebook = {
  id: 'n',
  number: '',
  title: 'N',
  minutes: 1,
  shelf: 'shelf',
  teaches: '',
  cells: [prose('p', 'Hello'), code('a', 'const a = 1\na'), question, code('b', 'const b = 2')],
}

function done(from: Notebook, operation: Edit): Notebook {
  const next = edit(from, operation)
  if ('refused' in next) throw new Error(next.refused)
  return next.notebook
}

/** Undoes the last edit of several. */
function undone(from: Notebook, ...operations: Edit[]): Notebook {
  let before = from
  let now = from
  for (const operation of operations) {
    before = now
    now = done(now, operation)
  }
  return takeStep(now, stepBack(before, now)).notebook
}

it.each<[string, Edit]>([
  ['a cell that was removed comes back where it stood', { kind: 'remove', cell: 'a' }],
  ['a new cell goes', { kind: 'insert', cell: code('c', 'c'), after: 'p' }],
  ['a cell that was moved goes back', { kind: 'move', cell: 'b', after: null }],
  ['two halves are one cell again', { kind: 'split', cell: 'a', at: 12, id: 'c' }],
  ['a merged cell is two again', { kind: 'merge', cell: 'p' }],
  ['a cell has its former kind', { kind: 'changeKind', cell: 'a', to: 'prose' }],
])('%s', (_, operation) => {
  expect(done(notebook, operation).cells).not.toEqual(notebook.cells)
  expect(undone(notebook, operation)).toEqual(notebook)
})

it('what was typed into other cells since stays', () => {
  const removed = done(notebook, { kind: 'remove', cell: 'a' })
  const step = stepBack(notebook, removed)
  const typed = done(removed, { kind: 'setText', cell: 'b', text: 'typed' })
  const { cells } = takeStep(typed, step).notebook
  expect(cells.map((cell) => [cell.id, textOf(cell)])).toEqual([
    ['p', 'Hello'],
    ['a', 'const a = 1\na'],
    ['guess', ''],
    ['b', 'typed'],
  ])
})

it('tells of code cells that come, change and go', () => {
  const removed = done(notebook, { kind: 'remove', cell: 'a' })
  expect(takeStep(removed, stepBack(notebook, removed)).effects).toEqual([
    { kind: 'edited', cell: 'a', text: 'const a = 1\na' },
    { kind: 'save' },
  ])
  expect(effectsOf(notebook, removed)).toEqual([{ kind: 'removed', cell: 'a' }, { kind: 'save' }])
})

const choice = fc.record({ kind: fc.nat(5), cell: fc.nat(40), other: fc.nat(40), at: fc.nat(20) })

function operationOf(
  now: Notebook,
  { kind, cell, other, at }: { kind: number; cell: number; other: number; at: number },
): Edit {
  const id = now.cells[cell % Math.max(1, now.cells.length)]?.id ?? 'none'
  const after = other % 4 === 0 ? null : (now.cells[other % Math.max(1, now.cells.length)]?.id ?? null)
  switch (kind) {
    case 0:
      return { kind: 'insert', cell: code(freshId(now), 'x\ny'), after }
    case 1:
      return { kind: 'remove', cell: id }
    case 2:
      return { kind: 'move', cell: id, after }
    case 3:
      return { kind: 'split', cell: id, at, id: freshId(now) }
    case 4:
      return { kind: 'merge', cell: id }
    default:
      return { kind: 'changeKind', cell: id, to: at % 2 === 0 ? 'prose' : 'code' }
  }
}

it('any edits are undone to the first notebook and redone to the last, whatever they were', () => {
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 30 }), (choices) => {
      let now = notebook
      const steps: Step[] = []
      for (const one of choices) {
        const next = edit(now, operationOf(now, one))
        if ('refused' in next) continue
        steps.push(stepBack(now, next.notebook))
        now = next.notebook
      }
      const last = now
      const forward: Step[] = []
      for (const step of steps.reverse()) {
        const back = takeStep(now, step)
        forward.push(back.step)
        now = back.notebook
      }
      expect(now).toEqual(notebook)
      for (const step of forward.reverse()) now = takeStep(now, step).notebook
      expect(now).toEqual(last)
      expect(new Set(last.cells.map(({ id }) => id)).size).toBe(last.cells.length)
      expect(last.cells).toContain(question)
    }),
    { numRuns: 300 },
  )
})
