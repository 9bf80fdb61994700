/**
 * The module 'notebook': what code shows in a cell, and what a person sets there.
 *
 * Everything is bounded where it's made, and refused where it makes no sense, in words that name what came. The parts:
 * charts and what else changes (`live-displays.ts`), pictures, and input controls.
 */
import type { Env } from '../actor/env'
import { nativeOf, type ModuleExports } from '../host/modules'
import type { CallColumns } from '../protocol/call-columns'
import type { DisplayOperation } from '../protocol/display'
import { controlCalls, Controls, fixedFrom, isControl } from './controls'
import { LiveDisplays } from './live-displays'
import { galleryOf } from './pictures'
import { tableOf, textOf, valueTree } from './show'

/** Characters of HTML or Markdown. */
const TEXT = 100_000

export function makeDisplay(env: Env): ModuleExports {
  let made = 0
  const { epoch } = env
  const key = () => `${env.id}!${env.incarnation}:${epoch}:${made++}`
  const show = (operation: DisplayOperation): void =>
    env.display(controls.beside === undefined ? operation : { ...operation, beside: controls.beside })
  const controls = new Controls(env, show, key)
  const live = new LiveDisplays(show, key)

  const print =
    (level: 'log' | 'warn' | 'error') =>
    (...values: unknown[]): void => {
      const text = textOf(values)
      if (env.index === 0) show({ op: 'text', stream: level, text })
      else env.log(level, text)
    }
  const table = (rows: readonly object[]) => show({ op: 'table', ...tableOf(rows) })
  return {
    console: {
      log: print('log'),
      info: print('log'),
      debug: print('log'),
      warn: print('warn'),
      error: print('error'),
      table,
    },
    display: (value: unknown) => show({ op: 'value', value: valueTree(value) }),
    table,
    image: (pixels: unknown, width: unknown, height: unknown) => live.image(pixels, width, height),
    images: (list: unknown, options?: unknown) => show({ op: 'images', ...galleryOf(list, options) }),
    html: (text: unknown) => show({ op: 'html', ...named('html', String(text)) }),
    markdown: (text: unknown) => show({ op: 'markdown', ...named('text', String(text)) }),
    chart: {
      line: (options?: unknown) => live.chart('line', options),
      bar: (options?: unknown) => live.chart('bar', options),
    },
    progress: (total: unknown, label?: unknown) => live.progress(total, label),
    bars: (options: unknown) => live.bars(options),
    heatmap: (options: unknown) => live.heatmap(options),
    /** For 'lithops', whose `plot()` it is. */
    '#calls': (calls: CallColumns, leftOut: number) => show({ op: 'calls', calls, leftOut }),
    ...controlCalls(controls),
    /** For the kernel, which brings what a person sets. */
    '#controls': controls,
    '#resolve': (name: string) => (name.startsWith('#control ') ? fixedFrom(name) : live.resolve(name)),
  }
}

/** The letters that are shown, under this name, and how many are not. */
function named<Name extends string>(name: Name, text: string) {
  const shown = { [name]: text.slice(0, TEXT) } as Record<Name, string>
  return { ...shown, leftOut: Math.max(0, text.length - TEXT) }
}

/** The controls of an Env whose module this is. */
export function controlsOf(notebook: ModuleExports): Controls {
  return notebook['#controls'] as Controls
}

/** Whether a value stands in the cell already: a chart's handle, a control. */
export function isShown(value: unknown): boolean {
  return isControl(value) || nativeOf(value)?.name.startsWith('#') === true
}
