import { describe, expect, it } from 'vitest'
import type { Env } from '../../runtime/actor/env'
import { controlsOf, makeDisplay } from '../../runtime/models/display'
import { emptyColumns } from '../../runtime/protocol/call-columns'
import type { DisplayOperation } from '../../runtime/protocol/display'
import { operationOf } from './display-check'

/** All that the module 'notebook' shows, each as large as it may be. */
function everything(): DisplayOperation[] {
  const shown: DisplayOperation[] = []
  const display = (operation: DisplayOperation) => shown.push(operation)
  const env = { id: '0', index: 0, incarnation: 0, epoch: 1, display } as unknown as Env
  const exports = makeDisplay(env)
  controlsOf(exports).open({ repeatable: false, failed: () => {} })
  const notebook = exports as unknown as Record<string, (...args: unknown[]) => never>
  const long = 'x'.repeat(300_000)
  const names = (count: number) => Array.from({ length: count }, (_, n) => `${n}${'x'.repeat(2000)}`)
  const numbers = (count: number) => Array<number>(count).fill(1)
  const { console, chart } = exports as unknown as { console: Console; chart: { line(options: object): never } }
  for (const level of ['log', 'warn', 'error'] as const) console[level](long, long)
  notebook.display({ [long]: Array.from({ length: 60 }, () => Array.from({ length: 60 }, () => [long])) })
  notebook.html(long)
  notebook.markdown(long)
  notebook.table(Array(500).fill(Object.fromEntries(names(30).map((name) => [name, long]))))
  const image: { set(pixels: unknown): void } = notebook.image(new Uint8Array(500 * 500), 500, 500)
  image.set(new Uint8Array(500 * 500))
  notebook.images(Array.from({ length: 120 }, () => ({ pixels: [0], width: 1, height: 1, label: long })))
  notebook.images([{ pixels: [-1], width: 1, height: 1 }], { diverging: true, scale: 3 })
  const plot: { push(x: unknown, y: object): void; done(): void } = chart.line({ title: long, x: long, y: long, series: names(30), live: true, yScale: 'log', yRange: [1, 2] })
  plot.push(long, Object.fromEntries(names(30).map((name) => [name, NaN])))
  plot.push(1, {})
  plot.done()
  const progress: { tick(): void; done(): void } = notebook.progress(10, long)
  progress.tick()
  progress.done()
  const bars: { set(values: unknown): void } = notebook.bars({ title: long, labels: names(50), max: 1 })
  bars.set(numbers(50))
  notebook.bars({ labels: ['a'] })
  const heatmap: { set(values: unknown): void } = notebook.heatmap({ title: long, x: long, y: long, rows: names(60), columns: names(60), values: Array.from({ length: 60 }, () => numbers(60)) })
  heatmap.set(Array.from({ length: 60 }, () => numbers(60)))
  ;(exports['#calls'] as (calls: object, leftOut: number) => void)(columns(5000), 12)
  notebook.slider({ label: long, min: 0, max: 1, value: 0.5 })
  notebook.choice({ label: long, options: ['a', 'b'], value: 'a' })
  notebook.toggle({ label: long, value: true })
  notebook.button(long)
  notebook.drawing({ label: long, size: 64 })
  return shown
} // oxfmt-ignore

const columns = (count: number) => emptyColumns(count, [{ key: 'x-0-M000', name: 'f' }], ['c-1'])

const text = (most: number) => 'x'.repeat(most)

describe('operationOf', () => {
  it('takes all that is made, as large as it may be', () => {
    const shown = everything()
    expect(new Set(shown.map(({ op }) => op)).size).toBe(17)
    for (const operation of shown) expect(operationOf(operation)).toBe(operation)
    for (const operation of [
      { op: 'error', error: null, key: 'k' },
      { op: 'error', error: { name: 'E', message: '', frames: [{ cell: 'a', line: 1, column: 2, name: '' }], remote: [], hint: '' } },
      { op: 'control-value', key: 'k', value: new Float32Array(4) },
      { op: 'control-busy', key: 'k', busy: true },
      { op: 'text', stream: 'log', text: '', beside: 'k' },
    ])
      expect(operationOf(operation)).toBe(operation)
  }) // oxfmt-ignore

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'html'],
    ['no operation', { op: 'script', html: 'x' }],
    ['a name that every object has', { op: 'constructor' }],
    ['what only the page itself says', { op: 'controls-over' }],
    ['HTML that is no text', { op: 'html', html: { toString: 'x' }, leftOut: 0 }],
    ['HTML of 100 MB', { op: 'html', html: text(100_000_000), leftOut: 0 }],
    ['a line of 100 MB', { op: 'text', stream: 'log', text: text(100_000_000) }],
    ['a stream that there is not', { op: 'text', stream: 'x onerror', text: '' }],
    ['a table of a million rows', { op: 'table', columns: [], rows: Array(1e6).fill([]), leftOut: 0 }],
    ['a table of objects', { op: 'table', columns: [{}], rows: [], leftOut: 0 }],
    ['a tree of a million nodes', { op: 'value', value: { kind: 'array', text: '', entries: Array(1e6).fill(['', { kind: 'primitive', text: '' }]) } }],
    ['a tree that is its own part', { op: 'value', value: loop() }],
    ['a tree whose words are an object', { op: 'value', value: { kind: 'primitive', text: {} } }],
    ['an error whose message is an object', { op: 'error', error: { name: 'E', message: {}, frames: [], remote: [], hint: '' } }],
    ['pixels that are none', { op: 'image', key: 'k', width: 1, height: 1, rgba: [1, 2, 3, 4] }],
    ['a chart without a scale', { op: 'chart', key: 'k', chart: { type: 'line', title: '', x: '', y: '', series: [], live: false } }],
    ['points that are texts', { op: 'points', key: 'k', points: [{ x: 1, y: { a: '1' } }] }],
    ['a control of no kind', { op: 'control', key: 'k', control: { type: 'file', label: '' }, value: 1, fixed: false }],
    ['calls that are a list', { op: 'calls', calls: [], leftOut: 0 }],
    ['a million calls', { op: 'calls', calls: columns(1e6), leftOut: 0 }],
    ['calls whose columns are of another length', { op: 'calls', calls: { ...columns(3), count: 4 }, leftOut: 0 }],
    ['calls of a job that there is not', { op: 'calls', calls: { ...columns(3), jobs: [] }, leftOut: 0 }],
    ['calls whose times are texts', { op: 'calls', calls: { ...columns(1), started: ['x'] }, leftOut: 0 }],
    ['a key that is an object', { op: 'chart-done', key: {} }],
    ['a place that is an object', { op: 'text', stream: 'log', text: '', beside: {} }],
  ])('throws at %s', (_, forged) => {
    expect(() => operationOf(forged)).toThrow('A worker posted what is no display')
  }) // oxfmt-ignore
})

function loop(): object {
  const node: { kind: string; text: string; entries: unknown[] } = { kind: 'array', text: '', entries: [] }
  node.entries.push(['', node])
  return node
}
