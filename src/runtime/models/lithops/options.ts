/**
 * What the calls of an executor take, besides a function and its data.
 */

export type AnyFunction = (...args: never[]) => unknown

export interface CallOptions {
  readonly extraEnv?: Readonly<Record<string, string>>
  /** MB. */
  readonly runtimeMemory?: number
  /** Seconds. */
  readonly timeout?: number
}

interface ObjectOptions {
  /** Bytes. */
  readonly objChunkSize?: number
  /** Goes before the size. */
  readonly objChunkNumber?: number
  /** What ends a line, which no part cuts; null: parts of exact size. */
  readonly objNewline?: string | null
}

export interface MapOptions extends CallOptions, ObjectOptions {
  readonly chunksize?: number
  readonly extraArgs?: readonly unknown[] | Readonly<Record<string, unknown>>
}

export interface MapReduceOptions extends CallOptions, ObjectOptions {
  readonly chunksize?: number
  readonly extraArgs?: MapOptions['extraArgs']
  readonly extraArgsReduce?: MapOptions['extraArgs']
  /** MB. */
  readonly mapRuntimeMemory?: number
  /** MB. */
  readonly reduceRuntimeMemory?: number
  /** A reducer for each object, where objects are cut into parts. */
  readonly objReduceByKey?: boolean
  /** Percentage of the maps that have ended before the reducer is invoked; 0: at once. */
  readonly spawnReducer?: number
}

export interface WaitOptions {
  readonly throwExcept?: boolean
  /** ALL_COMPLETED, ANY_COMPLETED, ALWAYS, or a percentage. */
  readonly returnWhen?: number
  /** Seconds of the run's clock. */
  readonly timeout?: number
  readonly showProgressbar?: boolean
}

/** Return conditions of `wait`, as Lithops numbers them: any other number is a percentage. */
export const ALL_COMPLETED = 100
export const ANY_COMPLETED = 1
export const ALWAYS = 0

export const CALL_OPTIONS = ['extraEnv', 'runtimeMemory', 'timeout'] as const
const OBJECT_OPTIONS = ['objChunkSize', 'objChunkNumber', 'objNewline'] as const
export const MAP_OPTIONS = ['chunksize', 'extraArgs', ...OBJECT_OPTIONS, ...CALL_OPTIONS] as const
export const REDUCE_OPTIONS = [
  'chunksize',
  'extraArgs',
  'extraArgsReduce',
  'mapRuntimeMemory',
  'reduceRuntimeMemory',
  'objReduceByKey',
  'spawnReducer',
  ...OBJECT_OPTIONS,
  ...CALL_OPTIONS,
] as const
export const WAIT_OPTIONS = ['throwExcept', 'returnWhen', 'timeout', 'showProgressbar'] as const
export const RESULT_OPTIONS = ['throwExcept', 'timeout', 'showProgressbar'] as const
