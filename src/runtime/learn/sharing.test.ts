import { describe, expect, it } from 'vitest'
import { Network } from './network.ts'
import { seededRandom } from './random.ts'
import { averageWeights, part } from './sharing.ts'
import type { Split } from './split.ts'

const random = seededRandom(3)
const split: Split = {
  images: Uint8Array.from({ length: 40 }, () => Math.floor(256 * random())),
  labels: Uint8Array.from({ length: 10 }, (_, i) => i % 3),
  count: 10,
  rows: 2,
  columns: 2,
}

describe('a part of the pictures', () => {
  it('has their pixels and labels, and copies nothing', () => {
    const some = part(split, 3, 5)
    expect(some).toEqual({
      images: split.images.slice(12, 20),
      labels: new Uint8Array([0, 1]),
      count: 2,
      rows: 2,
      columns: 2,
    })
    expect(some.images.buffer).toBe(split.images.buffer)
  })

  it.each([
    [0, 11],
    [-1, 3],
    [4, 4],
    [0.5, 2],
  ])('from %d to %d is refused', (from, to) => {
    expect(() => part(split, from, to)).toThrow(`not from ${from} to ${to}`)
  })
})

describe('averaged weights', () => {
  it('after one step each are those of one step on both batches together', () => {
    const alike = () => new Network([4, 5, 3], { seed: 9 })
    const [one, two, both] = [alike(), alike(), alike()]
    const train = (network: Network, { images, labels }: Split) =>
      network.trainBatch(images, labels, { learningRate: 0.4 })
    train(one, part(split, 0, 5))
    train(two, part(split, 5, 10))
    train(both, split)
    const mean = averageWeights([one.weights, two.weights])
    expect(mean.sizes).toEqual([4, 5, 3])
    mean.layers.forEach(({ w, b }, l) => {
      const expected = both.weights.layers[l]
      w.forEach((value, k) => expect(value).toBeCloseTo(expected.w[k], 6))
      b.forEach((value, k) => expect(value).toBeCloseTo(expected.b[k], 6))
    })
  })

  it('of one network are its own', () => {
    const { weights } = new Network([4, 3])
    expect(averageWeights([weights])).toEqual(weights)
  })

  it('of none, or of networks of different sizes, are refused', () => {
    expect(() => averageWeights([])).toThrow('one of a network at least')
    expect(() => averageWeights([new Network([4, 3]).weights, new Network([4, 2]).weights])).toThrow(
      'Layer 1 of a network of 4-3 has 12 numbers in w, not 8',
    )
  })
})
