/** What is shown is bounded where it is made, whatever a cell gives. */
import { expect, it } from 'vitest'
import type { Env } from '../actor/env'
import type { DisplayOperation } from '../protocol/display'
import type { ValueNode } from '../protocol/output'
import { makeDisplay } from './display'

interface Notebook {
  [name: string]: (...args: unknown[]) => unknown
}

function open() {
  const shown: DisplayOperation[] = []
  const display = (operation: DisplayOperation) => shown.push(operation)
  const env = { id: '0', index: 0, incarnation: 0, epoch: 1, display } as unknown as Env
  return { notebook: makeDisplay(env) as unknown as Notebook, shown }
}

const nodes = ({ entries = [] }: ValueNode): number =>
  1 + entries.reduce((sum, [, one]) => sum + nodes(one), 0)

it('HTML and Markdown are cut, and say by how many letters', () => {
  const { notebook, shown } = open()
  notebook.html('x'.repeat(250_000))
  notebook.markdown('y')
  expect(shown).toEqual([
    { op: 'html', html: 'x'.repeat(100_000), leftOut: 150_000 },
    { op: 'markdown', text: 'y', leftOut: 0 },
  ])
})

it('a tree has 2000 nodes and a word for the others, whatever the shape of its value', () => {
  const { notebook, shown } = open()
  const wide = (depth: number): unknown =>
    depth === 0 ? 1 : Array.from({ length: 20 }, () => wide(depth - 1))
  notebook.display(wide(4))
  notebook.display(Array.from({ length: 1_000_000 }, (_, n) => n))
  const [bushy, long] = shown.map((one) => (one.op === 'value' ? one.value : expect.unreachable()))
  expect(nodes(bushy)).toBeGreaterThan(1900)
  expect(nodes(bushy)).toBeLessThan(2600)
  expect(long.entries?.at(-1)).toEqual(['…', { kind: 'more', text: '999950 more' }])
})

it('keys, columns, labels and places of a chart are cut', () => {
  const { notebook, shown } = open()
  const long = 'k'.repeat(1_000_000)
  notebook.display({ [long]: 1 })
  notebook.table([{ [long]: 1 }])
  notebook.progress(1, long)
  ;(notebook.chart as unknown as { line(): { push(x: string, y: object): void } })
    .line()
    .push(long, { [long]: 1 })
  expect(JSON.stringify(shown).length).toBeLessThan(3000)
})
