/**
 * Words on the graph over random scenes: whatever stands where and whoever talks to whom, no words lie on anything. What
 * gives way is named beside: a pill loses its method and then its rate, an envelope its words.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeldView } from '../../../runtime/protocol/view'
import { emptyPlacement, place } from './layout'
import { routesOf, type Pair, type Rect } from './route'
import { besideBox, envelopeHeight, heldSpots, pillSize, pillSpots, sizeOf, type HeldSpot } from './spots'
import { growthOf } from './view'

interface Scene {
  readonly rects: ReadonlyMap<number, Rect>
  readonly pairs: readonly Pair[]
  readonly held: readonly HeldView[]
  readonly growth: number
}

const methods = ['add', 'increment', 'howMuch', 'a_method_with_a_long_name']

const scenes = fc
  .record({
    count: fc.integer({ min: 2, max: 14 }),
    classes: fc.integer({ min: 1, max: 4 }),
    ends: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 24 }),
    letters: fc.array(fc.tuple(fc.nat(99), fc.nat(3), fc.boolean()), { maxLength: 16 }),
    /** Some nodes were dragged, onto others too. */
    dragged: fc.array(fc.record({ n: fc.nat(99), x: fc.nat(700), y: fc.nat(500) }), { maxLength: 2 }),
    zoom: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
  })
  .map(({ count, classes, ends, letters, dragged, zoom }): Scene => {
    const present = Array.from({ length: count }, (_, n) =>
      n === 0
        ? { id: '0', parent: '', className: 'notebook' }
        : { id: `0.${n}`, parent: '0', className: `C${n % classes}` },
    )
    const moved = new Map(dragged.map(({ n, x, y }) => [present[n % count].id, { x, y }]))
    const { positions } = place(emptyPlacement, present, moved)
    const rects = new Map(
      present.map(({ id }, n): [number, Rect] => {
        const height = [96, 112, 128][n % 3]
        return [n, { ...positions.get(id)!, width: 188, height }]
      }),
    )
    const pairs = ends
      .map(([from, to]) => ({ from: from % count, to: to % count }))
      .filter(({ from, to }) => from !== to)
    const held = letters.flatMap(([edge, method, enabled], n): HeldView[] => {
      if (pairs.length === 0) return []
      const { from, to } = pairs[edge % pairs.length]
      const common = {
        key: `k${n}`,
        kind: 'tell',
        from,
        to,
        preview: '',
        site: null,
        aside: false,
        row: -1,
      } as const
      return [{ ...common, method: methods[method], enabled, behind: enabled ? '' : 'increment' }]
    })
    return { rects, pairs, held, growth: growthOf(zoom, count) }
  })

const over = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
/** Which two of the list lie on one another, in words for the counterexample. */
const clash = (words: readonly Rect[], others: readonly Rect[]): string => {
  for (const [n, box] of words.entries()) {
    const hit = [...others, ...words.slice(n + 1)].find((other) => over(box, other))
    if (hit) return `${JSON.stringify(box)} lies on ${JSON.stringify(hit)}`
  }
  return ''
}
const centred = ({ x, y }: { x: number; y: number }, width: number, height: number): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})
const wordsBox = (spot: HeldSpot, growth: number): Rect => {
  if (spot.words === 'beside') return besideBox(spot, spot.held, spot.more, growth)
  const { width, height } = sizeOf(spot.held, spot.more, growth)
  const top = spot.y + envelopeHeight / 2
  return { x: spot.x - width / 2, y: top, width, height: height - envelopeHeight - 8 }
}
const runs = { numRuns: 150, seed: 42 }

describe('words on the graph', () => {
  it('of rates never lie on a node or on each other', () => {
    fc.assert(
      fc.property(scenes, ({ rects, pairs, growth }) => {
        const routes = routesOf(rects, pairs)
        const pills = [...pillSpots(routes.values(), rects.values(), growth).values()]
        const boxes = pills.flatMap((pill) => {
          if (pill.shows === 'nothing') return []
          const { width, height } = pillSize(pill.shows, growth)
          return [centred(pill, width, height)]
        })
        expect(clash(boxes, [...rects.values()])).toBe('')
      }),
      runs,
    )
  })

  it('of held messages never lie on a node, on paper, or on each other', () => {
    fc.assert(
      fc.property(scenes, ({ rects, pairs, held, growth }) => {
        const spots = heldSpots(held, routesOf(rects, pairs), rects.values(), undefined, growth)
        const papers = spots.map((spot) => centred(spot, 50, envelopeHeight))
        for (const [n, spot] of spots.entries()) {
          if (!spot.words) continue
          const box = wordsBox(spot, growth)
          const others = papers.filter((_, other) => other !== n)
          expect(clash([box], [...rects.values(), ...others])).toBe('')
        }
        const words = spots.filter((spot) => spot.words).map((spot) => wordsBox(spot, growth))
        expect(clash(words, [])).toBe('')
      }),
      runs,
    )
  })

  it('of the first lessons all have room, at every zoom from 0.5 to 1.5', () => {
    const rects = new Map<number, Rect>([
      [0, { x: 0, y: 0, width: 188, height: 96 }],
      [1, { x: 520, y: 78, width: 188, height: 128 }],
      [2, { x: 0, y: 156, width: 188, height: 96 }],
      [3, { x: 0, y: 312, width: 188, height: 96 }],
    ])
    const pairs = [0, 2, 3].map((from) => ({ from, to: 1 }))
    for (const zoom of [0.5, 0.6, 0.7, 0.8, 1, 1.5]) {
      const growth = growthOf(zoom, rects.size)
      const routes = routesOf(rects, pairs)
      const held = pairs.map(({ from, to }, n): HeldView => {
        const common = {
          key: `k${n}`,
          kind: 'tell',
          from,
          to,
          preview: '',
          site: null,
          aside: false,
          row: -1,
        } as const
        return { ...common, method: 'increment', enabled: true, behind: '' }
      })
      const spots = heldSpots(held, routes, rects.values(), undefined, growth)
      expect(spots.map((spot) => spot.words)).toEqual(['below', 'below', 'below'])
      const pills = [...pillSpots(routes.values(), rects.values(), growth).values()]
      expect(pills.map((pill) => pill.shows)).toEqual(['all', 'all', 'all'])
    }
  })

  it('of a held message stand beside it where boxes stand close above each other', () => {
    const rects = new Map([
      [0, { x: 0, y: 0, width: 188, height: 96 }],
      [1, { x: 0, y: 160, width: 188, height: 96 }],
    ])
    const held: HeldView = {
      key: 'k',
      kind: 'tell',
      from: 0,
      to: 1,
      method: 'take',
      preview: '',
      enabled: true,
      behind: '',
      site: null,
      aside: false,
      row: -1,
    }
    const [spot] = heldSpots([held], routesOf(rects, [{ from: 0, to: 1 }]), rects.values())
    expect(spot.words).toBe('beside')
  })
})
