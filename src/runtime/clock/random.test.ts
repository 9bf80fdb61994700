import { describe, expect, it } from 'vitest'
import { RandomStream } from './random'

const draw = (stream: RandomStream, n: number) => Array.from({ length: n }, () => stream.next())

describe('a random stream', () => {
  it('is equal for equal seed and id', () => {
    expect(draw(new RandomStream(42, '0.1!1'), 100)).toEqual(draw(new RandomStream(42, '0.1!1'), 100))
  })

  it('differs for another id, another incarnation and another seed', () => {
    const streams = [
      [42, '0.1!1'],
      [42, '0.2!1'],
      [42, '0.1!2'],
      [43, '0.1!1'],
      [-42, '0.1!1'],
      [0, ''],
    ] as const
    const drawn = streams.map(([seed, id]) => draw(new RandomStream(seed, id), 4).join())
    expect(new Set(drawn).size).toBe(streams.length)
  })

  it('gives numbers from 0 on and below 1, evenly over ten parts', () => {
    const parts = new Array<number>(10).fill(0)
    const drawn = draw(new RandomStream(7, 'even'), 100_000)
    for (const value of drawn) parts[Math.floor(value * 10)]++
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
    for (const part of parts) expect(Math.abs(part - 10_000)).toBeLessThan(500)
  })

  it('gives these numbers for seed 42 on every machine', () => {
    expect(draw(new RandomStream(42, '0.1!1'), 3)).toEqual([
      0.9998294073157012, 0.9050592663697898, 0.17133849882520735,
    ])
  })

  it('keeps a thousand actors of neighbouring ids apart', () => {
    const first = Array.from({ length: 1000 }, (_, i) => new RandomStream(1, `0.${i}!1`).next())
    expect(new Set(first).size).toBe(1000)
    const mean = first.reduce((sum, value) => sum + value, 0) / 1000
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05)
  })
})
