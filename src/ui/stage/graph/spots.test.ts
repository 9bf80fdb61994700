import { describe, expect, it } from 'vitest'
import type { HeldView } from '../../../runtime/protocol/view'
import { edgeKey } from '../../store/stage-edges'
import { heldSpots, keepPlaces, pillSpots } from './spots'
import { pointAt, routesOf, type Pair, type Rect } from './route'

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
  aside: false,
  row: -1,
})
/** New ones every time: places are remembered with them. */
const ways = (more: readonly Pair[] = [], nodes: ReadonlyMap<number, Rect> = rects) =>
  routesOf(nodes, [{ from: 0, to: 2 }, { from: 1, to: 2 }, ...more])

describe('the spots of held envelopes', () => {
  it('lies one envelope nearer to its receiver than to its sender', () => {
    expect(heldSpots([held('a', 0)], ways(), rects.values())[0].t).toBeCloseTo(0.62)
  })

  it('keeps the others where they are when one is delivered', () => {
    const routes = ways()
    const all = [held('a', 0), held('b', 0), held('c', 1), held('d', 1)]
    const before = heldSpots(all, routes, rects.values())
    const after = heldSpots(all.slice(1), routes, rects.values())
    expect(after).toEqual(before.slice(1))
    expect(heldSpots(all, routes, rects.values())).toEqual(before)
  })

  it('keeps the places when ways shift a little, and looks for others when a node is elsewhere', () => {
    const routes = ways()
    const before = heldSpots([held('a', 0), held('c', 1)], routes, rects.values())
    const more = ways([{ from: 2, to: 0 }])
    keepPlaces(routes, more)
    const shifted = heldSpots([held('a', 0), held('c', 1)], more, rects.values())
    expect(shifted.map(({ t }) => t)).toEqual(before.map(({ t }) => t))
    const elsewhere = new Map(rects).set(1, { x: 900, y: 0, width: 188, height: 96 })
    const moved = ways([], elsewhere)
    keepPlaces(more, moved)
    const fresh = heldSpots([held('c', 1)], moved, elsewhere.values())
    expect(fresh[0].t).toBeCloseTo(0.62)
  })

  it('gives no newcomer the place that has just become empty', () => {
    const routes = ways()
    const [gone] = heldSpots([held('a', 0)], routes, rects.values())
    const [next] = heldSpots([held('b', 0)], routes, rects.values())
    expect(Math.hypot(next.x - gone.x, next.y - gone.y)).toBeGreaterThan(50)
  })

  it('lies beside a short way up or down, so that two that go against each other can both be clicked', () => {
    const two = new Map<number, Rect>([
      [1, { x: 0, y: 0, width: 188, height: 128 }],
      [2, { x: 0, y: 156, width: 188, height: 128 }],
    ])
    const short = routesOf(two, [
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ])
    const [down, up] = heldSpots([held('a', 1), { ...held('b', 2), to: 1 }], short, two.values())
    expect(Math.abs(down.x - up.x)).toBeGreaterThan(50)
  })

  it('keeps off the lines of others, so that one sees on which it lies', () => {
    const four = new Map<number, Rect>([
      [0, { x: 0, y: 0, width: 188, height: 96 }],
      [1, { x: 0, y: 312, width: 188, height: 128 }],
      [2, { x: 520, y: 78, width: 188, height: 96 }],
      [3, { x: 520, y: 234, width: 188, height: 96 }],
    ])
    const crossing = routesOf(four, [
      { from: 2, to: 1 },
      { from: 0, to: 3 },
    ])
    const [{ x, y }] = heldSpots([{ ...held('a', 2), to: 1 }], crossing, four.values())
    const other = crossing.get(edgeKey(0, 3))!
    for (let n = 0; n <= 40; n += 1) {
      const at = pointAt(other, n / 40)
      expect(Math.abs(at.x - x) > 25 || Math.abs(at.y - y) > 17).toBe(true)
    }
  })

  it('lies the first to go nearest to the receiver', () => {
    const spots = heldSpots([held('a', 0), held('b', 0, false)], ways(), rects.values())
    expect(spots[0].t).toBeGreaterThan(spots[1].t + 0.3)
  })

  it('covers neither nodes nor other envelopes', () => {
    const spots = heldSpots([held('a', 0), held('b', 0, false), held('c', 1)], ways(), rects.values())
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
    const spots = heldSpots(many, ways(), rects.values())
    expect(spots.length + spots.at(-1)!.more).toBe(20)
    expect(spots.length).toBeLessThan(6)
  })
})

describe('the spots of rates', () => {
  it('stand on both sides of a pair whose actors stand one below the other, and cover nobody', () => {
    const nodes = new Map<number, Rect>([
      [1, { x: 0, y: 0, width: 188, height: 128 }],
      [2, { x: 0, y: 156, width: 188, height: 96 }],
    ])
    const routes = routesOf(nodes, [
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ])
    const spots = pillSpots(routes.values(), nodes.values())
    const one = spots.get(edgeKey(1, 2))!
    const other = spots.get(edgeKey(2, 1))!
    expect(Math.abs(one.x - other.x)).toBeGreaterThan(104)
    for (const { y } of [one, other]) expect([y - 11 >= 128, y + 11 <= 156]).toEqual([true, true])
  })
})
