import { describe, expect, it } from 'vitest'
import type { Flight } from '../../../runtime/protocol/view'
import type { EdgeLook } from '../../store/stage-edges'
import { frameOf } from '../fixtures/frames'
import { Particles } from './particles'
import { routesOf } from './route'
import { Traffic } from './traffic'

const box = (x: number) => ({ x, y: 0, width: 188, height: 96 })
const routes = routesOf(
  new Map([
    [1, box(0)],
    [2, box(500)],
  ]),
  [{ from: 1, to: 2 }],
)
const flight = (outcome: Flight['outcome']): Flight => ({
  row: 1,
  kind: 'tell',
  from: 1,
  to: 2,
  method: 'work',
  outcome,
  travel: 0,
})
const busy: EdgeLook = { rate: 40, busy: true, method: 'work' }

function told(flights: readonly Flight[], look: EdgeLook | undefined, room = 10) {
  const particles = new Particles(room)
  const traffic = new Traffic(particles)
  traffic.setRoutes(routes)
  for (const one of flights) traffic.take(one, 0, frameOf([]), () => look)
  return [traffic.drawn, traffic.leftOut, particles.count]
}

describe('traffic', () => {
  it('draws each message of a quiet way, and counts those of a busy one', () => {
    expect(told([flight('delivered'), flight('delivered')], undefined)).toEqual([2, 0, 2])
    expect(told([flight('delivered'), flight('delivered')], busy)).toEqual([0, 2, 0])
  })

  it('shows what is lost on a busy way too', () => {
    expect(told([flight('delivered'), flight('lost')], busy)).toEqual([1, 1, 1])
  })

  it('accounts for everything it was told of, also when there is no room or no way', () => {
    const many = Array.from({ length: 25 }, () => flight('delivered'))
    expect(told(many, undefined)).toEqual([10, 15, 10])
    expect(told([{ ...flight('delivered'), to: 9 }], undefined)).toEqual([0, 1, 0])
  })
})
