import { expect, it } from 'vitest'
import { Network } from './network'

const UNORDERED = { ordering: 'unordered', loss: 0, latency: 0, answers: 'steps' } as const

/** In which order so many messages arrive in slow motion that set out one millisecond apart. */
function arrivals(seed: number, count: number, ordering: 'ordered' | 'unordered'): number[] {
  const network = new Network(seed)
  network.become({ ...UNORDERED, ordering })
  network.travel = 60_000
  const order: number[] = []
  for (let row = 0; row < count; row++) network.send('slow', row * 100, row, () => order.push(row))
  for (let now = 0; now <= 200_000; now += 50) network.arrive(now)
  expect(network.empty).toBe(true)
  return order
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

it('keeps the order of what travels unless it is unordered', () => {
  for (let seed = 1; seed <= 20; seed++) expect(arrivals(seed, 20, 'ordered')).toEqual(numbers(20))
})

it('lets messages overtake each other in slow motion, loses none and doubles none, the same for a seed', () => {
  const orders = new Set<string>()
  for (let seed = 1; seed <= 100; seed++) {
    const order = arrivals(seed, 12, 'unordered')
    expect([...order].sort((a, b) => a - b)).toEqual(numbers(12))
    expect(arrivals(seed, 12, 'unordered')).toEqual(order)
    orders.add(order.join())
  }
  expect(orders.size).toBeGreaterThan(95)
})

it('says how long each message travels, for who draws it', () => {
  const network = new Network(3)
  network.become(UNORDERED)
  network.travel = 60_000
  for (let row = 0; row < 5000; row++) network.send('slow', 0, row, () => {})
  const times = Array.from({ length: 100 }, (_, n) => network.travelOf(4900 + n))
  expect(Math.min(...times)).toBeGreaterThanOrEqual(30_000)
  expect(Math.max(...times)).toBeLessThanOrEqual(90_000)
  expect(new Set(times).size).toBeGreaterThan(90)
  // Of the oldest it is not known any more, and the usual time stands for it.
  expect(network.travelOf(0)).toBe(60_000)
})
