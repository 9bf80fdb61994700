/**
 * What code asks to be shown in its cell. Operations with a key change a display that stands already.
 */
import type { ChartPoint, OutputError, ValueNode } from './output'

export type DisplayOperation =
  | { readonly op: 'text'; readonly stream: 'log' | 'warn' | 'error'; readonly text: string }
  | { readonly op: 'value'; readonly value: ValueNode }
  | { readonly op: 'error'; readonly error: OutputError }
  | { readonly op: 'html'; readonly html: string }
  | { readonly op: 'markdown'; readonly text: string }
  | {
      readonly op: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly leftOut: number
    }
  | {
      readonly op: 'image'
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
