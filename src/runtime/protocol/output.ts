/**
 * What a cell shows: MIME bundles as in nbformat, plus live displays that update in place.
 *
 * Every output is plain data and bounded by its maker; `truncated` says in words what was left out.
 */

import type { CallColumns } from './call-columns'

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

/** How the values of a chart stand: `range` fixes the lower and the upper end, else the values decide. */
export interface ChartScale {
  readonly scale: 'linear' | 'log'
  readonly range: readonly [number, number] | null
}

export interface ChartValue {
  readonly type: 'line' | 'bar'
  readonly title: string
  readonly x: string
  readonly y: string
  readonly series: readonly string[]
  /** Its points come frame by frame. */
  readonly live?: boolean
  readonly yScale?: ChartScale
  readonly points: readonly ChartPoint[]
  /** Points dropped to keep the chart bounded. */
  readonly leftOut: number
  readonly done: boolean
}

/** What a person sets on the page. A drawing is its grey values, row by row, 0…1. */
export type ControlValue = number | string | boolean | Float32Array

/** An input control, without its value. */
export type ControlShape =
  | {
      readonly type: 'slider'
      readonly label: string
      readonly min: number
      readonly max: number
      /** 0: as fine as the slider allows. */
      readonly step: number
      readonly scale: 'linear' | 'log'
    }
  | { readonly type: 'choice'; readonly label: string; readonly options: readonly string[] }
  | { readonly type: 'toggle'; readonly label: string }
  | { readonly type: 'button'; readonly label: string }
  | { readonly type: 'drawing'; readonly label: string; readonly size: number }

/**
 * Whether a control can be used: `fixed` stands in a run that must repeat and keeps the value it was given; `over`
 * belongs to a kernel that is gone.
 */
export type ControlState = 'live' | 'fixed' | 'over'

/** One picture of a gallery: either its colours, or signed values −127…127 for two colours of the theme. */
export interface GalleryItem {
  readonly width: number
  readonly height: number
  readonly label: string
  readonly rgba: Uint8ClampedArray | null
  readonly signed: Int8Array | null
}

export interface HeatmapValue {
  readonly title: string
  /** Words for what the columns and the rows are. */
  readonly x: string
  readonly y: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly values: readonly (readonly number[])[]
  /** Rows and columns that are not shown. */
  readonly rowsLeftOut: number
  readonly columnsLeftOut: number
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
  | {
      readonly kind: 'error'
      readonly id: number
      readonly error: OutputError
      /** The control whose listener threw it; else the cell did. */
      readonly of?: string
    }
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
  | {
      readonly kind: 'control'
      readonly id: number
      readonly key: string
      readonly control: ControlShape
      readonly value: ControlValue
      readonly state: ControlState
      /** Listeners still run, or wait for the notebook. */
      readonly busy: boolean
    }
  | {
      readonly kind: 'bars'
      readonly id: number
      readonly title: string
      readonly labels: readonly string[]
      /** Value of a full bar; null: the largest that is shown. */
      readonly max: number | null
      readonly values: readonly number[]
    }
  | {
      readonly kind: 'images'
      readonly id: number
      readonly title: string
      /** Screen pixels a pixel; 0: as it fits. */
      readonly scale: number
      readonly items: readonly GalleryItem[]
      readonly leftOut: number
    }
  | { readonly kind: 'heatmap'; readonly id: number; readonly heatmap: HeatmapValue }
  | {
      readonly kind: 'calls'
      readonly id: number
      readonly calls: CallColumns
      /** Calls that are not shown. */
      readonly leftOut: number
    }
