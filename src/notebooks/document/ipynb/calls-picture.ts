/**
 * What `plot()` shows as a still picture (SVG) and as lines of times, for files: the timeline of calls above, how many were
 * active below.
 */
import { FAILED, type CallColumns } from '../../../runtime/protocol/call-columns'
import { escaped } from './escaped'

const WIDTH = 640
const LEFT = 48
const RIGHT = 12
/** Upper and lower end of each plot. */
const ROWS = { top: 40, floor: 240 }
const ACTIVE = { top: 280, floor: 400 }
const HEIGHT = 436
/** They can be told apart on a light and on a dark ground. */
const MARKS = [
  ['submitted', 'submitted', '#3b82c4'],
  ['started', 'started', '#0f8b8d'],
  ['ended', 'done', '#c2571a'],
  ['status', 'status fetched', '#a2559c'],
  ['result', 'result fetched', '#b08800'],
] as const
const RUN = '#0f8b8d'
const BAD = '#c0392b'
/** Calls that are drawn at the most; of more every second, third, … is. */
const DRAWN = 1000
const LINES = 100

interface Frame {
  readonly x: (at: number) => number
  readonly from: number
  readonly to: number
}

export function callsSvg(calls: CallColumns): string {
  const frame = frameOf(calls)
  const rows = rowsOf(calls)
  const { top, floor } = ROWS
  const y = (row: number): number => top + ((floor - top) * (row + 0.5)) / Math.max(1, calls.count)
  const names = MARKS.map(
    ([, label, colour], n) => `<tspan fill="${colour}">${n > 0 ? ' · ' : ''}${label}</tspan>`,
  )
  const dots = MARKS.map(([of, , colour]) => {
    const seen = new Set<string>()
    for (const row of rows) {
      const at = calls[of][row]
      if (!Number.isNaN(at)) seen.add(`M${Math.round(frame.x(at))},${round(y(row))}h0`)
    }
    const size = Math.max(1.5, Math.min(5, ((floor - top) / Math.max(1, calls.count)) * 0.7))
    return `<path d="${[...seen].join('')}" fill="none" stroke="${colour}" stroke-width="${round(size)}" stroke-linecap="round"/>`
  })
  const ran = rows.map((row) => segment(calls, row, frame, y(row))).join('')
  const failed = rows
    .filter((row) => (calls.flags[row] & FAILED) !== 0 && !Number.isNaN(calls.workerEnd[row]))
    .map((row) => `M${Math.round(frame.x(calls.workerEnd[row]))},${round(y(row))}h3`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(titleOf(calls))}" font-family="sans-serif" font-size="12" fill="currentColor">`,
    label(LEFT, 16, 'start', escaped(titleOf(calls))),
    label(LEFT, 33, 'start', names.join('')),
    axes(ROWS, frame, 'call', calls.count),
    `<path d="${ran}" fill="none" stroke="${RUN}" stroke-opacity="0.25"/>`,
    ...dots,
    `<path d="${failed.join('')}" fill="none" stroke="${BAD}" stroke-width="3"/>`,
    ...active(calls, rows, frame),
    '</svg>',
  ].join('\n')
}

/** A row a call, its columns apart by tabs. */
export function callsLines(calls: CallColumns, leftOut: number): string {
  const { from } = frameOf(calls)
  const shown = Math.min(LINES, calls.count)
  const rows = Array.from({ length: shown }, (_, n) =>
    [
      `${calls.jobs[calls.job[n]].key}/${String(calls.call[n]).padStart(5, '0')}`,
      ...MARKS.map(([of]) => (Number.isNaN(calls[of][n]) ? '' : (calls[of][n] - from).toFixed(3))),
      (calls.flags[n] & FAILED) !== 0 ? 'failed' : 'done',
    ].join('\t'),
  )
  const more = calls.count - shown + leftOut
  return [
    titleOf(calls),
    ['call', ...MARKS.map(([, words]) => words), 'state'].join('\t'),
    ...rows,
    ...(more > 0 ? [`${more} more calls`] : []),
  ].join('\n')
}

function titleOf({ jobs, count }: CallColumns): string {
  const names = jobs.slice(0, 3).map(({ key, name }) => `${name}() ${key}`)
  return `${count} calls${names.length > 0 ? `: ${names.join(', ')}` : ''}${jobs.length > 3 ? ', …' : ''}`
}

function frameOf(calls: CallColumns): Frame {
  let from = Infinity
  let to = -Infinity
  for (const times of [calls.workerStart, calls.workerEnd, ...MARKS.map(([of]) => calls[of])])
    for (const at of times) {
      if (at < from) from = at
      if (at > to) to = at
    }
  if (from > to) [from, to] = [0, 1]
  const scale = (WIDTH - LEFT - RIGHT) / (to - from || 1)
  return { from, to, x: (at) => LEFT + (at - from) * scale }
}

function rowsOf({ count }: CallColumns): readonly number[] {
  const step = Math.ceil(count / DRAWN)
  return Array.from({ length: step === 0 ? 0 : Math.ceil(count / step) }, (_, n) => n * step)
}

function segment(calls: CallColumns, row: number, { x }: Frame, y: number): string {
  const [from, to] = [calls.workerStart[row], calls.workerEnd[row]]
  return from <= to ? `M${Math.round(x(from))},${round(y)}H${Math.round(x(to))}` : ''
}

function axes({ top, floor }: typeof ROWS, { from, to }: Frame, side: string, most: number): string {
  return [
    `<path d="M${LEFT},${top}V${floor}H${WIDTH - RIGHT}" fill="none" stroke="currentColor" stroke-opacity="0.5"/>`,
    label(LEFT - 6, top + 10, 'end', side === 'call' ? '0' : String(most)),
    label(LEFT - 6, floor, 'end', side === 'call' ? String(Math.max(0, most - 1)) : '0'),
    label(LEFT, floor + 16, 'start', '0 s'),
    label(WIDTH - RIGHT, floor + 16, 'end', `${(to - from).toFixed(2)} s`),
  ].join('\n')
}

/** A segment a call, and the line of all that were active. */
function active(calls: CallColumns, rows: readonly number[], frame: Frame): readonly string[] {
  const { top, floor } = ACTIVE
  const events: { readonly at: number; readonly by: 1 | -1 }[] = []
  for (let n = 0; n < calls.count; n++) {
    if (!(calls.workerStart[n] <= calls.workerEnd[n])) continue
    events.push({ at: calls.workerStart[n], by: 1 }, { at: calls.workerEnd[n], by: -1 })
  }
  events.sort((a, b) => a.at - b.at || a.by - b.by)
  let count = 0
  let peak = 1
  for (const { by } of events) {
    count += by
    peak = Math.max(peak, count)
  }
  const y = (level: number): number => floor - ((floor - top) * level) / peak
  const line: string[] = []
  count = 0
  let pixel = -1
  let level = floor
  for (const { at, by } of events) {
    const place = Math.round(frame.x(at))
    count += by
    const next = round(y(count))
    if (place !== pixel) line.push(line.length === 0 ? `M${place},${floor}` : `V${level}H${place}`)
    pixel = place
    level = next
  }
  if (line.length > 0) line.push(`V${level}`)
  const side = (row: number): number => floor - ((floor - top) * (row + 0.5)) / Math.max(1, calls.count)
  return [
    axes(ACTIVE, frame, 'active', peak),
    label(LEFT, ACTIVE.top - 8, 'start', `<tspan fill="#c2571a">active calls, ${peak} at most</tspan>`),
    `<path d="${rows.map((row) => segment(calls, row, frame, side(row))).join('')}" fill="none" stroke="${RUN}" stroke-opacity="0.4"/>`,
    `<path d="${line.join('')}" fill="none" stroke="#c2571a" stroke-width="1.75"/>`,
  ]
}

function label(x: number, y: number, anchor: 'start' | 'end', text: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`
}

const round = (value: number): number => Math.round(value * 10) / 10
