/**
 * What a cell shows: MIME bundles as in nbformat, plus live displays that update in place.
 *
 * Every output is plain data and bounded by its maker; `truncated` says in words what was left out.
 */

export interface OutputError {
  /** Class name of the error: TypeError, ActorDied, … */
  readonly name: string
  readonly message: string
  /** Where in the cells, most recent first; frames outside cells are left out. */
  readonly frames: readonly ErrorFrame[]
  /** Stack of the remote actor where one was involved. */
  readonly remote: readonly ErrorFrame[]
  /** A plain-words hint for a common mistake, or ''. */
  readonly hint: string
}

export interface ErrorFrame {
  readonly cell: string
  readonly line: number
  readonly column: number
  readonly name: string
}

/** One series point batch of a live chart: x and a value a series name. */
export interface ChartPoint {
  readonly x: number | string
  readonly y: Readonly<Record<string, number>>
}

export interface ChartValue {
  readonly type: 'line' | 'bar'
  readonly title: string
  readonly x: string
  readonly y: string
  readonly series: readonly string[]
  readonly points: readonly ChartPoint[]
  /** Points dropped to keep the chart bounded. */
  readonly leftOut: number
  readonly done: boolean
}

/** A tree node of a value shown as expandable JSON; depth and breadth are bounded by the maker. */
export interface ValueNode {
  /** 'object' | 'array' | 'map' | 'set' | 'class' | 'ref' | 'function' | 'primitive' | 'more' */
  readonly kind: string
  /** One line: `Map(3)`, `'text'`, `42`. */
  readonly text: string
  readonly entries?: readonly (readonly [string, ValueNode])[]
}

export type Output =
  | {
      readonly kind: 'text'
      readonly id: number
      readonly stream: 'log' | 'warn' | 'error'
      readonly text: string
      readonly truncated: string
    }
  | { readonly kind: 'value'; readonly id: number; readonly value: ValueNode }
  | { readonly kind: 'error'; readonly id: number; readonly error: OutputError }
  | { readonly kind: 'html'; readonly id: number; readonly html: string; readonly truncated: string }
  | { readonly kind: 'markdown'; readonly id: number; readonly text: string; readonly truncated: string }
  | {
      readonly kind: 'table'
      readonly id: number
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly leftOut: number
    }
  | {
      readonly kind: 'image'
      readonly id: number
      readonly width: number
      readonly height: number
      readonly rgba: Uint8ClampedArray
    }
  | { readonly kind: 'chart'; readonly id: number; readonly chart: ChartValue }
  | {
      readonly kind: 'progress'
      readonly id: number
      readonly label: string
      readonly value: number
      readonly total: number
      readonly done: boolean
    }
