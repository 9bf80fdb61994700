/**
 * Draws the part of a sequence diagram that is on screen: lifelines, bars, arrows, marks, silences, and the captions at
 * the left. Everything on it is said in words elsewhere: in the card, in the list, and to readers.
 */
import type {
  SequenceBar,
  SequenceLine,
  SequenceView,
  Stretch,
} from '../../../runtime/protocol/views-of-record'
import { mixed } from '../mixed-colour'
import { colourOf } from '../palette'
import { segmentsOf } from '../timeline/segments'
import type { Dress } from './dress'
import {
  barHalf,
  gutter,
  keyOf,
  labelOf,
  laneX,
  letterWidth,
  placeHeight,
  placeOf,
  placeY,
  routeOf,
  type LabelSpot,
} from './geometry'
import { captionWords, silenceWords } from './line-words'
import { burst, envelope, head, paintMark } from './shapes'

export interface Looked {
  readonly view: SequenceView
  /** What is scrolled out above and at the left, and what is in view. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Row of the chosen message; key of the line that the arrow keys are at. */
  readonly chosen: number | null
  readonly cursor: string | null
}

export type Pen = CanvasRenderingContext2D

export function paintSequence(pen: Pen, dress: Dress, looked: Looked): void {
  const { view, left, top, width, height } = looked
  pen.fillStyle = dress.stage
  pen.fillRect(0, 0, width, height)
  pen.save()
  pen.beginPath()
  pen.rect(gutter - 12, 0, width, height)
  pen.clip()
  pen.translate(-left, -top)
  const lanes: Stretch = {
    from: Math.max(0, Math.floor((left - gutter) / 142) - 1),
    to: Math.min(view.lanes.length, Math.ceil((left + width - gutter) / 142) + 1),
  }
  for (let n = lanes.from; n < lanes.to; n += 1) lifeline(pen, dress, view, n, looked)
  for (const bar of view.bars)
    if (bar.lane >= lanes.from && bar.lane < lanes.to) paintBar(pen, dress, bar, looked)
  // What is lit lies on what is not.
  for (const lit of [false, true])
    for (const line of view.lines) if (line.lit === lit) paintLine(pen, dress, line, looked)
  // And no line goes through words.
  for (const lit of [false, true])
    for (const line of view.lines) if (line.lit === lit) paintLabel(pen, dress, line, looked)
  for (const mark of view.marks) paintMark(pen, dress, mark)
  for (const { place } of view.silences) zigzag(pen, dress, place, looked)
  pen.restore()
  captions(pen, dress, looked)
}

function lifeline(pen: Pen, dress: Dress, view: SequenceView, n: number, { top, height }: Looked): void {
  const { born, over } = view.lanes[n]
  const from = born < 0 ? top : Math.max(top, placeY(born))
  const to = over < 0 ? top + height : Math.min(top + height, placeY(over))
  if (to <= from) return
  pen.fillStyle = dress.line2
  pen.fillRect(laneX(n) - 0.75 * dress.lines, from, 1.5 * dress.lines, to - from)
}

function paintBar(pen: Pen, dress: Dress, bar: SequenceBar, { view, chosen, top, height }: Looked): void {
  const lane = view.lanes[bar.lane]
  const own = bar.row >= 0 && bar.row === chosen
  const lit = own ? { from: -Infinity, to: Infinity } : lane.lit
  const end = bar.to < 0 ? view.total + 1 : bar.to
  if (placeY(bar.from) > top + height + 20 || placeY(end) < top - 20) return
  const middle = laneX(bar.lane)
  const colour = dress.actors[colourOf(lane.actor)]
  const bounds = { from: top - 20, to: top + height + 20 }
  for (const { from, to, pale } of segmentsOf({
    from: bar.from,
    to: end,
    pale: bar.pale.map((one) => ({ from: one.from, to: Math.min(one.to, end) })),
  }))
    for (const [part, bright] of cut({ from, to }, lit)) {
      const y = Math.max(bounds.from, placeY(part.from))
      const high = Math.max(3, Math.min(bounds.to, placeY(part.to)) - y)
      if (y > bounds.to || y + high < bounds.from) continue
      const strong = bright ? colour : dress.line2
      pen.fillStyle = pale ? mixed(strong, dress.stage, bright ? 0.16 : 0.35) : strong
      pen.beginPath()
      pen.roundRect(middle - barHalf, y, barHalf * 2, high, 2)
      pen.fill()
      if (!pale) continue
      pen.strokeStyle = bright ? mixed(colour, dress.stage, 0.6) : dress.line2
      pen.lineWidth = 1
      pen.strokeRect(middle - barHalf + 0.5, y + 0.5, barHalf * 2 - 1, high - 1)
    }
  if (bar.end === 'failed' || bar.end === 'died') {
    pen.fillStyle = lit.from <= end && end < lit.to ? dress.bad : dress.line2
    pen.fillRect(middle - barHalf - 2, placeY(end) - 1.5, barHalf * 2 + 4, 3)
  }
  if (!own) return
  pen.strokeStyle = dress.accent
  pen.lineWidth = 2
  pen.beginPath()
  pen.roundRect(
    middle - barHalf - 4,
    placeY(bar.from) - 3,
    barHalf * 2 + 8,
    Math.max(4, placeY(end) - placeY(bar.from)) + 6,
    5,
  )
  pen.stroke()
}

/** The parts of a stretch within and without what is lit. */
function cut({ from, to }: Stretch, lit: Stretch): readonly (readonly [Stretch, boolean])[] {
  const parts: [Stretch, boolean][] = []
  // A moment's light reaches over its place.
  const [low, high] = [Math.max(from, lit.from - 0.5), Math.min(to, lit.to - 0.5)]
  if (high <= low) return [[{ from, to }, false]]
  if (from < low) parts.push([{ from, to: low }, false])
  parts.push([{ from: low, to: high }, true])
  if (high < to) parts.push([{ from: high, to }, false])
  return parts
}

function paintLine(pen: Pen, dress: Dress, line: SequenceLine, { top, height, chosen }: Looked): void {
  const drawn = routeOf(line)
  if (drawn === null) return
  const { start, end, side, route } = drawn
  if (Math.max(start.y, end.y) < top - 20 || Math.min(start.y, end.y) > top + height + 20) return
  const own = line.row === chosen && line.kind !== 'answer'
  const { lit } = line
  const stroke = own ? dress.accent : !lit ? dress.line2 : line.failed ? dress.bad : dress.ink
  pen.strokeStyle = stroke
  pen.fillStyle = stroke
  pen.lineWidth = (own ? 2.25 : 1.5) * dress.lines
  pen.setLineDash(line.kind === 'answer' ? [6, 4] : line.fate === 'open' ? [2, 4] : [])
  pen.beginPath()
  pen.moveTo(start.x, start.y)
  if (route === 'hook') {
    pen.lineTo(start.x + 22, start.y)
    pen.lineTo(start.x + 22, end.y)
  }
  pen.lineTo(end.x, end.y)
  pen.stroke()
  pen.setLineDash([])
  if (line.fate === 'lost') {
    burst(pen, lit ? dress.bad : dress.line2, end)
    pen.font = `600 12px ${dress.sans}`
    // Below the line, beside its sender: there it crosses no lane.
    pen.textAlign = side > 0 ? 'left' : 'right'
    pen.fillStyle = lit ? dress.bad : dress.ink3
    pen.fillText('Lost on the way', start.x + side * 2, end.y + 12)
  } else if (line.fate === 'open') envelope(pen, dress, end, lit ? dress.edge : null)
  else if (line.fate === 'undeliverable') {
    envelope(pen, dress, end, lit ? dress.warn : null)
    pen.font = `600 12px ${dress.sans}`
    pen.textAlign = side > 0 ? 'left' : 'right'
    pen.fillStyle = lit ? dress.warn : dress.ink3
    pen.fillText('Undeliverable', end.x + side * 16, end.y + 4)
  } else head(pen, start, end, route === 'hook' ? -1 : side, route !== 'line', line.kind === 'answer')
}

function paintLabel(
  pen: Pen,
  dress: Dress,
  line: SequenceLine,
  { left, top, width, height, chosen, cursor }: Looked,
): void {
  const drawn = routeOf(line)
  if (drawn === null) return
  const { start, end } = drawn
  if (Math.max(start.y, end.y) < top - 20 || Math.min(start.y, end.y) > top + height + 20) return
  const own = line.row === chosen && line.kind !== 'answer'
  const words = own ? dress.accent : !line.lit ? dress.ink3 : line.failed ? dress.bad : dress.ink
  const spot = labelOf(line, drawn, { from: left + gutter, to: left + width })
  label(pen, dress, spot, words)
  if (own || cursor !== keyOf(line)) return
  const wide = spot.words.length * letterWidth + 12
  pen.strokeStyle = dress.accent
  pen.lineWidth = 2
  pen.beginPath()
  pen.roundRect(spot.x - wide / 2, spot.y - 13, wide, 18, 4)
  pen.stroke()
}

function label(pen: Pen, dress: Dress, spot: LabelSpot, colour: string): void {
  if (spot.words === '') return
  pen.font = `450 12px ${dress.mono}`
  pen.textAlign = 'center'
  // Other lines go by: the words keep a little ground of their own.
  const wide = spot.words.length * letterWidth + 2
  pen.fillStyle = dress.stage
  pen.globalAlpha = 0.8
  pen.fillRect(spot.x - wide / 2, spot.y - 9, wide, 11)
  pen.globalAlpha = 1
  pen.fillStyle = colour
  pen.fillText(spot.words, spot.x, spot.y)
}

function zigzag(pen: Pen, dress: Dress, place: number, { left, width }: Looked): void {
  const y = (place + 1) * placeHeight
  pen.fillStyle = dress.stage
  pen.fillRect(left, y - 13, width, 26)
  pen.strokeStyle = dress.edge
  pen.lineWidth = 1.25
  pen.beginPath()
  const from = left + gutter + 84
  for (let n = 0; from + n * 12 < left + width - 12; n += 1)
    pen.lineTo(from + n * 12, y + (n % 2 === 0 ? 4 : -4))
  pen.stroke()
}

function captions(pen: Pen, dress: Dress, { view, top, height, chosen }: Looked): void {
  const place = chosen === null || view.chosen === null ? -1 : view.chosen.place
  pen.textAlign = 'left'
  for (const caption of view.captions) {
    const y = placeY(caption.place) - top
    if (y < -10 || y > height + 10) continue
    const words = captionWords(caption.at, view.unit)
    const own = caption.place === place
    pen.font = `${own ? 600 : 400} 12px ${dress.sans}`
    if (own) {
      pen.fillStyle = dress.accentSoft
      pen.beginPath()
      pen.roundRect(8, y - 10, gutter - 20, 20, 4)
      pen.fill()
    }
    pen.fillStyle = own ? dress.accent : dress.ink3
    pen.fillText(words, 16, y + 4)
  }
  pen.font = `600 12px ${dress.sans}`
  pen.fillStyle = dress.ink2
  for (const { place, ms } of view.silences)
    pen.fillText(silenceWords(ms), 16, (place + 1) * placeHeight - top + 4)
}

/** What is near the top of the part that is looked at. */
export function firstIn(view: SequenceView, top: number): SequenceLine | undefined {
  return view.lines.find((line) => placeY(placeOf(line)) >= top)
}
