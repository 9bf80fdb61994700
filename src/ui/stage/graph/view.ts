/**
 * Which part of the floor is in view.
 *
 * The stage fits between 56 and 115 %, and below 90 % words grow against it, so that they stay legible; a larger graph
 * begins where the notebook stands, and pans. Until a person moves the view it follows newcomers, but only those who
 * would otherwise be out of it. Where not all find room, those who have ended give way to the living.
 */
import type { Rect } from './route'
import { nodeWidth } from './scene'

export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Room {
  readonly width: number
  readonly height: number
}

/** Twelve actors fit at it in a window of 1280 × 720. */
export const smallest = 0.56
/** From here on up nothing is gained by more room. */
export const comfortable = 0.9
export const largest = 1.15
/** What a person may zoom out to. */
export const farthest = 0.2
/** And in. */
export const nearest = 2
const margin = 20
const crowd = 40
/** Those who have ended are shown too while everybody fits at this. */
const withEnded = 0.72

/**
 * What is kept free from the start, so that a first lesson never has to shift: room for the notebook, two below it and
 * two across; on a low floor one below it, since all would be small for the sake of an empty row.
 */
export function openingFor(room: Room): Rect {
  return { x: 0, y: 0, width: rightFromFor(room) + nodeWidth, height: room.height < lowFloor ? 284 : 440 }
}

const lowFloor = 330
/** On a phone the gap between the two sides is narrower: else the right one begins outside. */
const narrowFloor = 440

/** Where the right side begins. */
export function rightFromFor({ width }: Room): number {
  return nodeWidth + (width < narrowFloor ? 180 : 332)
}

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

/** The zoom at which all of `bounds` is seen. */
export function zoomFor(bounds: Rect, { width, height }: Room): number {
  return Math.min((width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height)
}

/** Centred where it fits; else the notebook's corner (the origin) keeps its place at the top left. */
export function fitted(bounds: Rect, room: Room, least = smallest, most = largest): View {
  const zoom = Math.min(most, Math.max(least, zoomFor(bounds, room)))
  return {
    x: along(bounds.x, bounds.width, room.width, zoom),
    y: along(bounds.y, bounds.height, room.height, zoom),
    zoom,
  }
}

/** What is to be in view: everybody, or the living alone where everybody would be too small. */
export function wanted(all: Rect, living: Rect | null, room: Room): Rect {
  return living === null || zoomFor(all, room) >= withEnded ? all : living
}

/** By how much the words in nodes grow at a zoom, in a few steps. A crowd is not read but looked over. */
export function growthOf(zoom: number, nodes: number): number {
  if (nodes > crowd || zoom >= 0.85) return 1
  return zoom >= 0.76 ? 1.12 : zoom >= 0.67 ? 1.22 : 1.3
}

function along(from: number, size: number, room: number, zoom: number): number {
  const scaled = size * zoom
  if (scaled <= room - margin) return (room - scaled) / 2 - from * zoom
  const start = from < 0 && -from * zoom < room * 0.25 ? from : 0
  return margin - start * zoom
}

export function isInView(bounds: Rect, view: View, { width, height }: Room): boolean {
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

/** By how much it has to go left, to stand in the first `width` px of the floor. */
export function beyond(rect: Rect, view: View, width: number): number {
  return Math.max(0, (rect.x + rect.width) * view.zoom + view.x + margin - width)
}
