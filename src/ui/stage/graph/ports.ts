/**
 * Where edges meet nodes: on the side that faces the other end, or beside it where something stands between the two.
 */
import type { Pair, Rect } from './route'

/** Between the two directions of a link. */
export const between = 14
/** Between a node and the end of a line. */
export const clear = 3
/** How far a way around a column leaves it. */
export const sidestep = 90
/** Beyond this many nodes, ways are straight: looking for obstacles costs nodes × edges. */
export const bentUpTo = 60
const corridor = 80

type SideName = 'left' | 'right' | 'top' | 'bottom'

export function linkKey(a: number, b: number): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`
}

export interface Port {
  readonly x: number
  readonly y: number
  /** On a left or right side. */
  readonly upright: boolean
  /** The link has both its ends on this side, to get past what stands between them. */
  readonly around: 'left' | 'right' | null
}

interface LinkEnd {
  readonly link: string
  /** Where the other end is, along the side. */
  readonly along: number
  readonly around: 'left' | 'right' | null
}

/** `node:link` → where that link meets that node. */
export function portsOf(rects: ReadonlyMap<number, Rect>, pairs: readonly Pair[]): Map<string, Port> {
  const sides = new Map<string, { node: number; side: SideName; links: LinkEnd[] }>()
  const seen = new Set<string>()
  for (const { from, to } of pairs) {
    const link = linkKey(from, to)
    if (from === to || seen.has(link)) continue
    seen.add(link)
    const around = aroundSide(from, to, rects)
    for (const [node, other] of [
      [from, to],
      [to, from],
    ]) {
      const a = rects.get(node) as Rect
      const b = rects.get(other) as Rect
      const side = around ?? facing(a, b)
      const name = `${node}:${side}`
      const entry = sides.get(name) ?? { node, side, links: [] }
      const along = side === 'left' || side === 'right' ? b.y + b.height / 2 : b.x + b.width / 2
      entry.links.push({ link, along, around })
      sides.set(name, entry)
    }
  }
  const ports = new Map<string, Port>()
  for (const { node, side, links } of sides.values()) {
    const rect = rects.get(node) as Rect
    links.sort((p, q) => p.along - q.along || (p.link < q.link ? -1 : 1))
    const upright = side === 'left' || side === 'right'
    const length = upright ? rect.height : rect.width
    const step = links.length > 1 ? Math.min(42, (length - 28) / (links.length - 1)) : 0
    for (const [n, { link, around }] of links.entries()) {
      const along = length / 2 + (n - (links.length - 1) / 2) * step
      ports.set(`${node}:${link}`, {
        x: upright ? (side === 'left' ? rect.x - clear : rect.x + rect.width + clear) : rect.x + along,
        upright,
        around,
        y: upright ? rect.y + along : side === 'top' ? rect.y - clear : rect.y + rect.height + clear,
      })
    }
  }
  return ports
}

function facing(a: Rect, b: Rect): SideName {
  const dx = b.x + b.width / 2 - (a.x + a.width / 2)
  const dy = b.y + b.height / 2 - (a.y + a.height / 2)
  const gapX = Math.abs(dx) - (a.width + b.width) / 2
  const gapY = Math.abs(dy) - (a.height + b.height) / 2
  // The wide gap between the sides is where edges run; above and below is for neighbours in a column.
  if (gapX >= corridor || gapX >= gapY) return dx >= 0 ? 'right' : 'left'
  return dy >= 0 ? 'bottom' : 'top'
}

/** The side by which two of one column reach each other, or null where nothing stands between them. */
function aroundSide(from: number, to: number, rects: ReadonlyMap<number, Rect>): 'left' | 'right' | null {
  if (rects.size > bentUpTo) return null
  const a = rects.get(from) as Rect
  const b = rects.get(to) as Rect
  if (Math.abs(a.x - b.x) > a.width / 2) return null
  const top = Math.min(a.y + a.height, b.y + b.height)
  const bottom = Math.max(a.y, b.y)
  const left = Math.min(a.x, b.x)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const hit = (x0: number, x1: number): number => {
    let count = 0
    for (const [node, rect] of rects)
      if (node !== from && node !== to && rect.y < bottom && rect.y + rect.height > top)
        if (rect.x < x1 && rect.x + rect.width > x0) count += 1
    return count
  }
  if (hit(left, right) === 0) return null
  return hit(right, right + sidestep) <= hit(left - sidestep, left) ? 'right' : 'left'
}
