import { describe, expect, it } from 'vitest'
import { mistakes, weightImages } from './looking.ts'
import { Network } from './network.ts'
import type { Split } from './split.ts'

/** Two pixels, two answers: each answer is the darker pixel. */
function darker(): Network {
  const network = new Network([4, 2])
  // Inputs × outputs: pixels 0 and 2 speak for answer 0, pixels 1 and 3 for answer 1.
  const w = new Float32Array([4, 0, 0, 4, 1, 0, 0, 1])
  network.weights = { sizes: [4, 2], layers: [{ w, b: new Float32Array(2) }] }
  return network
}

const split: Split = {
  images: new Uint8Array([255, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255]),
  labels: new Uint8Array([0, 0, 1, 1]),
  count: 4,
  rows: 2,
  columns: 2,
}

describe('mistakes', () => {
  it('are the pictures that get another answer than their label, and how sure the network was', () => {
    const found = mistakes(darker(), split)
    expect(found.map(({ at, label, answer }) => ({ at, label, answer }))).toEqual([
      { at: 1, label: 0, answer: 1 },
      { at: 2, label: 1, answer: 0 },
    ])
    expect(found[0].share).toBeCloseTo(1 / (1 + Math.exp(-4)), 6)
    expect(found[0]).toMatchObject({ pixels: new Uint8Array([0, 255, 0, 0]), width: 2, height: 2 })
  })

  it('are no more than asked for', () => {
    expect(mistakes(darker(), split, { most: 1 }).map(({ at }) => at)).toEqual([1])
    expect(mistakes(darker(), split, { most: 0 })).toEqual([])
  })

  it('are as many as evaluate counts off the diagonal', () => {
    const network = new Network([4, 2], { seed: 4 })
    const { confusion } = network.evaluate(split.images, split.labels)
    expect(mistakes(network, split)).toHaveLength(confusion[0][1] + confusion[1][0])
  })
})

describe('pictures of weights', () => {
  it('are one a unit, with each weight at the pixel that it weighs', () => {
    expect(weightImages(darker())).toEqual([
      { pixels: new Float32Array([4, 0, 1, 0]), width: 2, height: 2 },
      { pixels: new Float32Array([0, 4, 0, 1]), width: 2, height: 2 },
    ])
  })

  it('are refused where the inputs make no square', () => {
    expect(() => weightImages(new Network([6, 2]))).toThrow('6 inputs are no square')
  })
})
