/**
 * Training 784-128-10 on MNIST: our Network against TensorFlow.js on its WebAssembly backend, a worker each.
 *
 * Batches of 128, plain gradient descent, the same batches on both sides, nothing read back between steps. After
 * a warm-up, seven rounds in turn, one side resting while the other runs; the ratio is that of the medians. Both
 * networks are then asked what they learned: a fast step that trains nothing does not count. Afterwards ours
 * trains on alone, to see how many batches 96 % takes. Without the real MNIST (`globalThis.__bench.mnistBase`, the
 * address of the folder of its four files) the drawn digits stand in, and the figures of accuracy are null.
 */
import { batches, loadFolder, makeLoader, type Batch, type Mnist } from '../src/runtime/learn/index.ts'
import type { Command, Reply } from './mnist-protocol.ts'

declare global {
  var __bench: { readonly mnistBase: string | null } | undefined
}

const SIZES = [784, 128, 10]
const BATCH = 128
const LEARNING_RATE = 0.3
const ROUNDS = 7
const STEPS_A_ROUND = 100
const WARM_UP_STEPS = 60
const MOST_BATCHES = 6000
const BETWEEN_EVALUATIONS = 50

export interface BenchResult {
  readonly name: 'mnist'
  readonly metrics: Record<string, number | null>
  readonly ratios: Record<string, number | null>
}

/** One side: asked one thing at a time. */
class Side {
  readonly #worker: Worker
  readonly name: string

  constructor(name: string, worker: Worker) {
    this.name = name
    this.#worker = worker
  }

  ask<K extends Reply['kind']>(command: Command, kind: K): Promise<Extract<Reply, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const fail = (message: string): void => reject(new Error(`${this.name}: ${message}`))
      this.#worker.onerror = (event) => fail(event.message || 'its worker could not be loaded')
      this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.kind === kind) resolve(data as Extract<Reply, { kind: K }>)
        else fail(data.kind === 'failed' ? data.message : `answered ${data.kind} instead of ${kind}`)
      }
      this.#worker.postMessage(command)
    })
  }

  async train(round: Command): Promise<number> {
    return (await this.ask(round, 'trained')).samplesPerSecond
  }

  async accuracy(): Promise<number> {
    return (await this.ask({ kind: 'evaluate' }, 'evaluated')).accuracy
  }

  end(): void {
    this.#worker.terminate()
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]

async function load(): Promise<Mnist> {
  const base = globalThis.__bench?.mnistBase ?? null
  if (base !== null) return loadFolder(new URL(base, location.href).href, 'mnist')
  console.log('mnist: the real MNIST was not given (MNIST_DIR), so the drawn digits stand in for it')
  return makeLoader(new URL('/datasets/', location.href))({ source: 'drawn' })
}

/** So many batches in one message. */
function take(steps: number, from: Iterator<Batch>): Command {
  const images = new Uint8Array(steps * BATCH * SIZES[0])
  const labels = new Uint8Array(steps * BATCH)
  for (let step = 0; step < steps;) {
    const next = from.next()
    if (next.done) throw new Error('the batches ran out')
    if (next.value.labels.length < BATCH) continue // The smaller one at the end of a pass.
    images.set(next.value.images, step * BATCH * SIZES[0])
    labels.set(next.value.labels, step * BATCH)
    step++
  }
  return { kind: 'round', size: BATCH, images, labels }
}

export async function run(): Promise<BenchResult> {
  const { train, test, source } = await load()
  const real = source === 'mnist'
  const ours = new Side('ours', new Worker(new URL('./mnist-worker.ts', import.meta.url), { type: 'module' }))
  const theirs = new Side(
    'TensorFlow.js',
    new Worker(new URL('./mnist-tfjs-worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    const setup: Command = {
      kind: 'setup',
      sizes: SIZES,
      learningRate: LEARNING_RATE,
      testImages: test.images,
      testLabels: test.labels,
    }
    await ours.ask(setup, 'ready')
    const { facts } = await theirs.ask(setup, 'ready')
    console.log(`mnist: TensorFlow.js ${facts.version}, wasm, SIMD on, one thread: ${facts.binaries}`)

    const dealt = batches(train, { size: BATCH, seed: 1, passes: Infinity })
    const warmUp = take(WARM_UP_STEPS, dealt)
    await ours.train(warmUp)
    await theirs.train(warmUp)
    const rates = { ours: [] as number[], theirs: [] as number[] }
    for (let round = 0; round < ROUNDS; round++) {
      const work = take(STEPS_A_ROUND, dealt)
      rates.ours.push(await ours.train(work))
      rates.theirs.push(await theirs.train(work))
    }
    const learned = { ours: await ours.accuracy(), theirs: await theirs.accuracy() }
    console.log(
      `mnist: after the rounds, accuracy ours ${learned.ours}, theirs ${learned.theirs} (${source})`,
    )
    if (Math.min(learned.ours, learned.theirs) < 0.85 || Math.abs(learned.ours - learned.theirs) > 0.04) {
      throw new Error(`the two did not learn alike: ours ${learned.ours}, theirs ${learned.theirs}`)
    }
    const on = real ? await trainOn(ours, dealt) : { accuracy: null, batchesTo96: null }
    return {
      name: 'mnist',
      metrics: {
        samples_per_second: median(rates.ours),
        tfjs_samples_per_second: median(rates.theirs),
        accuracy: on.accuracy,
        batches_to_96: on.batchesTo96,
        accuracy_after_rounds: real ? learned.ours : null,
        tfjs_accuracy_after_rounds: real ? learned.theirs : null,
      },
      ratios: { mnist_vs_tfjs_wasm: median(rates.ours) / median(rates.theirs) },
    }
  } finally {
    ours.end()
    theirs.end()
  }
}

/** Trains ours on to MOST_BATCHES in all: when the test set is first at 96 %, and where it ends. */
async function trainOn(
  ours: Side,
  dealt: Iterator<Batch>,
): Promise<{ accuracy: number; batchesTo96: number | null }> {
  let done = WARM_UP_STEPS + ROUNDS * STEPS_A_ROUND
  let batchesTo96: number | null = null
  let accuracy = 0
  while (done < MOST_BATCHES) {
    await ours.train(take(BETWEEN_EVALUATIONS, dealt))
    done += BETWEEN_EVALUATIONS
    // Once 96 % is reached, only the end is of interest.
    if (batchesTo96 !== null && done < MOST_BATCHES) continue
    accuracy = await ours.accuracy()
    if (batchesTo96 === null && accuracy >= 0.96) batchesTo96 = done
  }
  return { accuracy, batchesTo96 }
}
