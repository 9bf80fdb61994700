/**
 * What a job is, and what is left of each of its calls: plain data that goes through the storage, and so through messages.
 *
 * An executor has an id such as `73bbe9-0`, its jobs keys such as `73bbe9-0-M000`, a job's calls numbers such as `00000`.
 */
import type { WireError } from '../../protocol/control'
import type { PlatformSettings } from '../../cluster/functions/settings'
import type { PackedValue } from './pack-as'

/** The bucket that Lithops keeps its own objects in. */
export const BUCKET = 'lithops.jobs'

/** Small data also travels with the invocation, and small results with the status. Bytes, as in Lithops. */
export const SMALL = 8 * 1024
/** Data of a job, in bytes. */
export const MOST_DATA = 4 * 1024 * 1024

export type StorageKind = 'durable' | 'memory'

/** What a container puts in the place of a parameter. */
export type Injected = 'id' | 'storage' | 'obj'

export interface Job {
  readonly key: string
  readonly executor: string
  /** Of the function, for people. */
  readonly name: string
  readonly backend: string
  readonly storage: StorageKind
  /** Key of the packed function in the bucket. */
  readonly functionKey: string
  readonly functionBytes: number
  /** Key of the packed data of all calls. */
  readonly dataKey: string
  readonly calls: number
  /** MB. */
  readonly memory: number
  /** Seconds, for an activation. */
  readonly timeLimit: number
  /** Calls of an activation that run at a time. */
  readonly processes: number
  readonly environ: Readonly<Record<string, string>>
  /** Parameters that the container fills in, by position. */
  readonly injected: readonly (readonly [position: number, name: Injected])[]
  /** The arguments of a call are futures: their results are given. `all`: as one list. */
  readonly awaits: 'each' | 'all' | null
}

/** What a job asks of the platform. */
export interface Invocation {
  readonly job: Job
  readonly settings: PlatformSettings
  /** Activations at once of this executor. */
  readonly limit: number
  readonly chunks: readonly (readonly number[])[]
  /** The data of each call, where all of it is small; else the containers fetch it. */
  readonly data: readonly PackedValue[] | null
}

/** Times of one call, in seconds of the run's clock, and sizes in bytes: the names are Lithops'. */
export interface CallStats {
  hostJobCreateTstamp: number
  hostSubmitTstamp: number
  workerStartTstamp: number
  workerFuncStartTstamp: number
  workerFuncEndTstamp: number
  workerEndTstamp: number
  hostStatusDoneTstamp: number
  hostResultDoneTstamp: number
  workerExecTime: number
  workerFuncExecTime: number
  workerColdStart: boolean
  funcResultSize: number
  funcDataSizeBytes: number
  funcModuleSizeBytes: number
  hostJobSerializeTime: number
  hostFuncUploadTime: number
  hostDataUploadTime: number
}

export type LogEntry = readonly [level: 'log' | 'warn' | 'error', text: string]

/** What a container leaves of a call, as `status.json`. */
export interface CallStatus {
  readonly job: string
  readonly call: number
  readonly activation: number
  /** Name of the container. */
  readonly container: string
  readonly runtime: string
  readonly error: WireError | null
  readonly stats: Partial<CallStats>
  readonly logs: readonly LogEntry[]
}

/**
 * A status on its way: its text as in `status.json`, which threads clone for little. What was thrown may be anything, and
 * stands beside it.
 */
export type PackedStatus = string | { readonly text: string; readonly error: WireError }

/** One call's end, as its container says it. */
export interface Ending {
  readonly job: string
  readonly call: number
  readonly status: PackedStatus
  readonly output: PackedValue | null
}

/** A call that has ended, as the storage tells it; `output`: the result where it is small, or isn't kept. */
export type CallRecord = readonly [call: number, status: PackedStatus, output: PackedValue | null]

export function endingOf(status: CallStatus, output: PackedValue | null): Ending {
  return { job: status.job, call: status.call, status: packStatus(status), output }
}

export function packStatus(status: CallStatus): PackedStatus {
  // All but what was thrown is made here, and has no part that JSON has no word for: it goes without looking at each.
  return status.error === null
    ? JSON.stringify(status)
    : { text: textOf(status, status.error), error: status.error }
}

export function unpackStatus(packed: PackedStatus): CallStatus {
  if (typeof packed === 'string') return JSON.parse(packed) as CallStatus
  return { ...(JSON.parse(packed.text) as CallStatus), error: packed.error }
}

/** What the call threw, or null. */
export function errorOf(packed: PackedStatus): WireError | null {
  return typeof packed === 'string' ? null : packed.error
}

/** What `status.json` says. */
export function statusText(packed: PackedStatus): string {
  return typeof packed === 'string' ? packed : packed.text
}

function textOf(status: CallStatus, { name = '', message = '' }: WireError): string {
  try {
    return JSON.stringify(status, plain)
  } catch {
    // What was thrown leads back to itself.
    return JSON.stringify({ ...status, error: { name, message } })
  }
}

/** What a program threw may be anything. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

export function callName(call: number): string {
  return String(call).padStart(5, '0')
}

export function statusKey(job: string, call: number): string {
  return `${job}/${callName(call)}/status.json`
}

export function outputKey(job: string, call: number): string {
  return `${job}/${callName(call)}/output.pickle`
}
