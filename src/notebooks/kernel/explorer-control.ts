/**
 * What the page may ask of the explorer worker.
 */
import type { Evidence, Need } from '../exercises/evidence'
import type { CellText } from './kernel-control'
import type { Program } from './program'
import type { ExploreReport } from './session'

/** A need of a check, with the texts of the cells that it names. */
export interface EvidenceRequest {
  readonly need: Exclude<Need, { kind: 'order' | 'live' }>
  readonly setup: readonly CellText[]
  readonly cell: CellText | null
  /** First steps that are made for the reader, and so in every order. */
  readonly given: number
  readonly seed: number
}

export interface ExplorerControl {
  ping(): boolean
  explore(program: Program, prefix: readonly string[]): Promise<ExploreReport>
  evidence(request: EvidenceRequest): Promise<Evidence>
}

/** The first message to the explorer. */
export interface ExplorerHello {
  readonly t: 'connect'
  readonly port: MessagePort
  /** Where public/datasets is. The worker's own address doesn't say: in the sandbox it's a blob's. */
  readonly base: string
  /** The pack of modules that come later; '' where no cell has asked for one. */
  readonly pack: string
}

/** The explorer's own word while it works. */
export interface ExplorerProgress {
  readonly t: 'progress'
  readonly orders: number
}
