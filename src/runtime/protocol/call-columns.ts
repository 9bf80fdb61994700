/**
 * Calls of functions in columns, as pictures draw them: on the stage and in a cell.
 *
 * Times are seconds of the run's clock, NaN where they are not known.
 */
export interface CallColumns {
  /** Jobs, in the order in which they were submitted. */
  readonly jobs: readonly CallJob[]
  readonly count: number
  /** Place in `jobs`, and number in the job. */
  readonly job: Uint16Array
  readonly call: Uint32Array
  /** The five marks. */
  readonly submitted: Float64Array
  readonly started: Float64Array
  readonly ended: Float64Array
  readonly status: Float64Array
  readonly result: Float64Array
  /** How long its container had it in hand. */
  readonly workerStart: Float64Array
  readonly workerEnd: Float64Array
  /** COLD, FAILED, RUNNING, WAITING. */
  readonly flags: Uint8Array
  readonly containers: readonly string[]
  /** Place in `containers` and 1; 0 for none. */
  readonly container: Uint32Array
}

export interface CallJob {
  readonly key: string
  /** Of the function. */
  readonly name: string
}

export const COLD = 1
export const FAILED = 2
/** A container has it in hand now. */
export const RUNNING = 4
/** No container has taken it yet. */
export const WAITING = 8

/** Those that are numbers, by name: the times. */
export const TIMES = [
  'submitted',
  'started',
  'ended',
  'status',
  'result',
  'workerStart',
  'workerEnd',
] as const

export type Time = (typeof TIMES)[number]

/** Room for so many calls, all of whose times are unknown. */
export function emptyColumns(
  count: number,
  jobs: readonly CallJob[],
  containers: readonly string[],
): CallColumns {
  const times = (): Float64Array => new Float64Array(count).fill(NaN)
  return {
    jobs,
    count,
    job: new Uint16Array(count),
    call: new Uint32Array(count),
    submitted: times(),
    started: times(),
    ended: times(),
    status: times(),
    result: times(),
    workerStart: times(),
    workerEnd: times(),
    flags: new Uint8Array(count),
    containers,
    container: new Uint32Array(count),
  }
}
