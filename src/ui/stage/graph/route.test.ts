import { describe, expect, it } from 'vitest'
import { edgeKey } from '../../store/stage-edges'
import { pointAt, reversed, routesOf, type Rect } from './route'

const box = (x: number, y: number): Rect => ({ x, y, width: 188, height: 96 })

describe('the ways of edges', () => {
  it('leaves the facing sides in the middle when a link is alone there', () => {
    const route = routesOf(
      new Map([
        [1, box(0, 0)],
        [2, box(500, 0)],
      ]),
      [{ from: 1, to: 2 }],
    ).get(edgeKey(1, 2))!
    expect([route.x0, route.y0, route.x3, route.y3]).toEqual([191, 48, 497, 48])
    expect(pointAt(route, 0.5)).toEqual({ x: 344, y: 48 })
  })

  it('runs two directions 14 px apart', () => {
    const routes = routesOf(
      new Map([
        [1, box(0, 0)],
        [2, box(500, 0)],
      ]),
      [
        { from: 1, to: 2 },
        { from: 2, to: 1 },
      ],
    )
    const there = pointAt(routes.get(edgeKey(1, 2))!, 0.5)
    const back = pointAt(routes.get(edgeKey(2, 1))!, 0.5)
    expect(Math.abs(there.y - back.y)).toBeCloseTo(14)
  })

  it('spreads several links along one side in the order of their other ends', () => {
    const rects = new Map([
      [1, box(0, 0)],
      [2, box(0, 200)],
      [3, box(0, 400)],
      [9, box(500, 200)],
    ])
    const routes = routesOf(
      rects,
      [3, 1, 2].map((from) => ({ from, to: 9 })),
    )
    const ends = [1, 2, 3].map((from) => routes.get(edgeKey(from, 9))!.y3)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
    expect(new Set(ends).size).toBe(3)
  })

  it('bends around a node that stands in the way', () => {
    const rects = new Map([
      [1, box(0, 0)],
      [2, box(260, 0)],
      [3, box(520, 0)],
    ])
    const route = routesOf(rects, [{ from: 1, to: 3 }]).get(edgeKey(1, 3))!
    const middle = pointAt(route, 0.5)
    expect(middle.y < -8 || middle.y > 104).toBe(true)
  })

  it('winds past the first of two columns to a node of the second', () => {
    // As after the cell of lesson 4 that makes four samplers beside its two players.
    const rects = new Map<number, Rect>([
      [0, { x: 0, y: 0, width: 188, height: 96 }],
      [1, { x: 520, y: 78, width: 188, height: 128 }],
      [2, { x: 0, y: 156, width: 188, height: 128 }],
      [3, { x: 520, y: 234, width: 188, height: 96 }],
      [4, { x: 756, y: 0, width: 188, height: 96 }],
      [5, { x: 520, y: 390, width: 188, height: 96 }],
      [6, { x: 756, y: 156, width: 188, height: 96 }],
    ])
    const pairs = [1, 2, 3, 4, 5, 6].map((to) => ({ from: 0, to }))
    const route = routesOf(rects, [...pairs, { from: 1, to: 2 }]).get(edgeKey(0, 6))!
    for (let t = 0; t <= 1; t += 0.02) {
      const { x, y } = pointAt(route, t)
      for (const [node, rect] of rects)
        if (node !== 0 && node !== 6)
          expect(x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height).toBe(false)
    }
  })

  it('goes around by the side what stands between two of one column, both directions apart', () => {
    const column = [0, 1, 2, 3].map((n): [number, Rect] => [n + 1, box(0, n * 150)])
    const routes = routesOf(new Map([...column, [9, box(500, 200)]]), [
      { from: 1, to: 4 },
      { from: 4, to: 1 },
      { from: 1, to: 2 },
    ])
    const there = routes.get(edgeKey(1, 4))!
    const back = routes.get(edgeKey(4, 1))!
    for (let t = 0; t <= 1; t += 0.05) {
      expect(pointAt(there, t).x).toBeGreaterThan(188)
      const near = Math.min(
        ...Array.from({ length: 101 }, (_, n) => {
          const a = pointAt(there, t)
          const b = pointAt(back, n / 100)
          return Math.hypot(a.x - b.x, a.y - b.y)
        }),
      )
      expect(near).toBeGreaterThan(9)
    }
    expect(routes.get(edgeKey(1, 2))!.x0).toBe(94)
  })

  it('leaves out pairs with an end that is not drawn', () => {
    expect(routesOf(new Map([[1, box(0, 0)]]), [{ from: 1, to: 7 }]).size).toBe(0)
  })

  it('walks a way back beside it', () => {
    const route = routesOf(
      new Map([
        [1, box(0, 0)],
        [2, box(500, 0)],
      ]),
      [{ from: 1, to: 2 }],
    ).get(edgeKey(1, 2))!
    const back = reversed(route)
    expect([back.x0, back.x3]).toEqual([route.x3, route.x0])
    expect(Math.abs(back.y0 - route.y0)).toBe(7)
  })
})
