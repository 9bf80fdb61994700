/**
 * What several workers need to learn together: a part of the pictures each, and one network made of theirs.
 */
import { checkedWeights, type Weights } from './checks.ts'
import type { Split } from './split.ts'

/** The pictures from `from` up to `to`, as a view: nothing is copied. */
export function part(split: Split, from: number, to: number): Split {
  const whole = [from, to].every((at) => Number.isSafeInteger(at) && at >= 0 && at <= split.count)
  if (!whole || from >= to) {
    throw new RangeError(
      `A part of ${split.count} pictures goes from 0 or later up to at most ${split.count}, not from ${from} to ${to}.`,
    )
  }
  const size = split.rows * split.columns
  return {
    images: split.images.subarray(from * size, to * size),
    labels: split.labels.subarray(from, to),
    count: to - from,
    rows: split.rows,
    columns: split.columns,
  }
}

/**
 * The mean of several networks' weights, number by number:  w = (w₁ + … + wₙ) / n
 *
 * It makes sense only among networks that began alike and stayed near each other: units of networks that were made
 * apart stand for different things, and their mean stands for nothing.
 */
export function averageWeights(several: readonly Weights[]): Weights {
  if (!Array.isArray(several) || several.length === 0) {
    throw new RangeError('averageWeights takes a list of weights, one of a network at least.')
  }
  const [{ sizes }] = several as readonly Weights[]
  const layers = several.map((weights: Weights) => checkedWeights(weights, sizes))
  const mean = (numbers: readonly Float32Array[]) =>
    Float32Array.from(numbers[0], (_, k) => numbers.reduce((sum, one) => sum + one[k], 0) / numbers.length)
  return {
    sizes: [...sizes],
    layers: layers[0].map((_, l) => ({
      w: mean(layers.map((one) => one[l].w)),
      b: mean(layers.map((one) => one[l].b)),
    })),
  }
}
