/** What both pictures have around them: room for numbers at the left and for the clock below, and the lines between. */
import type { Dress } from './dress'
import type { Stretch, Tick } from './extent'

/** Pixels at the left, the right, above and below the plot. */
export const left = 46
export const right = 14
export const top = 6
export const bottom = 22

export interface Plane {
  readonly width: number
  readonly height: number
  readonly shown: Stretch
  readonly ticks: readonly Tick[]
}

/** Where a moment stands. */
export function placeOf({ width, shown }: Plane): (at: number) => number {
  const scale = (width - left - right) / (shown.to - shown.from || 1)
  return (at) => left + (at - shown.from) * scale
}

/** The moment at a place. */
export function momentAt({ width, shown }: Pick<Plane, 'width' | 'shown'>, x: number): number {
  return shown.from + ((x - left) / Math.max(1, width - left - right)) * (shown.to - shown.from)
}

export function paintFrame(pen: CanvasRenderingContext2D, dress: Dress, plane: Plane): void {
  const { width, height, ticks } = plane
  const x = placeOf(plane)
  const floor = height - bottom
  pen.clearRect(0, 0, width, height)
  pen.font = dress.font
  pen.textBaseline = 'middle'
  pen.textAlign = 'center'
  for (const { at, label } of ticks) {
    const place = Math.round(x(at))
    pen.fillStyle = dress.line
    pen.fillRect(place, top, 1, floor - top)
    pen.fillStyle = dress.ink3
    const half = pen.measureText(label).width / 2
    pen.fillText(label, Math.min(width - half - 2, Math.max(left + half - 6, place)), floor + bottom / 2 + 1)
  }
  pen.fillStyle = dress.edge
  pen.fillRect(left, floor, width - left - right, 1)
  pen.fillRect(left - 1, top, 1, floor - top + 1)
}

/** Only what lies in the plot is drawn meanwhile. */
export function withinPlot(pen: CanvasRenderingContext2D, { width, height }: Plane, paint: () => void): void {
  pen.save()
  pen.beginPath()
  pen.rect(left - 4, 0, width - left - right + 8, height - bottom)
  pen.clip()
  paint()
  pen.restore()
}
