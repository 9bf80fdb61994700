/**
 * Ways to look at a network that has learned: what it gets wrong, and what its first layer looks for.
 */
import type { Network } from './network.ts'
import type { Split } from './split.ts'

export interface Mistake {
  /** Which picture of the split. */
  readonly at: number
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly label: number
  readonly answer: number
  /** How sure of its answer it is, from 0 to 1. */
  readonly share: number
}

export interface WeightImage {
  /** One weight a pixel: above 0 where ink speaks for this unit, below 0 where it speaks against. */
  readonly pixels: Float32Array
  readonly width: number
  readonly height: number
}

/** The first pictures of the split, at most `most` of them, that get another answer than their label. */
export function mistakes(
  network: Network,
  split: Split,
  { most = 10 }: { readonly most?: number } = {},
): Mistake[] {
  const { rows, columns, images, labels } = split
  const size = rows * columns
  const found: Mistake[] = []
  for (let at = 0; at < split.count && found.length < most; at++) {
    const pixels = images.subarray(at * size, (at + 1) * size)
    const shares = network.predict(pixels)
    const answer = shares.indexOf(Math.max(...shares))
    if (answer === labels[at]) continue
    const share = shares[answer]
    found.push({ at, pixels: pixels.slice(), width: columns, height: rows, label: labels[at], answer, share })
  }
  return found
}

/** A picture for each unit of the first layer: its weights, each at the pixel that it weighs. */
export function weightImages(network: Network): WeightImage[] {
  const [inputs, units] = network.sizes
  const side = Math.round(Math.sqrt(inputs))
  if (side * side !== inputs) {
    throw new RangeError(`Weights are shown as square pictures, and ${inputs} inputs are no square.`)
  }
  const { w } = network.weights.layers[0]
  return Array.from({ length: units }, (_, unit) => ({
    pixels: Float32Array.from({ length: inputs }, (_, input) => w[input * units + unit]),
    width: side,
    height: side,
  }))
}
