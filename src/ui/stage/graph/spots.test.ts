import { describe, expect, it } from 'vitest'
import type { HeldView } from '../../../runtime/protocol/view'
import { heldSpots } from './spots'
import { routesOf, type Rect } from './route'

const rects = new Map<number, Rect>([
  [0, { x: 0, y: 0, width: 188, height: 96 }],
  [1, { x: 0, y: 200, width: 188, height: 96 }],
  [2, { x: 520, y: 100, width: 188, height: 128 }],
])
const held = (key: string, from: number, enabled = true): HeldView => ({
  key,
  kind: 'tell',
  from,
  to: 2,
  method: 'increment',
  preview: '',
  enabled,
  behind: enabled ? '' : 'increment',
  site: null,
})
const routes = routesOf(rects, [
  { from: 0, to: 2 },
  { from: 1, to: 2 },
])

describe('the spots of held envelopes', () => {
  it('lies one envelope in the middle of its edge', () => {
    expect(heldSpots([held('a', 0)], routes, rects.values())[0].t).toBe(0.5)
  })

  it('lies the first to go nearest to the receiver', () => {
    const spots = heldSpots([held('a', 0), held('b', 0, false)], routes, rects.values())
    expect(spots[0].t).toBeGreaterThan(spots[1].t + 0.3)
  })

  it('covers neither nodes nor other envelopes', () => {
    const spots = heldSpots([held('a', 0), held('b', 0, false), held('c', 1)], routes, rects.values())
    const boxes = spots.map(({ x, y }) => ({ x: x - 36, y: y - 20, width: 72, height: 58 }))
    const all = [...boxes, ...rects.values()]
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1))
        expect(
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
        ).toBe(true)
  })

  it('draws what fits on an edge and says how many more there are', () => {
    const many = Array.from({ length: 20 }, (_, n) => held(`k${n}`, 1))
    const spots = heldSpots(many, routes, rects.values())
    expect(spots.length + spots.at(-1)!.more).toBe(20)
    expect(spots.length).toBeLessThan(6)
  })
})
