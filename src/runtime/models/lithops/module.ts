/**
 * The module 'lithops': functions in containers, as Lithops has them, under the same names in this language's spelling.
 *
 * Made once an Env: in a cell, in an actor, and in each call that imports it. The actors behind it (storage, platforms,
 * containers) travel by names that begin with #.
 */
import { BadCall } from '../../actor/errors'
import type { Env } from '../../actor/env'
import { markNative, markTraveller, type ModuleExports } from '../../host/modules'
import type { CallColumns } from '../../protocol/call-columns'
import { came } from '../given'
import type { Store } from '../../store/port'
import { callOf, type CallEnv } from './call-env'
import { makeCli, sayHello } from './cli/cli'
import { Cloud } from './cloud'
import { CloudObject } from './cloud-object'
import { makeFunctionDirector } from './director/director'
import { makeLoops } from './director/loops'
import { ContainerDied, DeadlockError, MemoryError, TimeoutError } from './errors'
import { makeExecutor, type ExecutorParts } from './executor'
import { makeFunctionContainer } from './function-actor'
import { makeFuture, type FutureFields, type ResultOptions } from './futures'
import type { Job, StorageKind } from './jobs'
import { FuturesList } from './futures-list'
import { Monitor } from './monitor'
import { ObjectPart } from './object-part'
import { ALL_COMPLETED, ALWAYS, ANY_COMPLETED } from './options'
import { Tuple } from './parameters'
import type { PartOf } from './partitions'
import { makeFunctionPlatform } from './platform-actor'
import { MOST_PLOTTED, plotted } from './plotted'
import { makeStandIn, StandIn } from './stand-in'
import { Storage } from './storage'
import { makeObjectStorage } from './storage-actor'
import { errors as storageErrors } from './storage-errors'

/** What the notebook's module gives, as this one uses it. */
interface Shows {
  readonly console: { log(...values: unknown[]): void }
  progress(total: number, label: string): { tick(n?: number): void; done(): void }
  readonly '#calls': (calls: CallColumns, leftOut: number) => void
}

/** Cores where the browser doesn't tell. */
const CORES = 4

export function makeLithops(env: Env, use: (name: string) => ModuleExports): ModuleExports {
  const classes = new Map<string, new (...args: never[]) => object>()
  const native = (name: string, make: () => unknown) => (): new (...args: never[]) => object => {
    let made = classes.get(name)
    if (made === undefined) {
      made = make() as new (...args: never[]) => object
      classes.set(name, made)
      // The stage names it so, whatever a build makes of the class's own name.
      Object.defineProperty(made, 'name', { value: name.slice(1) })
      markNative(made, { module: 'lithops', name })
    }
    return made
  }
  const cloud: Cloud = new Cloud({
    ObjectStorage: () => storage(),
    FunctionPlatform: () => platform(),
  })
  const monitor = new Monitor(env, cloud)
  const storage = native('#ObjectStorage', () => makeObjectStorage(env))
  const platform = native('#FunctionPlatform', () => makeFunctionPlatform(env, cloud, container))
  const container = native('#FunctionContainer', () =>
    makeFunctionContainer(env, cloud, injections, (own, futures) => resultsOf(own, cloud, futures)),
  )
  const applying =
    (own: Env, kind: StorageKind): Store['apply'] =>
    (operation) =>
      cloud.perform(own, kind, operation)
  const storageOf = (kind: StorageKind, own: Env = env) => new Storage(applying(own, kind))
  const injections = (own: CallEnv, job: Job, call: number, arg: unknown) => ({
    id: () => call,
    storage: () => storageOf(job.storage, own),
    obj: () => partOf(storageOf(job.storage, own), arg as PartOf),
  })
  /** Travels as what it was made of, so that a function may use one of the notebook's. */
  class OwnStorage extends Storage {
    constructor({ storage: kind = 'durable', bucket }: { storage?: StorageKind; bucket?: string } = {}) {
      super(applying(env, kind), bucket)
      markNative(this, { module: 'lithops', name: `#storage ${kind} ${this.bucket}` })
    }
  }
  Object.defineProperty(OwnStorage, 'name', { value: 'Storage' })
  const ResponseFuture = makeFuture(() => ({
    async result(future: FutureFields, { throwExcept = true, timeout = Infinity }: ResultOptions) {
      await monitor.wait([future], 1, timeout)
      await monitor.fetch([future])
      if (future.problem !== null && throwExcept) throw future.problem
      return future.kept === null ? null : future.kept.value
    },
    async status(future: FutureFields, { throwExcept = true, timeout = Infinity }: ResultOptions) {
      await monitor.wait([future], 1, timeout)
      if (future.problem !== null && throwExcept) throw future.problem
      return monitor.statusOf(future)
    },
  }))
  const shows = () => use('notebook') as unknown as Shows
  const parts: ExecutorParts = {
    env,
    cloud,
    monitor,
    Future: ResponseFuture,
    print: (text) => shows().console.log(text),
    bar: (total, label) => shows().progress(total, label),
    cores: globalThis.navigator?.hardwareConcurrency ?? CORES,
    storage: ({ storage: kind }) => storageOf(kind),
    plot: (futures) =>
      shows()['#calls'](
        plotted(futures, (future) => monitor.marksOf(future)),
        Math.max(0, futures.length - MOST_PLOTTED),
      ),
  }
  const environ: Record<string, string> = { ...callOf(env)?.environ }
  const executors = makeExecutor(parts)
  for (const Class of [...Object.values(executors), FuturesList, ResponseFuture, Tuple, CloudObject, StandIn])
    markTraveller(Class)
  markNative(StandIn, { module: 'lithops', name: '#StandIn' })
  markNative(sayHello, { module: 'lithops', name: '#sayHello' })
  const cli = makeCli({
    env,
    cloud,
    print: parts.print,
    submitting: () => monitor.submitting,
    executor: (options) => new executors.FunctionExecutor(options),
    storage: storageOf,
    hello: makeStandIn('hello', sayHello, {}),
  })
  const loops = makeLoops(env, (kind) => applying(env, kind))
  for (const [name, loop] of Object.entries(loops)) markNative(loop, { module: 'lithops', name: `#${name}` })
  return {
    ...executors,
    FunctionDirector: makeFunctionDirector({
      env,
      Executor: executors.FunctionExecutor,
      apply: (kind) => applying(env, kind),
      ...loops,
    }),
    ResponseFuture,
    FuturesList,
    Storage: OwnStorage,
    CloudObject,
    ...storageErrors,
    ALL_COMPLETED,
    ANY_COMPLETED,
    ALWAYS,
    Tuple,
    TimeoutError,
    MemoryError,
    DeadlockError,
    ContainerDied,
    /** A line of Lithops' command line. */
    cli,
    /** An item of data that goes to the positions of a function, whatever they are. */
    tuple: (...items: unknown[]) => new Tuple(items),
    /** In a call: what `extraEnv` has given it. */
    environ,
    /** In a call: so many bytes more than can be counted, of the memory that its container has. */
    useMemory(bytes: number): void {
      if (typeof bytes !== 'number' || !(bytes >= 0))
        throw new BadCall(`useMemory takes a number of bytes from 0 on; ${came(bytes)} came.`)
      const call = callOf(env)
      if (call !== null) call.declared += bytes
    },
    '#resolve'(name: string) {
      const [, kind, bucket] = /^#storage (\S+) (.*)$/.exec(name) ?? []
      if (kind !== undefined) return new OwnStorage({ storage: kind as StorageKind, bucket })
      const found = {
        '#ObjectStorage': storage,
        '#FunctionPlatform': platform,
        '#FunctionContainer': container,
        '#StandIn': () => StandIn,
        '#sayHello': () => sayHello,
        '#runActor': () => loops.runActor,
        '#runRelay': () => loops.runRelay,
      }
      return Object.hasOwn(found, name) ? found[name as keyof typeof found]() : undefined
    },
  }
}

/** The results of futures that are a call's arguments. */
async function resultsOf(own: CallEnv, cloud: Cloud, given: readonly unknown[]): Promise<unknown[]> {
  const futures = given as FutureFields[]
  const monitor = new Monitor(own, cloud)
  await monitor.wait(futures, futures.length, Infinity)
  await monitor.fetch(futures)
  const failed = futures.find(({ problem }) => problem !== null)
  if (failed !== undefined) throw failed.problem!
  return futures.map(({ kept }) => kept!.value)
}

/** A part of an object for the call that reads it. */
function partOf(storage: Storage, of: PartOf): ObjectPart {
  if (of.bucket === '') return new ObjectPart(of, (from, to) => bytesAt(of.key, from, to))
  return new ObjectPart(of, (from, to) => storage.getObject(of.bucket, of.key, { range: { from, to } }))
}

/** Bytes of what stands at a URL. A host that knows no ranges sends all of it. */
async function bytesAt(url: string, from: number, to: number): Promise<Uint8Array> {
  const answer = await fetch(url, { headers: { Range: `bytes=${from}-${to}` } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return answer.status === 206 ? bytes : bytes.subarray(from, to + 1)
}
