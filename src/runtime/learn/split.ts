/**
 * Labelled images, and how they are dealt out in batches.
 *
 * A pass deals every image exactly once, in an order that the seed alone decides; the last batch of a pass may
 * be smaller. Sampling with replacement is not offered: it trains no better and is harder to check.
 */
import type { Idx } from './idx.ts'
import { IdxError } from './idx.ts'
import { seededRandom, shuffledIndices } from './random.ts'

export interface Split {
  /** count × rows × columns pixels, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array
  readonly labels: Uint8Array
  readonly count: number
  readonly rows: number
  readonly columns: number
}

export interface Batch {
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

/** An image file and its label file, put together. */
export function splitOf(images: Idx, labels: Idx): Split {
  if (images.shape.length !== 3) {
    throw new IdxError(
      `The images' file has ${images.shape.length} dimension(s); images have three (count, rows, columns). ` +
        (images.shape.length === 1 ? 'Is it the labels’ file?' : ''),
    )
  }
  if (labels.shape.length !== 1) {
    throw new IdxError(
      `The labels' file has ${labels.shape.length} dimensions; labels have one. ` +
        (labels.shape.length === 3 ? 'Is it the images’ file?' : ''),
    )
  }
  const [count, rows, columns] = images.shape
  if (labels.shape[0] !== count) {
    throw new IdxError(
      `There are ${count} images and ${labels.shape[0]} labels: the two files do not belong together.`,
    )
  }
  return { images: images.data, labels: labels.data, count, rows, columns }
}

export interface BatchOptions {
  readonly size: number
  readonly seed?: number
  /** How often all images are dealt, each time in another order. */
  readonly passes?: number
}

export function* batches(split: Split, { size, seed = 1, passes = 1 }: BatchOptions): Generator<Batch> {
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new RangeError(`A batch's size is a whole number from 1 on, not ${size}.`)
  }
  const random = seededRandom(seed)
  const pixels = split.rows * split.columns
  for (let pass = 0; pass < passes; pass++) {
    const order = shuffledIndices(split.count, random)
    for (let from = 0; from < split.count; from += size) {
      const dealt = order.subarray(from, from + size)
      const images = new Uint8Array(dealt.length * pixels)
      const labels = new Uint8Array(dealt.length)
      dealt.forEach((which, i) => {
        images.set(split.images.subarray(which * pixels, (which + 1) * pixels), i * pixels)
        labels[i] = split.labels[which]
      })
      yield { images, labels }
    }
  }
}
