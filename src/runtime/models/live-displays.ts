/**
 * Displays that change after they were made: chart, progress, image, bars, heatmap.
 *
 * A handle can be shipped to an actor, whose calls then show in the same place: it travels as a name that says which
 * display it is (`#chart 0!0:3`), and `resolve` makes the handle of such a name.
 */
import { oneLine } from '../host/state-view'
import { markNative } from '../host/modules'
import type { DisplayOperation } from '../protocol/display'
import type { ChartScale } from '../protocol/output'
import { came, namesOf, numberOf, numbersOf, optionsOf, titleOf } from './given'
import { rgbaOf } from './pictures'

const BARS = 50
const CELLS = 50
const SERIES = 16
const LABEL = 100

export class LiveDisplays {
  constructor(
    private readonly show: (operation: DisplayOperation) => void,
    private readonly key: () => string,
  ) {}

  /** The handle of a name that came with code. */
  resolve(name: string): object | undefined {
    const [, kind, rest] = /^#(\S+) (.*)$/.exec(name) ?? []
    if (kind === 'chart') return this.chartHandle(rest)
    const [, numbers, id] = /^(\S+) (.*)$/.exec(rest ?? '') ?? []
    if (kind === 'progress') return this.progressHandle(id, Number(numbers))
    if (kind === 'bars') return this.barsHandle(id, Number(numbers))
    const [height, width] = (numbers ?? '').split('×').map(Number)
    if (kind === 'image') return this.imageHandle(id, width, height)
    return kind === 'heatmap' ? this.heatmapHandle(id, height, width) : undefined
  }

  /**
   * `live: true`: the points come frame by frame, and a plot that is quick to draw again shows them until `done()`.
   * `yScale: 'log'` and `yRange: [from, to]` set how the values stand.
   */
  chart(type: 'line' | 'bar', given: unknown = {}) {
    const options = optionsOf('chart', given, "{ title: 'Loss', x: 'step' }")
    const call = `chart.${type}`
    const { series = [] } = options
    const names = Array.isArray(series) && series.length === 0 ? [] : namesOf(call, 'series', series)
    const key = this.key()
    const chart = {
      type,
      title: titleOf(call, 'title', options.title),
      x: titleOf(call, 'x', options.x),
      y: titleOf(call, 'y', options.y),
      series: names.slice(0, SERIES),
      live: options.live === undefined ? false : truthOf(call, 'live', options.live),
      yScale: scaleOf(call, options),
    }
    this.show({ op: 'chart', key, chart })
    return this.chartHandle(key)
  }

  private chartHandle(key: string) {
    const handle = {
      /** Adds a point: x and a value a series. */
      push: (x: number | string, values: Record<string, number>): void => {
        const place = typeof x === 'string' ? x.slice(0, LABEL) : numberOf('push', 'x', x)
        optionsOf('push', values, '{ loss: 0.5 }')
        const y: Record<string, number> = {}
        for (const name of Object.keys(values).slice(0, SERIES)) {
          // A loss that is NaN leaves a gap, and the training that it comes from goes on.
          if (typeof values[name] !== 'number') numberOf('push', name, values[name])
          y[name.slice(0, LABEL)] = values[name]
        }
        this.show({ op: 'points', key, points: [{ x: place, y }] })
      },
      done: () => this.show({ op: 'chart-done', key }),
    }
    markNative(handle, { module: 'notebook', name: `#chart ${key}` })
    return handle
  }

  progress(total: unknown, label: unknown = '') {
    const count = numberOf('progress', 'total', total)
    const key = this.key()
    this.show({ op: 'progress', key, value: 0, total: count, label: oneLine(label).slice(0, LABEL) })
    return this.progressHandle(key, count)
  }

  private progressHandle(key: string, total: number) {
    let value = 0
    const handle = {
      tick: (n = 1): void => {
        value += numberOf('tick', 'n', n)
        this.show({ op: 'progress', key, value, total })
      },
      done: () => this.show({ op: 'progress', key, value: total, total, done: true }),
    }
    markNative(handle, { module: 'notebook', name: `#progress ${total} ${key}` })
    return handle
  }

  /** A picture: grey values 0…255, or four numbers a pixel. */
  image(pixels: unknown, width: unknown, height: unknown) {
    const rgba = rgbaOf('image', pixels, width, height)
    const key = this.key()
    this.show({ op: 'image', key, width: Number(width), height: Number(height), rgba })
    return this.imageHandle(key, Number(width), Number(height))
  }

  private imageHandle(key: string, width: number, height: number) {
    const handle = {
      /** Other pixels, in the same place. */
      set: (pixels: unknown): void =>
        this.show({ op: 'image', key, width, height, rgba: rgbaOf('set of image', pixels, width, height) }),
    }
    markNative(handle, { module: 'notebook', name: `#image ${height}×${width} ${key}` })
    return handle
  }

  /** A row of horizontal bars, one a label. */
  bars(given: unknown) {
    const options = optionsOf('bars', given, "{ labels: ['0', '1', '2'], max: 1 }")
    const labels = namesOf('bars', 'labels', options.labels)
    if (labels.length > BARS) throw new RangeError(`bars takes up to ${BARS} labels; ${labels.length} came.`)
    const max = options.max === undefined ? null : numberOf('bars', 'max', options.max)
    if (max !== null && max <= 0) throw new RangeError(`bars takes a max above 0; ${max} came.`)
    const key = this.key()
    this.show({ op: 'bars', key, title: titleOf('bars', 'title', options.title), labels, max })
    return this.barsHandle(key, labels.length)
  }

  private barsHandle(key: string, count: number) {
    const handle = {
      /** One number a label, from 0 up. */
      set: (values: unknown): void => {
        const numbers = numbersOf('set of bars', 'values', values, count)
        const below = numbers.find((value) => value < 0)
        if (below !== undefined) throw new RangeError(`set of bars takes numbers from 0 up; ${below} came.`)
        this.show({ op: 'bars-set', key, values: numbers })
      },
    }
    markNative(handle, { module: 'notebook', name: `#bars ${count} ${key}` })
    return handle
  }

  /** A table whose cells are the darker the larger their number is: a confusion matrix, for example. */
  heatmap(given: unknown) {
    const options = optionsOf('heatmap', given, "{ rows: ['a'], columns: ['a', 'b'], values: [[1, 2]] }")
    const rows = namesOf('heatmap', 'rows', options.rows)
    const columns = namesOf('heatmap', 'columns', options.columns)
    const values = gridOf('heatmap', options.values, rows.length, columns.length)
    const key = this.key()
    const heatmap = {
      title: titleOf('heatmap', 'title', options.title),
      x: titleOf('heatmap', 'x', options.x),
      y: titleOf('heatmap', 'y', options.y),
      rows: rows.slice(0, CELLS),
      columns: columns.slice(0, CELLS),
      values,
      rowsLeftOut: Math.max(0, rows.length - CELLS),
      columnsLeftOut: Math.max(0, columns.length - CELLS),
    }
    this.show({ op: 'heatmap', key, heatmap })
    return this.heatmapHandle(key, rows.length, columns.length)
  }

  private heatmapHandle(key: string, rows: number, columns: number) {
    const handle = {
      /** Other numbers, for the same rows and columns. */
      set: (values: unknown): void =>
        this.show({ op: 'heatmap-set', key, values: gridOf('set of heatmap', values, rows, columns) }),
    }
    markNative(handle, { module: 'notebook', name: `#heatmap ${rows}×${columns} ${key}` })
    return handle
  }
}

function truthOf(call: string, name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new TypeError(`${call} takes true or false as ${name}; ${came(value)} came.`)
}

function scaleOf(call: string, options: Readonly<Record<string, unknown>>): ChartScale {
  const { yScale: scale = 'linear', yRange } = options
  if (scale !== 'linear' && scale !== 'log')
    throw new TypeError(`${call} takes 'linear' or 'log' as yScale; ${came(scale)} came.`)
  if (yRange === undefined) return { scale, range: null }
  const [from, to] = numbersOf(call, 'yRange', yRange, 2, 'where it begins and ends')
  if (!(from < to)) throw new RangeError(`${call} takes a yRange that goes up; ${from} and ${to} came.`)
  if (scale === 'log' && from <= 0)
    throw new RangeError(`${call} takes a yRange above 0 where yScale is 'log'; ${from} came.`)
  return { scale, range: [from, to] }
}

/** Rows of finite numbers; what goes beyond the shown cells is cut off. */
function gridOf(call: string, values: unknown, rows: number, columns: number): number[][] {
  if (!Array.isArray(values))
    throw new TypeError(`${call} takes a list of rows of numbers as values; ${came(values)} came.`)
  if (values.length !== rows)
    throw new RangeError(`${call} takes ${rows} rows of numbers, one a row label; ${values.length} came.`)
  return values
    .map((row, at) => numbersOf(call, `values[${at}]`, row, columns).slice(0, CELLS))
    .slice(0, CELLS)
}
