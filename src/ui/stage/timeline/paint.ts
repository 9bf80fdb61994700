/**
 * Draws the rows of the timeline on a canvas: waits as thin lines, handlings as bars, full where they run and pale
 * where they wait for answers.
 *
 * Everything on it is said in words elsewhere: in the line below the rows and in the table.
 */
import type { Stretch, TimelineBar, TimelineView } from '../../../runtime/protocol/views-of-record'
import { mixed, partsOf } from '../mixed-colour'
import { colourOf } from '../palette'
import type { Tick } from './axis'
import { segmentsOf } from './segments'

/** Height of a row and of the bar in it. */
export const rowHeight = 29
const barHeight = 18
/** Share of an actor's colour where its handling waits for answers. */
const paleness = 0.16

export interface Dress {
  readonly actors: readonly string[]
  readonly ink: string
  readonly paper: string
  readonly edge: string
  readonly line: string
  readonly stage: string
  readonly bad: string
  readonly accent: string
  readonly font: string
}

export function dressOf(element: Element): Dress {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    actors: ['', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => read(`--a${n}`))],
    ink: read('--ink'),
    paper: read('--card'),
    edge: read('--edge'),
    line: read('--line'),
    stage: read('--stage'),
    bad: read('--bad'),
    accent: read('--accent'),
    font: `500 11px ${read('--sans')}`,
  }
}

export interface Scene {
  readonly view: TimelineView
  readonly shown: Stretch
  readonly ticks: readonly Tick[]
  readonly width: number
  /** The bar that is chosen, and the one that the pointer is over. */
  readonly chosen: TimelineBar | null
  readonly hovered: TimelineBar | null
}

export function paintTimeline(pen: CanvasRenderingContext2D, dress: Dress, scene: Scene): void {
  const { view, shown, width } = scene
  const height = view.lanes.length * rowHeight
  const scale = width / (shown.to - shown.from || 1)
  const x = (at: number): number => (at - shown.from) * scale
  pen.clearRect(0, 0, width, height)
  pen.fillStyle = dress.line
  for (const { at } of scene.ticks) {
    // Columns of deliveries have their lines between the numbers.
    const line = Math.round(x(view.unit === 'ms' ? at : at - 0.5))
    pen.fillRect(line, 0, 1, height)
  }
  for (let n = 1; n <= view.lanes.length; n += 1) pen.fillRect(0, n * rowHeight - 1, width, 1)
  view.lanes.forEach((lane, n) => {
    const middle = n * rowHeight + rowHeight / 2
    if (lane.cold) hatched(pen, dress, x(lane.cold.from), x(lane.cold.to), middle)
    pen.fillStyle = dress.edge
    for (const wait of lane.waits)
      pen.fillRect(x(wait.from), middle - 1, Math.max(1, x(wait.to) - x(wait.from)), 2)
  })
  for (const one of view.bars) bar(pen, dress, one, x, width)
  for (const one of view.bars) mark(pen, dress, one, x)
  if (scene.hovered) ring(pen, scene.hovered, x, dress.edge, 1.5)
  if (scene.chosen) ring(pen, scene.chosen, x, dress.accent, 2)
}

type Place = (at: number) => number

function bar(pen: CanvasRenderingContext2D, dress: Dress, one: TimelineBar, x: Place, width: number): void {
  const top = one.lane * rowHeight + (rowHeight - barHeight) / 2 - 0.5
  const colour = one.actor < 0 ? dress.edge : dress.actors[colourOf(one.actor)]
  const strength = one.end === 'running' ? 0.42 : 0.82
  const segments = segmentsOf(one)
  let widest = { from: 0, to: 0, pale: false }
  for (const { from, to, pale } of segments) {
    const left = Math.max(-2, x(from))
    const right = Math.min(width + 2, x(to))
    if (right < 0 || left > width) continue
    const wide = Math.max(pale ? 0 : 1.5, right - left - (segments.length === 1 && right - left > 4 ? 1 : 0))
    // Mixed and not transparent: nothing shows through, and words on it have a known ground.
    pen.fillStyle = mixed(colour, dress.stage, pale ? paleness : strength)
    if (segments.length === 1 && wide > 6) {
      pen.beginPath()
      pen.roundRect(left, top, wide, barHeight, 3)
      pen.fill()
    } else pen.fillRect(left, top, wide, barHeight)
    if (pale && wide > 2) {
      pen.fillStyle = mixed(colour, dress.stage, 0.55)
      pen.fillRect(left, top, wide, 1)
      pen.fillRect(left, top + barHeight - 1, wide, 1)
    }
    if (right - left > widest.to - widest.from) widest = { from: left, to: right, pale }
  }
  label(pen, dress, one, widest, top, colour, strength)
}

/** The method's name, where there is room for it. */
function label(
  pen: CanvasRenderingContext2D,
  dress: Dress,
  one: TimelineBar,
  room: { from: number; to: number; pale: boolean },
  top: number,
  colour: string,
  strength: number,
): void {
  const words = one.count > 1 ? `${one.count} × ${one.method || 'several'}` : one.method
  if (words === '' || room.to - room.from < 22) return
  pen.font = dress.font
  if (pen.measureText(words).width > room.to - room.from - 10) return
  const ground = mixed(colour, dress.stage, room.pale ? paleness : strength)
  pen.fillStyle = [dress.ink, dress.paper].reduce((a, b) =>
    contrast(b, ground) > contrast(a, ground) ? b : a,
  )
  pen.textBaseline = 'middle'
  pen.fillText(words, room.from + 5, top + barHeight / 2 + 0.5)
}

/** How it ended, where it did not end well: a crossed circle for a death, a red edge for a failure. */
function mark(pen: CanvasRenderingContext2D, dress: Dress, one: TimelineBar, x: Place): void {
  if (one.end !== 'died' && one.end !== 'failed') return
  const y = one.lane * rowHeight + rowHeight / 2 - 0.5
  const at = x(one.to)
  pen.strokeStyle = dress.bad
  pen.lineWidth = 1.75
  if (one.end === 'failed') {
    pen.fillStyle = dress.bad
    pen.fillRect(at - 2, y - barHeight / 2 - 2, 3, barHeight + 4)
    return
  }
  pen.fillStyle = dress.stage
  pen.beginPath()
  pen.arc(at, y, 6.5, 0, Math.PI * 2)
  pen.fill()
  pen.stroke()
  pen.beginPath()
  for (const side of [-1, 1]) {
    pen.moveTo(at - 3, y - 3 * side)
    pen.lineTo(at + 3, y + 3 * side)
  }
  pen.stroke()
}

function hatched(
  pen: CanvasRenderingContext2D,
  dress: Dress,
  from: number,
  to: number,
  middle: number,
): void {
  const wide = Math.max(2, to - from)
  const top = middle - barHeight / 2 - 0.5
  pen.save()
  pen.beginPath()
  pen.rect(from, top, wide, barHeight)
  pen.clip()
  pen.strokeStyle = dress.edge
  pen.lineWidth = 1
  pen.beginPath()
  for (let at = from - barHeight; at < to; at += 6) {
    pen.moveTo(at, top + barHeight)
    pen.lineTo(at + barHeight, top)
  }
  pen.stroke()
  pen.restore()
  pen.strokeStyle = dress.edge
  pen.setLineDash([3, 3])
  pen.strokeRect(from + 0.5, top + 0.5, Math.max(1, wide - 1), barHeight - 1)
  pen.setLineDash([])
}

function ring(pen: CanvasRenderingContext2D, one: TimelineBar, x: Place, colour: string, wide: number): void {
  const top = one.lane * rowHeight + (rowHeight - barHeight) / 2 - 0.5
  const left = x(one.from)
  pen.strokeStyle = colour
  pen.lineWidth = wide
  pen.beginPath()
  pen.roundRect(left - 2.5, top - 2.5, Math.max(2, x(one.to) - left) + 5, barHeight + 5, 4)
  pen.stroke()
}

/** As WCAG 2 counts it. */
function contrast(a: string, b: string): number {
  const [high, low] = [a, b].map(luminance).sort((p, q) => q - p)
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = partsOf(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
