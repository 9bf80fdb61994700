import { expect, test } from 'vitest'
import { RandomStream } from '../clock/random'
import { SortedMap } from './sorted-map'

test('a sorted map holds what a Map holds, in order, and former ones stay as they were', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = new RandomStream(seed, 'sorted map')
    const below = (n: number) => Math.floor(random.next() * n)
    const plain = new Map<number, number>()
    let map = SortedMap.of<number, number>()
    const kept: [SortedMap<number, number>, [number, number][]][] = []
    for (let step = 0; step < 200; step++) {
      const key = below(40)
      if (below(3) === 0) {
        map = map.without(key)
        plain.delete(key)
      } else {
        map = map.with(key, step)
        plain.set(key, step)
      }
      expect([map.get(key), map.has(key), map.size]).toEqual([plain.get(key), plain.has(key), plain.size])
      if (below(20) === 0) kept.push([map, [...plain].sort(([a], [b]) => a - b)])
    }
    for (const [former, entries] of kept) {
      expect([...former.from()]).toEqual(entries)
      const start = below(40)
      expect([...former.from(start)]).toEqual(entries.filter(([key]) => key >= start))
      expect(SortedMap.of(entries.reverse())).toEqual(former)
    }
  }
})

test('adding many at once gives the map that adding each gives, and leaves the former as it was', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = new RandomStream(seed, 'many at once')
    const below = (n: number) => Math.floor(random.next() * n)
    const some = (count: number, value: string) =>
      Array.from({ length: below(count) }, (_, n) => [below(60), `${value} ${n}`] as const)
    const former = SortedMap.of(some(40, 'former'))
    const before = [...former.from()]
    const added = some(40, 'added')
    const map = former.withAll(added)
    let expected = former
    for (const [key, value] of added) expected = expected.with(key, value)
    expect(map).toEqual(expected)
    expect([...former.from()]).toEqual(before)
  }
})

test('keys that follow each other make no long path', () => {
  const map = SortedMap.of(
    Array.from(
      { length: 10_000 },
      (_, n) => [`lithops.jobs/0-0/M000/${String(n).padStart(5, '0')}`, n] as const,
    ),
  )
  expect(map.size).toBe(10_000)
  expect(depthOf(map)).toBeLessThan(45)
  expect(depthOf(SortedMap.of(Array.from({ length: 10_000 }, (_, n) => [n, n] as const)))).toBeLessThan(45)
})

function depthOf(map: object): number {
  type Node = { left: Node | null; right: Node | null }
  const deep = (node: Node | null): number =>
    node === null ? 0 : 1 + Math.max(deep(node.left), deep(node.right))
  return deep((map as { root: Node | null }).root)
}
