/**
 * What the compiler knows about one function or class of a cell, and the mark that ties a live function to it.
 *
 * Compiled code calls `define(value, () => [key, $, {captured locals}])` around every function and class. The call only
 * stores the closure under a symbol property (a few nanoseconds); it is evaluated when the function is shipped. The
 * definitions themselves are looked up by key in the worker's registry.
 */
import type { Scope } from './scope'

export type DefinitionKind = 'function' | 'class' | 'arrow' | 'method'

export interface Definition {
  /** `cell@version:n`: equal keys have equal sources. */
  readonly key: string
  readonly cell: string
  readonly version: number
  /** 1-based line and column in the cell where it begins. */
  readonly line: number
  readonly column: number
  readonly kind: DefinitionKind
  readonly name: string
  /** The name comes from what it was assigned to, not from its own text. */
  readonly inferredName: boolean
  /** Range in the cell's compiled text (the marked one, see variant.ts). */
  readonly start: number
  readonly end: number
  /** The marked text of that range. */
  readonly source: string
  /** Top-level names that it, or anything inside, refers to. */
  readonly names: readonly string[]
  /** Of a class: names (top-level and captured) used while it is being made: extends, computed keys, statics. */
  readonly eager: readonly string[]
  /** Local variables of enclosing functions that it, or anything inside, refers to. */
  readonly captured: readonly string[]
  /** What it takes from an enclosing function or class and can't take along: `this`, `super`, `#x`…; '' when nothing. */
  readonly lexical: string
  /** A private member that its instances carry, e.g. `#count`; '' when none. */
  readonly privateMember: string
  /** Of a class: names of its static fields. */
  readonly statics: readonly string[]
  /** Of a class: making it runs code (static blocks, computed keys…) which may change what it refers to. */
  readonly effects: boolean
  /** Keys of the definitions inside. */
  readonly nested: readonly string[]
}

/** What a definition's closure gives: key, the scope it was made in, values of the captured locals. */
export type Origin = readonly [key: string, scope: Scope, captured: Record<string, unknown>]

const ORIGIN = Symbol('actorium.origin')

interface Marked {
  [ORIGIN]?: () => Origin
}

/** For classes that froze themselves while they were made. */
const frozen = new WeakMap<object, () => Origin>()

/** Marks a function or class with where it comes from, and gives it back. */
export function define<T extends object>(value: T, origin: () => Origin): T {
  if (Object.isExtensible(value)) (value as Marked)[ORIGIN] = origin
  else frozen.set(value, origin)
  return value
}

export function originOf(value: object): (() => Origin) | undefined {
  // Own only: a class inherits its superclass's static properties.
  return Object.hasOwn(value, ORIGIN) ? (value as Marked)[ORIGIN] : frozen.get(value)
}

const registry = new Map<string, Definition>()

/** Makes definitions known to this worker; a key that is known already is left alone, for it means the same text. */
export function addDefinitions(definitions: Iterable<Definition>): void {
  for (const definition of definitions) {
    if (!registry.has(definition.key)) registry.set(definition.key, definition)
  }
}

export function definitionOf(key: string): Definition | undefined {
  return registry.get(key)
}
