/**
 * Where paper and words lie on the edges: held envelopes with their names, and rate pills.
 *
 * Several things want the middle of several crossing lines. Each takes the place along its edge where it covers least.
 * An envelope also keeps off the lines of others, so that one sees on which it lies, and rather lies near its receiver.
 * It keeps its place until it is delivered: were it to slide when another goes, a second click would meet the wrong one.
 *
 * No words lie on anything else, at any zoom. Where there is no room a pill loses the method, then the rate too, and an
 * envelope loses its words; paper itself stays, for it is there to be clicked. What gave way is said when one points at
 * the line or the envelope.
 */
import type { HeldView } from '../../../runtime/protocol/view'
import { edgeKey, type EdgeLook } from '../../store/stage-edges'
import { heldBack, heldName } from '../held-words'
import { pointAt, type Rect, type Route } from './route'

export type WordsPlace = 'below' | 'beside' | ''

export interface HeldSpot {
  readonly held: HeldView
  /** Centre of the envelope. */
  readonly x: number
  readonly y: number
  /** Where on its route it lies, 0 … 1. */
  readonly t: number
  /** Where there is room for its words: below it, else at its right, else nowhere. */
  readonly words: WordsPlace
  /** Further held messages on this edge that are not drawn; said on the last one. */
  readonly more: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface PillSpot extends Spot {
  /** What there is room for. */
  readonly shows: 'all' | 'rate' | 'nothing'
}

export const envelopeWidth = 50
export const envelopeHeight = 34
const glyph = 7.3
const spacing = 92
const hanging = envelopeHeight / 2 + 8
/** Between an envelope and the words beside it: its question mark juts out. */
const besideGap = 8
/** An envelope without words, with a little air. */
const paper: Size = { width: envelopeWidth + 8, height: envelopeHeight + 16 }
/** Beyond this many pills nobody looks for a free spot: they lie in the middle. */
export const settledPills = 60

/** Where messages lay, by their keys, and which of them were there in the last picture. */
interface Places {
  readonly lain: Map<string, Lain>
  last: ReadonlyMap<string, Rect>
}

interface Lain {
  readonly t: number
  readonly route: Route
}

/** Places are remembered with the ways that they are on. */
const places = new WeakMap<ReadonlyMap<number, Route>, Places>()
const remembered = 1000
/** How far the ends of a way may shift before its envelopes look for other places: its neighbours at a node do that. */
const shifted = 48

/** New ways for old: what lies on them stays where it is. */
export function keepPlaces(before: ReadonlyMap<number, Route>, after: ReadonlyMap<number, Route>): void {
  const known = places.get(before)
  if (known) places.set(after, known)
}

/** The order of `held` on one edge is the order of sending; the first lies nearest to its receiver. */
export function heldSpots(
  held: readonly HeldView[],
  routes: ReadonlyMap<number, Route>,
  nodes: Iterable<Rect>,
  nodeOf: (actor: number) => number = (actor) => actor,
  growth = 1,
): HeldSpot[] {
  const standing = [...nodes]
  const obstacles = [...standing]
  const known = places.get(routes) ?? { lain: new Map<string, Lain>(), last: new Map<string, Rect>() }
  places.set(routes, known)
  const groups = new Map<number, HeldView[]>()
  for (const one of held) {
    const key = edgeKey(nodeOf(one.from), nodeOf(one.to))
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const lying = [...groups].flatMap(([key, group]): Lying[] => {
    const route = routes.get(key)
    if (!route) return []
    const room = Math.max(1, 1 + Math.floor((route.length * 0.66) / spacing))
    const shown = group.slice(0, room)
    return shown.map((one, n) => {
      const more = n === shown.length - 1 ? group.length - shown.length : 0
      return { one, route, wish: wish(n, shown.length), more, size: sizeOf(one, more, growth) }
    })
  })
  const found = new Map<string, Spot & { t: number }>()
  const now = new Map<string, Rect>()
  const lie = ({ one }: Lying, spot: Spot & { t: number }, box: Rect): void => {
    found.set(one.key, spot)
    now.set(one.key, box)
    obstacles.push(box)
  }
  for (const letter of lying) {
    const before = known.lain.get(letter.one.key)
    if (!before || !alike(before.route, letter.route)) continue
    const spot = { ...lieAt(letter.route, before.t), t: before.t }
    const whole = boxAt(spot, letter.size, hanging)
    // After Undo a message comes back; another may lie there now.
    if (known.last.has(letter.one.key) || covers(whole, obstacles) === 0) lie(letter, spot, whole)
  }
  // Nor does a newcomer take the place that has just become empty, under the pointer.
  for (const [key, box] of known.last) if (!now.has(key)) obstacles.push(box)
  const lines = linesOf(routes)
  for (const letter of lying) {
    if (found.has(letter.one.key)) continue
    const spot = placeFor(letter, obstacles, lines)
    known.lain.set(letter.one.key, { t: spot.t, route: letter.route })
    lie(letter, spot, boxAt(spot, letter.size, hanging))
  }
  known.last = now
  if (known.lain.size > remembered)
    for (const key of known.lain.keys()) if (!now.has(key)) known.lain.delete(key)
  const worded = withWords(lying, found, standing, growth)
  return lying.map(({ one, more }) => {
    const spot = found.get(one.key) as Spot & { t: number }
    return { held: one, more, ...spot, words: worded.get(one.key) ?? '' }
  })
}

/** Where its words cover nothing, else where it does as paper alone. */
function placeFor(one: Lying, obstacles: readonly Rect[], lines: readonly Line[]): Spot & { t: number } {
  const whole = bestPlace(one, obstacles, lines)
  if (covers(boxAt(whole, one.size, hanging), obstacles) === 0) return whole
  return bestPlace({ ...one, size: paper }, obstacles, lines)
}

/**
 * Where the words of each lie on no node, no paper, and no words of those before them. Between boxes that stand close
 * above each other that is beside the envelope.
 */
function withWords(
  lying: readonly Lying[],
  found: ReadonlyMap<string, Spot>,
  nodes: readonly Rect[],
  growth: number,
): Map<string, WordsPlace> {
  const worded = new Map<string, WordsPlace>()
  const papers = lying.map(({ one }) => boxAt(found.get(one.key) as Spot, paper, hanging))
  const words: Rect[] = []
  for (const [n, { one, size, more }] of lying.entries()) {
    const spot = found.get(one.key) as Spot
    const taken = [...nodes, ...papers.filter((_, other) => other !== n), ...words]
    const places = [
      ['below', boxAt(spot, size, hanging)],
      ['beside', besideBox(spot, one, more, growth)],
    ] as const
    const free = places.find(([, box]) => covers(box, taken) === 0)
    if (free === undefined) continue
    worded.set(one.key, free[0])
    words.push(free[1])
  }
  return worded
}

/** The words at the right of an envelope. */
export function besideBox(at: Spot, one: HeldView, more: number, growth: number): Rect {
  const { width, height } = sizeOf(one, more, growth)
  const tall = height - envelopeHeight - 10 * growth
  return { x: at.x + envelopeWidth / 2 + besideGap, y: at.y - tall / 2, width, height: tall }
}

interface Lying {
  readonly one: HeldView
  readonly route: Route
  /** Where on its way it would like to lie. */
  readonly wish: number
  readonly more: number
  readonly size: Size
}

/** With the words under it: a name, what it waits behind, how many more there are. */
export function sizeOf(one: HeldView, more: number, growth: number): Size {
  const name = heldName(one)
  const back = heldBack(one)
  const words = longer(name, back)
  return {
    width: Math.max(envelopeWidth, words.length * glyph * growth) + 12,
    height: envelopeHeight + ((back === '' && one.enabled ? 30 : 44) + (more > 0 ? 14 : 0)) * growth,
  }
}

function alike(a: Route, b: Route): boolean {
  return (
    a === b ||
    (Math.hypot(a.x0 - b.x0, a.y0 - b.y0) <= shifted && Math.hypot(a.x3 - b.x3, a.y3 - b.y3) <= shifted)
  )
}

/** About as wide as the words in it: `62.4/s gradient`. */
export function pillWidth(look: EdgeLook, shows: PillSpot['shows'], growth = 1): number {
  const rate = 10 + 6.6 * String(look.rate).length
  return 16 + growth * (shows === 'all' ? Math.min(134, rate + 5.9 * look.method.length) : rate)
}

/** Room for the words of any pill, and for its rate alone: which of both it is, is known before its numbers are. */
export function pillSize(shows: 'all' | 'rate', growth: number): Size {
  return { width: shows === 'all' ? 150 * growth : 16 + 58 * growth, height: 24 }
}

export function pillSpots(routes: Iterable<Route>, nodes: Iterable<Rect>, growth = 1): Map<number, PillSpot> {
  const all = [...routes]
  const obstacles = [...nodes]
  const spots = new Map<number, PillSpot>()
  if (all.length > settledPills) return spots
  for (const route of all) {
    const spot = pillSpot(route, obstacles, growth)
    spots.set(route.key, spot)
    if (spot.shows === 'nothing') continue
    const size = pillSize(spot.shows, growth)
    obstacles.push(boxAt(spot, size, size.height / 2))
  }
  return spots
}

function pillSpot(route: Route, obstacles: readonly Rect[], growth: number): PillSpot {
  const short = route.paired && route.length < 140
  const wishes = short ? [0.3, ...pillWishes] : pillWishes
  for (const shows of ['all', 'rate'] as const) {
    const size = pillSize(shows, growth)
    const aside = beside(route, size)
    for (const { x, y } of aside ? [aside] : wishes.map((t) => pointAt(route, t)))
      if (covers(boxAt({ x, y }, size, size.height / 2), obstacles) === 0) return { x, y, shows }
  }
  return { ...pointAt(route, 0.5), shows: 'nothing' }
}

/** Between two that stand one below the other there is no room on the way: each direction has a side of it. */
function beside(route: Route, size: Size, t = 0.5): Spot | null {
  if (route.length > 70 || Math.abs(route.y3 - route.y0) < Math.abs(route.x3 - route.x0)) return null
  const { x, y } = pointAt(route, t)
  const by = size.width / 2 + 10
  return { x: route.from < route.to ? x + by : x - by, y }
}

/** Where an envelope lies: on its way, or beside it, so that one of the other direction does not lie on it. */
function lieAt(route: Route, t: number): Spot {
  return beside(route, { width: envelopeWidth, height: envelopeHeight }, t) ?? pointAt(route, t)
}

const pillWishes = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8]

function wish(n: number, of: number): number {
  return of === 1 ? 0.62 : 0.76 - (n * 0.58) / (of - 1)
}

interface Line {
  readonly key: number
  /** Of the same two, the other way: always close by. */
  readonly back: number
  readonly points: readonly Spot[]
  /** Between two points. */
  readonly step: number
}

const linePoints = 32

function linesOf(routes: ReadonlyMap<number, Route>): Line[] {
  if (routes.size > settledPills) return []
  return [...routes.values()].map((route) => ({
    key: route.key,
    back: edgeKey(route.to, route.from),
    points: Array.from({ length: linePoints + 1 }, (_, n) => pointAt(route, n / linePoints)),
    step: route.length / linePoints,
  }))
}

/** To lie on something is worst, to lie on the line of others is bad, to lie far from where one would is a little bad. */
function bestPlace(
  { route, wish: wished, size }: Lying,
  obstacles: readonly Rect[],
  lines: readonly Line[],
): Spot & { t: number } {
  const others = lines.filter((line) => line.key !== route.key && line.back !== route.key)
  let best = { ...lieAt(route, wished), t: wished }
  let least = Infinity
  for (const by of tries) {
    const t = wished + by
    if (by !== 0 && (t < 0.14 || t > 0.86)) continue
    const at = lieAt(route, t)
    const box = boxAt(at, size, hanging)
    const cost = 2 * covers(box, obstacles) + 8 * lengthIn(box, others) + 120 * Math.abs(by)
    if (cost >= least) continue
    best = { ...at, t }
    least = cost
  }
  return best
}

/** Around the wished place, nearer to the receiver first. */
const tries = [0, ...Array.from({ length: 18 }, (_, n) => (n + 1) * 0.04).flatMap((by) => [by, -by])]

function lengthIn({ x, y, width, height }: Rect, lines: readonly Line[]): number {
  let sum = 0
  for (const { points, step } of lines)
    for (const point of points)
      if (point.x > x && point.x < x + width && point.y > y && point.y < y + height) sum += step
  return sum
}

function longer(a: string, b: string): string {
  return a.length >= b.length ? a : b
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** `above`: how much of the box lies above its point; words hang below an envelope. */
function boxAt(at: Spot, size: Size, above: number): Rect {
  return { x: at.x - size.width / 2, y: at.y - above, width: size.width, height: size.height }
}

function covers(box: Rect, obstacles: readonly Rect[]): number {
  let sum = 0
  for (const other of obstacles) {
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x)
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y)
    if (width > 0 && height > 0) sum += width * height
  }
  return sum
}
