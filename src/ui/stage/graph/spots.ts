/**
 * Where paper and words lie on the edges: held envelopes with their names, and rate pills.
 *
 * Several things want the middle of several crossing lines. Each takes the first of its wished positions along its
 * edge where it covers nothing that lies already, or the one where it covers least. Pure and deterministic.
 */
import type { HeldView } from '../../../runtime/protocol/view'
import { edgeKey, type EdgeLook } from '../../store/stage-edges'
import { pointAt, type Rect, type Route } from './route'

export interface HeldSpot {
  readonly held: HeldView
  /** Centre of the envelope. */
  readonly x: number
  readonly y: number
  /** Where on its route it lies, 0 … 1. */
  readonly t: number
  /** Further held messages on this edge that are not drawn; said on the last one. */
  readonly more: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export const envelopeWidth = 50
export const envelopeHeight = 34
const glyph = 7.3
const spacing = 92
const hanging = envelopeHeight / 2 + 8
/** Beyond this many pills nobody looks for a free spot: they lie in the middle. */
export const settledPills = 60

/** The order of `held` on one edge is the order of sending; the first lies nearest to its receiver. */
export function heldSpots(
  held: readonly HeldView[],
  routes: ReadonlyMap<number, Route>,
  nodes: Iterable<Rect>,
  nodeOf: (actor: number) => number = (actor) => actor,
  growth = 1,
): HeldSpot[] {
  const obstacles = [...nodes]
  const groups = new Map<number, HeldView[]>()
  for (const one of held) {
    const key = edgeKey(nodeOf(one.from), nodeOf(one.to))
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const spots: HeldSpot[] = []
  for (const [key, group] of groups) {
    const route = routes.get(key)
    if (!route) continue
    const room = Math.max(1, 1 + Math.floor((route.length * 0.66) / spacing))
    const shown = group.slice(0, room)
    for (const [n, one] of shown.entries()) {
      const words = one.enabled ? one.method : longer(one.method, `behind ${one.behind}`)
      const size = {
        width: Math.max(envelopeWidth, words.length * glyph * growth) + 12,
        height: envelopeHeight + (one.enabled ? 30 : 44) * growth,
      }
      const spot = settle(route, wishes(n, shown.length), size, hanging, obstacles)
      obstacles.push(boxAt(spot, size, hanging))
      const more = n === shown.length - 1 ? group.length - shown.length : 0
      spots.push({ held: one, x: spot.x, y: spot.y, t: spot.t, more })
    }
  }
  return spots
}

/** About as wide as the words in it: `62.4/s gradient`. */
export function pillWidth(look: EdgeLook, growth = 1): number {
  return 16 + growth * Math.min(134, 10 + 6.6 * String(look.rate).length + 5.9 * look.method.length)
}

export function pillSpots(routes: Iterable<Route>, nodes: Iterable<Rect>): Map<number, Spot> {
  const all = [...routes]
  const obstacles = [...nodes]
  const spots = new Map<number, Spot>()
  for (const route of all) {
    if (all.length > settledPills) {
      spots.set(route.key, pointAt(route, 0.5))
      continue
    }
    const size = { width: 104, height: 24 }
    const short = route.paired && route.length < 140
    const spot = settle(route, short ? [0.3, ...pillWishes] : pillWishes, size, size.height / 2, obstacles)
    obstacles.push(boxAt(spot, size, size.height / 2))
    spots.set(route.key, { x: spot.x, y: spot.y })
  }
  return spots
}

const pillWishes = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8]

function wishes(n: number, of: number): number[] {
  const middle = of === 1 ? 0.5 : 0.76 - (n * 0.58) / (of - 1)
  const near = [0, -0.06, 0.06, -0.12, 0.12, -0.18, 0.18, -0.24, 0.24]
  return near.map((by) => Math.min(0.84, Math.max(0.14, middle + by)))
}

function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b
}

interface Size {
  readonly width: number
  readonly height: number
}

/** `above`: how much of the box lies above its point; words hang below an envelope. */
function boxAt(at: Spot, size: Size, above: number): Rect {
  return { x: at.x - size.width / 2, y: at.y - above, width: size.width, height: size.height }
}

function settle(
  route: Route,
  wished: readonly number[],
  size: Size,
  above: number,
  obstacles: readonly Rect[],
): Spot & { t: number } {
  let best = { ...pointAt(route, wished[0]), t: wished[0] }
  let least = Infinity
  for (const t of wished) {
    const at = pointAt(route, t)
    const covered = coverage(boxAt(at, size, above), obstacles)
    if (covered >= least) continue
    best = { ...at, t }
    least = covered
    if (covered === 0) break
  }
  return best
}

function coverage(box: Rect, obstacles: readonly Rect[]): number {
  let sum = 0
  for (const other of obstacles) {
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x)
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y)
    if (width > 0 && height > 0) sum += width * height
  }
  return sum
}
