/**
 * Functions in containers, beside what a user would build by hand.
 *
 * - `map_vs_comlink`: 1 000 empty calls by `map` on two warm containers, results in memory, beside 1 000 Comlink calls in a
 *   pipeline to two workers. Ours goes the whole way: pack, store, invoke, run, store, tell, unpack.
 * - `durable_ms_per_call`: the same with results in the browser's database.
 * - `two_vs_one`: two calls that compute, in two containers and in one.
 * - `store_vs_idb`: 1 MB objects put and got by the storage, and by bare IndexedDB in the same worker.
 * - `containers_at_once`: containers that run at the same time, of a hundred that are asked for.
 *
 * Seven rounds in turn after a warm-up, each result checked.
 */
import * as Comlink from 'comlink'
import type { CodeCell } from '../src/notebooks/document/notebook'
import { LiveSession } from '../src/notebooks/kernel/live-session'
import { pageWorkers } from '../src/notebooks/kernel/workers'
import type { Called } from './functions-worker.ts'
import { median } from './median'
import { samplePoints } from './pi-sample.ts'

const CALLS = 1000
const WORKERS = 2
const ROUNDS = 7
const SAMPLES = 40_000_000
const OBJECTS = 8
const CONTAINERS = 100

const PROGRAM = `
import { FunctionExecutor } from 'lithops'
import { sleep } from 'actors'
const quiet = { coldStart: 0, logLevel: 'NONE', maxWorkers: ${WORKERS} }
const empty = (x) => x
const data = Array.from({ length: ${CALLS} }, (_, i) => i)
const memory = new FunctionExecutor({ ...quiet, storage: 'memory' })
const durable = new FunctionExecutor({ ...quiet, storage: 'durable' })
const timed = async (executor) => {
  const from = performance.now()
  const results = await executor.map(empty, data).getResult()
  const took = performance.now() - from
  if (results.length !== ${CALLS} || results.some((value, i) => value !== i)) throw new Error('wrong results')
  return took
}
const samplePoints = ${samplePoints.toString()}
const compute = (seed) => {
  const from = performance.timeOrigin + performance.now()
  const inside = samplePoints(${SAMPLES}, seed)
  return { inside, from, to: performance.timeOrigin + performance.now() }
}
const one = new FunctionExecutor({ ...quiet, storage: 'memory', maxWorkers: 1 })
const bare = (mode, run) => new Promise((resolve, reject) => {
  const opened = indexedDB.open('bench-bare', 1)
  opened.onupgradeneeded = () => opened.result.createObjectStore('objects')
  opened.onerror = () => reject(opened.error)
  opened.onsuccess = () => {
    const transaction = opened.result.transaction('objects', mode)
    const asked = run(transaction.objectStore('objects'))
    transaction.oncomplete = () => { opened.result.close(); resolve(asked.result) }
    transaction.onerror = () => reject(transaction.error)
  }
})
const compareStores = async (round, storage) => {
  await storage.createBucket('bench')
  const body = new Uint8Array(1_000_000).fill(round)
  const ours = async () => {
    const from = performance.now()
    for (let i = 0; i < ${OBJECTS}; i++) await storage.putObject('bench', 'object' + i, body)
    let read = 0
    for (let i = 0; i < ${OBJECTS}; i++) {
      const got = await storage.getObject('bench', 'object' + i)
      if (got[got.length - 1] !== round) throw new Error('another object')
      read += got.length
    }
    return { read, took: performance.now() - from }
  }
  const theirs = async () => {
    const from = performance.now()
    for (let i = 0; i < ${OBJECTS}; i++) await bare('readwrite', (store) => store.put(body, 'object' + i))
    let read = 0
    for (let i = 0; i < ${OBJECTS}; i++) {
      const got = await bare('readonly', (store) => store.get('object' + i))
      if (got[got.length - 1] !== round) throw new Error('another object')
      read += got.length
    }
    return { read, took: performance.now() - from }
  }
  const first = round % 2 === 0 ? await ours() : await theirs()
  const second = round % 2 === 0 ? await theirs() : await ours()
  return round % 2 === 0 ? [first, second] : [second, first]
}
const rest = async () => { await sleep(10); return 1 }
`

const cell = (id: string, text: string): CodeCell => ({
  kind: 'code',
  id,
  language: 'javascript',
  text,
  stage: {},
  exercise: false,
  original: false,
})

async function valueOf<T>(session: LiveSession, text: string): Promise<T> {
  const result = await session.run(cell('round', `JSON.stringify(${text})`))
  const shown = session.cellRun('round').outputs.at(-1)
  if (result.status !== 'ok' || shown?.kind !== 'value')
    throw new Error(result.error?.message ?? 'the cell gave nothing')
  return JSON.parse(shown.value.text.slice(1, -1)) as T
}

async function comlink(called: readonly Comlink.Remote<Called>[]): Promise<number> {
  const from = performance.now()
  const results = await Promise.all(
    Array.from({ length: CALLS }, (_, i) => called[i % called.length].empty(i)),
  )
  const took = performance.now() - from
  if (results.some((value, i) => value !== i)) throw new Error('wrong results by Comlink')
  return took
}

interface Computed {
  readonly inside: number
  readonly from: number
  readonly to: number
}

/** Samples a millisecond, from the first start to the last end. */
function rateOf(computed: readonly Computed[]): number {
  const from = Math.min(...computed.map((one) => one.from))
  const to = Math.max(...computed.map((one) => one.to))
  return (SAMPLES * computed.length) / (to - from)
}

export async function run() {
  const session = new LiveSession({ factory: pageWorkers, base: document.baseURI })
  const workers = Array.from(
    { length: WORKERS },
    () => new Worker(new URL('./functions-worker.ts', import.meta.url), { type: 'module' }),
  )
  const called = workers.map((worker) => Comlink.wrap<Called>(worker))
  try {
    const made = await session.run(cell('program', PROGRAM))
    if (made.status !== 'ok') throw new Error(made.error?.message ?? 'the program did not run')

    const maps: number[] = []
    const links: number[] = []
    const durables: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const sides = [
        async () => maps.push(await valueOf<number>(session, 'await timed(memory)')),
        async () => links.push(await comlink(called)),
        async () => durables.push(await valueOf<number>(session, 'await timed(durable)')),
      ]
      for (const side of round % 2 === 0 ? sides : sides.reverse()) await side()
    }
    const warm = (values: readonly number[]) => values.slice(1)

    const scaled: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const seeds = '[1, 2463534242]'
      const alone = await valueOf<Computed[]>(session, 'await one.map(compute, [1]).getResult()')
      const both = await valueOf<Computed[]>(session, `await memory.map(compute, ${seeds}).getResult()`)
      if (alone[0].inside !== both[0].inside) throw new Error('another number of points')
      if (round > 0) scaled.push(rateOf(both) / rateOf(alone))
    }

    const stores: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      type Side = { readonly read: number; readonly took: number }
      const [ours, theirs] = await valueOf<[Side, Side]>(
        session,
        `await durable.callAsync(compareStores, ${round}).result()`,
      )
      if (ours.read !== theirs.read) throw new Error('not all was read')
      if (round > 0) stores.push(theirs.took / ours.took)
    }

    const crowd = await valueOf<{ most: number; took: number }>(
      session,
      `await (async () => {
        const crowd = new FunctionExecutor({ coldStart: 0, logLevel: 'NONE', storage: 'memory' })
        const from = performance.now()
        const futures = crowd.map(rest, Array.from({ length: ${CONTAINERS} }, () => 0))
        await crowd.getResult(futures)
        const took = performance.now() - from
        const starts = Array.from(futures, (one) => one.stats.workerFuncStartTstamp)
        const ends = Array.from(futures, (one) => one.stats.workerFuncEndTstamp)
        const most = Math.max(...starts.map((at) => starts.filter((from, i) => from <= at && ends[i] > at).length))
        return { most, took }
      })()`,
    )
    if (crowd.most !== CONTAINERS) throw new Error(`${crowd.most} containers ran at once, not ${CONTAINERS}`)

    const two = navigator.hardwareConcurrency >= 2
    return {
      name: 'functions',
      metrics: {
        cores: navigator.hardwareConcurrency,
        map_calls_per_second: Math.round(CALLS / (median(warm(maps)) / 1000)),
        comlink_calls_per_second: Math.round(CALLS / (median(warm(links)) / 1000)),
        durable_ms_per_call: median(warm(durables)) / CALLS,
        containers_at_once: crowd.most,
        containers_ms: Math.round(crowd.took),
      },
      ratios: {
        map_vs_comlink: median(warm(maps).map((took, at) => warm(links)[at] / took)),
        two_vs_one: two ? median(scaled) : null,
        store_vs_idb: median(stores),
      },
    }
  } finally {
    for (const worker of workers) worker.terminate()
    session.dispose()
    indexedDB.deleteDatabase('bench-bare')
  }
}
