/**
 * A container as an actor: it takes activations, one after the other, and runs the calls of each.
 *
 * Short ones wait here for each other, since a way to the main thread takes longer than they do. What waits behind one that
 * takes long is given back: another container may be free. How each ended is told at once, before the next one begins: the
 * platform has to know which one runs.
 *
 * The function of a job is fetched once and kept: that is what is warm in a warm container. Each call gets an instance of
 * its own, so nothing that a call changes is seen by the next one. What a call leaves goes to the storage; the platform
 * only hears that the activation is over.
 */
import { isThenable } from '../../actor/thenable'
import { toWire } from '../../actor/errors'
import type { Env } from '../../actor/env'
import { SHORT } from '../../cluster/functions/platform'
import type { Packed, WireError } from '../../protocol/control'
import { CallEnv, type CallContext } from './call-env'
import type { Cloud } from './cloud'
import { DeadlockError, platformError } from './errors'
import {
  callName,
  endingOf,
  errorOf,
  type CallStats,
  type CallStatus,
  type Ending,
  type Injected,
  type Job,
} from './jobs'
import { bytesOf, packValue, unpackValue, type PackedValue } from './pack-as'
import { JOBS, Recent } from './recent'
import { callable } from './stand-in'

const MB = 1024 * 1024
/** Functions that a warm container keeps. */
const FUNCTIONS = 8

/** What a container is told to run, as a message's arguments: the names of fields would cost more than what is in them. */
export type Run = Parameters<InstanceType<ReturnType<typeof makeFunctionContainer>>['run']>

/**
 * How an activation ended, as the platform hears it: the seconds that it took, with the reason where the container has to
 * end for it; `back`: it did not begin, and is given back.
 */
export type Ran = number | { readonly took: number; readonly end: string } | 'back'

/** Of a call, in seconds. A function that was not begun has no times of its own. */
interface Times {
  readonly workerStart: number
  funcStart?: number
  funcEnd?: number
}

/** An activation, as `run` is given it. */
interface KnownRun {
  readonly job: Job
  readonly activation: number
  readonly cold: boolean
  readonly calls: readonly number[]
  readonly data: readonly PackedValue[] | null
  readonly timeLimit: number
  readonly submitted: number
}

/** An activation that waits for those before it. */
interface Waiting {
  readonly run: KnownRun
  readonly resolve: (ran: Ran) => void
  readonly reject: (error: unknown) => void
}

/** What a container makes for parameters that it fills in itself. */
export type Injections = (
  env: CallEnv,
  job: Job,
  call: number,
  arg: unknown,
) => Record<Injected, () => unknown>

/** Waits for the results of futures, inside a call. */
export type ResultsOf = (env: CallEnv, futures: readonly unknown[]) => Promise<unknown[]>

export function makeFunctionContainer(env: Env, cloud: Cloud, injections: Injections, resultsOf: ResultsOf) {
  return class FunctionContainer {
    calls = 0
    running = ''
    readonly memory: number
    readonly #platform: string
    readonly #functions = new Recent<Promise<Packed | null>>(FUNCTIONS)
    readonly #jobs = new Recent<Job>(JOBS)
    readonly #waiting: Waiting[] = []
    /** When what runs was begun, seconds; null: nothing runs. */
    #began: number | null = null
    #isWatching = false
    /** It ends with what it has run. */
    #isOver = false
    #giveUp: (error: Error) => void = () => {}
    #givenUp: Promise<never> = new Promise(() => {})

    constructor(platform: string, memory: number) {
      this.#platform = platform
      this.memory = memory
    }

    /**
     * `told`: the job, or its key alone where this container was told it before; `data`: of these calls, where it is small;
     * `timeLimit`: seconds that it may take; `submitted`: when the platform was asked, seconds.
     */
    run(
      told: Job | string,
      activation: number,
      cold: boolean,
      calls: readonly number[],
      data: readonly PackedValue[] | null,
      timeLimit: number,
      submitted: number,
    ): Promise<Ran> {
      const job = typeof told === 'string' ? this.#jobs.get(told) : told
      // What told of the job was lost on its way, or nothing more is begun here.
      if (job === undefined || this.#isOver) return Promise.resolve('back')
      this.#jobs.set(job.key, job)
      const run = { job, activation, cold, calls, data, timeLimit, submitted }
      return new Promise((resolve, reject) => {
        this.#waiting.push({ run, resolve, reject })
        if (this.#began === null) void this.#work()
        else if (!this.#isWatching) void this.#watch()
      })
    }

    async #work(): Promise<void> {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        const { run, resolve, reject } = next
        const began = (this.#began = env.now())
        try {
          const end = await this.#run(run, began)
          const took = env.now() - began
          this.#isOver = end !== ''
          if (this.#isOver || took > SHORT) this.#giveBack()
          resolve(this.#isOver ? { took, end } : took)
        } catch (error) {
          reject(error)
        }
      }
      this.#began = null
    }

    /** Looks, while something waits here, whether what runs takes too long for that. */
    async #watch(): Promise<void> {
      this.#isWatching = true
      while (this.#began !== null && this.#waiting.length > 0) {
        const left = this.#began + SHORT - env.now()
        if (left > 0) await env.sleep(left)
        else this.#giveBack()
      }
      this.#isWatching = false
    }

    #giveBack(): void {
      for (const { resolve } of this.#waiting.splice(0)) resolve('back')
    }

    /** What runs here waits for what can never come. */
    giveUp(words: string): void {
      this.#giveUp(new DeadlockError(words))
    }

    /** Why the container has to end, or ''. */
    async #run(run: KnownRun, workerStart: number): Promise<string> {
      const { job, calls } = run
      this.#givenUp = new Promise((_, reject) => {
        this.#giveUp = reject
      })
      this.#givenUp.catch(() => {})
      const [code, data] = await Promise.all([this.#functionOf(job), run.data ?? cloud.data(env, job, calls)])
      if (code === null || data === null) {
        const words = `The ${code === null ? 'function' : 'data'} of ${job.key} is not in the storage any more.`
        await this.#leave(
          job,
          calls.map((call) =>
            this.#failed(run, call, platformError('StorageNoSuchKeyError', words), workerStart),
          ),
        )
        return ''
      }
      let end = ''
      const queue = calls.map((call, at) => ({ call, data: data[at] }))
      const process = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined && end === ''; next = queue.shift()) {
          this.calls++
          this.running = `${job.name} ${callName(next.call)}`
          const ending = await this.#call(run, next.call, code, next.data, workerStart)
          await this.#leave(job, [ending])
          const error = errorOf(ending.status)
          if (error?.name === 'MemoryError') end = error.message
        }
      }
      await Promise.all(Array.from({ length: Math.min(job.processes, calls.length) }, process))
      if (end !== '') {
        const error = platformError('MemoryError', end)
        await this.#leave(
          job,
          queue.map(({ call }) => this.#failed(run, call, error, workerStart)),
        )
      }
      this.running = ''
      return end
    }

    #functionOf(job: Job): Promise<Packed | null> {
      const { functionKey } = job
      let code = this.#functions.get(functionKey)
      if (code === undefined) {
        code = cloud.code(env, job)
        this.#functions.set(functionKey, code)
      }
      return code
    }

    async #leave(job: Job, endings: readonly Ending[]): Promise<void> {
      if (endings.length > 0) await cloud.finish(env, job.storage, endings)
    }

    async #call(
      run: KnownRun,
      call: number,
      code: Packed,
      data: PackedValue,
      workerStart: number,
    ): Promise<Ending> {
      const { job } = run
      const context: CallContext = {
        job: job.key,
        call,
        environ: job.environ,
        ends: workerStart + run.timeLimit,
        declared: 0,
        waits: (jobs) => void cloud.waits(env, this.#platform, run.activation, jobs),
        givenUp: this.#givenUp,
      }
      const own = new CallEnv(env, context)
      const times: Times = { workerStart }
      const end = (error: WireError | null, output: PackedValue | null): Ending =>
        this.#ending(run, call, error, output, times, own, code, data)
      try {
        const limit = job.memory * MB
        refuseBeyond(limit, code.bytes + bytesOf(data))
        const fn = callable(env.unpack(code, own))
        const args = await this.#arguments(own, job, call, data)
        // Until this call gives the thread back nothing more leaves it, and it may be ended meanwhile.
        if (!env.held) env.urge()
        times.funcStart = env.now()
        let value: unknown
        try {
          value = fn(...args)
          if (isThenable(value)) value = await value
        } finally {
          times.funcEnd = env.now()
        }
        const output = packValue(env, `${job.name}()`, value)
        refuseBeyond(limit, code.bytes + bytesOf(data) + bytesOf(output) + context.declared)
        return end(null, output)
      } catch (error) {
        return end(toWire(error), null)
      }
    }

    async #arguments(own: CallEnv, job: Job, call: number, data: PackedValue): Promise<unknown[]> {
      let args = unpackValue(env, data, own) as unknown[]
      if (job.awaits === 'all') args = [await resultsOf(own, args[0] as unknown[]), ...args.slice(1)]
      else if (job.awaits === 'each') args = [(await resultsOf(own, [args[0]]))[0], ...args.slice(1)]
      if (job.injected.length === 0) return args
      for (const [position, name] of job.injected) {
        args[position] = await injections(own, job, call, args[position])[name]()
      }
      return args
    }

    #failed(run: KnownRun, call: number, error: WireError, workerStart: number): Ending {
      const own = new CallEnv(env, {
        job: run.job.key, call, environ: {}, ends: 0, declared: 0, waits: () => {}, givenUp: this.#givenUp,
      }) // oxfmt-ignore
      return this.#ending(run, call, error, null, { workerStart }, own, null, null)
    }

    #ending(
      run: KnownRun,
      call: number,
      error: WireError | null,
      output: PackedValue | null,
      times: Times,
      { logs }: CallEnv,
      code: Packed | null,
      data: PackedValue | null,
    ): Ending {
      const now = env.now()
      const { workerStart, funcStart = now, funcEnd = now } = times
      const stats: Partial<CallStats> = {
        hostSubmitTstamp: run.submitted,
        workerStartTstamp: workerStart,
        workerFuncStartTstamp: funcStart,
        workerFuncEndTstamp: funcEnd,
        workerEndTstamp: now,
        workerExecTime: now - workerStart,
        workerFuncExecTime: funcEnd - funcStart,
        workerColdStart: run.cold,
        funcResultSize: output === null ? 0 : bytesOf(output),
        funcDataSizeBytes: data === null ? 0 : bytesOf(data),
        funcModuleSizeBytes: code?.bytes ?? 0,
      }
      const { job, activation } = run
      const runtime = `${job.backend} - ${job.memory}MB`
      const container = env.name
      const status: CallStatus = { job: job.key, call, activation, container, runtime, error, stats, logs }
      return endingOf(status, output)
    }
  }
}

function refuseBeyond(limit: number, used: number): void {
  if (used <= limit) return
  const error = new Error('Function exceeded maximum memory and was killed')
  error.name = 'MemoryError'
  throw error
}
