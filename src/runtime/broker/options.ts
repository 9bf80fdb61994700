/**
 * What one run of the broker is given when it begins. A change of any of these is a new run, with a new epoch.
 */
import type { PlacementRules } from '../cluster/placement'
import type { Mode } from '../protocol/view'

export interface BrokerOptions {
  readonly epoch: number
  readonly seed: number
  readonly mode: Mode
  readonly placement: PlacementRules
  readonly recordBytes?: number
  /** Shared by all epochs of a notebook, so that an id has one index. */
  readonly indices: Map<string, number>
  /** A benchmark switches this off to see what recording costs. */
  readonly recording?: boolean
  /** Tests switch these off to prove that they are needed. */
  readonly fencing?: boolean
  readonly revocation?: boolean
  readonly outboxBytes?: number
}
