/**
 * A dense network that is trained by plain stochastic gradient descent: the class a notebook cell uses.
 *
 * Layers of the given sizes, each with weights and biases; ReLU or sigmoid between them; softmax and
 * cross-entropy at the end. The arithmetic is in kernels/; here are the checks, the messages and the order of
 * the steps. There is no other optimiser, no convolution and no saving to a file: `weights` is plain data that
 * can be sent to another actor, stored, and set on another network of the same sizes.
 */
import * as kernel from './kernels/reference.ts'
import type { Activation } from './kernels/reference.ts'
import { byColumn, gather, sparseRoom, type Sparse } from './kernels/sparse.ts'
import {
  checkedImages,
  checkedLabels,
  checkedRate,
  checkedSizes,
  checkedWeights,
  diverged,
  type Images,
  type Weights,
} from './checks.ts'
import { seededRandom } from './random.ts'

export interface NetworkOptions {
  readonly activation?: Activation
  readonly seed?: number
}

export interface BatchResult {
  /** Mean cross-entropy over the batch, in nats, before the step. */
  readonly loss: number
  /** Share of the batch that was classified rightly, before the step. */
  readonly accuracy: number
}

export interface Evaluation extends BatchResult {
  /** confusion[label][answer] counts the images of that label that got that answer. */
  readonly confusion: number[][]
}

/** What a pass over a batch needs besides the weights, kept from batch to batch. One entry a layer. */
interface Scratch {
  readonly rows: number
  /** x[l] is what goes into layer l, and its transpose. */
  readonly x: Sparse[]
  readonly xByColumn: Sparse[]
  /** z[l] is what comes out of layer l, B × m; of the last one, the probabilities. */
  readonly z: Float64Array[]
  readonly dz: Float64Array[]
}

/** Beyond this mean loss every probability is 0 in any float, and no step leads back. Sigmoid networks that
 *  diverge get here long before a number overflows, and so does ReLU when all its units have died. */
const LOSS_LIMIT = 1e6
/** Images are evaluated in groups of this many, so that evaluating 60 000 needs no more room than a batch. */
const EVALUATION_ROWS = 256

export class Network {
  readonly sizes: readonly number[]
  readonly activation: Activation
  #layers: { w: Float32Array; b: Float32Array }[]
  #scratch: Scratch | undefined
  #batches = 0

  constructor(sizes: readonly number[], { activation = 'relu', seed = 1 }: NetworkOptions = {}) {
    this.sizes = checkedSizes(sizes)
    if (activation !== 'relu' && activation !== 'sigmoid') {
      throw new TypeError(`The activation is 'relu' or 'sigmoid', not ${JSON.stringify(activation)}.`)
    }
    this.activation = activation
    const random = seededRandom(seed)
    // Uniform in ±√(6 / n) keeps the size of signals through ReLU (He), ±√(6 / (n + m)) through sigmoid (Glorot).
    this.#layers = sizes.slice(1).map((m, l) => {
      const n = sizes[l]
      const limit = Math.sqrt(6 / (activation === 'relu' ? n : n + m))
      const w = Float32Array.from({ length: n * m }, () => (2 * random() - 1) * limit)
      return { w, b: new Float32Array(m) }
    })
  }

  /** A copy: plain data for structured clone. `w` of a layer is inputs × outputs, row by row. */
  get weights(): Weights {
    const layers = this.#layers.map(({ w, b }) => ({ w: w.slice(), b: b.slice() }))
    return { sizes: [...this.sizes], layers }
  }

  set weights(weights: Weights) {
    this.#layers = checkedWeights(weights, this.sizes)
  }

  /** One step of gradient descent on the mean loss of these images. */
  trainBatch(
    images: Images,
    labels: ArrayLike<number>,
    options: { readonly learningRate: number },
  ): BatchResult {
    const batch = this.#batches + 1
    const learningRate = checkedRate(options?.learningRate, batch)
    const rows = checkedImages(images, this.sizes[0])
    checkedLabels(labels, rows, this.#classes)
    const scratch = this.#room(rows)
    this.#forward(images, 0, rows, scratch)
    let loss = 0
    let right = 0
    this.#score(labels, 0, rows, scratch, (label, answer, itsLoss) => {
      loss += itsLoss
      if (answer === label) right++
    })
    loss /= rows
    if (!(loss <= LOSS_LIMIT)) throw diverged(loss, learningRate, batch, images)
    this.#step(labels, rows, learningRate / rows, scratch)
    this.#batches = batch
    return { loss, accuracy: right / rows }
  }

  evaluate(images: Images, labels: ArrayLike<number>): Evaluation {
    const rows = checkedImages(images, this.sizes[0])
    checkedLabels(labels, rows, this.#classes)
    const confusion = Array.from({ length: this.#classes }, () => new Array<number>(this.#classes).fill(0))
    let loss = 0
    let right = 0
    for (let from = 0; from < rows; from += EVALUATION_ROWS) {
      const some = Math.min(EVALUATION_ROWS, rows - from)
      const scratch = this.#room(some)
      this.#forward(images, from, some, scratch)
      this.#score(labels, from, some, scratch, (label, answer, itsLoss) => {
        loss += itsLoss
        if (answer === label) right++
        confusion[label][answer]++
      })
    }
    return { loss: loss / rows, accuracy: right / rows, confusion }
  }

  /** The probability of each class for one image. */
  predict(image: Images): Float32Array {
    const rows = checkedImages(image, this.sizes[0])
    if (rows !== 1) throw new RangeError(`predict takes one image at a time, and these are ${rows}.`)
    const scratch = this.#room(1)
    this.#forward(image, 0, 1, scratch)
    const out = scratch.z[scratch.z.length - 1]
    kernel.softmax(out, 0, this.#classes, 0)
    return Float32Array.from(out.subarray(0, this.#classes))
  }

  get #classes(): number {
    return this.sizes[this.sizes.length - 1]
  }

  #room(rows: number): Scratch {
    if (this.#scratch && this.#scratch.rows >= rows) return this.#scratch
    const inputs = this.sizes.slice(0, -1)
    const outputs = this.sizes.slice(1)
    this.#scratch = {
      rows,
      x: inputs.map((n) => sparseRoom(rows, n)),
      xByColumn: inputs.map((n) => sparseRoom(rows, n)),
      z: outputs.map((m) => new Float64Array(rows * m)),
      dz: outputs.map((m) => new Float64Array(rows * m)),
    }
    return this.#scratch
  }

  /** Bytes are pixels, 0 … 255, and become 0 … 1; floats are taken as they are. */
  #forward(images: Images, from: number, rows: number, { x, z }: Scratch): void {
    const pixels = images.subarray(from * this.sizes[0], (from + rows) * this.sizes[0])
    gather(pixels, rows, this.sizes[0], images instanceof Float32Array ? 1 : 1 / 255, x[0])
    this.#layers.forEach(({ w, b }, l) => {
      const m = this.sizes[l + 1]
      kernel.affine(x[l], rows, w, b, m, z[l])
      if (l + 1 === this.#layers.length) return
      kernel.activate(z[l], rows * m, this.activation)
      gather(z[l], rows, m, 1, x[l + 1])
    })
  }

  /** Turns the last layer's z into probabilities, and tells each row's label, likeliest class and loss. */
  #score(
    labels: ArrayLike<number>,
    from: number,
    rows: number,
    { z }: Scratch,
    tell: (label: number, answer: number, loss: number) => void,
  ): void {
    const classes = this.#classes
    const out = z[z.length - 1]
    for (let row = 0; row < rows; row++) {
      const base = row * classes
      let answer = 0
      for (let j = 1; j < classes; j++) if (out[base + j] > out[base + answer]) answer = j
      const label = labels[from + row]
      tell(label, answer, kernel.softmax(out, base, classes, label))
    }
  }

  /** From the last layer to the first: first what goes on to the layer before, then this layer's own step. */
  #step(labels: ArrayLike<number>, rows: number, scale: number, { x, xByColumn, z, dz }: Scratch): void {
    const last = this.#layers.length - 1
    kernel.softmaxBackward(z[last], labels, rows, this.#classes, scale, dz[last])
    for (let l = last; l >= 0; l--) {
      const { w, b } = this.#layers[l]
      const n = this.sizes[l]
      const m = this.sizes[l + 1]
      if (l > 0) kernel.affineBackward(x[l], rows, n, w, dz[l], m, this.activation, dz[l - 1])
      byColumn(x[l], rows, n, xByColumn[l])
      kernel.affineStep(xByColumn[l], rows, n, dz[l], m, w, b)
    }
  }
}
