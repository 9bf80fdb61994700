/**
 * Platforms for functions as a view shows them: how they stand, what they cost, their jobs and calls. Bounded.
 *
 * Times are seconds of the run's clock.
 */
import type { CallColumns } from './call-columns'

export interface FunctionsQuery {
  /** `newest`: the jobs that ran together with the newest one. Else a job by its key. */
  readonly jobs: 'newest' | 'all' | { readonly key: string }
  /** Calls at the most. */
  readonly most: number
}

export interface BillView {
  readonly requests: number
  readonly gbSeconds: number
  /** List prices, before any free tier. */
  readonly dollars: number
}

/** Points of a curve, in order; each holds until the next one. */
export interface PlatformCurve {
  readonly at: Float64Array
  readonly running: Float64Array
  /** Activations in the queue. */
  readonly waiting: Float64Array
  readonly containers: Float64Array
  readonly limit: Float64Array
}

export interface PlatformView {
  readonly name: string
  readonly running: number
  readonly waiting: number
  /** That there are, busy or warm or on their way. */
  readonly containers: number
  readonly limit: number
  /** With what runs now, as far as it has come. */
  readonly bill: BillView
  readonly prices: { readonly gbSecond: number; readonly million: number; readonly asOf: string }
  readonly curve: PlatformCurve
}

export interface JobView {
  readonly key: string
  readonly name: string
  readonly platform: string
  /** MB. */
  readonly memory: number
  readonly calls: number
  readonly waiting: number
  readonly running: number
  readonly done: number
  readonly failed: number
  /** Containers that began for one of its calls. */
  readonly cold: number
  readonly submitted: number
  /** When its last call ended; NaN while one hasn't. */
  readonly ended: number
  readonly bill: BillView
  /** Its calls are among those that are given. */
  readonly shown: boolean
}

/** Figures that a person may set, each for all platforms; what is left out is as the program says. */
export interface PlatformWish {
  readonly limit?: number
  readonly memory?: number
  readonly timeLimit?: number
  readonly coldStart?: number
  readonly keepAlive?: number
  readonly prices?: { readonly gbSecond: number; readonly million: number; readonly asOf: string }
}

export interface PresetView extends Required<PlatformWish> {
  readonly name: string
}

export interface FunctionsView {
  /** Grows with everything below but `now` and what runs on by itself; −1 where the record can’t be read yet. */
  readonly version: number
  readonly now: number
  /** Something is waited for, or runs. */
  readonly going: boolean
  readonly platforms: readonly PlatformView[]
  /** The newest first. */
  readonly jobs: readonly JobView[]
  /** Jobs that are kept no more. */
  readonly jobsLeftOut: number
  readonly calls: CallColumns
  /** Calls of the jobs that were asked for, beyond what is given. */
  readonly callsLeftOut: number
  /** What a person has set; null: all is as the program says. It holds from the next invocation on. */
  readonly wished: PlatformWish | null
  readonly presets: readonly PresetView[]
}
