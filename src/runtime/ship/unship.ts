/**
 * Makes an instance of what was shipped, in a scope object of its own.
 *
 * Every call gives an independent copy: variables, statics, captured locals. Everything in one bundle shares one scope,
 * so that two functions which use `total` use one variable. The code of a bundle is evaluated once (factory.ts).
 */
import type { Bundle, BundleNode, Slot } from './bundle'
import { define } from './definition'
import type { Made } from './factory'
import { intrinsicAt } from './intrinsics'
import { NotShippable } from './not-shippable'
import { planOf, type Plan } from './plan'
import { declareConst, declareLet, declarePoisoned, makeScope, throwConstAssigned, type Scope } from './scope'
import type { Variant } from './variant'

export interface UnshipOptions {
  readonly decodeRef: (token: unknown) => unknown
  /** The export of a module here; `name` is '*' for the whole module. */
  readonly native: (module: string, name: string) => unknown
  readonly check?: () => void
  readonly variant: Variant
  /**
   * A scope that takes the variables in, instead of a fresh one: what a driver did is kept in the kernel. A variable
   * that couldn't travel leaves one of the same name as it is.
   */
  readonly into?: Scope
}

export interface Unshipped {
  readonly value: unknown
  readonly scope: Scope
}

export function unship(bundle: Bundle, options: UnshipOptions): Unshipped {
  const plan = planOf(bundle, options.variant)
  const instance = new Instance(bundle, plan, options)
  instance.run()
  return { value: instance.at(bundle.root), scope: instance.scope }
}

function unchecked(): void {}

class Instance {
  readonly scope: Scope
  readonly #bundle: Bundle
  readonly #plan: Plan
  readonly #options: UnshipOptions
  readonly #values: unknown[]
  readonly #made: Made[] = []

  constructor(bundle: Bundle, plan: Plan, options: UnshipOptions) {
    this.#bundle = bundle
    this.#plan = plan
    this.#options = options
    this.scope = options.into ?? makeScope()
    this.#values = new Array<unknown>(bundle.nodes.length)
  }

  at(slot: Slot): unknown {
    return typeof slot === 'object' && slot !== null ? this.#values[slot[0]] : slot
  }

  run(): void {
    for (const step of this.#plan.steps) {
      if (step.do === 'bind') this.#bind(step.variable)
      else if (step.do === 'freeze') Object.freeze(this.#values[step.node])
      else if (step.do === 'make')
        this.#values[step.node] = this.#make(this.#bundle.nodes[step.node], step.node)
      else this.#fill(this.#bundle.nodes[step.node], this.#values[step.node], step.node)
    }
  }

  #bind(index: number): void {
    const { name, slot, writable, refused } = this.#bundle.variables[index]
    if (refused) {
      if (this.#options.into && Object.hasOwn(this.scope, name)) return
      declarePoisoned(this.scope, name, () => {
        throw new NotShippable(refused.message, refused.path)
      })
    } else if (writable) declareLet(this.scope, name, this.at(slot))
    else declareConst(this.scope, name, this.at(slot))
  }

  #make(node: BundleNode, index: number): unknown {
    switch (node.t) {
      case 'object':
        if (node.of !== null) return Object.create(this.#prototype(node.of))
        return node.bare ? Object.create(null) : {}
      case 'array':
        return this.#shaped([], node.of)
      case 'map':
        return this.#shaped(new Map(), node.of)
      case 'set':
        return this.#shaped(new Set(), node.of)
      case 'clone':
        return this.#shaped(structuredClone(node.value) as object, node.of)
      case 'view':
        return this.#view(node)
      case 'definition':
        return this.#definition(node, index)
      case 'ref':
        return this.#options.decodeRef(node.token)
      case 'native':
        return this.#options.native(node.module, node.name)
      case 'global':
        return intrinsicAt(node.path)
      case 'symbol':
        return Symbol.for(node.key)
    }
  }

  #definition(node: Extract<BundleNode, { t: 'definition' }>, index: number): unknown {
    const check = this.#options.check ?? unchecked
    // Called on its own: `this` at the top level of a cell is undefined.
    const factory = this.#plan.factories[index]
    const made = factory(this.scope, define, check, throwConstAssigned)
    this.#made[index] = made
    const [make, capture, origin] = made
    if (this.#plan.isClass[index] && node.captured.length > 0)
      capture(node.captured.map(([, slot]) => this.at(slot)))
    return define(make(), origin)
  }

  #fill(node: BundleNode, value: unknown, index: number): void {
    switch (node.t) {
      case 'definition':
        if (node.captured.length > 0) this.#made[index][1](node.captured.map(([, slot]) => this.at(slot)))
        this.#assign((value as { prototype?: object }).prototype, node.names, node.methods)
        return this.#assign(value, node.keys, node.values)
      case 'object':
        for (const key of Object.keys(value as object)) {
          if (!node.keys.includes(key)) delete (value as Record<string, unknown>)[key]
        }
        for (const [symbol, slot] of node.symbols) {
          ;(value as Record<symbol, unknown>)[this.at(symbol) as symbol] = this.at(slot)
        }
        return this.#assign(value, node.keys, node.values)
      case 'array': {
        const array = value as unknown[]
        array.length = 0
        if (node.flat) for (const item of node.values) array.push(item)
        else for (const slot of node.values) array.push(this.at(slot))
        array.length = node.length
        return this.#assign(value, node.keys, node.extra)
      }
      case 'map': {
        const map = value as Map<unknown, unknown>
        map.clear()
        node.keys.forEach((key, i) => map.set(this.at(key), this.at(node.values[i])))
        return
      }
      case 'set': {
        const set = value as Set<unknown>
        set.clear()
        for (const slot of node.values) set.add(this.at(slot))
        return
      }
      case 'clone':
        return this.#assign(value, node.keys, node.values)
    }
  }

  /** Defined, not set: a setter of the class must not run, and `__proto__` is a name like another. */
  #assign(value: unknown, keys: readonly string[], slots: readonly Slot[]): void {
    for (let i = 0; i < keys.length; i++) {
      const description = { value: this.at(slots[i]), writable: true, enumerable: true, configurable: true }
      // A class that froze itself keeps what it made.
      Reflect.defineProperty(value as object, keys[i], description)
    }
  }

  #view({ type, buffer, offset, length }: Extract<BundleNode, { t: 'view' }>): unknown {
    const View = intrinsicAt([type]) as new (buffer: unknown, offset: number, length: number) => unknown
    return new View(this.at(buffer), offset, length)
  }

  #shaped(value: object, of: Slot): object {
    return of === null ? value : (Object.setPrototypeOf(value, this.#prototype(of)) as object)
  }

  #prototype(of: Slot): object {
    return (this.at(of) as { prototype: object }).prototype
  }
}
