/**
 * 'learn' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/learn/module.ts`; a test compares the names.
 */

/** Pixels of pictures, one picture after another: bytes from 0 to 255, or floats from 0 to 1. */
export type Images = Uint8Array | Uint8ClampedArray | Float32Array

/** Pictures with their labels. */
export interface Split {
  /** All pixels, one picture after another, from 0 (paper) to 255 (ink). */
  readonly images: Uint8Array
  /** The digit of each picture. */
  readonly labels: Uint8Array
  /** How many pictures there are. */
  readonly count: number
  /** Pixels from top to bottom. */
  readonly rows: number
  /** Pixels from left to right. */
  readonly columns: number
}

export type Source = 'mnist' | 'drawn'

/**
 * Loads handwritten digits: the real MNIST where it is at hand, else digits drawn by a program. `source` says which.
 *
 * ```ts
 * const { train, test } = await loadMnist()
 * ```
 */
export function loadMnist(options?: {
  readonly source?: Source
}): Promise<{ readonly train: Split; readonly test: Split; readonly source: Source }>

/** All numbers that a network has learned: plain data that can be sent and set on another network. */
export interface Weights {
  readonly sizes: number[]
  readonly layers: { readonly w: Float32Array; readonly b: Float32Array }[]
}

/** What a step of training says. */
export interface BatchResult {
  /** How wrong the answers were, before the step. Smaller is better. */
  readonly loss: number
  /** The share of right answers, from 0 to 1, before the step. */
  readonly accuracy: number
}

export interface Evaluation extends BatchResult {
  /** `confusion[label][answer]` counts the pictures of that label that got that answer. */
  readonly confusion: number[][]
}

/**
 * A network of layers, with so many units each. It learns from pictures and their labels.
 *
 * ```ts
 * const network = new Network([784, 128, 10], { seed: 1 })
 * ```
 */
export class Network {
  constructor(
    sizes: readonly number[],
    options?: { readonly activation?: 'relu' | 'sigmoid'; readonly seed?: number },
  )
  readonly sizes: readonly number[]
  readonly activation: 'relu' | 'sigmoid'
  /** A copy of all that it has learned. Setting it makes the network know what another knew. */
  get weights(): Weights
  set weights(weights: Weights)
  /**
   * One step of learning from these pictures.
   *
   * ```ts
   * network.trainBatch(images, labels, { learningRate: 0.3 })
   * ```
   */
  trainBatch(
    images: Images,
    labels: ArrayLike<number>,
    options: { readonly learningRate: number },
  ): BatchResult
  /** Answers all pictures and counts what is right. Nothing is learned. */
  evaluate(images: Images, labels: ArrayLike<number>): Evaluation
  /** How likely each answer is for one picture, from 0 to 1. */
  predict(image: Images): Float32Array
}

/** Some pictures with their labels. */
export interface Batch {
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

export interface BatchOptions {
  /** How many pictures a batch has. */
  readonly size: number
  /** Decides the order. */
  readonly seed?: number
  /** How often all pictures are dealt, each time in another order. Default 1. */
  readonly passes?: number
}

/**
 * Deals pictures out in batches, in an order that the seed decides.
 *
 * ```ts
 * for (const { images, labels } of batches(train, { size: 128 })) network.trainBatch(images, labels, { learningRate: 0.3 })
 * ```
 */
export function batches(split: Split, options: BatchOptions): Generator<Batch>

/**
 * The pictures from one up to another, counted from 0. Nothing is copied.
 *
 * ```ts
 * const half = part(train, 0, train.count / 2)
 * ```
 */
export function part(split: Split, from: number, to: number): Split

/**
 * The mean of several networks' weights, number by number.
 *
 * ```ts
 * network.weights = averageWeights([first, second])
 * ```
 */
export function averageWeights(several: readonly Weights[]): Weights

export interface Mistake {
  /** Which picture of the split. */
  readonly at: number
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly label: number
  readonly answer: number
  /** How sure the network is of its answer, from 0 to 1. */
  readonly share: number
}

/**
 * The first pictures that get a wrong answer.
 *
 * ```ts
 * mistakes(network, test, { most: 20 })
 * ```
 */
export function mistakes(network: Network, split: Split, options?: { readonly most?: number }): Mistake[]

export interface WeightImage {
  /** A weight for each pixel: above 0 where ink speaks for the unit. */
  readonly pixels: Float32Array
  readonly width: number
  readonly height: number
}

/** A picture for each unit of the first layer: what it looks for. */
export function weightImages(network: Network): WeightImage[]

/**
 * A drawing made to look as MNIST's pictures do, 28 × 28; null for an empty one.
 *
 * ```ts
 * const picture = centred(pixels, 28, 28)
 * ```
 */
export function centred(pixels: ArrayLike<number>, width: number, height: number): Uint8Array | null

/** A file of numbers, read: its shape, and its bytes one after another. */
export interface Idx {
  readonly shape: number[]
  readonly data: Uint8Array
}

/** Reads an unpacked IDX file, the format that MNIST is published in. */
export function readIdx(bytes: Uint8Array): Idx
/** Reads an IDX file, packed or not. */
export function readIdxFile(bytes: Uint8Array): Promise<Idx>
/** The bytes of an IDX file. */
export function writeIdx(shape: readonly number[], data: Uint8Array): Uint8Array
/** The bytes, unpacked if they are packed. */
export function gunzip(bytes: Uint8Array): Promise<Uint8Array>
/** Which file of MNIST some bytes are, or null. */
export function identify(unpacked: Uint8Array): { readonly source: Source; readonly name: string } | null
/** Pictures and labels of two files, put together. */
export function splitOf(images: Idx, labels: Idx): Split

/** A file that cannot be read. */
export class IdxError extends Error {}
/** The files of a data set are not there. */
export class DatasetMissing extends Error {}
/** Training comes to nothing: the learning rate is too large, or 0. */
export class LearningError extends Error {}
