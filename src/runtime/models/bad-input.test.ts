/** Every call of the module 'notebook' with what it doesn't take: the words of its refusal. */
import { describe, expect, it } from 'vitest'
import type { Env } from '../actor/env'
import type { DisplayOperation } from '../protocol/display'
import { controlsOf, makeDisplay } from './display'

interface Module {
  [name: string]: (...args: unknown[]) => unknown
}

function open() {
  const shown: DisplayOperation[] = []
  const env = {
    id: '0',
    index: 0,
    incarnation: 0,
    epoch: 1,
    display: (operation: DisplayOperation) => shown.push(operation),
  } as unknown as Env
  const exports = makeDisplay(env)
  controlsOf(exports).open({ repeatable: false, failed: () => {} })
  return { notebook: exports as unknown as Module, shown }
}

const slider = { label: 'Rate', min: 0, max: 1, value: 0.5 }
const heat = { rows: ['a', 'b'], columns: ['a'], values: [[1], [2]] }
const grey = (width: number, height: number) => ({ pixels: new Uint8Array(width * height), width, height })

const refused: readonly (readonly [string, readonly unknown[], string])[] = [
  [
    'slider',
    [],
    "slider takes an object, such as { label: 'Rate', min: 0, max: 1, value: 0.5 }; undefined came.",
  ],
  ['slider', [{ ...slider, label: '' }], "slider takes a label, the words that stand beside it; '' came."],
  ['slider', [{ ...slider, min: '0' }], "slider takes a number as min; '0' came."],
  ['slider', [{ ...slider, max: NaN }], 'slider takes a number as max; NaN came.'],
  ['slider', [{ ...slider, max: Infinity }], 'slider takes a number as max; Infinity came.'],
  ['slider', [{ ...slider, min: 5 }], 'slider takes a min below its max; 5 and 1 came.'],
  ['slider', [{ ...slider, value: 2 }], 'slider takes a value from 0 to 1; 2 came.'],
  ['slider', [{ ...slider, value: undefined }], 'slider takes a number as value; undefined came.'],
  ['slider', [{ ...slider, step: 0 }], 'slider takes a step above 0 and up to 1, its range; 0 came.'],
  ['slider', [{ ...slider, step: 2 }], 'slider takes a step above 0 and up to 1, its range; 2 came.'],
  ['slider', [{ ...slider, scale: 'log' }], "slider takes a min above 0 where its scale is 'log'; 0 came."],
  ['slider', [{ ...slider, scale: 'root' }], "slider takes 'linear' or 'log' as scale; 'root' came."],
  [
    'choice',
    [{ label: 'Data', options: [], value: '' }],
    'choice takes a list of words as options; [] came.',
  ],
  [
    'choice',
    [{ label: 'Data', options: 'ab', value: 'a' }],
    "choice takes a list of words as options; 'ab' came.",
  ],
  [
    'choice',
    [{ label: 'Data', options: ['a', 'a'], value: 'a' }],
    "choice takes each option once; 'a' came twice.",
  ],
  [
    'choice',
    [{ label: 'Data', options: ['a'], value: 'b' }],
    "choice takes one of its options as value; 'b' came.",
  ],
  [
    'choice',
    [{ label: 'Data', options: Array.from({ length: 101 }, (_, i) => i), value: 0 }],
    'choice takes up to 100 options; 101 came.',
  ],
  ['toggle', [{ label: 'On', value: 'yes' }], "toggle takes true or false as value; 'yes' came."],
  ['toggle', ['On'], "toggle takes an object, such as { label: 'Shuffle', value: true }; 'On' came."],
  [
    'button',
    [{ label: 'Go' }],
    "button takes a label, the words that stand beside it; { label: 'Go' } came.",
  ],
  ['button', [], 'button takes a label, the words that stand beside it; undefined came.'],
  ['drawing', [{ size: 0 }], 'drawing takes a whole number from 4 to 64 as size; 0 came.'],
  ['drawing', [{ size: 28.5 }], 'drawing takes a whole number from 4 to 64 as size; 28.5 came.'],
  ['drawing', [{ size: 1000 }], 'drawing takes a whole number from 4 to 64 as size; 1000 came.'],
  ['bars', [{ labels: [] }], 'bars takes a list of words as labels; [] came.'],
  ['bars', [['a']], "bars takes an object, such as { labels: ['0', '1', '2'], max: 1 }; ['a'] came."],
  ['bars', [{ labels: ['a'], max: 0 }], 'bars takes a max above 0; 0 came.'],
  ['bars', [{ labels: Array.from({ length: 51 }, String) }], 'bars takes up to 50 labels; 51 came.'],
  ['heatmap', [{ ...heat, values: [[1]] }], 'heatmap takes 2 rows of numbers, one a row label; 1 came.'],
  [
    'heatmap',
    [{ ...heat, values: [[1], [1, 2]] }],
    'heatmap takes 1 numbers as values[1], one a label; 2 came.',
  ],
  ['heatmap', [{ ...heat, values: [[1], [NaN]] }], 'heatmap takes a number as values[1][0]; NaN came.'],
  ['heatmap', [{ ...heat, values: 3 }], 'heatmap takes a list of rows of numbers as values; 3 came.'],
  ['heatmap', [{ ...heat, rows: [] }], 'heatmap takes a list of words as rows; [] came.'],
  ['images', ['a'], "images takes a list of { pixels, width, height }; 'a' came."],
  [
    'images',
    [[grey(2, 2), null]],
    'images, picture 1, takes an object, such as { pixels, width: 28, height: 28 }; null came.',
  ],
  [
    'images',
    [[{ ...grey(2, 2), width: 3 }]],
    'images, picture 0, takes 3 × 2 = 6 grey values, or four times as many; 4 came.',
  ],
  [
    'images',
    [[{ ...grey(2, 2), width: 3 }], { diverging: true }],
    'images, picture 0, takes 3 × 2 = 6 grey values; 4 came.',
  ],
  [
    'images',
    [[{ ...grey(1, 1), pixels: [NaN] }]],
    'images, picture 0, takes a number as pixels[0]; NaN came.',
  ],
  ['images', [[], { scale: 1.5 }], 'images takes a whole number from 1 to 32 as scale; 1.5 came.'],
  ['images', [[], { diverging: 1 }], 'images takes true or false as diverging; 1 came.'],
  [
    'images',
    [Array.from({ length: 5 }, () => grey(1000, 1000))],
    'images takes up to 4000000 pixels in all; 5000000 came.',
  ],
  ['image', [[1, 2, 3], 2, 2], 'image takes 2 × 2 = 4 grey values, or four times as many; 3 came.'],
  ['image', [[], 0, 0], 'image takes a width and a height in whole pixels; 0 and 0 came.'],
  ['image', [new Uint8Array(4), 1e9, 1e9], 'image takes up to 4000000 pixels; 1000000000000000000 came.'],
  ['image', ['abcd', 2, 2], "image takes a list of numbers as pixels; 'abcd' came."],
  ['table', [{ a: 1 }], 'table takes an array of rows.'],
  ['progress', ['much'], "progress takes a number as total; 'much' came."],
]

describe('the module notebook', () => {
  it.each(refused)('refuses %s with %j', (name, args, words) => {
    const { notebook, shown } = open()
    expect(() => notebook[name](...args)).toThrow(words)
    expect(shown).toEqual([])
  })

  it('refuses what bars and a heatmap can not show', () => {
    const { notebook, shown } = open()
    const bars = notebook.bars({ labels: ['a', 'b'] }) as { set(values: unknown): void }
    const heatmap = notebook.heatmap(heat) as { set(values: unknown): void }
    const before = shown.length
    expect(() => bars.set([1])).toThrow('set of bars takes 2 numbers as values, one a label; 1 came.')
    expect(() => bars.set([1, NaN])).toThrow('set of bars takes a number as values[1]; NaN came.')
    expect(() => bars.set([1, -1])).toThrow('set of bars takes numbers from 0 up; -1 came.')
    expect(() => bars.set('ab')).toThrow("set of bars takes a list of numbers as values; 'ab' came.")
    expect(() => heatmap.set([[1]])).toThrow(
      'set of heatmap takes 2 rows of numbers, one a row label; 1 came.',
    )
    expect(shown).toHaveLength(before)
  })

  it.each([
    [{ series: 'loss' }, "chart.line takes a list of words as series; 'loss' came."],
    [{ title: 5 }, 'chart.line takes words as title; 5 came.'],
    [{ live: 1 }, 'chart.line takes true or false as live; 1 came.'],
    [{ yScale: 'root' }, "chart.line takes 'linear' or 'log' as yScale; 'root' came."],
    [{ yRange: [0] }, 'chart.line takes 2 numbers as yRange, where it begins and ends; 1 came.'],
    [{ yRange: [1, 0] }, 'chart.line takes a yRange that goes up; 1 and 0 came.'],
    [{ yScale: 'log', yRange: [0, 1] }, "chart.line takes a yRange above 0 where yScale is 'log'; 0 came."],
    ['Loss', "chart takes an object, such as { title: 'Loss', x: 'step' }; 'Loss' came."],
  ])('refuses a chart of %j', (options, words) => {
    const { notebook, shown } = open()
    const { line } = notebook.chart as unknown as { line(options: unknown): unknown }
    expect(() => line(options)).toThrow(words)
    expect(shown).toEqual([])
  })

  it.each([
    [[NaN, { loss: 1 }], 'push takes a number as x; NaN came.'],
    [[1, 5], 'push takes an object, such as { loss: 0.5 }; 5 came.'],
    [[1, { loss: '1' }], "push takes a number as loss; '1' came."],
  ])('refuses a point of %j', (point, words) => {
    const { notebook, shown } = open()
    const { line } = notebook.chart as unknown as { line(): { push(...point: unknown[]): void } }
    const chart = line()
    expect(() => chart.push(...point)).toThrow(words)
    chart.push(1, { loss: NaN })
    expect(shown).toHaveLength(2)
  })

  it('refuses a listener that is no function', () => {
    const { notebook } = open()
    const rate = notebook.slider(slider) as { onChange(listener: unknown): void }
    expect(() => rate.onChange(5)).toThrow(
      'onChange of a slider takes a function, such as value => console.log(value); 5 came.',
    )
  })

  it('shows the first hundred of ten thousand images, and says how many it leaves out', () => {
    const { notebook, shown } = open()
    notebook.images(Array.from({ length: 10_000 }, () => grey(4, 4)))
    expect(shown).toMatchObject([{ op: 'images', leftOut: 9900 }])
    expect(shown[0].op === 'images' && shown[0].items.length).toBe(100)
  })

  it('shows fifty rows and columns of a heatmap, and says how many it leaves out', () => {
    const { notebook, shown } = open()
    const names = Array.from({ length: 60 }, (_, at) => String(at))
    notebook.heatmap({ rows: names, columns: names, values: names.map(() => names.map(Number)) })
    expect(shown).toMatchObject([{ heatmap: { rowsLeftOut: 10, columnsLeftOut: 10 } }])
    expect(shown[0].op === 'heatmap' && shown[0].heatmap.values.map((row) => row.length)).toEqual(
      Array<number>(50).fill(50),
    )
  })

  it('has at most two hundred controls a cell', () => {
    const { notebook } = open()
    for (let i = 0; i < 200; i++) notebook.button('Go')
    expect(() => notebook.button('Go')).toThrow('A cell has at most 200 controls; this button is one more.')
  })
})

describe('pixels', () => {
  const pixels = (made: unknown): number[] => {
    const { notebook, shown } = open()
    notebook.image(made, 2, 1)
    const [operation] = shown
    return operation.op === 'image' ? [...operation.rgba] : []
  }

  it('whole numbers are 0 to 255, floats that stay below 1 are 0 to 1', () => {
    expect(pixels([0, 255])).toEqual([0, 0, 0, 255, 255, 255, 255, 255])
    expect(pixels(Uint8Array.of(0, 1))).toEqual([0, 0, 0, 255, 1, 1, 1, 255])
    expect(pixels(Float32Array.of(0, 1))).toEqual([0, 0, 0, 255, 255, 255, 255, 255])
    expect(pixels(Float32Array.of(0, 255))).toEqual([0, 0, 0, 255, 255, 255, 255, 255])
    expect(pixels(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('signed values of a gallery have one scale for all', () => {
    const { notebook, shown } = open()
    const picture = (...values: number[]) => ({ pixels: Float32Array.from(values), width: 2, height: 1 })
    notebook.images([picture(-2, 0), picture(1, 0.5)], { diverging: true })
    expect(shown[0].op === 'images' && shown[0].items.map(({ signed }) => [...signed!])).toEqual([
      [-127, 0],
      [64, 32],
    ])
  })
})
