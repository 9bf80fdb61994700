/**
 * The timeline of calls as Lithops' `plot()` draws it: a row a call, five marks in it. What runs now is a bar, a cold
 * start a dashed line before it.
 *
 * The work is bounded by the picture: rows outside are passed over, and where rows are thinner than a pixel no place is
 * painted twice with one mark.
 */
import { COLD, FAILED, RUNNING, WAITING, type CallColumns } from '../../../runtime/protocol/call-columns'
import { mixed } from '../../stage/mixed-colour'
import type { Dress } from './dress'
import { bottom, left, paintFrame, placeOf, right, top, withinPlot, type Plane } from './frame'
import { levelsOf } from './extent'
import { marks, type Shape } from './marks'

export interface CallsScene extends Plane {
  readonly calls: CallColumns
  /** Until when a call runs that has no end yet. */
  readonly now: number | null
  readonly rowHeight: number
  /** Pixels of rows above the plot. */
  readonly scrolled: number
  readonly chosen: number | null
}

/** From here on a mark has its shape. */
const shaped = 7

export function paintCalls(pen: CanvasRenderingContext2D, dress: Dress, scene: CallsScene): void {
  paintFrame(pen, dress, scene)
  numbers(pen, dress, scene)
  withinPlot(pen, scene, () => {
    const [first, last] = rowsIn(scene)
    choice(pen, dress, scene)
    spans(pen, dress, scene, first, last)
    marks.forEach(({ of, shape }, n) => {
      pen.fillStyle = pen.strokeStyle = dress.marks[n]
      if (scene.rowHeight >= shaped) shapes(pen, scene, scene.calls[of], shape, first, last)
      else dots(pen, scene, scene.calls[of], first, last)
    })
    failures(pen, dress, scene, first, last)
    jobs(pen, dress, scene)
  })
}

/** The first row in sight and the one behind the last. */
export function rowsIn({ calls, rowHeight, scrolled, height }: CallsScene): [number, number] {
  const first = Math.max(0, Math.floor(scrolled / rowHeight))
  const last = Math.ceil((scrolled + height - top - bottom) / rowHeight)
  return [first, Math.min(calls.count, last)]
}

const middleOf = ({ rowHeight, scrolled }: CallsScene, row: number): number =>
  top + (row + 0.5) * rowHeight - scrolled

/** Rows are numbered by their calls, anew in each job. */
function numbers(pen: CanvasRenderingContext2D, dress: Dress, scene: CallsScene): void {
  const { calls, rowHeight } = scene
  pen.fillStyle = dress.ink3
  pen.textAlign = 'right'
  const room = scene.height - top - bottom
  const [first, last] = rowsIn(scene)
  const step = levelsOf(calls.count, rowHeight * calls.count, 18)[1] ?? 1
  for (let row = Math.ceil(first / step) * step; row < last; row += step) {
    const y = middleOf(scene, row)
    if (y > top + 2 && y < top + room) pen.fillText(String(calls.call[row]), left - 7, y)
  }
}

/** Below this a job's rows have no room for its name, px. */
const named = 15

/** Where several jobs stand below each other: a line before each, and its function at the right end. */
function jobs(pen: CanvasRenderingContext2D, dress: Dress, scene: CallsScene): void {
  const { calls, rowHeight, scrolled, width } = scene
  if (calls.jobs.length < 2) return
  const end = width - right
  pen.textAlign = 'right'
  for (let from = 0, to = 0; from < calls.count; from = to) {
    while (to < calls.count && calls.job[to] === calls.job[from]) to++
    const y = Math.round(top + from * rowHeight - scrolled)
    const below = top + to * rowHeight - scrolled
    if (from > 0) {
      pen.fillStyle = dress.edge
      pen.fillRect(left, y, end - left, 1)
    }
    // A job that is scrolled half out of sight keeps its name in sight.
    const head = Math.max(top, y)
    if (below - head < named || head > scene.height - bottom) continue
    pen.fillStyle = dress.ink2
    const words = `${calls.jobs[calls.job[from]].name}()`
    const room = pen.measureText(words).width + 12
    // Beside what the rows there show, or not at all: the heading over the picture has the names too.
    const rows = [rowAt(scene, head, from, to), rowAt(scene, head + named, from, to)] as const
    const [earliest, latest] = spanOf(scene, ...rows)
    if (latest < end - room) pen.fillText(words, end - 4, head + 1 + named / 2)
    else if (earliest > left + room) {
      pen.textAlign = 'left'
      pen.fillText(words, left + 8, head + 1 + named / 2)
      pen.textAlign = 'right'
    }
  }
}

const rowAt = ({ rowHeight, scrolled }: CallsScene, y: number, from: number, to: number): number =>
  Math.min(to - 1, Math.max(from, Math.floor((y - top + scrolled) / rowHeight)))

/** Where what is drawn in these rows begins and ends. */
function spanOf(scene: CallsScene, first: number, last: number): [number, number] {
  const { calls, now, shown } = scene
  const x = placeOf(scene)
  let earliest = Infinity
  let latest = -Infinity
  for (let row = first; row <= last; row++) {
    const ends = [calls.workerEnd[row], calls.status[row], calls.result[row]].filter(
      (at) => !Number.isNaN(at),
    )
    const goesOn = (calls.flags[row] & (RUNNING | WAITING)) !== 0
    earliest = Math.min(earliest, x(calls.submitted[row]) - 6)
    latest = Math.max(latest, x(goesOn ? (now ?? shown.to) : Math.max(...ends)) + 6)
  }
  return [earliest, latest]
}

function choice(pen: CanvasRenderingContext2D, dress: Dress, scene: CallsScene): void {
  const { chosen, rowHeight, width } = scene
  if (chosen === null) return
  const tall = Math.max(3, rowHeight)
  pen.fillStyle = dress.accentSoft
  pen.fillRect(left, middleOf(scene, chosen) - tall / 2, width - left - right, tall)
  pen.fillStyle = dress.accent
  pen.fillRect(left, middleOf(scene, chosen) - tall / 2, 2, tall)
}

/** Thin where a call ran, a bar where it runs now, dashed before a cold start. */
function spans(
  pen: CanvasRenderingContext2D,
  dress: Dress,
  scene: CallsScene,
  first: number,
  last: number,
): void {
  const { calls, now, rowHeight } = scene
  const x = placeOf(scene)
  const tall = Math.max(1, Math.min(12, rowHeight * 0.7))
  const ran = mixed(dress.run, dress.ground, 0.22)
  const runs = mixed(dress.run, dress.ground, 0.42)
  // Rows thinner than a pixel: one in each pixel speaks for the others.
  const step = Math.max(1, Math.floor(1 / rowHeight))
  for (let row = first; row < last; row += step) {
    const from = calls.workerStart[row]
    if (Number.isNaN(from)) continue
    const y = middleOf(scene, row)
    const running = (calls.flags[row] & RUNNING) !== 0
    const to = running ? (now ?? from) : calls.workerEnd[row]
    pen.fillStyle = running ? runs : ran
    pen.fillRect(
      x(from),
      y - tall / 2,
      Math.max(1, x(to) - x(from)),
      running ? tall : Math.max(1, tall * 0.9),
    )
  }
  // Dashes that lie close together would be a pattern of their own.
  const dashed = rowHeight >= 6
  pen.strokeStyle = dashed ? dress.edge : mixed(dress.edge, dress.ground, 0.4)
  pen.lineWidth = dashed ? 1 : Math.min(1, Math.max(0.5, rowHeight / 2))
  if (dashed) pen.setLineDash([3, 3])
  pen.beginPath()
  for (let row = first; row < last; row += step) {
    if ((calls.flags[row] & COLD) === 0 || Number.isNaN(calls.workerStart[row])) continue
    const y = Math.round(middleOf(scene, row)) + 0.5
    pen.moveTo(x(calls.submitted[row]), y)
    pen.lineTo(x(calls.workerStart[row]), y)
  }
  pen.stroke()
  pen.setLineDash([])
}

let seen = new Uint8Array(0)

function dots(
  pen: CanvasRenderingContext2D,
  scene: CallsScene,
  times: Float64Array,
  first: number,
  last: number,
): void {
  const { width, height, rowHeight } = scene
  const x = placeOf(scene)
  const size = Math.min(4, Math.max(1.5, rowHeight * 0.6))
  if (seen.length < width * height) seen = new Uint8Array(Math.ceil(width) * Math.ceil(height))
  else seen.fill(0)
  const wide = Math.ceil(width)
  for (let row = first; row < last; row++) {
    const place = x(times[row])
    // NaN fails too.
    if (!(place >= left - 4 && place <= width)) continue
    const y = middleOf(scene, row)
    const cell = Math.max(0, Math.floor(y)) * wide + Math.floor(place)
    if (seen[cell] === 1) continue
    seen[cell] = 1
    pen.fillRect(place - size / 2, y - size / 2, size, size)
  }
}

function shapes(
  pen: CanvasRenderingContext2D,
  scene: CallsScene,
  times: Float64Array,
  shape: Shape,
  first: number,
  last: number,
): void {
  const x = placeOf(scene)
  const size = Math.min(4, scene.rowHeight * 0.3)
  pen.lineWidth = 1.5
  pen.beginPath()
  for (let row = first; row < last; row++) {
    const place = x(times[row])
    if (place >= left - 4 && place <= scene.width) trace(pen, shape, place, middleOf(scene, row), size)
  }
  if (shape === 'ring' || shape === 'cross') pen.stroke()
  else pen.fill()
}

function trace(pen: CanvasRenderingContext2D, shape: Shape, x: number, y: number, size: number): void {
  switch (shape) {
    case 'ring':
      pen.moveTo(x + size, y)
      pen.arc(x, y, size, 0, Math.PI * 2)
      return
    case 'triangle':
      pen.moveTo(x - size, y - size)
      pen.lineTo(x + size, y)
      pen.lineTo(x - size, y + size)
      pen.closePath()
      return
    case 'square':
      pen.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8)
      return
    case 'diamond':
      pen.moveTo(x, y - size * 1.2)
      pen.lineTo(x + size * 1.2, y)
      pen.lineTo(x, y + size * 1.2)
      pen.lineTo(x - size * 1.2, y)
      pen.closePath()
      return
    case 'cross':
      pen.moveTo(x - size, y - size)
      pen.lineTo(x + size, y + size)
      pen.moveTo(x + size, y - size)
      pen.lineTo(x - size, y + size)
  }
}

/** A red edge where a call ended that failed. */
function failures(
  pen: CanvasRenderingContext2D,
  dress: Dress,
  scene: CallsScene,
  first: number,
  last: number,
): void {
  const { calls, rowHeight } = scene
  const x = placeOf(scene)
  const tall = Math.max(2, rowHeight)
  pen.fillStyle = dress.bad
  for (let row = first; row < last; row++) {
    if ((calls.flags[row] & FAILED) === 0 || Number.isNaN(calls.workerEnd[row])) continue
    pen.fillRect(x(calls.workerEnd[row]) - 1, middleOf(scene, row) - tall / 2, 3, tall)
  }
}
