/**
 * Pi by sampling: actors to whom a cell's code was shipped, beside the same function in a bare worker.
 *
 * Ours goes the whole way: cell, kernel, spawn, container. A rate counts the samples of one long handling, from the
 * handler's first line to its last; of two at once it is all samples in the time from the first start to the last
 * end. Seven rounds in turn after a warm-up, and nobody else computes meanwhile. The order within a round changes
 * from round to round. Both sides throw the same points, and have to find the same number of them inside.
 */
import type { CodeCell } from '../src/notebooks/document/notebook'
import { LiveSession } from '../src/notebooks/kernel/live-session'
import { pageWorkers } from '../src/notebooks/kernel/workers'
import { median } from './median'
import { samplePoints } from './pi-sample.ts'
import type { Sampled, SampleCommand } from './pi-worker.ts'

const SAMPLES = 80_000_000
const ROUNDS = 7
const SEEDS = [1, 2_463_534_242] as const

/** The function is a value of the cell and is shipped with the class, as a student's would be. */
const PROGRAM = `
import { spawn } from 'actors'
const samplePoints = ${samplePoints.toString()}
class Sampler {
  sample(count, seed) {
    const from = performance.timeOrigin + performance.now()
    const inside = samplePoints(count, seed)
    const to = performance.timeOrigin + performance.now()
    return { inside, from, to }
  }
}
const samplers = [
  await spawn(Sampler, { name: 'sampler_1', deadline: 120 }),
  await spawn(Sampler, { name: 'sampler_2', deadline: 120 }),
]
`

const cell = (id: string, text: string): CodeCell => ({
  kind: 'code',
  id,
  language: 'typescript',
  text,
  stage: {},
  exercise: false,
  original: false,
})

type Side = (workers: number) => Promise<readonly Sampled[]>

async function ours(session: LiveSession, workers: number): Promise<readonly Sampled[]> {
  const calls = SEEDS.slice(0, workers).map((seed, at) => `samplers[${at}].sample(${SAMPLES}, ${seed})`)
  const result = await session.run(cell('round', `JSON.stringify(await Promise.all([${calls.join()}]))`))
  const shown = session.cellRun('round').outputs.at(-1)
  if (result.status !== 'ok' || shown?.kind !== 'value')
    throw new Error(result.error?.message ?? 'the samplers gave nothing')
  return JSON.parse(shown.value.text.slice(1, -1)) as Sampled[]
}

function bare(worker: Worker, command: SampleCommand): Promise<Sampled> {
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || 'the bare worker could not be loaded'))
    worker.onmessage = ({ data }: MessageEvent<Sampled>) => resolve(data)
    worker.postMessage(command)
  })
}

/** Samples a second, from the first start to the last end. */
function rateOf(sampled: readonly Sampled[]): number {
  const from = Math.min(...sampled.map((one) => one.from))
  const to = Math.max(...sampled.map((one) => one.to))
  return (SAMPLES * sampled.length) / ((to - from) / 1000)
}

export async function run() {
  const session = new LiveSession({ factory: pageWorkers, base: document.baseURI })
  const workers = SEEDS.map(() => new Worker(new URL('./pi-worker.ts', import.meta.url), { type: 'module' }))
  try {
    const made = await session.run(cell('program', PROGRAM))
    if (made.status !== 'ok') throw new Error(made.error?.message ?? 'the program did not run')
    const loop: Side = (count) =>
      Promise.all(SEEDS.slice(0, count).map((seed, at) => bare(workers[at], { count: SAMPLES, seed })))
    const actors: Side = (count) => ours(session, count)

    const two = navigator.hardwareConcurrency >= 2
    const sides: readonly (readonly [name: string, side: Side, workers: number])[] = [
      ['loop', loop, 1],
      ['pi', actors, 1],
      ...(two
        ? ([
            ['pi_two', actors, 2],
            ['loop_two', loop, 2],
          ] as const)
        : []),
    ]
    const rates: Record<string, number[]> = {}
    let estimate = 0
    for (let round = 0; round <= ROUNDS; round++) {
      const found: Record<string, readonly Sampled[]> = {}
      for (const [name, side, count] of round % 2 === 0 ? sides : [...sides].reverse()) {
        found[name] = await side(count)
        if (round > 0) (rates[name] ??= []).push(rateOf(found[name]))
      }
      estimate = checked(found)
    }
    const ratio = (a: string, b: string): number => median(rates[a].map((rate, at) => rate / rates[b][at]))
    const metrics: Record<string, number | null> = {
      cores: navigator.hardwareConcurrency,
      estimate,
      loop_two_vs_one: two ? ratio('loop_two', 'loop') : null,
    }
    for (const [name, values] of Object.entries(rates))
      metrics[`${name}_samples_per_second`] = Math.round(median(values))
    return {
      name: 'pi',
      metrics,
      ratios: { pi_vs_loop: ratio('pi', 'loop'), pi_two_vs_one: two ? ratio('pi_two', 'pi') : null },
    }
  } finally {
    for (const worker of workers) worker.terminate()
    session.dispose()
  }
}

/** Every side has found the same points, and they give pi; the estimate of all that were thrown. */
function checked(found: Readonly<Record<string, readonly Sampled[]>>): number {
  const all = Object.entries(found).sort(([, a], [, b]) => b.length - a.length)
  const expected = all[0][1]
  for (const [name, sampled] of all)
    for (const [at, { inside }] of sampled.entries())
      if (inside !== expected[at].inside)
        throw new Error(`${name} found ${inside} points inside, another side ${expected[at].inside}`)
  const inside = expected.reduce((sum, one) => sum + one.inside, 0)
  const points = expected.length * SAMPLES
  const estimate = (4 * inside) / points
  // Five times the standard error, 1.642 / √points.
  if (Math.abs(estimate - Math.PI) > 8.3 / Math.sqrt(points))
    throw new Error(`the points give ${estimate} for pi`)
  return estimate
}
