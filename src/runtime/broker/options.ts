/**
 * What one run of the broker is given when it begins. A change of any of these is a new run, with a new epoch.
 */
import type { PlacementRules } from '../cluster/placement'
import type { Mode } from '../protocol/view'

export interface BrokerOptions {
  readonly epoch: number
  readonly seed: number
  readonly mode: Mode
  /** How many times as fast as the machine's the run's clock goes, where nothing is held. Default 1. */
  readonly clockRate?: number
  readonly placement: PlacementRules
  readonly recordBytes?: number
  /** Shared by all epochs of a notebook, so that an id has one index. */
  readonly indices: Map<string, number>
  /** What a person has set for platforms of functions, as data. */
  readonly platform?: object | null
  /** A benchmark switches this off to see what recording costs. */
  readonly recording?: boolean
  /** Tests switch these off to prove that they are needed. */
  readonly fencing?: boolean
  readonly revocation?: boolean
  readonly outboxBytes?: number
}
