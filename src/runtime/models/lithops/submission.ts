/**
 * The way of a job from a call of `map` to the platform: function and data are packed at once, put into the storage, and
 * then the platform is asked to invoke.
 *
 * Packing is done in the call itself, so that what can't travel, or is too much, is said where the call stands, and what
 * the program changes afterwards doesn't travel.
 */
import { BadCall } from '../../actor/errors'
import type { Env } from '../../actor/env'
import { chunksOf } from '../../cluster/functions/packing'
import type { Packed } from '../../protocol/control'
import { hashText } from '../../protocol/identity'
import { came } from '../given'
import type { Cloud } from './cloud'
import { refuse, whole, type ExecutorConfig } from './config'
import type { FutureFields, ResponseFuture } from './futures'
import { callName, MOST_DATA, SMALL, type Job } from './jobs'
import { bytesText, type LogLines } from './log-lines'
import type { Monitor } from './monitor'
import type { AnyFunction, CallOptions } from './options'
import { bytesOf, packAs, packValue, type PackedValue } from './pack-as'
import { injectedOf, parametersOf } from './parameters'
import { carriedBy } from './stand-in'

export interface SubmitOptions extends CallOptions {
  readonly chunksize?: number
  readonly awaits: Job['awaits']
  /** The platform is asked when this has come. */
  readonly after?: Promise<unknown> | null
}

/** The executor whose job it is. */
export interface Owner {
  readonly executorId: string
  readonly config: ExecutorConfig
}

type Identity = Pick<
  FutureFields,
  'executorId' | 'jobId' | 'callId' | 'jobKey' | 'call' | 'functionName' | 'storage' | 'backend'
>

/** What a call that fails can be made again from. */
interface Origin {
  readonly fn: AnyFunction
  readonly row: readonly unknown[]
  readonly options: SubmitOptions
  attempts: number
}

export class Submission {
  private readonly origins = new WeakMap<FutureFields, Origin>()
  /** MB, by the keys of the jobs. */
  private readonly memories = new Map<string, number>()

  constructor(
    private readonly env: Env,
    private readonly cloud: Cloud,
    private readonly monitor: Monitor,
    private readonly Future: new (of: Identity) => ResponseFuture,
  ) {}

  /** `jobId` such as `M000`; `rows`: the arguments of each call. */
  submit(
    owner: Owner,
    jobId: string,
    fn: AnyFunction,
    rows: readonly (readonly unknown[])[],
    options: SubmitOptions,
    logs: LogLines,
  ): ResponseFuture[] {
    const futures = rows.map(
      (_, call) =>
        new this.Future({
          executorId: owner.executorId,
          jobId,
          callId: callName(call),
          jobKey: `${owner.executorId}-${jobId}`,
          call,
          functionName: fn.name || 'lambda',
          storage: owner.config.storage,
          backend: owner.config.backend,
        }),
    )
    this.send(owner, jobId, fn, rows, futures, options, logs)
    if (owner.config.retries > 0) {
      futures.forEach((future, at) => this.origins.set(future, { fn, row: rows[at], options, attempts: 0 }))
    }
    return futures
  }

  /** MB of a job that this program has submitted. */
  memoryOf(jobKey: string): number | undefined {
    return this.memories.get(jobKey)
  }

  /** Those of failed calls that may be made again. */
  retryable(owner: Owner, futures: readonly ResponseFuture[]): ResponseFuture[] {
    return futures.filter((future) => {
      const origin = this.origins.get(future)
      return future.problem !== null && origin !== undefined && origin.attempts < owner.config.retries
    })
  }

  /** Makes failed calls again, as a job of its own; their futures stand for the new calls from now on. */
  again(owner: Owner, jobId: string, futures: readonly ResponseFuture[], logs: LogLines): void {
    const [first] = futures.map((future) => this.origins.get(future)!)
    const alike = futures.filter((future) => this.origins.get(future)!.options === first.options)
    alike.forEach((future, call) => {
      this.origins.get(future)!.attempts++
      const jobKey = `${owner.executorId}-${jobId}`
      const fresh = { jobId, jobKey, call, callId: callName(call), state: 'New', problem: null, kept: null }
      Object.assign(future, fresh)
    })
    const rows = alike.map((future) => this.origins.get(future)!.row)
    this.send(owner, jobId, first.fn, rows, alike, first.options, logs)
  }

  private send(
    { executorId, config }: Owner,
    jobId: string,
    fn: AnyFunction,
    rows: readonly (readonly unknown[])[],
    futures: readonly ResponseFuture[],
    options: SubmitOptions,
    logs: LogLines,
  ): void {
    const { env } = this
    const created = env.now()
    const memory = options.runtimeMemory ?? config.settings.memory
    const timeLimit = options.timeout ?? config.settings.timeLimit
    refuse('memory', 'runtimeMemory', memory)
    refuse('timeLimit', 'timeout', timeLimit)
    const chunksize = whole('chunksize', options.chunksize ?? config.processes, 1, 1_000_000)
    checkEnviron(options.extraEnv)
    const code = packAs(env, fn.name || 'the function', carriedBy(fn))
    const data = rows.map((row, call) =>
      packValue(env, jobId.startsWith('A') ? 'data' : `data[${call}]`, row, row.length === 1 ? '[0]' : ''),
    )
    const bytes = data.reduce((sum, one) => sum + bytesOf(one), 0)
    if (bytes > MOST_DATA) {
      throw new BadCall(
        `The data of the calls are ${bytesText(bytes)}, and ${bytesText(MOST_DATA)} is the most. Put them into the storage, and give the calls their keys.`,
      )
    }
    if (rows.length === 0) return
    const key = `${executorId}-${jobId}`
    this.memories.set(key, memory)
    const functionHash = hashText(JSON.stringify(code.bundle, plain)).toString(16).padStart(8, '0')
    const job: Job = {
      key,
      executor: executorId,
      name: fn.name || 'lambda',
      backend: config.backend,
      storage: config.storage,
      functionKey: `${executorId}/${functionHash}.func.pickle`,
      functionBytes: code.bytes,
      dataKey: `${key}/aggdata.pickle`,
      calls: rows.length,
      memory,
      timeLimit,
      processes: config.processes,
      environ: options.extraEnv ?? {},
      injected: injectedOf(parametersOf(fn)),
      awaits: options.awaits,
    }
    logs.runtime(jobId, config.settings.runtime, memory)
    for (const future of futures) {
      future.stats = {
        hostJobCreateTstamp: created,
        hostJobSerializeTime: env.now() - created,
        funcModuleSizeBytes: code.bytes,
        funcDataSizeBytes: bytesOf(data[future.call]),
      }
    }
    const chunks = chunksOf(rows.length, chunksize, config.settings.mode)
    const begun = this.begin(config, job, code, data, bytes, chunks, futures, logs, options.after ?? null)
    this.monitor.submitted(key, config.storage, begun, (options.after ?? null) !== null)
  }

  private async begin(
    { settings, limit }: ExecutorConfig,
    job: Job,
    code: Packed,
    data: readonly PackedValue[],
    bytes: number,
    chunks: readonly (readonly number[])[],
    futures: readonly ResponseFuture[],
    logs: LogLines,
    after: Promise<unknown> | null,
  ): Promise<void> {
    const { env, cloud } = this
    if (after !== null) await after
    const id = futures[0].jobId
    logs.uploading(id, code.bytes + bytes)
    const uploading = env.now()
    const refused = await cloud.begin(env, job, code, data)
    if (refused !== '') throw new Error(refused)
    const uploaded = env.now()
    logs.invoking(id, job.name, chunks.length)
    for (const future of futures) {
      if (future.state === 'New') future.state = 'Invoked'
      future.stats.hostFuncUploadTime = future.stats.hostDataUploadTime = uploaded - uploading
      future.stats.hostSubmitTstamp = uploaded
    }
    await cloud.invoke(env, { job, settings, limit, chunks, data: bytes <= SMALL ? data : null })
    logs.logsAt(id, job.key)
  }
}

function checkEnviron(given: unknown): void {
  if (given === undefined) return
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new BadCall(`extraEnv is an object, such as { LEVEL: 'high' }; ${came(given)} came.`)
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== 'string') throw new BadCall(`extraEnv gives texts; ${key} is ${came(value)}.`)
  }
}

/** Parts of a bundle that JSON has no words for count by their kind. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? value.byteLength : value
}
