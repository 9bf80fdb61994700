/**
 * The module 'notebook': what code shows in a cell, and the words in which it's sent.
 *
 * Everything is bounded where it's made. A handle (chart, progress) can be sent to an actor, whose pushes then show in
 * the same place: it travels as a name that says which display it is.
 */
import type { Env } from '../actor/env'
import { markNative, type ModuleExports } from '../host/modules'
import type { DisplayOperation } from '../protocol/display'
import { oneLine } from '../host/state-view'
import { tableOf, textOf, valueTree } from './show'

const POINTS_A_PUSH = 1000

interface ChartOptions {
  readonly title?: string
  readonly x?: string
  readonly y?: string
  readonly series?: readonly string[]
}

export function makeDisplay(env: Env): ModuleExports {
  let made = 0
  const show = (operation: DisplayOperation) => env.display(operation)
  const key = () => `${env.id}!${env.incarnation}:${made++}`

  const chartHandle = (id: string) => {
    const handle = {
      /** Adds a point: x and a value a series. */
      push(x: number | string, values: Record<string, number>): void {
        const y: Record<string, number> = {}
        for (const name of Object.keys(values).slice(0, 16)) y[name] = Number(values[name])
        show({ op: 'points', key: id, points: [{ x, y }] })
      },
      done: () => show({ op: 'chart-done', key: id }),
    }
    markNative(handle, { module: 'notebook', name: `#chart ${id}` })
    return handle
  }
  const progressHandle = (id: string, total: number) => {
    let value = 0
    const handle = {
      tick(n = 1): void {
        value += n
        show({ op: 'progress', key: id, value, total })
      },
      done: () => show({ op: 'progress', key: id, value: total, total, done: true }),
    }
    markNative(handle, { module: 'notebook', name: `#progress ${total} ${id}` })
    return handle
  }
  const chart = (type: 'line' | 'bar', options: ChartOptions = {}) => {
    const id = key()
    const { title = '', x = '', y = '', series = [] } = options
    show({ op: 'chart', key: id, chart: { type, title, x, y, series: series.slice(0, 16).map(String) } })
    return chartHandle(id)
  }
  const print =
    (level: 'log' | 'warn' | 'error') =>
    (...values: unknown[]): void => {
      const text = textOf(values)
      if (env.index === 0) show({ op: 'text', stream: level, text })
      else env.log(level, text)
    }
  const console_ = {
    log: print('log'),
    info: print('log'),
    debug: print('log'),
    warn: print('warn'),
    error: print('error'),
    table: (rows: readonly object[]) => show({ op: 'table', ...tableOf(rows) }),
  }
  return {
    console: console_,
    display: (value: unknown) => show({ op: 'value', value: valueTree(value) }),
    table: (rows: readonly object[]) => show({ op: 'table', ...tableOf(rows) }),
    /** `pixels`: width × height grey values 0…255, or four numbers a pixel. */
    image(pixels: ArrayLike<number>, width: number, height: number): void {
      const count = width * height
      if (!(count > 0 && count <= 4_000_000) || (pixels.length !== count && pixels.length !== count * 4)) {
        throw new RangeError(
          `image takes ${width} × ${height} = ${count} grey values, or four times as many; ${pixels?.length} came.`,
        )
      }
      const rgba = new Uint8ClampedArray(count * 4)
      if (pixels.length === count * 4) rgba.set(pixels)
      else {
        for (let i = 0; i < count; i++) {
          rgba.fill(pixels[i], i * 4, i * 4 + 3)
          rgba[i * 4 + 3] = 255
        }
      }
      show({ op: 'image', width, height, rgba })
    },
    html: (text: string) => show({ op: 'html', html: String(text).slice(0, 100_000) }),
    markdown: (text: string) => show({ op: 'markdown', text: String(text).slice(0, 100_000) }),
    chart: {
      line: (options?: ChartOptions) => chart('line', options),
      bar: (options?: ChartOptions) => chart('bar', options),
    },
    progress(total: number, label = ''): ReturnType<typeof progressHandle> {
      const id = key()
      show({ op: 'progress', key: id, value: 0, total, label: oneLine(label) })
      return progressHandle(id, total)
    },
    '#resolve': (name: string) => {
      if (name.startsWith('#chart ')) return chartHandle(name.slice(7))
      const progress = /^#progress (\S+) (.*)$/.exec(name)
      return progress === null ? undefined : progressHandle(progress[2], Number(progress[1]))
    },
  }
}

export { POINTS_A_PUSH }
