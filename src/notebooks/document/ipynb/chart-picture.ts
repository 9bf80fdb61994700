/**
 * A chart as a still picture (SVG) and as lines of numbers, for files: what moves on the page stands still there.
 *
 * Lines and bars over evenly spaced points, with the ends of both axes; no more than a reader needs to see what it was.
 */
import type { ChartValue } from '../../../runtime/protocol/output'
import { escaped } from './escaped'

const WIDTH = 560
const HEIGHT = 240
const LEFT = 64
const RIGHT = 12
const TOP = 28
const BOTTOM = 44
/** They can be told apart on a light and on a dark ground. */
const COLOURS = ['#3b82c4', '#c2571a', '#3f9142', '#a2559c', '#b08800', '#0f8b8d', '#c0392b', '#7a6ff0']
/** Rows that the lines of numbers have at the most. */
const ROWS = 100

export function chartSvg(chart: ChartValue): string {
  const { points, series } = chart
  const [low, high] = ends(chart)
  const xOf = (at: number): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * (at + 0.5)) / Math.max(1, points.length)
  const yOf = (value: number): number =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - (scaled(chart, value) - low) / (high - low || 1))
  const shapes = series.map((name, n) => {
    const known = points.flatMap(({ y }, at) => (Number.isFinite(y[name]) ? [{ at, value: y[name] }] : []))
    const colour = COLOURS[n % COLOURS.length]
    if (chart.type === 'bar') return bars(known, colour, xOf, yOf, points.length, n, series.length)
    const line = known.map(({ at, value }) => `${round(xOf(at))},${round(yOf(value))}`).join(' ')
    return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.5"/>`
  })
  const floor = HEIGHT - BOTTOM
  const names = series.map(
    (name, n) => `<tspan fill="${COLOURS[n % COLOURS.length]}">${n > 0 ? ' · ' : ''}${escaped(name)}</tspan>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(chart.title || 'chart')}" font-family="sans-serif" font-size="12" fill="currentColor">`,
    label(LEFT, 16, 'start', escaped(chart.title)),
    `<path d="M${LEFT},${TOP}V${floor}H${WIDTH - RIGHT}" fill="none" stroke="currentColor" stroke-opacity="0.5"/>`,
    label(LEFT - 6, TOP + 10, 'end', shownEnd(chart, high)),
    label(LEFT - 6, floor, 'end', shownEnd(chart, low)),
    label(LEFT, floor + 16, 'start', escaped(String(points[0]?.x ?? ''))),
    label(WIDTH - RIGHT, floor + 16, 'end', escaped(String(points.at(-1)?.x ?? ''))),
    label(LEFT, floor + 34, 'start', names.join('')),
    label(WIDTH - RIGHT, floor + 34, 'end', escaped(chart.x)),
    ...shapes,
    '</svg>',
  ].join('\n')
}

/** A row a point, its columns apart by tabs. */
export function chartLines({ title, x, series, points, leftOut }: ChartValue): string {
  const rows = points.slice(0, ROWS).map((point) => [point.x, ...series.map((name) => point.y[name] ?? '')])
  const more = points.length - rows.length + leftOut
  return [
    `chart${title ? `: ${title}` : ''}`,
    [x || 'x', ...series].join('\t'),
    ...rows.map((row) => row.join('\t')),
    ...(more > 0 ? [`${more} more points`] : []),
  ].join('\n')
}

function bars(
  known: readonly { readonly at: number; readonly value: number }[],
  colour: string,
  xOf: (at: number) => number,
  yOf: (value: number) => number,
  count: number,
  n: number,
  all: number,
): string {
  const room = ((WIDTH - LEFT - RIGHT) / Math.max(1, count)) * 0.8
  const width = Math.max(0.5, room / all)
  return known
    .map(({ at, value }) => {
      const [top, zero] = [yOf(value), yOf(0)].sort((a, b) => a - b)
      const left = xOf(at) - room / 2 + n * width
      return `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(zero - top)}" fill="${colour}"/>`
    })
    .join('')
}

/** The lower and the upper end, as the scale has them. */
function ends(chart: ChartValue): readonly [number, number] {
  const range = chart.yScale?.range
  if (range) return [scaled(chart, range[0]), scaled(chart, range[1])]
  let [low, high] = chart.type === 'bar' ? [0, 0] : [Infinity, -Infinity]
  for (const { y } of chart.points)
    for (const name of chart.series) {
      const value = scaled(chart, y[name])
      if (!Number.isFinite(value)) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  return low <= high ? [low, high] : [0, 1]
}

function scaled({ yScale }: ChartValue, value: number): number {
  return yScale?.scale === 'log' ? Math.log10(Math.max(value, 1e-12)) : value
}

function shownEnd({ yScale }: ChartValue, end: number): string {
  return String(Number((yScale?.scale === 'log' ? 10 ** end : end).toPrecision(3)))
}

function label(x: number, y: number, anchor: 'start' | 'end', text: string): string {
  return text === '' ? '' : `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`
}

const round = (value: number): number => Math.round(value * 10) / 10
