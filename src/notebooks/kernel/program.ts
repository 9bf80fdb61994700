/**
 * The program of a step run, as plain data: what a driver or the explorer needs to run it from the beginning.
 */
import type { Chance } from '../../runtime/protocol/faults'
import type { Bundle } from '../../runtime/ship/bundle'
import type { CellCode } from './kernel'

/** A cell that ran earlier, as it ran. */
export interface PreludeEntry {
  readonly code: CellCode
  /** Ordinal of the notebook's activation in which it ran. */
  readonly activation: number
  /** Delivery order of a step run; null for a cell that ran by itself. */
  readonly schedule: readonly string[] | null
}

export interface Program {
  readonly seed: number
  readonly limit: number
  /** What a person has set for platforms of functions; nothing where left out. */
  readonly platform?: object | null
  /** Variables that stood before the prelude, by value; null for none. */
  readonly base: Bundle | null
  /** Ordinal of the first child that the prelude makes. */
  readonly children: number
  readonly prelude: readonly PreludeEntry[]
  /** Chance and partition as they stood when the cell began: a reader may have set them by hand. None where left out. */
  readonly faults?: { readonly chance: Chance; readonly wall: readonly (readonly string[])[] }
  /** The kernel's variables by value when the cell began. */
  readonly variables: Bundle
  readonly code: CellCode
  readonly activation: number
}
