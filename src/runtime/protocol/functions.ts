/**
 * What a platform for functions tells the stage: how it stands, and what becomes of the calls of its jobs.
 *
 * Times are seconds of the run's clock.
 */

import type { PackedMarks } from './call-marks'

/** How the platform stands. */
export interface PlatformNote {
  readonly t: 'platform'
  readonly at: number
  readonly running: number
  readonly waiting: number
  readonly containers: number
  readonly limit: number
  readonly requests: number
  readonly gbSeconds: number
  /** Dollars, of the prices that it stands under. */
  readonly gbSecond: number
  readonly million: number
  /** When the prices were read, as `2026-11`; '' where there are none. */
  readonly asOf: string
}

export interface SubmittedNote {
  readonly t: 'submitted'
  readonly at: number
  readonly job: string
  readonly name: string
  readonly calls: number
  readonly memory: number
}

/** Calls have gone to a container. */
export interface BegunNote {
  readonly t: 'begun'
  readonly at: number
  readonly job: string
  readonly calls: readonly number[]
  readonly container: string
  readonly cold: boolean
}

/** Calls that a container has in hand no more, however they ended. */
export interface DoneNote {
  readonly t: 'done'
  readonly at: number
  readonly job: string
  readonly calls: readonly number[]
  /** What the job has cost so far. */
  readonly requests: number
  readonly gbSeconds: number
}

/** The five marks of calls, told by who waited for them. A mark that is not known is NaN. */
export interface EndedNote {
  readonly t: 'ended'
  readonly at: number
  readonly job: string
  readonly calls: PackedMarks
}

export interface CallMarks {
  readonly call: number
  readonly submitted: number
  readonly workerStart: number
  readonly started: number
  readonly ended: number
  readonly workerEnd: number
  readonly status: number
  readonly result: number
  readonly container: string
  readonly cold: boolean
  readonly failed: boolean
}

export type FunctionNote = PlatformNote | SubmittedNote | BegunNote | DoneNote | EndedNote
