/**
 * The yardstick of the MNIST bench: the same network in TensorFlow.js on its WebAssembly backend, SIMD on.
 *
 * It gets every advantage that leaves the work the same: its batches are tensors before the clock starts, labels
 * one-hot already, and nothing is read back between steps (the backend computes synchronously, so the clock stops
 * after the last step, and one weight is read to be sure). One thread, as our side has one.
 */
import * as tf from '@tensorflow/tfjs'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import type { Command, Reply } from './mnist-protocol.ts'

interface Model {
  readonly w1: tf.Variable<tf.Rank.R2>
  readonly b1: tf.Variable<tf.Rank.R1>
  readonly w2: tf.Variable<tf.Rank.R2>
  readonly b2: tf.Variable<tf.Rank.R1>
  readonly optimizer: tf.SGDOptimizer
}

let setup: Extract<Command, { kind: 'setup' }>
let model: Model

const logits = (x: tf.Tensor2D): tf.Tensor2D =>
  x.matMul(model.w1).add(model.b1).relu().matMul(model.w2).add(model.b2)

async function start(): Promise<Reply> {
  // Threads would be taken where the page is isolated, unless they are switched off.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setThreadsCount(1)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  })
  await tf.setBackend('wasm')
  await tf.ready()
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')
  const binaries = performance
    .getEntriesByType('resource')
    .map(({ name }) => /[^/?]*\.wasm/.exec(name)?.[0] ?? '')
    .filter(Boolean)
  if (tf.getBackend() !== 'wasm' || !simd) {
    throw new Error(
      `TensorFlow.js runs on ${tf.getBackend()}, SIMD ${simd ? 'on' : 'off'}: not the yardstick.`,
    )
  }
  const [inputs, hidden, classes] = setup.sizes
  const uniform = (n: number, m: number): tf.Variable<tf.Rank.R2> => {
    const limit = Math.sqrt(6 / n)
    return tf.variable(tf.randomUniform<tf.Rank.R2>([n, m], -limit, limit, 'float32', 1))
  }
  model = {
    w1: uniform(inputs, hidden),
    b1: tf.variable(tf.zeros<tf.Rank.R1>([hidden])),
    w2: uniform(hidden, classes),
    b2: tf.variable(tf.zeros<tf.Rank.R1>([classes])),
    optimizer: tf.train.sgd(setup.learningRate),
  }
  return {
    kind: 'ready',
    facts: { version: tf.version.tfjs, simd: true, binaries: binaries.join(' ') },
  }
}

const asTensor = (images: Uint8Array, rows: number): tf.Tensor2D =>
  tf.tensor2d(
    Float32Array.from(images, (pixel) => pixel / 255),
    [rows, setup.sizes[0]],
  )

function train({ images, labels, size }: Extract<Command, { kind: 'round' }>): Reply {
  const pixels = setup.sizes[0]
  const classes = setup.sizes[2]
  const steps: { x: tf.Tensor2D; y: tf.Tensor2D }[] = []
  for (let from = 0; from < labels.length; from += size) {
    const x = asTensor(images.subarray(from * pixels, (from + size) * pixels), size)
    const y = tf.tidy(
      () =>
        tf
          .oneHot(tf.tensor1d([...labels.subarray(from, from + size)], 'int32'), classes)
          .toFloat() as tf.Tensor2D,
    )
    steps.push({ x, y })
  }
  const variables = [model.w1, model.b1, model.w2, model.b2]
  const begun = performance.now()
  for (const { x, y } of steps) {
    model.optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, logits(x)), false, variables)
  }
  model.b2.dataSync()
  const seconds = (performance.now() - begun) / 1000
  for (const { x, y } of steps) tf.dispose([x, y])
  return { kind: 'trained', samplesPerSecond: labels.length / seconds }
}

function evaluate(): Reply {
  const right = tf.tidy(() => {
    const answers = logits(asTensor(setup.testImages, setup.testLabels.length)).argMax(1)
    return answers
      .equal(tf.tensor1d([...setup.testLabels], 'int32'))
      .sum()
      .dataSync()[0]
  })
  return { kind: 'evaluated', accuracy: right / setup.testLabels.length }
}

async function obey(command: Command): Promise<Reply> {
  if (command.kind === 'round') return train(command)
  if (command.kind === 'evaluate') return evaluate()
  setup = command
  return start()
}

self.onmessage = ({ data }: MessageEvent<Command>) => {
  void obey(data)
    .catch((error): Reply => ({ kind: 'failed', message: String(error) }))
    .then((reply) => self.postMessage(reply))
}
