/** The small shapes of the diagram: heads of arrows, envelopes, bursts, and what became of an actor. */
import type { SequenceMark } from '../../../runtime/protocol/views-of-record'
import type { Dress } from './dress'
import { barHalf, laneX, placeY, type Point } from './geometry'
import { markLabel } from './line-words'

type Pen = CanvasRenderingContext2D

/** `flat`: the line comes level. An open head is an answer's. */
export function head(pen: Pen, start: Point, end: Point, side: 1 | -1, flat: boolean, open: boolean): void {
  const turn = flat ? (side > 0 ? 0 : Math.PI) : Math.atan2(end.y - start.y, end.x - start.x)
  pen.save()
  pen.translate(end.x, end.y)
  pen.rotate(turn)
  pen.beginPath()
  pen.moveTo(-9, -4.5)
  pen.lineTo(0, 0)
  pen.lineTo(-9, 4.5)
  if (open) pen.stroke()
  else {
    pen.closePath()
    pen.fill()
  }
  pen.restore()
}

export function burst(pen: Pen, colour: string, { x, y }: Point): void {
  pen.strokeStyle = colour
  pen.lineWidth = 2
  pen.beginPath()
  for (let ray = 0; ray < 8; ray += 1) {
    const turn = (ray * Math.PI) / 4
    pen.moveTo(x + Math.cos(turn) * 5, y + Math.sin(turn) * 5)
    pen.lineTo(x + Math.cos(turn) * 12, y + Math.sin(turn) * 12)
  }
  pen.stroke()
  pen.fillStyle = colour
  pen.beginPath()
  pen.arc(x, y, 2, 0, Math.PI * 2)
  pen.fill()
}

/** `outline` null: faded. */
export function envelope(pen: Pen, dress: Dress, { x, y }: Point, outline: string | null): void {
  pen.fillStyle = outline === null ? dress.stage : dress.paper
  pen.strokeStyle = outline ?? dress.line2
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.roundRect(x - 9, y - 6, 18, 12, 2)
  pen.fill()
  pen.stroke()
  pen.beginPath()
  pen.moveTo(x - 8, y - 5)
  pen.lineTo(x, y + 1)
  pen.lineTo(x + 8, y - 5)
  pen.stroke()
}

export function paintMark(pen: Pen, dress: Dress, mark: SequenceMark): void {
  if (mark.lane < 0) return
  const at = { x: laneX(mark.lane), y: placeY(mark.place) }
  const tone =
    mark.kind === 'died'
      ? dress.bad
      : mark.kind === 'restarted'
        ? dress.warn
        : mark.kind === 'spawned'
          ? dress.edge
          : dress.ink
  const colour = mark.lit ? tone : dress.line2
  pen.strokeStyle = colour
  pen.lineWidth = 1.5 * dress.lines
  if (mark.kind === 'spawned') {
    spawned(pen, mark, at)
    return
  }
  if (mark.kind === 'stopped') {
    pen.beginPath()
    pen.moveTo(at.x - 9, at.y)
    pen.lineTo(at.x + 9, at.y)
    pen.stroke()
  } else {
    pen.fillStyle = dress.card
    pen.beginPath()
    pen.arc(at.x, at.y, 8, 0, Math.PI * 2)
    pen.fill()
    pen.stroke()
    pen.beginPath()
    if (mark.kind === 'died') {
      for (const side of [-1, 1]) {
        pen.moveTo(at.x - 3.5, at.y - 3.5 * side)
        pen.lineTo(at.x + 3.5, at.y + 3.5 * side)
      }
    } else if (mark.kind === 'timer') {
      pen.moveTo(at.x, at.y - 5)
      pen.lineTo(at.x, at.y)
      pen.lineTo(at.x + 3.5, at.y + 2)
    } else {
      pen.arc(at.x, at.y, 4, 0.6, Math.PI * 1.8)
      pen.moveTo(at.x + 4, at.y - 5)
      pen.lineTo(at.x + 4, at.y - 1.5)
      pen.lineTo(at.x + 0.5, at.y - 1.5)
    }
    pen.stroke()
  }
  pen.font = `500 12px ${dress.sans}`
  pen.textAlign = 'left'
  pen.fillStyle = mark.lit ? (mark.kind === 'timer' ? dress.ink : tone) : dress.ink3
  const words = markLabel(mark)
  pen.fillText(words.length > 44 ? `${words.slice(0, 43)}…` : words, at.x + 14, at.y + 4)
}

/** A small ring where its lane begins, and a thin line from the one that made it. */
function spawned(pen: Pen, { fromLane }: SequenceMark, at: Point): void {
  pen.beginPath()
  pen.arc(at.x, at.y, 4, 0, Math.PI * 2)
  pen.stroke()
  if (fromLane < 0) return
  const from = laneX(fromLane)
  const side = from < at.x ? 1 : -1
  pen.setLineDash([1, 4])
  pen.beginPath()
  pen.moveTo(from + side * barHalf, at.y)
  pen.lineTo(at.x - side * 5, at.y)
  pen.stroke()
  pen.setLineDash([])
}
