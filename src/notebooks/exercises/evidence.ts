/**
 * What a check needs to know, and what it then gets.
 *
 * A check is judged by a pure function, so that it can be tested without running anything; whoever runs cells gathers
 * the evidence. Needs are data for the same reason. A check that lets a reader change a cell can still ask for another
 * cell as it stands in the lesson, so that the question cannot be edited together with the answer.
 */
import type { ExploreReport } from '../kernel/session'

export interface CellUse {
  readonly cell: string
  /** `reader`: as the reader has it now; `printed`: as the lesson has it. */
  readonly text: 'reader' | 'printed'
}

export type Need =
  /** Run `setup` in a fresh kernel, then try every order of `cell`, from its very first message on. */
  | { readonly kind: 'explore'; readonly setup: readonly CellUse[]; readonly cell: CellUse }
  /** Run `setup` in a fresh kernel, then these lines of the check's own, at full speed. */
  | { readonly kind: 'run'; readonly setup: readonly CellUse[]; readonly program: string }
  /** The run of this cell that the reader has on the stage. */
  | { readonly kind: 'order'; readonly cell: string }
  /** What the reader's own latest run of this cell at full speed gave. Nothing is run for it. */
  | { readonly kind: 'live'; readonly cell: string }
  /** Run `setup`, then `cell` under each seed, deliveries picked by it. */
  | {
      readonly kind: 'seeds'
      readonly setup: readonly CellUse[]
      readonly cell: CellUse
      readonly seeds: readonly number[]
    }

export interface ExploreEvidence {
  readonly kind: 'explore'
  readonly report: ExploreReport
}

export interface RunEvidence {
  readonly kind: 'run'
  /** The value of the last expression, as one line. */
  readonly result: string
  /** Lines printed by the cell. */
  readonly printed: readonly string[]
}

/** One delivery that was made: who sent what to whom, by names. */
export interface Delivery {
  readonly from: string
  readonly to: string
  readonly method: string
}

export interface OrderEvidence {
  readonly kind: 'order'
  /** All deliveries so far, those made for the reader too. Empty where the cell has not run. */
  readonly order: readonly Delivery[]
  /** Messages still held. */
  readonly held: number
  /** The value of the last expression, as one line; null while the cell waits or where it has not run. */
  readonly result: string | null
}

export interface LiveEvidence {
  readonly kind: 'live'
  /**
   * The value of the last expression, as one line. null where there is no such run: the cell has not run, runs,
   * failed, was delivered by hand, or it or what it uses has changed since.
   */
  readonly result: string | null
  /** Lines that the cell printed in that run. */
  readonly printed: readonly string[]
}

export interface SeedsEvidence {
  readonly kind: 'seeds'
  readonly runs: readonly {
    readonly seed: number
    readonly result: string
    readonly schedule: readonly string[]
  }[]
}

/** The evidence could not be had: a cell that had to run first failed. */
export interface NoEvidence {
  readonly kind: 'failed'
  readonly cell: string
  /** Name and message of the error. */
  readonly error: string
}

export type Evidence =
  | ExploreEvidence
  | RunEvidence
  | OrderEvidence
  | LiveEvidence
  | SeedsEvidence
  | NoEvidence

/** The kind of evidence that answers a need. */
export type EvidenceFor<N extends Need> = Extract<Evidence, { readonly kind: N['kind'] }>
