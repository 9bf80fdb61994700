/** A drawing as grey values 0…1, row by row: what a soft round pen leaves on a small square grid. Pure. */

export interface PenPoint {
  readonly x: number
  readonly y: number
}

/** Of the side: where the ink ends, and over how much of it the ink fades. Strokes of some three pixels on 28. */
const REACH = 0.062
const SOFT = 0.036

/** A copy with a stroke from one point to another; coordinates in pixels of the grid, 0 at its upper left corner. */
export function withStroke(ink: Float32Array, size: number, from: PenPoint, to: PenPoint): Float32Array {
  const drawn = ink.slice()
  const reach = REACH * size
  const soft = SOFT * size
  const [left, right] = span(from.x, to.x, reach, size)
  const [top, bottom] = span(from.y, to.y, reach, size)
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const value = (reach - distance({ x: x + 0.5, y: y + 0.5 }, from, to)) / soft
      const at = y * size + x
      drawn[at] = Math.max(drawn[at], Math.min(1, value))
    }
  return drawn
}

/** The pixels between two coordinates, and as far as the ink reaches. */
function span(one: number, other: number, reach: number, size: number): readonly [number, number] {
  const first = Math.floor(Math.min(one, other) - reach)
  const last = Math.ceil(Math.max(one, other) + reach)
  return [Math.max(0, first), Math.min(size - 1, last)]
}

/** From a point to the nearest one of a line between two. */
function distance(point: PenPoint, from: PenPoint, to: PenPoint): number {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy)
}
