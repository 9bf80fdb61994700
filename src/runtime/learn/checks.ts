/**
 * What a network is given, checked before any arithmetic: sizes, images, labels, weights.
 *
 * Wrong numbers do not crash a network, they quietly train it to nonsense; so each mistake a notebook cell can
 * make is refused here, in words that say what was expected and what came.
 */

/** Bytes are pixels, 0 … 255, scaled by 1/255 inside; floats are taken as they are. One image after another. */
export type Images = Uint8Array | Uint8ClampedArray | Float32Array

export interface Weights {
  readonly sizes: number[]
  readonly layers: { readonly w: Float32Array; readonly b: Float32Array }[]
}

/** Training would come to nothing: the loss can't come back, or no step changes a weight. */
export class LearningError extends Error {
  override name = 'LearningError'
}

const wholeFrom1 = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 1

export function checkedSizes(sizes: readonly number[]): readonly number[] {
  if (!Array.isArray(sizes) || sizes.length < 2 || !sizes.every(wholeFrom1)) {
    throw new RangeError(
      `A network's sizes are at least two whole numbers from 1 on, as in [784, 128, 10], ` +
        `not ${JSON.stringify(sizes)}.`,
    )
  }
  return [...(sizes as number[])]
}

/** How many images these are. */
export function checkedImages(images: Images, inputs: number): number {
  const known =
    images instanceof Uint8Array || images instanceof Uint8ClampedArray || images instanceof Float32Array
  if (!known) {
    throw new TypeError(
      'Images are a Uint8Array (pixels 0 to 255) or a Float32Array, one image after another.',
    )
  }
  if (images.length === 0 || images.length % inputs !== 0) {
    throw new RangeError(
      `An image is ${inputs} numbers for this network, and ${images.length} numbers are ` +
        (images.length === 0 ? 'no image.' : 'no whole number of images.'),
    )
  }
  return images.length / inputs
}

export function checkedLabels(labels: ArrayLike<number>, rows: number, classes: number): void {
  if (labels?.length !== rows) {
    throw new RangeError(
      `There are ${rows} images and ${labels?.length ?? 'no'} labels; each image needs one.`,
    )
  }
  for (let i = 0; i < rows; i++) {
    const label = labels[i]
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(
        `Label ${i} is ${label}; with ${classes} outputs, labels are whole numbers from 0 to ${classes - 1}.`,
      )
    }
  }
}

/** A copy of the layers, so that what is set and what is trained are not the same arrays. */
export function checkedWeights(
  weights: Weights,
  sizes: readonly number[],
): { w: Float32Array; b: Float32Array }[] {
  const shown = sizes.join('-')
  if (!Array.isArray(weights?.layers) || weights.layers.length !== sizes.length - 1) {
    throw new RangeError(
      `Weights for a network of ${shown} have ${sizes.length - 1} layers ({sizes, layers: [{w, b}]}), ` +
        `and these have ${weights?.layers?.length ?? 'none'}.`,
    )
  }
  return weights.layers.map(({ w, b }, l) => {
    const checked = { w: Float32Array.from(w ?? []), b: Float32Array.from(b ?? []) }
    for (const [name, held, expected] of [
      ['w', checked.w, sizes[l] * sizes[l + 1]],
      ['b', checked.b, sizes[l + 1]],
    ] as const) {
      if (held.length !== expected) {
        throw new RangeError(
          `Layer ${l + 1} of a network of ${shown} has ${expected} numbers in ${name}, not ${held.length}.`,
        )
      }
      if (!held.every(Number.isFinite)) {
        throw new RangeError(`Layer ${l + 1} has numbers in ${name} that are not finite.`)
      }
    }
    return checked
  })
}

/** A rate of 0 is a number, and yet a mistake: every batch would be worked through and nothing learnt. */
export function checkedRate(learningRate: unknown, batch: number): number {
  if (typeof learningRate !== 'number' || !Number.isFinite(learningRate) || learningRate < 0) {
    throw new RangeError(`The learning rate must be a number above 0 (try 0.1), not ${String(learningRate)}.`)
  }
  if (learningRate === 0) {
    throw new LearningError(
      `Batch ${batch} changes nothing: the learning rate is 0, and every step is 0 times the gradient. ` +
        `Train with a rate above 0, 0.1 for instance. To measure without learning there is evaluate.`,
    )
  }
  return learningRate
}

/** The error for a loss that is lost, with what to do. Images are searched first: they may be to blame. */
export function diverged(loss: number, learningRate: number, batch: number, images: Images): Error {
  const at = images instanceof Float32Array ? images.findIndex((x) => !Number.isFinite(x)) : -1
  if (at >= 0) return new RangeError(`The images have ${images[at]} among their pixels (at ${at}).`)
  const shown = Number.isFinite(loss) ? loss.toPrecision(3) : `${loss}`
  return new LearningError(
    `The loss of batch ${batch} is ${shown}${Number.isFinite(loss) ? ', far beyond any useful value' : ', not a finite number'}: ` +
      `training has diverged, and the learning rate (${learningRate}) is too large. Make a new network, or set ` +
      `weights you kept, and train with a smaller one, 0.1 for instance. ` +
      `The weights are as they were before this batch.`,
  )
}
