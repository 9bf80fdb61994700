/**
 * What code asks to be shown in its cell. Operations with a key change a display that stands already.
 */
import type { CallColumns } from './call-columns'
import type {
  ChartPoint,
  ChartScale,
  ControlShape,
  ControlValue,
  GalleryItem,
  HeatmapValue,
  OutputError,
  ValueNode,
} from './output'

/** `beside`: the key of the control whose listener shows it; it stands in the cell of that control. */
export type DisplayOperation = Operation & { readonly beside?: string }

type Operation =
  | { readonly op: 'text'; readonly stream: 'log' | 'warn' | 'error'; readonly text: string }
  | { readonly op: 'value'; readonly value: ValueNode }
  /** With a key: what a listener of that control threw; null takes it away again. */
  | { readonly op: 'error'; readonly error: OutputError | null; readonly key?: string }
  /** `leftOut`: letters that stood behind these. */
  | { readonly op: 'html'; readonly html: string; readonly leftOut: number }
  | { readonly op: 'markdown'; readonly text: string; readonly leftOut: number }
  | {
      readonly op: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly leftOut: number
    }
  | {
      readonly op: 'image'
      /** Of the picture that takes the place of an earlier one, and of that one. */
      readonly key: string
      readonly width: number
      readonly height: number
      readonly rgba: Uint8ClampedArray
    }
  | {
      readonly op: 'chart'
      readonly key: string
      readonly chart: {
        readonly type: 'line' | 'bar'
        readonly title: string
        readonly x: string
        readonly y: string
        readonly series: readonly string[]
        readonly live: boolean
        readonly yScale: ChartScale
      }
    }
  | { readonly op: 'points'; readonly key: string; readonly points: readonly ChartPoint[] }
  | { readonly op: 'chart-done'; readonly key: string }
  | {
      readonly op: 'progress'
      readonly key: string
      readonly value: number
      readonly total: number
      readonly label?: string
      readonly done?: boolean
    }
  | {
      readonly op: 'control'
      readonly key: string
      readonly control: ControlShape
      readonly value: ControlValue
      readonly fixed: boolean
    }
  | { readonly op: 'control-value'; readonly key: string; readonly value: ControlValue }
  | { readonly op: 'control-busy'; readonly key: string; readonly busy: boolean }
  /** The kernel is gone: no control of the cell can be used any more. */
  | { readonly op: 'controls-over' }
  | {
      readonly op: 'bars'
      readonly key: string
      readonly title: string
      readonly labels: readonly string[]
      readonly max: number | null
    }
  | { readonly op: 'bars-set'; readonly key: string; readonly values: readonly number[] }
  | {
      readonly op: 'images'
      readonly title: string
      readonly scale: number
      readonly items: readonly GalleryItem[]
      readonly leftOut: number
    }
  | { readonly op: 'heatmap'; readonly key: string; readonly heatmap: HeatmapValue }
  /** Calls of functions over time; `leftOut`: calls that are not among them. */
  | { readonly op: 'calls'; readonly calls: CallColumns; readonly leftOut: number }
  | {
      readonly op: 'heatmap-set'
      readonly key: string
      readonly values: readonly (readonly number[])[]
    }
