/**
 * The modules that a cell may import, made for one Env each, and how their exports travel.
 *
 * A function that a cell imported isn't shipped: its name is, and the destination binds its own. `nativeOf` finds the
 * name of a value; values of one Env and of another share it.
 */
import type { Env } from '../actor/env'
import type { NativeName } from '../protocol/control'

export type ModuleExports = Record<string, unknown>
export type ModuleMaker = (env: Env, use: (name: string) => ModuleExports) => ModuleExports

const natives = new WeakMap<object, NativeName>()

/** The module and export that a value is, where it is one. */
export function nativeOf(value: unknown): NativeName | undefined {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? natives.get(value)
    : undefined
}

/** Makes a value travel as a name of a module. */
export function markNative(value: object, name: NativeName): void {
  if (!natives.has(value)) natives.set(value, name)
}

const travellers = new WeakSet<object>()

/** Instances of this class of a module travel by their fields: it has no private ones. */
export function markTraveller(Class: object): void {
  travellers.add(Class)
}

export function isTraveller(Class: object): boolean {
  return travellers.has(Class)
}

/** Why a value of a module can't travel: what it is, and a reason that ends the sentence. */
export interface Stay {
  readonly what: string
  readonly reason: string
}

const stays = new WeakMap<object, Stay>()

/** Makes a value stay where it is, with words for whoever ships it. */
export function markStay(value: object, words: Stay): void {
  stays.set(value, words)
}

export function stayOf(value: object): Stay | undefined {
  return stays.get(value)
}

export class Modules {
  private made = new Map<string, ModuleExports>()

  constructor(
    private readonly env: Env,
    private readonly makers: Readonly<Record<string, ModuleMaker>>,
  ) {}

  readonly use = (name: string): ModuleExports => {
    let exports = this.made.get(name)
    if (exports === undefined) {
      const maker = this.makers[name]
      if (maker === undefined) throw new Error(`There is no module '${name}'.`)
      exports = maker(this.env, this.use)
      this.made.set(name, exports)
      markNative(exports, { module: name, name: '*' })
      for (const [key, value] of Object.entries(exports)) {
        if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
          markNative(value, { module: name, name: key })
        }
      }
    }
    return exports
  }

  /** The export of a name, for code that arrives here. */
  native(module: string, name: string): unknown {
    const exports = this.use(module)
    if (name === '*') return exports
    if (name in exports) return exports[name]
    const find = exports['#resolve']
    return typeof find === 'function' ? (find as (name: string) => unknown)(name) : undefined
  }
}
