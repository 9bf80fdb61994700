import { describe, expect, it } from 'vitest'
import { burstTime, look, Particles, travelEase, type Launch } from './particles'
import { routesOf } from './route'

const box = (x: number) => ({ x, y: 0, width: 188, height: 96 })
const route = [
  ...routesOf(
    new Map([
      [1, box(0)],
      [2, box(500)],
    ]),
    [{ from: 1, to: 2 }],
  ).values(),
][0]
const launch = (over: Partial<Launch> = {}): Launch => ({
  route,
  colour: 1,
  look: look.message,
  lost: false,
  start: 0,
  travel: 600,
  from: 0,
  ...over,
})
const seen = (particles: Particles, now: number): [number, number][] => {
  const at: [number, number][] = []
  particles.step(now, (x, _y, _colour, _look, burst) => at.push([x, burst]))
  return at
}

describe('particles', () => {
  it('eases from 0 to 1 without going back', () => {
    const values = Array.from({ length: 201 }, (_, n) => travelEase(n / 200))
    expect([values[0], values[200]]).toEqual([0, 1])
    for (let n = 1; n < values.length; n += 1) expect(values[n]).toBeGreaterThanOrEqual(values[n - 1])
    expect(travelEase(0.5)).toBeCloseTo(0.78, 1)
  })

  it('goes from the sender to the receiver and is let go on arrival', () => {
    const particles = new Particles()
    particles.launch(launch())
    expect(seen(particles, 0)[0][0]).toBeCloseTo(route.x0)
    expect(seen(particles, 599)[0][0]).toBeCloseTo(route.x3, 0)
    expect(seen(particles, 600)).toEqual([])
    expect(particles.count).toBe(0)
  })

  it('starts where the held envelope lay', () => {
    const particles = new Particles()
    particles.launch(launch({ from: 0.5 }))
    expect(seen(particles, 0)[0][0]).toBeCloseTo((route.x0 + route.x3) / 2)
  })

  it('bursts on the way when it is lost, and never arrives', () => {
    const particles = new Particles()
    particles.launch(launch({ lost: true }))
    const [x, burst] = seen(particles, 400)[0]
    expect(x).toBeLessThan(route.x3 - 60)
    expect(burst).toBeGreaterThanOrEqual(0)
    expect(seen(particles, 600 + burstTime)).toEqual([])
  })

  it('refuses what it has no room for', () => {
    const particles = new Particles(2)
    expect([1, 2, 3].map(() => particles.launch(launch()))).toEqual([true, true, false])
  })

  it('keeps the others when one arrives', () => {
    const particles = new Particles()
    particles.launch(launch({ start: 0 }))
    particles.launch(launch({ start: 300 }))
    expect(seen(particles, 700).length).toBe(1)
  })
})
