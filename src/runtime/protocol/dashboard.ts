/**
 * What the dashboard shows: who there is, what was asked of them, and the run in numbers. Read off the record when
 * somebody looks; bounded, and it says of how many.
 *
 * Times are ms on the run's clock. In You deliver a person's pause lies between two deliveries, so there they are
 * counted in deliveries: `unit` says which.
 */
import type { MessageOutcome } from './inspection'
import type { ActorStatus } from './view'

export type ClockUnit = 'ms' | 'deliveries'

export interface Sort<Column extends string> {
  readonly column: Column
  readonly descending: boolean
}

export type ActorColumn =
  | 'name'
  | 'class'
  | 'status'
  | 'worker'
  | 'depth'
  | 'handled'
  | 'failed'
  | 'undeliverable'
  | 'busy'

export interface ActorsQuery {
  /** In the name or the class; '' for all. */
  readonly words: string
  /** Null: in the order in which they were made, who has ended last. */
  readonly sort: Sort<ActorColumn> | null
  readonly most: number
}

export interface ActorRow {
  readonly index: number
  readonly name: string
  readonly className: string
  readonly status: ActorStatus
  /** Why it died, in words, or ''. */
  readonly cause: string
  /** Number of its worker, 0 for the kernel; −1 where it has none. */
  readonly worker: number
  /** What was sent to it and has not begun. */
  readonly depth: number
  readonly handled: number
  /** Of what it handled, how often it threw. */
  readonly failed: number
  readonly undeliverable: number
  /** The message in hand: its method, its row (−1 where it isn't known) and for how long; null for none. */
  readonly inHand: { readonly method: string; readonly row: number; readonly lasts: number } | null
  /** `value 2, step 3` */
  readonly state: string
}

export interface ActorsView {
  readonly unit: ClockUnit
  readonly rows: readonly ActorRow[]
  /** So many have the words, of so many in all. */
  readonly found: number
  readonly total: number
}

/** `failed`: it threw, its actor died, or it came to no handling at all. */
export type TaskState = 'open' | 'done' | 'failed'

export type TaskColumn = 'method' | 'from' | 'to' | 'sent' | 'waited' | 'ran' | 'outcome'

export interface TasksQuery {
  readonly state: TaskState | null
  /** In the method or the names of sender and receiver. */
  readonly words: string
  /** Null: the newest first. */
  readonly sort: Sort<TaskColumn> | null
  readonly most: number
}

/** A message and its handling. */
export interface TaskRow {
  readonly row: number
  readonly kind: 'ask' | 'tell'
  readonly method: string
  readonly from: number
  readonly fromName: string
  readonly to: number
  readonly toName: string
  readonly state: TaskState
  /** `delivered` here means that its handler runs. */
  readonly outcome: MessageOutcome
  readonly sent: number
  readonly waited: number
  /** Null where no handling of it has begun. */
  readonly ran: number | null
}

export interface TasksView {
  readonly unit: ClockUnit
  readonly rows: readonly TaskRow[]
  /** So many fit the question, of so many that are kept. */
  readonly found: number
  readonly total: number
  readonly counts: Readonly<Record<TaskState, number>>
  /** Earlier messages that are kept no more. */
  readonly forgotten: number
}

export interface MetricsQuery {
  /** Which run of a cell, from 0; null: the newest. */
  readonly run: number | null
}

export interface MetricsView {
  readonly unit: ClockUnit
  readonly run: number
  readonly runs: number
  readonly cell: string
  /** Something goes on: there will be more. */
  readonly going: boolean
  /** Rows of the record that were not read yet: the next look goes on with them. */
  readonly behind: number
  /** Messages that were forgotten before they were counted, or before they had ended. */
  readonly missed: number
  /** How wide an interval is. */
  readonly width: number
  /** Columns of equal length, an entry an interval: where it ends, since the run began. */
  readonly ends: readonly number[]
  readonly sent: readonly number[]
  readonly settled: readonly number[]
  /** Handlers that threw or died. */
  readonly failed: readonly number[]
  readonly lost: readonly number[]
  readonly undeliverable: readonly number[]
  /** At its end: what was sent and has come to no end, in all and for the actor that has most. */
  readonly depth: readonly number[]
  readonly deepest: readonly number[]
  /** From sent to settled; null where nothing was settled. Within 2 %. */
  readonly p50: readonly (number | null)[]
  readonly p95: readonly (number | null)[]
  readonly p99: readonly (number | null)[]
  readonly totals: {
    readonly sent: number
    readonly settled: number
    readonly failed: number
    readonly lost: number
    readonly undeliverable: number
    readonly open: number
  }
  readonly took: { readonly p50: number; readonly p95: number; readonly p99: number } | null
}

/** The most that a percentile is wrong by, as a share of it. */
export const PERCENTILE_ERROR = 0.02
