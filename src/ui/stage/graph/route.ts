/**
 * The way of each edge, as one cubic curve: the line, the head, the particles and the held envelopes all read it.
 *
 * An edge leaves the side of a node that faces the other; several on one side are spread along it in the order of
 * their other ends, so that they do not cross there. Two directions run 14 px apart. A straight way that would pass
 * under a third node is bent around it; within a column it leaves by the side and comes back there. Pure: rectangles
 * and pairs in, curves out.
 */
import { edgeKey } from '../../store/stage-edges'
import { between, bentUpTo, clear, linkKey, portsOf, sidestep, type Port } from './ports'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From (x0, y0) to (x3, y3), with the control points of a cubic between them. */
export interface Route {
  readonly key: number
  readonly from: number
  readonly to: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly x3: number
  readonly y3: number
  readonly length: number
  /** The other direction is drawn too. */
  readonly paired: boolean
}

export interface Pair {
  readonly from: number
  readonly to: number
}

export function routesOf(rects: ReadonlyMap<number, Rect>, pairs: readonly Pair[]): Map<number, Route> {
  const drawn = pairs.filter(({ from, to }) => rects.has(from) && rects.has(to))
  const keys = new Set(drawn.map(({ from, to }) => edgeKey(from, to)))
  const ports = portsOf(rects, drawn)
  const routes = new Map<number, Route>()
  for (const { from, to } of drawn) {
    const key = edgeKey(from, to)
    const paired = from !== to && keys.has(edgeKey(to, from))
    if (from === to) {
      routes.set(key, loop(key, from, rects.get(from) as Rect))
      continue
    }
    const link = linkKey(from, to)
    const start = ports.get(`${from}:${link}`)
    const end = ports.get(`${to}:${link}`)
    if (!start || !end) continue
    if (start.around !== null) {
      routes.set(key, aroundWay(key, from, to, start, end, paired))
      continue
    }
    // Both ends move along the side that they are on, so that no head runs into its node.
    const shift = paired ? (from < to ? between / 2 : -between / 2) : 0
    const along = start.upright ? { x: 0, y: shift } : { x: shift, y: 0 }
    const a = { x: start.x + along.x, y: start.y + along.y }
    const b = { x: end.x + along.x, y: end.y + along.y }
    routes.set(key, way(key, from, to, a, b, paired, rects))
  }
  return routes
}

export function pointAt(route: Route, t: number): { x: number; y: number } {
  const u = 1 - t
  const a = u * u * u
  const b = 3 * u * u * t
  const c = 3 * u * t * t
  const d = t * t * t
  return {
    x: a * route.x0 + b * route.x1 + c * route.x2 + d * route.x3,
    y: a * route.y0 + b * route.y1 + c * route.y2 + d * route.y3,
  }
}

export function pathOf(route: Route): string {
  const n = (value: number): string => value.toFixed(1)
  return `M${n(route.x0)} ${n(route.y0)}C${n(route.x1)} ${n(route.y1)} ${n(route.x2)} ${n(route.y2)} ${n(route.x3)} ${n(route.y3)}`
}

/** The same way walked back, 14 px beside it: for an answer where no edge runs in its direction. */
export function reversed(route: Route): Route {
  const distance = Math.hypot(route.x3 - route.x0, route.y3 - route.y0) || 1
  const shift = route.paired ? 0 : between / 2
  const nx = (-(route.y0 - route.y3) / distance) * shift
  const ny = ((route.x0 - route.x3) / distance) * shift
  return {
    ...route,
    key: edgeKey(route.to, route.from),
    from: route.to,
    to: route.from,
    x0: route.x3 + nx,
    y0: route.y3 + ny,
    x1: route.x2 + nx,
    y1: route.y2 + ny,
    x2: route.x1 + nx,
    y2: route.y1 + ny,
    x3: route.x0 + nx,
    y3: route.y0 + ny,
  }
}

function aroundWay(key: number, from: number, to: number, a: Port, b: Port, paired: boolean): Route {
  // Of two directions one runs outside the other, from above its start to below its end.
  const outer = paired ? (from < to ? 1 : -1) : 0
  const down = a.y < b.y ? 1 : -1
  const out = (sidestep + (outer * between) / 0.75) * (a.around === 'left' ? -1 : 1)
  const y0 = a.y - (down * outer * between) / 2
  const y3 = b.y + (down * outer * between) / 2
  const x = a.around === 'left' ? Math.min(a.x, b.x) : Math.max(a.x, b.x)
  return {
    key,
    from,
    to,
    x0: a.x,
    y0,
    x1: x + out,
    y1: y0 + (y3 - y0) * 0.15,
    x2: x + out,
    y2: y3 - (y3 - y0) * 0.15,
    x3: b.x,
    y3,
    length: Math.abs(y3 - y0) + Math.abs(out),
    paired,
  }
}

function way(
  key: number,
  from: number,
  to: number,
  a: { x: number; y: number },
  b: { x: number; y: number },
  paired: boolean,
  rects: ReadonlyMap<number, Rect>,
): Route {
  const straight = curve(key, from, to, a, b, 0, paired)
  if (rects.size > bentUpTo || !crosses(straight, rects)) return straight
  for (const bend of [70, -70, 130, -130, 210, -210]) {
    const bent = curve(key, from, to, a, b, bend, paired)
    if (!crosses(bent, rects)) return bent
  }
  if (rects.size > winding) return straight
  for (const [[x1, ofStart1, aside1], [x2, ofStart2, aside2]] of lanes) {
    const wound = {
      ...straight,
      x1: a.x + (b.x - a.x) * x1,
      y1: (ofStart1 ? a.y : b.y) + aside1,
      x2: a.x + (b.x - a.x) * x2,
      y2: (ofStart2 ? a.y : b.y) + aside2,
      length: straight.length * 1.08,
    }
    if (!crosses(wound, rects, 4)) return wound
  }
  return straight
}

/** Up to so many nodes a way is also looked for between those of two columns. */
const winding = 24

/** A control point: its share of the way across, whether it is at the height of the start, and how far beside that. */
type Control = readonly [across: number, ofStart: boolean, aside: number]

/**
 * Lanes between two nodes of a column: first to the height of the end and then level, or the other way round. Those that
 * leave that height least come first.
 */
const lanes: readonly (readonly [Control, Control])[] = [
  0, 6, -6, 12, -12, 18, -18, 26, -26, 36, -36,
].flatMap((aside) =>
  [0.2, 0.1, 0.3].flatMap((near): (readonly [Control, Control])[] => [
    [
      [near, false, aside],
      [near + 0.3, false, aside],
    ],
    [
      [0.7 - near, true, aside],
      [1 - near, true, aside],
    ],
  ]),
)

function curve(
  key: number,
  from: number,
  to: number,
  a: { x: number; y: number },
  b: { x: number; y: number },
  bend: number,
  paired: boolean,
): Route {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = Math.hypot(dx, dy) || 1
  const nx = (-dy / length) * bend
  const ny = (dx / length) * bend
  return {
    key,
    from,
    to,
    x0: a.x,
    y0: a.y,
    x1: a.x + dx / 3 + nx,
    y1: a.y + dy / 3 + ny,
    x2: a.x + (dx * 2) / 3 + nx,
    y2: a.y + (dy * 2) / 3 + ny,
    x3: b.x,
    y3: b.y,
    length: length + Math.abs(bend) / 2,
    paired,
  }
}

function crosses(route: Route, rects: ReadonlyMap<number, Rect>, off = 8): boolean {
  for (const [node, { x: left, y: top, width, height }] of rects) {
    if (node === route.from || node === route.to) continue
    for (let n = 1; n < 24; n += 1) {
      const { x, y } = pointAt(route, n / 24)
      if (x > left - off && x < left + width + off && y > top - off && y < top + height + off) return true
    }
  }
  return false
}

/** To itself: out of the top right corner and back into the top. */
function loop(key: number, node: number, rect: Rect): Route {
  const right = rect.x + rect.width
  return {
    key,
    from: node,
    to: node,
    x0: right - 22,
    y0: rect.y - 1,
    x1: right + 6,
    y1: rect.y - 58,
    x2: right - 96,
    y2: rect.y - 58,
    x3: right - 66,
    y3: rect.y - clear,
    length: 110,
    paired: false,
  }
}
