/**
 * A function or value on its way to another worker: plain data that structured cloning keeps as it is.
 *
 * Values are a table of nodes; a slot is a primitive, or the index of a node in an array of one. So cycles and aliases
 * need no care, and one bundle can be made into many independent instances.
 */
import type { Definition } from './definition'

export type Primitive = string | number | boolean | bigint | null | undefined

/** A primitive as it is, or `[index of a node]`. */
export type Slot = Primitive | readonly [node: number]

/** What containers have in common: the class whose prototype they get, and properties. */
interface Shaped {
  /** Slot of the class or constructor function; null for the ordinary prototype. */
  readonly of: Slot
  readonly frozen: boolean
}

/** A function or class: its captured locals, own properties, and what was added to its prototype later. */
export interface PackedDefinition {
  readonly t: 'definition'
  readonly key: string
  readonly captured: [string, Slot][]
  readonly keys: string[]
  readonly values: Slot[]
  readonly names: string[]
  readonly methods: Slot[]
}

export type BundleNode =
  | (Shaped & { t: 'object'; keys: string[]; values: Slot[]; symbols: [Slot, Slot][]; bare: boolean })
  | (Shaped & { t: 'array'; length: number; values: Slot[]; flat: boolean; keys: string[]; extra: Slot[] })
  | (Shaped & { t: 'map'; keys: Slot[]; values: Slot[] })
  | (Shaped & { t: 'set'; values: Slot[] })
  /** Errors, dates, regular expressions, blobs…: cloned by the platform, with own properties on top. */
  | (Shaped & { t: 'clone'; value: unknown; keys: string[]; values: Slot[] })
  | { t: 'view'; type: string; buffer: Slot; offset: number; length: number }
  | PackedDefinition
  | { t: 'ref'; token: unknown }
  | { t: 'native'; module: string; name: string }
  | { t: 'global'; path: string[] }
  | { t: 'symbol'; key: string }

/** A top-level name that comes along. */
export interface BundleVariable {
  readonly name: string
  readonly slot: Slot
  readonly writable: boolean
  /** Why it couldn't come; reading it at the destination throws this. */
  readonly refused: { readonly message: string; readonly path: readonly string[] } | null
}

/** A definition; one inside another has no source of its own, but a place in the other's. */
export type BundleDefinition = Omit<Definition, 'source'> & {
  readonly source: string | null
  readonly inside: string
}

export interface Bundle {
  readonly root: Slot
  readonly nodes: readonly BundleNode[]
  readonly variables: readonly BundleVariable[]
  readonly definitions: readonly BundleDefinition[]
  /** Estimated size of code and values. */
  readonly bytes: number
  /** Names that the code refers to and that didn't exist: reading them throws a ReferenceError there as here. */
  readonly needs: readonly string[]
}
