import { describe, expect, it } from 'vitest'
import type { SequenceLine, SequenceView } from '../../../runtime/protocol/views-of-record'
import { noSequence } from '../fixtures/fake-record'
import { barHalf, hit, labelOf, laneX, placeY, routeOf, stubLength } from './geometry'

const line = (over: Partial<SequenceLine>): SequenceLine => ({
  row: 1, kind: 'ask', from: 1, to: 2, fromName: 'ana', toName: 'count', fromLane: 1, toLane: 2, sent: 4, arrived: 5,
  fate: 'arrived', failed: false, label: 'get()', time: 0, site: null, lit: true, ...over,
}) // oxfmt-ignore
const seen = { from: 0, to: 2000 }

describe('a line of the diagram', () => {
  it('goes from bar to bar, to either side', () => {
    expect(routeOf(line({}))).toEqual({
      route: 'line', side: 1,
      start: { x: laneX(1) + barHalf, y: placeY(4) }, end: { x: laneX(2) - barHalf, y: placeY(5) },
    }) // oxfmt-ignore
    expect(routeOf(line({ fromLane: 3, toLane: 0 }))).toMatchObject({
      side: -1,
      end: { x: laneX(0) + barHalf },
    })
  })

  it('does not reach its receiver when it is lost, or has not been taken', () => {
    for (const fate of ['lost', 'open'] as const)
      expect(routeOf(line({ fate, toLane: 5 }))!.end.x).toBeLessThan(laneX(2))
  })

  it('is a stub where an end of it has no lane, and says whose', () => {
    const away = routeOf(line({ toLane: -1, arrived: -1 }))!
    expect(away).toMatchObject({ route: 'to-stub', end: { x: laneX(1) + barHalf + stubLength } })
    expect(labelOf(line({ toLane: -1, arrived: -1 }), away, seen).words).toBe('get() → count')
    expect(routeOf(line({ fromLane: -1, sent: -1 }))!.route).toBe('from-stub')
    expect(routeOf(line({ fromLane: -1, toLane: -1, sent: -1, arrived: -1 }))).toBeNull()
  })

  it('has its words beside its receiver where only that is in view', () => {
    const far = line({ fromLane: 0, toLane: 9 })
    expect(labelOf(far, routeOf(far)!, seen).x).toBeLessThan(laneX(1))
    expect(labelOf(far, routeOf(far)!, { from: laneX(7), to: laneX(10) }).x).toBeGreaterThan(laneX(8))
  })

  it('has words that are cut to the room there is', () => {
    const long = line({ label: 'aMethodWithAVeryLongName(1, 2, 3)' })
    expect(labelOf(long, routeOf(long)!, seen).words).toMatch(/^aMethodWith.*…$/)
  })

  it('is found at its words, along it, and by the bar of its handling; else nothing is', () => {
    const view: SequenceView = {
      ...noSequence,
      lines: [line({}), line({ row: 2, sent: 8, arrived: 9 })],
      bars: [{ row: 1, lane: 2, from: 5, to: 7, end: 'settled', pale: [] }],
    }
    const middle = { x: (laneX(1) + laneX(2)) / 2, y: (placeY(4) + placeY(5)) / 2 }
    expect(hit(view, middle, seen)).toMatchObject({ row: 1, kind: 'ask' })
    expect(hit(view, { x: middle.x, y: middle.y + 5 }, seen)).toMatchObject({ row: 1 })
    expect(hit(view, { x: laneX(2), y: placeY(6.5) }, seen)).toMatchObject({ row: 1, lane: 2 })
    expect(hit(view, { x: laneX(5), y: placeY(4) }, seen)).toBeNull()
  })
})
