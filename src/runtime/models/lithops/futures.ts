/**
 * Futures: a call that was made, and what is known of it. Plain fields, so that a future can travel, as an argument too.
 *
 * A future isn't a promise. `await future.result()` waits; `await future` gives the future itself.
 */
import { BadCall } from '../../actor/errors'
import { came } from '../given'
import { answerPython, checkOptionNames } from '../python-names'
import { errorOfCall } from './errors'
import type { CallStats, CallStatus, LogEntry, StorageKind } from './jobs'

export type FutureState = 'New' | 'Invoked' | 'Running' | 'Ready' | 'Success' | 'Error' | 'Done' | 'Unknown'

/** Waits for futures; what the module gives. */
export interface Waiting {
  result(future: FutureFields, options: ResultOptions): Promise<unknown>
  status(future: FutureFields, options: ResultOptions): Promise<CallStatus>
}

export interface ResultOptions {
  readonly throwExcept?: boolean
  /** Seconds of the run's clock. */
  readonly timeout?: number
}

/** What a future is made of. */
export interface FutureFields {
  readonly executorId: string
  readonly jobId: string
  readonly callId: string
  readonly jobKey: string
  readonly call: number
  readonly functionName: string
  readonly storage: StorageKind
  readonly backend: string
  state: FutureState
  stats: Partial<CallStats>
  logs: readonly LogEntry[]
  activationId: string
  /** The result where it is here, wrapped. */
  kept: { readonly value: unknown } | null
  problem: Error | null
}

export type ResponseFuture = InstanceType<ReturnType<typeof makeFuture>>

export function makeFuture(waiting: () => Waiting) {
  class ResponseFuture implements FutureFields {
    state: FutureState = 'New'
    stats: Partial<CallStats> = {}
    logs: readonly LogEntry[] = []
    activationId = ''
    kept: { readonly value: unknown } | null = null
    problem: Error | null = null
    readonly executorId: string
    // A call that is made again is another one of another job.
    jobId: string
    callId: string
    jobKey: string
    call: number
    readonly functionName: string
    readonly storage: StorageKind
    readonly backend: string

    constructor(
      of: Pick<
        FutureFields,
        'executorId' | 'jobId' | 'callId' | 'jobKey' | 'call' | 'functionName' | 'storage' | 'backend'
      >,
    ) {
      this.executorId = of.executorId
      this.jobId = of.jobId
      this.callId = of.callId
      this.jobKey = of.jobKey
      this.call = of.call
      this.functionName = of.functionName
      this.storage = of.storage
      this.backend = of.backend
    }

    /** Waits for the call and gives what it returned; throws what it threw. */
    async result(options: ResultOptions = {}): Promise<unknown> {
      checkResultOptions('result', options)
      return waiting().result(this, options)
    }

    /** Waits for the call and gives its status: where it ran, when, and what went wrong. */
    async status(options: ResultOptions = {}): Promise<CallStatus> {
      checkResultOptions('status', options)
      return waiting().status(this, options)
    }

    get success(): boolean {
      return this.state === 'Success' || (this.state === 'Done' && this.problem === null)
    }

    /** Its result is here, or its error. */
    get done(): boolean {
      return this.state === 'Done'
    }

    get error(): boolean {
      return this.problem !== null
    }

    get running(): boolean {
      return this.state === 'Running'
    }

    get ready(): boolean {
      return ['Ready', 'Success', 'Error', 'Done'].includes(this.state)
    }

    cancel(): never {
      throw new BadCall(
        'cancel() is not implemented in Lithops, and a call that was invoked runs to its end.',
      )
    }
  }
  answerPython(ResponseFuture.prototype, 'A future', [
    'activation_id',
    'call_id',
    'executor_id',
    'function_name',
    'job_id',
    'job_key',
  ])
  return ResponseFuture
}

/** Also one that came with the data of a call, whose class is of another instance of this module. */
export function isFuture(value: unknown): value is FutureFields {
  return (
    typeof value === 'object' && value !== null && 'jobKey' in value && 'callId' in value && 'kept' in value
  )
}

function checkResultOptions(call: string, options: ResultOptions): void {
  checkOptionNames(call, options, ['throwExcept', 'timeout'])
  checkTimeout(call, options.timeout)
}

/** Throws BadCall where it is no number of seconds from 0 on. */
export function checkTimeout(call: string, timeout: unknown): void {
  if (timeout === undefined || (typeof timeout === 'number' && timeout >= 0)) return
  throw new BadCall(`${call}: timeout is a number of seconds from 0 on; ${came(timeout)} came.`)
}

/** Takes in how a call ended; the result itself comes later, where it is large. */
export function takeStatus(future: FutureFields, status: CallStatus, now: number): void {
  future.state = 'Ready'
  future.stats = { ...future.stats, ...status.stats, hostStatusDoneTstamp: now }
  future.logs = status.logs
  future.activationId = String(status.activation)
  if (status.error !== null) {
    future.problem = errorOfCall(status.error, `${future.jobKey}/${future.callId}`)
    future.state = 'Error'
  } else future.state = 'Success'
}

/** Takes in what it returned. */
export function takeResult(future: FutureFields, value: unknown, now: number): void {
  future.kept = { value }
  future.stats = { ...future.stats, hostResultDoneTstamp: now }
  future.state = 'Done'
}
