/**
 * Which part of the floor is in view.
 *
 * The stage fits between 90 and 115 %; a larger graph is shown at 90 % from where the notebook stands, and pans.
 * Until a person moves the view it follows newcomers, but only those who would otherwise be out of it.
 */
import type { Rect } from './route'

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const smallest = 0.9
export const largest = 1.15
/** What a person may zoom out to. */
export const farthest = 0.2
const margin = 20

/** Room for the notebook, two below it and two across: a first lesson never has to shift. */
export const opening: Rect = { x: 0, y: 0, width: 708, height: 440 }

export function boundsOf(rects: Iterable<Rect>): Rect | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.width)
    bottom = Math.max(bottom, rect.y + rect.height)
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** Centred where it fits; else the notebook's corner (the origin) keeps its place at the top left. */
export function fitted(bounds: Rect, width: number, height: number, least = smallest): View {
  const zoom = Math.min(
    largest,
    Math.max(least, Math.min((width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height)),
  )
  return {
    x: along(bounds.x, bounds.width, width, zoom),
    y: along(bounds.y, bounds.height, height, zoom),
    zoom,
  }
}

function along(from: number, size: number, room: number, zoom: number): number {
  const scaled = size * zoom
  if (scaled <= room - margin) return (room - scaled) / 2 - from * zoom
  const start = from < 0 && -from * zoom < room * 0.25 ? from : 0
  return margin - start * zoom
}

export function isInView(bounds: Rect, view: View, width: number, height: number): boolean {
  const left = bounds.x * view.zoom + view.x
  const top = bounds.y * view.zoom + view.y
  const slack = 2
  return (
    left >= -slack &&
    top >= -slack &&
    left + bounds.width * view.zoom <= width + slack &&
    top + bounds.height * view.zoom <= height + slack
  )
}
