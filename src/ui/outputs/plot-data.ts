/** A chart's points as columns of numbers, in the order of x; what has no place in the plot is a gap. Pure. */
import type { ChartValue } from '../../runtime/protocol/output'

export interface PlotData {
  /** Ascending. */
  readonly x: number[]
  /** One column a series. */
  readonly columns: (number | null)[][]
}

/** Points above which a chart that is not done is drawn by the quick plot: then most of them come frame by frame. */
const MANY = 300

/**
 * Whether the quick plot draws a chart: line charts over numbers, while points come, where the cell said `live: true` or
 * there are many of them. A result is drawn by the library that draws the other charts.
 */
export function isLive({ type, live = false, done, points }: ChartValue): boolean {
  if (type !== 'line' || done || !(live || points.length > MANY)) return false
  return points.every((point) => typeof point.x === 'number')
}

/** Does a value have a place? Not one that is no number, nor one at or below zero on a logarithmic scale. */
export function hasPlace(value: number | undefined, { yScale }: ChartValue): value is number {
  return value !== undefined && Number.isFinite(value) && (yScale?.scale !== 'log' || value > 0)
}

export function plotData(chart: ChartValue): PlotData {
  const inOrder = chart.points.every(
    (point, at) => at === 0 || Number(chart.points[at - 1].x) <= Number(point.x),
  )
  const points = inOrder ? chart.points : [...chart.points].sort((a, b) => Number(a.x) - Number(b.x))
  return {
    x: points.map((point) => Number(point.x)),
    columns: chart.series.map((name) => points.map(({ y }) => (hasPlace(y[name], chart) ? y[name] : null))),
  }
}

/** Whether x counts whole things, and whether all values do: then an axis has no 0.5. */
export function wholes({ points }: Pick<ChartValue, 'points'>): { readonly x: boolean; readonly y: boolean } {
  return {
    x: points.every(({ x }) => Number.isInteger(x)),
    y: points.every(({ y }) => Object.values(y).every((value) => Number.isInteger(value))),
  }
}

/** Steps between the ticks of an axis of whole numbers. */
export const wholeSteps: number[] = Array.from({ length: 15 }, (_, n) =>
  [1, 2, 5].map((by) => by * 10 ** n),
).flat()

/** Values that are not drawn, in words; '' where all are. */
export function notDrawn(chart: ChartValue): string {
  let below = 0
  let none = 0
  for (const { y } of chart.points)
    for (const value of Object.values(y)) {
      if (!Number.isFinite(value)) none++
      else if (!hasPlace(value, chart)) below++
    }
  const words = [
    none > 0 ? `${values(none)} no number (NaN or infinite)` : '',
    below > 0 ? `${values(below)} at or below 0, which has no place on a logarithmic scale` : '',
  ]
  return words.filter((part) => part !== '').join('; ')
}

function values(count: number): string {
  return count === 1 ? '1 value is' : `${count} values are`
}

/** The ends of a logarithmic axis: whole powers of ten around the values. */
export function powersAround(chart: ChartValue): [number, number] {
  const all = chart.points.flatMap(({ y }) => Object.values(y).filter((value) => hasPlace(value, chart)))
  if (all.length === 0) return [0.1, 1]
  const low = Math.floor(Math.log10(Math.min(...all)))
  const high = Math.ceil(Math.log10(Math.max(...all)))
  return [10 ** low, 10 ** (high > low ? high : low + 1)]
}

/** The powers of ten between the ends of an axis; none where it has less than two. */
export function powersWithin([from, to]: readonly [number, number]): number[] | undefined {
  const first = Math.ceil(Math.log10(from) - 1e-9)
  const count = Math.floor(Math.log10(to) + 1e-9) - first + 1
  return count < 2 ? undefined : Array.from({ length: count }, (_, at) => Number(`1e${first + at}`))
}
