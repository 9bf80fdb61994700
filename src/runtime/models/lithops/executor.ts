/**
 * The futures API: what a program asks of an executor.
 *
 * Its fields are plain, so that an executor that a cell keeps can travel with the cell's variables. How a job gets to the
 * platform is submission.ts, what is known of its calls the monitor.
 */
import { BadCall } from '../../actor/errors'
import type { Env } from '../../actor/env'
import type { PlatformMode } from '../../cluster/functions/settings'
import { hashText } from '../../protocol/identity'
import { came } from '../given'
import { answerPython, checkOptionNames } from '../python-names'
import type { Cloud } from './cloud'
import { configOf, whole, type ExecutorConfig, type ExecutorOptions } from './config'
import { checkTimeout, isFuture, type ResponseFuture, type ResultOptions } from './futures'
import { FuturesList } from './futures-list'
import type { Job } from './jobs'
import { LogLines } from './log-lines'
import type { Monitor } from './monitor'
import {
  ALL_COMPLETED,
  ANY_COMPLETED,
  CALL_OPTIONS,
  MAP_OPTIONS,
  REDUCE_OPTIONS,
  RESULT_OPTIONS,
  WAIT_OPTIONS,
  type AnyFunction,
  type CallOptions,
  type MapOptions,
  type MapReduceOptions,
  type WaitOptions,
} from './options'
import { bind, parametersOf, Tuple, type Parameter } from './parameters'
import { groupsOf, objectsOf, partsOf, sourceOf, type PartOf } from './partitions'
import type { Storage } from './storage'
import { Submission, type SubmitOptions } from './submission'

export interface ExecutorParts {
  readonly env: Env
  readonly cloud: Cloud
  readonly monitor: Monitor
  readonly Future: ConstructorParameters<typeof Submission>[3]
  readonly print: (text: string) => void
  readonly bar: (total: number, label: string) => { tick(n?: number): void; done(): void }
  readonly cores: number
  readonly storage: (config: ExecutorConfig) => Storage
  readonly plot: (futures: readonly ResponseFuture[]) => void
}

export type FunctionExecutor = InstanceType<ReturnType<typeof makeExecutor>['FunctionExecutor']>

export function makeExecutor(parts: ExecutorParts) {
  const { env, cloud, monitor, Future, print, bar } = parts
  const submission = new Submission(env, cloud, monitor, Future)
  /** Jobs whose objects were removed. */
  const tidied = new Set<string>()
  let made = 0

  class FunctionExecutor {
    readonly executorId: string
    readonly config: ExecutorConfig
    futures: ResponseFuture[] = []
    /** How many jobs it has had, and what the last call was. */
    jobs = 0
    last: 'callAsync' | 'map' | 'mapReduce' = 'callAsync'

    constructor(options: ExecutorOptions = {}, forced?: PlatformMode, kind = 'FunctionExecutor') {
      this.config = configOf(kind, options, parts.cores, forced)
      const name = hashText(`${env.id} ${env.epoch} ${env.now()}`).toString(16).padStart(8, '0').slice(0, 6)
      this.executorId = `${name}-${made++}`
    }

    // ---- invoking

    /** Calls a function once, in a container. */
    callAsync(fn: AnyFunction, data?: unknown, options: CallOptions = {}): ResponseFuture {
      checkOptionNames('callAsync', options, CALL_OPTIONS)
      const parameters = parametersOf(checked('callAsync', fn))
      const row = data === undefined ? bindNothing(parameters) : bind('callAsync', parameters, data)
      this.last = 'callAsync'
      const [future] = this.submit('A', fn, [row], { ...options, awaits: awaitsOf([row]) })
      return future
    }

    /**
     * Calls a function once for each item of the data. Where the function has a parameter `obj`, the data are objects of
     * the storage, which are looked up first: then it is a promise of the futures.
     */
    map(fn: AnyFunction, iterdata: Iterable<unknown> | string, options: MapOptions = {}) {
      checkOptionNames('map', options, MAP_OPTIONS)
      this.last = 'map'
      const parameters = parametersOf(checked('map', fn))
      if (takesObjects(parameters)) {
        return this.mapObjects('map', fn, parameters, iterdata, options).then(({ maps }) => maps)
      }
      return this.mapItems('map', fn, parameters, iterdata, options)
    }

    private mapItems(
      call: string,
      fn: AnyFunction,
      parameters: readonly Parameter[],
      iterdata: unknown,
      options: MapOptions,
    ): FuturesList {
      const rows = itemsOf(call, iterdata).map((item) => bind(call, parameters, item, options.extraArgs))
      return FuturesList.by(this, this.submit('M', fn, rows, { ...options, awaits: awaitsOf(rows) }))
    }

    private async mapObjects(
      call: string,
      fn: AnyFunction,
      parameters: readonly Parameter[],
      iterdata: unknown,
      options: MapOptions,
    ): Promise<{ maps: FuturesList; cut: readonly PartOf[] }> {
      const storage = parts.storage(this.config)
      const objects = await objectsOf(sourceOf(call, iterdata), {
        list: (bucket, prefix) => storage.listObjects(bucket, prefix),
        head: (bucket, key) => storage.headObject(bucket, key),
        length: lengthOf,
      })
      const cut = partsOf(call, objects, options)
      const at = parameters.findIndex(({ name }) => name === 'obj')
      const rows = cut.map((part) => {
        const row = bind(call, parameters, new Tuple([]), options.extraArgs)
        row[at] = part
        return row
      })
      return { maps: FuturesList.by(this, this.submit('M', fn, rows, { ...options, awaits: null })), cut }
    }

    /**
     * Calls a function for each item, and another one with the list of what they returned. The reducer waits in its own
     * container, from the moment on when `spawnReducer` percent of the maps have ended. Over objects it is a promise, as
     * `map` is.
     */
    mapReduce(
      mapFunction: AnyFunction,
      iterdata: Iterable<unknown> | string,
      reduceFunction: AnyFunction,
      options: MapReduceOptions = {},
    ) {
      checkOptionNames('mapReduce', options, REDUCE_OPTIONS)
      whole('spawnReducer', options.spawnReducer ?? 20, 0, 100)
      checked('mapReduce', reduceFunction, 'that reduces behind the data')
      this.last = 'mapReduce'
      const { mapRuntimeMemory, runtimeMemory } = options
      const mapOptions = { ...options, runtimeMemory: mapRuntimeMemory ?? runtimeMemory }
      const parameters = parametersOf(checked('mapReduce', mapFunction))
      if (!takesObjects(parameters)) {
        const maps = this.mapItems('mapReduce', mapFunction, parameters, iterdata, mapOptions)
        return this.reduce(maps, [maps], reduceFunction, options)
      }
      return this.mapObjects('mapReduce', mapFunction, parameters, iterdata, mapOptions).then(
        ({ maps, cut }) => {
          const groups = options.objReduceByKey
            ? groupsOf(cut).map((group) => group.map((call) => maps[call]))
            : [maps]
          return this.reduce(maps, groups, reduceFunction, options)
        },
      )
    }

    /** A reducer for each group of maps. */
    private reduce(
      maps: FuturesList,
      groups: readonly (readonly ResponseFuture[])[],
      fn: AnyFunction,
      options: MapReduceOptions,
    ): FuturesList {
      const parameters = parametersOf(fn)
      const rows = groups.map((group) =>
        bind('mapReduce', parameters, new Tuple([[...group]]), options.extraArgsReduce),
      )
      const enough = Math.ceil((maps.length * (options.spawnReducer ?? 20)) / 100)
      const { extraEnv, timeout, reduceRuntimeMemory, runtimeMemory } = options
      const reducers = this.submit('R', fn, rows, {
        extraEnv,
        timeout,
        runtimeMemory: reduceRuntimeMemory ?? runtimeMemory,
        awaits: 'all',
        after: enough === 0 ? null : monitor.wait(maps, enough, Infinity),
      })
      return FuturesList.by(this, [...maps, ...reducers])
    }

    private submit(
      letter: 'A' | 'M' | 'R',
      fn: AnyFunction,
      rows: readonly unknown[][],
      options: SubmitOptions,
    ): ResponseFuture[] {
      // A reducer has the number of its maps.
      const jobId = letter === 'R' ? idOf('R', this.jobs - 1) : idOf(letter, this.jobs)
      const futures = submission.submit(this, jobId, fn, rows, options, this.lines())
      if (letter !== 'R') this.jobs++
      this.futures.push(...futures)
      return futures
    }

    // ---- waiting

    /** Waits for calls: [those that have ended, the others]. */
    async wait(
      given?: ResponseFuture | readonly ResponseFuture[],
      options: WaitOptions = {},
    ): Promise<[ResponseFuture[], ResponseFuture[]]> {
      checkOptionNames('wait', options, WAIT_OPTIONS)
      checkTimeout('wait', options.timeout)
      const futures = this.futuresOf(given)
      const { returnWhen = ALL_COMPLETED, timeout = Infinity, throwExcept = true } = options
      const share = Math.ceil((futures.length * whole('returnWhen', returnWhen, 0, 100)) / 100)
      const enough = returnWhen === ANY_COMPLETED ? Math.min(1, futures.length) : share
      if (enough === 0) await this.look(futures)
      else
        await this.until(
          futures,
          enough,
          timeout,
          options.showProgressbar ?? true,
          waitingFor(returnWhen, enough),
        )
      const done = futures.filter((future) => monitor.update(future))
      const failed = throwExcept ? done.find(({ problem }) => problem !== null) : undefined
      if (failed !== undefined) throw failed.problem!
      return [done, futures.filter((future) => !monitor.update(future))]
    }

    private async until(
      futures: readonly ResponseFuture[],
      enough: number,
      timeout: number,
      showBar: boolean,
      what: string,
    ): Promise<void> {
      const ended = () => futures.filter((future) => monitor.update(future))
      if (ended().length >= enough && submission.retryable(this, ended()).length === 0) return
      const logs = this.lines()
      await monitor.underWay(futures)
      logs.waiting(what)
      const shown = showBar && logs.on ? bar(futures.length, 'calls') : null
      let last = 0
      const tell = (count: number): void => {
        if (count > last) shown?.tick(count - last)
        last = Math.max(last, count)
      }
      for (;;) {
        await monitor.wait(futures, enough, timeout, tell)
        const again = submission.retryable(this, ended())
        if (again.length === 0) break
        submission.again(this, idOf('M', this.jobs++), again, logs)
      }
      if (last === futures.length) shown?.done()
    }

    /** What has ended and what runs at this moment. */
    private async look(futures: readonly ResponseFuture[]): Promise<void> {
      await monitor.look(futures)
      for (const key of new Set(futures.map(({ jobKey }) => jobKey))) {
        const begun = (await cloud.asksPlatform(env, this.config.backend, 'begun', key)) as number[]
        for (const future of futures) {
          const runs = future.jobKey === key && begun.includes(future.call)
          if (runs && future.state === 'Invoked') future.state = 'Running'
        }
      }
    }

    private futuresOf(given: ResponseFuture | readonly ResponseFuture[] | undefined): ResponseFuture[] {
      if (given === undefined || given === null) return this.futures
      const isList = typeof given === 'object' && Symbol.iterator in given
      const list = isList ? Array.from(given as Iterable<ResponseFuture>) : [given as ResponseFuture]
      const other: unknown = list.find((one) => !isFuture(one))
      if (other === undefined) return list
      const hint = other instanceof Promise ? ' Await it first.' : ''
      throw new BadCall(
        `What is waited for are futures: what callAsync, map and mapReduce give; ${came(other)} came.${hint}`,
      )
    }

    /**
     * Waits for the results: a list in the order of the data, or the one result where a function was called once or a
     * reducer was. With `throwExcept: false` a call that failed gives null.
     */
    async getResult(
      given?: ResponseFuture | readonly ResponseFuture[],
      options: ResultOptions & WaitOptions = {},
    ): Promise<unknown> {
      checkOptionNames('getResult', options, RESULT_OPTIONS)
      checkTimeout('getResult', options.timeout)
      const all = this.futuresOf(given)
      const { throwExcept = true, timeout = Infinity, showProgressbar = true } = options
      await this.until(all, all.length, timeout, showProgressbar, activations(all.length))
      // Of maps that were reduced the result is the reducer's.
      const reduced = new Set(all.filter(isReducer).map(({ jobKey }) => mapsOf(jobKey)))
      const futures = all.filter(({ jobKey }) => !reduced.has(jobKey))
      const logs = this.lines()
      if (futures.some(({ kept, problem }) => kept === null && problem === null)) logs.results()
      await monitor.fetch(futures)
      if (this.config.cleans) await this.tidy(all, logs)
      const failed = throwExcept ? futures.find(({ problem }) => problem !== null) : undefined
      if (failed !== undefined) throw failed.problem!
      const values = futures.map(({ kept }) => (kept === null ? null : kept.value))
      const isOne =
        values.length === 1 && (this.last !== 'map' || (given !== undefined && !Array.isArray(given)))
      return isOne ? values[0] : values
    }

    /** Removes what the jobs have left in the storage, once. */
    private async tidy(futures: readonly ResponseFuture[], logs: LogLines): Promise<void> {
      const jobs = [...new Set(futures.map(({ jobKey }) => jobKey))].filter((key) => !tidied.has(key))
      if (jobs.length === 0) return
      logs.cleaning()
      for (const key of jobs) tidied.add(key)
      await cloud.forget(env, this.config.storage, jobs)
    }

    /** Removes all that it has left in the storage. */
    async clean(): Promise<void> {
      this.lines().cleaning()
      const jobs = [...new Set(this.futures.map(({ jobKey }) => jobKey))]
      await cloud.forget(env, this.config.storage, [...jobs, this.executorId])
    }

    // ---- looking back

    /** Two pictures: a timeline of the calls, and how many ran at a time. */
    async plot(given?: ResponseFuture | readonly ResponseFuture[]): Promise<void> {
      const futures = this.futuresOf(given)
      if (futures.length === 0) throw new BadCall('There is nothing to plot: no function was called yet.')
      await monitor.wait(futures, futures.length, Infinity)
      await monitor.fetch(futures)
      parts.plot(futures)
    }

    /** A row a job: what it was, how long its calls took, what they cost. */
    async jobSummary(): Promise<object[]> {
      const { jobs } = (await cloud.asksPlatform(env, this.config.backend, 'bill')) as {
        jobs: Readonly<Record<string, { readonly dollars: number }>>
      }
      return [...new Set(this.futures.map(({ jobKey }) => jobKey))].map((key) => {
        const calls = this.futures.filter(({ jobKey }) => jobKey === key)
        const times = calls.flatMap(({ stats }) => stats.workerFuncExecTime ?? [])
        return {
          Job_ID: key,
          Function: calls[0].functionName,
          Invocations: calls.length,
          'Memory(MB)': submission.memoryOf(key) ?? this.config.settings.memory,
          AvgRuntime: times.length === 0 ? null : times.reduce((sum, one) => sum + one, 0) / times.length,
          Cost: jobs[key]?.dollars ?? 0,
          CloudObjects: 0,
        }
      })
    }

    private lines(): LogLines {
      return new LogLines(this.executorId, print, this.config.logs)
    }
  }
  answerPython(FunctionExecutor.prototype, 'An executor', [
    'call_async',
    'map_reduce',
    'get_result',
    'job_summary',
    'executor_id',
  ])

  class LocalhostExecutor extends FunctionExecutor {
    constructor(options: ExecutorOptions = {}) {
      super(options, 'localhost', 'LocalhostExecutor')
    }
  }
  class ServerlessExecutor extends FunctionExecutor {
    constructor(options: ExecutorOptions = {}) {
      super(options, 'serverless', 'ServerlessExecutor')
    }
  }
  class StandaloneExecutor extends FunctionExecutor {
    constructor(options: ExecutorOptions = {}) {
      super(options, 'standalone', 'StandaloneExecutor')
    }
  }
  return { FunctionExecutor, LocalhostExecutor, ServerlessExecutor, StandaloneExecutor }
}

/** Calls whose first argument is a future wait for its result. */
function awaitsOf(rows: readonly unknown[][]): Job['awaits'] {
  return rows.some(([first]) => isFuture(first)) ? 'each' : null
}

function idOf(letter: string, number: number): string {
  return `${letter}${String(number).padStart(3, '0')}`
}

function isReducer({ jobId }: ResponseFuture): boolean {
  return jobId.startsWith('R')
}

/** The key of the maps that a reducer is for. */
function mapsOf(jobKey: string): string {
  return jobKey.replace(/R(\d+)$/, 'M$1')
}

function takesObjects(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ name }) => name === 'obj')
}

function checked(call: string, fn: unknown, where = 'first'): AnyFunction {
  if (typeof fn !== 'function') throw new BadCall(`${call} takes a function ${where}; ${came(fn)} came.`)
  if (/^class\b/.test(Function.prototype.toString.call(fn))) {
    throw new BadCall(
      `${call} takes a function, and ${fn.name || 'this'} is a class: (…) => new ${fn.name}(…).`,
    )
  }
  return fn as AnyFunction
}

function bindNothing(parameters: readonly Parameter[]): unknown[] {
  return bind('callAsync', parameters, new Tuple([]))
}

function itemsOf(call: string, iterdata: unknown): unknown[] {
  if (typeof iterdata === 'object' && iterdata !== null && Symbol.iterator in iterdata) {
    return Array.from(iterdata as Iterable<unknown>)
  }
  const hint = iterdata instanceof Promise ? ' Await it first.' : ''
  throw new BadCall(`${call} takes the data as a list, one item a call; ${came(iterdata)} came.${hint}`)
}

function activations(count: number): string {
  return count === 1 ? '1 function activation' : `${count} function activations`
}

function waitingFor(returnWhen: number, enough: number): string {
  if (returnWhen === ANY_COMPLETED) return 'any of the functions'
  return returnWhen === ALL_COMPLETED ? activations(enough) : `${returnWhen}% of the functions`
}

/** Bytes of what stands at a URL; NaN where its host doesn't say. */
async function lengthOf(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD' })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`)
  const length = answer.headers.get('content-length')
  return length === null || answer.headers.has('content-encoding') ? NaN : Number(length)
}
