import { describe, expect, it } from 'vitest'
import type { Activation } from './kernels/reference.ts'
import { Network } from './network.ts'
import { seededRandom } from './random.ts'
import type { Weights } from './checks.ts'

const random = seededRandom(11)
const floats = (length: number): Float32Array => Float32Array.from({ length }, () => 2 * random() - 1)

/** A second opinion on the whole network, as slow and plain as can be: the mean loss of a batch. */
function plainLoss(
  { sizes, layers }: Weights,
  activation: Activation,
  images: ArrayLike<number>,
  labels: number[],
): number {
  const losses = labels.map((label, row) => {
    let x = Array.from({ length: sizes[0] }, (_, i) => images[row * sizes[0] + i])
    layers.forEach(({ w, b }, l) => {
      const m = sizes[l + 1]
      const z = Array.from(b, (bias, j) => x.reduce((sum, value, i) => sum + value * w[i * m + j], bias))
      const last = l + 1 === layers.length
      x = last ? z : z.map((v) => (activation === 'relu' ? Math.max(0, v) : 1 / (1 + Math.exp(-v))))
    })
    const sum = x.reduce((total, z) => total + Math.exp(z), 0)
    return -Math.log(Math.exp(x[label]) / sum)
  })
  return losses.reduce((a, b) => a + b) / labels.length
}

describe.each<Activation>(['relu', 'sigmoid'])('with %s', (activation) => {
  it.each([[[5, 3]], [[6, 7, 4]], [[9, 10, 8, 3]]])(
    'a step of %j goes down the gradient that finite differences give',
    (sizes) => {
      const network = new Network(sizes, { activation, seed: 5 })
      const before = network.weights
      for (const { b } of before.layers) b.set(floats(b.length).map((x) => x / 2))
      network.weights = before
      const labels = [0, 1, 2, 0, 1, 2, 2]
      const images = floats(labels.length * sizes[0])
      images.fill(0, 3, 5) // Some zeros, which the kernels leave out.
      const { loss } = network.trainBatch(images, labels, { learningRate: 1 })
      const after = network.weights
      expect(loss).toBeCloseTo(plainLoss(before, activation, images, labels), 6)

      const step = 1e-3
      before.layers.forEach((layer, l) => {
        for (const name of ['w', 'b'] as const) {
          layer[name].forEach((value, k) => {
            const lossAt = (x: number): [number, number] => {
              layer[name][k] = x
              return [plainLoss(before, activation, images, labels), layer[name][k]]
            }
            const [[up, high], [down, low]] = [lossAt(value + step), lossAt(value - step)]
            layer[name][k] = value
            const gradient = value - after.layers[l][name][k]
            expect(
              Math.abs(gradient - (up - down) / (high - low)),
              `${name}[${k}] of layer ${l}`,
            ).toBeLessThan(1e-4)
          })
        }
      })
    },
  )

  it('learns XOR, which no straight line separates', () => {
    const network = new Network([2, 8, 2], { activation, seed: 3 })
    const images = new Float32Array([0, 0, 0, 1, 1, 0, 1, 1])
    const labels = [0, 1, 1, 0]
    for (let step = 0; step < 3000; step++) network.trainBatch(images, labels, { learningRate: 0.5 })
    expect(network.evaluate(images, labels)).toMatchObject({
      accuracy: 1,
      confusion: [
        [2, 0],
        [0, 2],
      ],
    })
  })

  it('notices a learning rate of 1e9, says what to do and keeps the weights as they were', () => {
    const network = new Network([4, 6, 3], { activation })
    const images = floats(20)
    const train = (): unknown => network.trainBatch(images, [0, 1, 2, 1, 0], { learningRate: 1e9 })
    train() // The loss is taken before the step, so the first batch cannot know yet.
    let kept = network.weights
    let message = ''
    for (let step = 0; step < 5 && message === ''; step++) {
      kept = network.weights
      try {
        train()
      } catch (error) {
        message = String(error)
      }
    }
    expect(message).toMatch(
      /^LearningError: The loss of batch [2-6] is .*learning rate \(1000000000\) is too large/,
    )
    expect(message).toMatch(/smaller one, 0\.1 for instance/)
    expect(network.weights).toEqual(kept)
  })
})

describe('trainBatch', () => {
  it('notices a learning rate of 0, says which batch it was and leaves the weights unchanged', () => {
    const network = new Network([4, 6, 3])
    network.trainBatch(floats(8), [0, 2], { learningRate: 0.1 })
    const before = network.weights
    expect(() => network.trainBatch(floats(8), [0, 2], { learningRate: 0 })).toThrow(
      expect.objectContaining({
        name: 'LearningError',
        message: expect.stringMatching(/^Batch 2 changes nothing: the learning rate is 0.*evaluate\.$/),
      }),
    )
    expect(network.weights).toEqual(before)
  })

  it('takes bytes as pixels, a 255th each', () => {
    const [bytes, scaled] = [new Network([4, 6, 3]), new Network([4, 6, 3])]
    const pixels = new Uint8Array([0, 51, 102, 255, 255, 0, 0, 153])
    bytes.trainBatch(pixels, [0, 2], { learningRate: 0.1 })
    scaled.trainBatch(
      Float32Array.from(pixels, (p) => p / 255),
      [0, 2],
      { learningRate: 0.1 },
    )
    const [a, b] = [bytes.weights.layers[0].w, scaled.weights.layers[0].w]
    a.forEach((value, k) => expect(value).toBeCloseTo(b[k], 6))
  })

  it('comes out the same with the same seed, and not with another', () => {
    const images = floats(40)
    const trained = (seed: number): Weights => {
      const network = new Network([4, 6, 3], { seed })
      network.trainBatch(images, [0, 1, 2, 0, 1, 2, 0, 1, 2, 0], { learningRate: 0.1 })
      return network.weights
    }
    expect(trained(1)).toEqual(trained(1))
    expect(trained(1)).not.toEqual(trained(2))
  })

  it('takes batches of any size, one after another', () => {
    const network = new Network([4, 6, 3])
    for (const rows of [1, 9, 300, 2]) {
      const labels = Array.from({ length: rows }, (_, i) => i % 3)
      const { loss } = network.trainBatch(floats(4 * rows), labels, { learningRate: 0.01 })
      expect(loss).toBeGreaterThan(0)
    }
  })

  it.each<[string, () => unknown, RegExp]>([
    [
      'a wrong length',
      () => train(new Float32Array(7), [0]),
      /An image is 4 numbers.*7 numbers are no whole number/,
    ],
    ['no image', () => train(new Uint8Array(0), []), /no image/],
    ['a plain array', () => train([1, 2, 3, 4] as never, [0]), /Uint8Array.*or a Float32Array/],
    ['too few labels', () => train(floats(8), [0]), /2 images and 1 labels/],
    ['no labels', () => train(floats(8), undefined as never), /2 images and no labels/],
    ['a label out of range', () => train(floats(8), [0, 3]), /Label 1 is 3; with 3 outputs.*from 0 to 2/],
    ['a label that is a fraction', () => train(floats(8), [0.5, 1]), /Label 0 is 0.5/],
    [
      'a pixel that is not a number',
      () => train(new Float32Array([0, NaN, 0, 0]), [0]),
      /images have NaN.*\(at 1\)/,
    ],
    ['a negative learning rate', () => train(floats(4), [0], -1), /learning rate.*not -1/],
    ['an infinite learning rate', () => train(floats(4), [0], Infinity), /learning rate.*not Infinity/],
    [
      'no options',
      () => new Network([4, 6, 3]).trainBatch(floats(4), [0], undefined as never),
      /learning rate.*not undefined/,
    ],
    ['no learning rate', () => train(floats(4), [0], undefined as never, {}), /learning rate.*not undefined/],
  ])('refuses %s', (_name, act, words) => {
    expect(act).toThrow(words)
  })
})

function train(
  images: Float32Array | Uint8Array,
  labels: number[],
  learningRate = 0.1,
  options: object = { learningRate },
): unknown {
  return new Network([4, 6, 3]).trainBatch(images, labels, options as { learningRate: number })
}

describe('predict and evaluate', () => {
  it('predict gives probabilities that add up to 1', () => {
    const answer = new Network([4, 6, 3]).predict(floats(4))
    expect(answer).toHaveLength(3)
    expect(answer.reduce((a, b) => a + b)).toBeCloseTo(1, 6)
  })

  it('predict refuses more than one image', () => {
    expect(() => new Network([4, 6, 3]).predict(floats(8))).toThrow('one image at a time, and these are 2')
  })

  it('evaluate agrees with predict on each of many images, and changes nothing', () => {
    const network = new Network([4, 6, 3])
    const before = network.weights
    const count = 700 // More than one group.
    const images = floats(4 * count)
    const labels = Array.from({ length: count }, (_, i) => i % 3)
    const { loss, accuracy, confusion } = network.evaluate(images, labels)
    const expected = [0, 1, 2].map(() => [0, 0, 0])
    let sum = 0
    labels.forEach((label, i) => {
      const p = network.predict(images.subarray(4 * i, 4 * i + 4))
      expected[label][p.indexOf(Math.max(...p))]++
      sum -= Math.log(p[label])
    })
    expect(confusion).toEqual(expected)
    expect(loss).toBeCloseTo(sum / count, 5)
    expect(accuracy).toBeCloseTo((expected[0][0] + expected[1][1] + expected[2][2]) / count, 12)
    expect(network.weights).toEqual(before)
  })

  it('large logits overflow nothing', () => {
    const network = new Network([1, 2])
    network.weights = {
      sizes: [1, 2],
      layers: [{ w: new Float32Array([4000, -4000]), b: new Float32Array(2) }],
    }
    expect(network.predict(new Float32Array([1]))).toEqual(new Float32Array([1, 0]))
    expect(network.evaluate(new Float32Array([1]), [1]).loss).toBeCloseTo(8000, 3)
  })
})

describe('weights', () => {
  it('survive structured clone and make another network answer alike', () => {
    const [a, b] = [new Network([4, 6, 3], { seed: 1 }), new Network([4, 6, 3], { seed: 2 })]
    const image = floats(4)
    expect(b.predict(image)).not.toEqual(a.predict(image))
    b.weights = structuredClone(a.weights)
    expect(b.predict(image)).toEqual(a.predict(image))
    expect(b.weights).toEqual(a.weights)
  })

  it('are copies, both ways', () => {
    const network = new Network([4, 3])
    const taken = network.weights
    taken.layers[0].w.fill(9)
    expect(network.weights).not.toEqual(taken)
    network.weights = taken
    taken.layers[0].w.fill(7)
    expect(network.weights.layers[0].w[0]).toBe(9)
  })

  const weights = (w: number, b: number, fill = 0): Weights => ({
    sizes: [4, 3],
    layers: [{ w: new Float32Array(w).fill(fill), b: new Float32Array(b) }],
  })
  it.each<[string, Weights, RegExp]>([
    ['of another size', weights(13, 3), /Layer 1 of a network of 4-3 has 12 numbers in w, not 13/],
    ['without biases', weights(12, 0), /has 3 numbers in b, not 0/],
    ['with more layers', new Network([4, 3, 3]).weights, /have 1 layers.*these have 2/],
    ['that are none', {} as Weights, /these have none/],
    ['that are not finite', weights(12, 3, NaN), /not finite/],
  ])('%s are refused, and the old ones stay', (_name, wrong, words) => {
    const network = new Network([4, 3])
    const before = network.weights
    expect(() => (network.weights = wrong)).toThrow(words)
    expect(network.weights).toEqual(before)
  })
})

it.each([[[784]], [[]], [[784, 0]], [[784, 1.5, 10]], ['784' as never]])(
  'sizes of %j are refused',
  (sizes) => {
    expect(() => new Network(sizes)).toThrow(/at least two whole numbers/)
  },
)

it('an unknown activation is refused', () => {
  expect(() => new Network([4, 3], { activation: 'tanh' as never })).toThrow(
    `'relu' or 'sigmoid', not "tanh"`,
  )
})
