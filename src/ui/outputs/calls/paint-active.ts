/**
 * The histogram as Lithops' `plot()` draws it: a segment a call from its container's start to its end, and the line of
 * all that were active. On the stage also what the platform allowed, and what waited.
 */
import { RUNNING, type CallColumns } from '../../../runtime/protocol/call-columns'
import { mixed } from '../../stage/mixed-colour'
import type { Steps } from './active'
import type { Dress } from './dress'
import { levelsOf } from './extent'
import { bottom, left, paintFrame, placeOf, right, top, withinPlot, type Plane } from './frame'

export interface ActiveScene extends Plane {
  readonly calls: CallColumns
  readonly now: number | null
  readonly active: Steps
  readonly waiting: Steps | null
  readonly limit: Steps | null
  /** What the upper end of the side stands for. */
  readonly most: number
}

export function paintActive(pen: CanvasRenderingContext2D, dress: Dress, scene: ActiveScene): void {
  paintFrame(pen, dress, scene)
  const { height, most, now, shown } = scene
  const room = height - top - bottom
  // What is far above the others leads along the upper end: the words say how much it is.
  const y = (level: number): number => height - bottom - Math.min(1, level / most) * room
  pen.textAlign = 'right'
  for (const level of levelsOf(most, room)) {
    pen.fillStyle = dress.ink3
    pen.fillText(String(level), left - 7, Math.max(top + 4, y(level)))
    pen.fillStyle = dress.line
    if (level > 0) pen.fillRect(left, Math.round(y(level)), scene.width - left - right, 1)
  }
  const end = now ?? shown.to
  withinPlot(pen, scene, () => {
    segments(pen, dress, scene, y)
    if (scene.limit !== null) {
      pen.setLineDash([6, 4])
      line(pen, scene, scene.limit, y, dress.ink2, 1.5, scene.shown.to)
      pen.setLineDash([])
    }
    if (scene.waiting !== null) line(pen, scene, scene.waiting, y, dress.waiting, 1.5, end, 0)
    line(pen, scene, scene.active, y, dress.active, 2, end, 0)
  })
}

/** The first call at the bottom, as the other picture has it at the top: here a side counts upwards. */
function segments(
  pen: CanvasRenderingContext2D,
  dress: Dress,
  scene: ActiveScene,
  y: (level: number) => number,
): void {
  const { calls, now } = scene
  const x = placeOf(scene)
  // More calls than the side counts: they fill its height all the same.
  const side = Math.max(scene.most, calls.count)
  const room = y(0) - y(scene.most)
  const tall = Math.max(0.5, Math.min(4, (room / side) * 0.5))
  const step = Math.max(1, Math.floor(side / Math.max(1, room)))
  const done = mixed(dress.run, dress.ground, 0.5)
  const runs = mixed(dress.run, dress.ground, 0.3)
  for (let row = 0; row < calls.count; row += step) {
    const from = calls.workerStart[row]
    if (Number.isNaN(from)) continue
    const running = (calls.flags[row] & RUNNING) !== 0
    const to = running ? (now ?? from) : calls.workerEnd[row]
    pen.fillStyle = running ? runs : done
    pen.fillRect(x(from), y(0) - ((row + 0.5) / side) * room - tall / 2, Math.max(1, x(to) - x(from)), tall)
  }
}

function line(
  pen: CanvasRenderingContext2D,
  scene: ActiveScene,
  { at, value }: Steps,
  y: (level: number) => number,
  colour: string,
  wide: number,
  end: number,
  from?: number,
): void {
  if (at.length === 0) return
  const x = placeOf(scene)
  pen.strokeStyle = colour
  pen.lineWidth = wide
  pen.lineJoin = 'round'
  pen.beginPath()
  let level = y(from ?? value[0])
  let pixel = -Infinity
  for (let n = 0; n < at.length; n++) {
    const place = x(at[n])
    const next = y(value[n])
    if (n === 0) pen.moveTo(place, level)
    // Within one pixel only the way up and down counts.
    else if (place - pixel >= 0.5) pen.lineTo(place, level)
    pen.lineTo(place, next)
    pixel = place
    level = next
  }
  pen.lineTo(Math.max(pixel, x(end)), level)
  pen.stroke()
}
