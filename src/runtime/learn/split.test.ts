import { expect, it } from 'vitest'
import { batches, type Split } from './split.ts'

/** Image i is its number, twice; label i is its number too, so that pairs can be told. */
const split = (count: number): Split => ({
  images: Uint8Array.from({ length: 2 * count }, (_, k) => k >> 1),
  labels: Uint8Array.from({ length: count }, (_, i) => i),
  count,
  rows: 1,
  columns: 2,
})

const order = (options: Parameters<typeof batches>[1], count = 23): number[] =>
  [...batches(split(count), options)].flatMap(({ labels }) => [...labels])

it('a pass deals every sample exactly once, with its own label', () => {
  const dealt = [...batches(split(23), { size: 5, seed: 3 })]
  expect(dealt.map(({ labels }) => labels.length)).toEqual([5, 5, 5, 5, 3])
  expect(dealt.flatMap(({ labels }) => [...labels]).sort((a, b) => a - b)).toEqual([...split(23).labels])
  for (const { images, labels } of dealt) expect([...images]).toEqual([...labels].flatMap((i) => [i, i]))
})

it('every pass deals every sample once, each in another order', () => {
  const dealt = order({ size: 4, seed: 1, passes: 3 })
  const passes = [dealt.slice(0, 23), dealt.slice(23, 46), dealt.slice(46)]
  for (const pass of passes) expect([...pass].sort((a, b) => a - b)).toEqual([...split(23).labels])
  expect(passes[0]).not.toEqual(passes[1])
})

it('the same seed deals the same order, another seed another', () => {
  expect(order({ size: 5, seed: 1 })).toEqual(order({ size: 5, seed: 1 }))
  expect(order({ size: 5, seed: 1 })).not.toEqual(order({ size: 5, seed: 2 }))
})

it('no batch is dealt from no samples', () => {
  expect(order({ size: 5 }, 0)).toEqual([])
})

it.each([0, -1, 2.5, NaN])('a size of %d is refused', (size) => {
  expect(() => [...batches(split(3), { size })]).toThrow(/whole number from 1 on/)
})
