/**
 * 'notebook' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/models/display.ts`; a test compares the names.
 */

/**
 * Prints in the cell, and in the actor's log when an actor says it.
 *
 * ```ts
 * console.log('value', 3)
 * ```
 */
export const console: {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  debug(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
  table(rows: readonly object[]): void
}

/**
 * Shows a value as a tree that can be opened.
 *
 * ```ts
 * display({ a: 1 })
 * ```
 */
export function display(value: unknown): void

/**
 * Shows rows as a table.
 *
 * ```ts
 * table([{ name: 'ana', hits: 3 }])
 * ```
 */
export function table(rows: readonly object[]): void

/** Shows HTML, without its scripts. */
export function html(text: string): void

/**
 * Shows Markdown.
 *
 * ```ts
 * markdown('**bold**')
 * ```
 */
export function markdown(text: string): void

/** Numbers in an array or a typed array. */
export type Numbers = ArrayLike<number>

/**
 * Shows a picture: a grey value from 0 to 255 a pixel, or four numbers a pixel. Gives a handle that sets others.
 *
 * ```ts
 * const picture = image(pixels, 28, 28)
 * picture.set(others)
 * ```
 */
export function image(
  pixels: Numbers,
  width: number,
  height: number,
): {
  /** Shows other pixels in the same place. */
  set(pixels: Numbers): void
}

/**
 * Shows many small pictures.
 *
 * ```ts
 * images([{ pixels, width: 28, height: 28, label: 'a 3' }], { scale: 2 })
 * ```
 */
export function images(
  list: readonly {
    readonly pixels: Numbers
    readonly width: number
    readonly height: number
    readonly label?: string | number
  }[],
  options?: {
    readonly title?: string
    /** How many times as large, from 1 to 32. */
    readonly scale?: number
    /** Values below 0 in one colour, above 0 in another. */
    readonly diverging?: boolean
  },
): void

export interface ChartOptions {
  readonly title?: string
  /** What stands along the bottom. */
  readonly x?: string
  /** What stands along the side. */
  readonly y?: string
  /** The names of its lines. */
  readonly series?: readonly (string | number)[]
  /** Points come fast: the plot shows them frame by frame until `done()`. */
  readonly live?: boolean
  readonly yScale?: 'linear' | 'log'
  /** Where the side begins and ends. */
  readonly yRange?: readonly number[]
}

export interface Chart {
  /**
   * Adds a point: x, and a value for each name.
   *
   * ```ts
   * losses.push(10, { loss: 0.5 })
   * ```
   */
  push(x: number | string, values: Record<string, number>): void
  /** No more points come. */
  done(): void
}

/** Charts that grow while the cell runs. */
export const chart: {
  /**
   * A line chart.
   *
   * ```ts
   * const losses = chart.line({ title: 'Loss', x: 'step', series: ['loss'] })
   * losses.push(1, { loss: 0.5 })
   * ```
   */
  line(options?: ChartOptions): Chart
  /** A bar chart. */
  bar(options?: ChartOptions): Chart
}

/**
 * A bar that fills.
 *
 * ```ts
 * const bar = progress(100, 'batches')
 * bar.tick()
 * ```
 */
export function progress(
  total: number,
  label?: string,
): {
  /** So many more are done. Default 1. */
  tick(n?: number): void
  /** All is done. */
  done(): void
}

/**
 * A row of bars, one for each label.
 *
 * ```ts
 * bars({ labels: ['0', '1'], max: 1 }).set([0.2, 0.8])
 * ```
 */
export function bars(options: {
  readonly labels: readonly (string | number)[]
  readonly title?: string
  /** The value of a full bar. */
  readonly max?: number
}): {
  /** A number for each label, from 0 up. */
  set(values: Numbers): void
}

/**
 * A table whose cells are the darker the larger their number is.
 *
 * ```ts
 * heatmap({ rows: ['a'], columns: ['a', 'b'], values: [[1, 2]] })
 * ```
 */
export function heatmap(options: {
  readonly rows: readonly (string | number)[]
  readonly columns: readonly (string | number)[]
  readonly values: readonly Numbers[]
  readonly title?: string
  readonly x?: string
  readonly y?: string
}): {
  /** Other numbers, for the same rows and columns. */
  set(values: readonly Numbers[]): void
}

export interface Reruns {
  /**
   * Cells that use this control and have run run again when it changes.
   *
   * ```ts
   * const n = slider({ label: 'Workers', min: 1, max: 8, value: 2, rerun: true })
   * ```
   */
  readonly rerun?: boolean
}

/** What a person sets on the page. */
export interface Control<T> {
  /** What is set now. */
  readonly value: T
  /**
   * Calls back with each change.
   *
   * ```ts
   * rate.onChange((value) => console.log(value))
   * ```
   */
  onChange(listener: (value: T) => unknown): void
  /** Resolves with the value of the next change. */
  next(): Promise<T>
}

/**
 * A number to set between two others.
 *
 * ```ts
 * const rate = slider({ label: 'Rate', min: 0, max: 1, value: 0.5 })
 * rate.value
 * ```
 */
export function slider(
  options: Reruns & {
    readonly label: string
    readonly min: number
    readonly max: number
    readonly value: number
    readonly step?: number
    readonly scale?: 'linear' | 'log'
  },
): Control<number>

/**
 * One of several words to choose.
 *
 * ```ts
 * const data = choice({ label: 'Data', options: ['few', 'all'], value: 'few' })
 * ```
 */
export function choice(
  options: Reruns & {
    readonly label: string
    readonly options: readonly (string | number)[]
    readonly value: string | number
  },
): Control<string>

/**
 * A switch.
 *
 * ```ts
 * const on = toggle({ label: 'Training', value: true })
 * ```
 */
export function toggle(
  options: Reruns & { readonly label: string; readonly value: boolean },
): Control<boolean>

/**
 * A button. Its value is how often it was pressed.
 *
 * ```ts
 * button('Again').onChange(() => console.log('again'))
 * ```
 */
export function button(label: string, options?: Reruns): Control<number>

/**
 * A sheet to draw on. Its value has a number from 0 to 1 for each pixel.
 *
 * ```ts
 * const sheet = drawing({ label: 'A digit' })
 * ```
 */
export function drawing(
  options?: Reruns & {
    readonly label?: string
    /** Pixels along a side, from 4 to 64. Default 28. */
    readonly size?: number
  },
): Control<Float32Array>
