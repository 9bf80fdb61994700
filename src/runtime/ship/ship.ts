/**
 * Packs a function, class or value of a cell with everything that it refers to.
 *
 * Code travels as text, values by value as they are at this moment. What a function refers to is known from compiling:
 * top-level names are read from its scope object, locals of enclosing functions from the closure that compiled code
 * registered. Two functions that change the same local of an enclosing function still share it when the compiler could
 * put it in a box (see the compiler); a parameter or a loop's variable that is assigned to becomes a copy for each.
 *
 * A class is made anew at the destination: its static blocks run there, then its public static properties get the values
 * that they have here; private ones, and those that can't travel, keep what the class makes of them there.
 */
import type { Bundle, BundleNode, BundleVariable, PackedDefinition, Slot } from './bundle'
import { definitionOf, originOf, type Definition, type Origin } from './definition'
import { packDefinitions } from './definitions-pack'
import { intrinsicPath } from './intrinsics'
import { describe, isCloned, tagOf, typeName } from './kind'
import { NotShippable } from './not-shippable'
import type { Scope } from './scope'
import { keyText, refuseShipping, unknownFunction, type Step } from './ship-path'

export interface ShipHooks {
  /** A cloneable token for what the destination can find again (references to actors); undefined for all else. */
  encodeRef(value: object): unknown
  /** For an export of a module that cells import: bound anew at the destination. `name` is '*' for the whole module. */
  nativeOf(value: unknown): { readonly module: string; readonly name: string } | undefined
  /** Whether instances of a module's class travel by their fields. */
  isTraveller?(Class: object): boolean
  /** For what a module keeps where it is: what it is, and why it can't travel. */
  stayOf?(value: object): { readonly what: string; readonly reason: string } | undefined
}

/** Packs a value; throws NotShippable naming the way to what can't travel. */
export function ship(value: unknown, hooks: ShipHooks): Bundle {
  const packer = new Packer(hooks, rootName(value))
  return packer.finish(packer.slot(value))
}

/**
 * Packs variables of a scope, with what they refer to. A variable that can't travel doesn't fail the others: at the
 * destination, reading it throws NotShippable with its reason.
 */
export function shipScope(scope: Scope, names: Iterable<string>, hooks: ShipHooks): Bundle {
  const packer = new Packer(hooks, '')
  packer.scope = scope
  for (const name of names) packer.variable(name)
  return packer.finish(undefined)
}

function rootName(value: unknown): string {
  return typeof value === 'function' && value.name ? value.name : 'value'
}

const NEEDS_AWAIT = ", which can't travel to another worker: await it first"
const CANNOT = ", which can't travel to another worker"

class Packer {
  scope: Scope | null = null
  readonly #hooks: ShipHooks
  readonly #root: string
  #steps: Step[] = []
  readonly #nodes: BundleNode[] = []
  readonly #indices = new Map<unknown, number>()
  readonly #variables = new Map<string, BundleVariable>()
  readonly #definitions = new Map<string, Definition>()
  readonly #needs = new Set<string>()
  readonly #boxes = new Set<unknown>()
  #bytes = 0

  constructor(hooks: ShipHooks, root: string) {
    this.#hooks = hooks
    this.#root = root
  }

  finish(root: Slot): Bundle {
    const definitions = packDefinitions(this.#definitions.values())
    for (const { source } of definitions) this.#bytes += source?.length ?? 0
    return {
      root,
      nodes: this.#nodes,
      variables: [...this.#variables.values()],
      definitions,
      bytes: this.#bytes,
      needs: [...this.#needs],
    }
  }

  slot(value: unknown): Slot {
    switch (typeof value) {
      case 'string':
        this.#bytes += value.length
        return value
      case 'number':
      case 'bigint':
      case 'boolean':
      case 'undefined':
        this.#bytes += 8
        return value
      case 'object':
        if (value === null) return null
    }
    const known = this.#indices.get(value)
    if (known !== undefined) return [known]
    const index = this.#nodes.length
    this.#indices.set(value, index)
    // Holds the place, for what refers back to it while it is being packed.
    this.#nodes.push({ t: 'symbol', key: '' })
    this.#nodes[index] = this.#node(value as object | symbol, index)
    return [index]
  }

  /** Takes a top-level name along, once. */
  variable(name: string): void {
    if (this.#variables.has(name)) return
    const property = this.scope ? Object.getOwnPropertyDescriptor(this.scope, name) : undefined
    if (!property) {
      this.#needs.add(name)
      return
    }
    const writable = property.writable === true
    const entry = { name, slot: undefined as Slot, writable, refused: null }
    this.#variables.set(name, entry)
    const attempt = (): void => {
      // A poisoned name (one that couldn't come here itself) throws its reason.
      const value: unknown = property.get ? property.get.call(this.scope) : property.value
      entry.slot = this.slot(value)
    }
    if (this.#root !== '') return this.#within({ text: name, uses: true }, attempt)
    // Of a whole scope each name comes or doesn't: a function that uses one which doesn't throws when it reads it.
    const steps = this.#steps
    this.#steps = []
    const refused = this.#attempt(() => this.#within({ text: name, uses: true }, attempt))
    this.#steps = steps
    if (refused) {
      const { message, path } = refused
      this.#variables.set(name, { ...entry, slot: undefined, refused: { message, path } })
    }
  }

  #node(value: object | symbol, index: number): BundleNode {
    if (typeof value === 'symbol') return this.#symbol(value)
    const token = this.#hooks.encodeRef(value)
    if (token !== undefined) return { t: 'ref', token }
    const native = this.#hooks.nativeOf(value)
    if (native) return { t: 'native', ...native }
    const stay = this.#hooks.stayOf?.(value)
    if (stay) throw this.#refusal(stay.what, stay.reason)
    if (typeof value === 'function') return this.#function(value, index)
    const path = intrinsicPath(value)
    if (path) return { t: 'global', path }
    return this.#object(value)
  }

  #symbol(value: symbol): BundleNode {
    const path = intrinsicPath(value)
    if (path) return { t: 'global', path }
    const key = Symbol.keyFor(value)
    if (key !== undefined) return { t: 'symbol', key }
    throw this.#refusal('a symbol', ', which is equal to nothing in another worker; Symbol.for(…) is')
  }

  #function(value: object, index: number): BundleNode {
    const origin = originOf(value)
    if (!origin) {
      const path = intrinsicPath(value)
      if (path) return { t: 'global', path }
      throw this.#refusal(describe(value), unknownFunction(value as { name: string }))
    }
    const [key, scope, captured] = this.#open(origin)
    const definition = definitionOf(key)
    if (!definition) throw this.#refusal(describe(value), ', whose definition is gone: run its cell again')
    if (definition.lexical) {
      const reason = `, which uses \`${definition.lexical}\` of what surrounds it and can't travel without that`
      throw this.#refusal(describe(value), reason)
    }
    this.#definitions.set(key, definition)
    this.scope ??= scope
    if (this.scope !== scope) throw this.#refusal(describe(value), ', which belongs to another instance')
    const node: PackedDefinition = {
      t: 'definition',
      key,
      captured: [],
      keys: [],
      values: [],
      names: [],
      methods: [],
    }
    this.#nodes[index] = node
    for (const [name, local] of Object.entries(captured)) {
      // A box that the compiler made is not a name of the reader's: its variables stand in the path themselves.
      const isBox = /^\$e\d+$/.test(name)
      if (isBox) this.#boxes.add(local)
      if (isBox) node.captured.push([name, this.slot(local)])
      else this.#within({ text: name, uses: true }, () => node.captured.push([name, this.slot(local)]))
    }
    for (const name of definition.names) this.variable(name)
    this.#statics(value as Record<string, unknown>, definition, node)
    this.#additions(value as { prototype?: object }, node)
    return node
  }

  #open(origin: () => Origin): Origin {
    try {
      return origin()
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      throw this.#refusal('a function', `, which uses a variable too early: ${error.message}`)
    }
  }

  #statics(
    value: Record<string, unknown>,
    definition: Definition,
    node: { readonly keys: string[]; readonly values: Slot[] },
  ): void {
    for (const key of Object.keys(value)) {
      const pack = (): void => {
        const slot = this.slot(value[key])
        node.keys.push(key)
        node.values.push(slot)
      }
      const inside = (): void => this.#within({ text: `.${key}`, uses: false }, pack)
      if (definition.statics.includes(key)) this.#attempt(inside)
      else inside()
    }
  }

  /** Methods that were put into the prototype by an assignment; those of the class's own text are made with it. */
  #additions(value: { prototype?: object }, node: PackedDefinition): void {
    const { prototype } = value
    if (!prototype) return
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const property = Object.getOwnPropertyDescriptor(prototype, name)!
      const isAssigned =
        property.enumerable || (typeof property.value === 'function' && originOf(property.value as object))
      if (name === 'constructor' || !isAssigned) continue
      this.#within({ text: `.prototype.${name}`, uses: false }, () => {
        node.methods.push(this.slot(property.value))
        node.names.push(name)
      })
    }
  }

  #object(value: object): BundleNode {
    const tag = tagOf(value)
    const shape = {
      of: this.#classOf(value, tag),
      frozen: Object.isFrozen(value) && !ArrayBuffer.isView(value),
    }
    const { of } = shape
    if (Array.isArray(value)) return this.#array(value as unknown[], shape)
    if (tag === 'Map' && value instanceof Map) {
      const keys: Slot[] = []
      const values: Slot[] = []
      for (const [key, entry] of value as Map<unknown, unknown>) {
        this.#within({ text: ` key ${keyText(key)}`, uses: false }, () => keys.push(this.slot(key)))
        this.#within({ text: `.get(${keyText(key)})`, uses: false }, () => values.push(this.slot(entry)))
      }
      return { t: 'map', ...shape, keys, values }
    }
    if (tag === 'Set' && value instanceof Set) {
      const values: Slot[] = []
      for (const entry of value as Set<unknown>) {
        this.#within({ text: ' entry', uses: false }, () => values.push(this.slot(entry)))
      }
      return { t: 'set', ...shape, values }
    }
    if (ArrayBuffer.isView(value)) return this.#view(value)
    if (tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer') {
      this.#bytes += (value as ArrayBuffer).byteLength
      return { t: 'clone', of: null, frozen: false, value: this.#clone(value), keys: [], values: [] }
    }
    if (isCloned(tag)) {
      const own = of === null ? [] : Object.keys(value)
      return { t: 'clone', ...shape, value: this.#clone(value), ...this.#properties(value, own) }
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (of === null && prototype !== null && prototype !== Object.prototype) {
      throw this.#refusal(typeName(value), value instanceof Promise ? NEEDS_AWAIT : CANNOT)
    }
    const symbols: [Slot, Slot][] = []
    for (const symbol of Object.getOwnPropertySymbols(value)) {
      const entry = (value as Record<symbol, unknown>)[symbol]
      this.#within({ text: `[${String(symbol)}]`, uses: false }, () => {
        symbols.push([this.slot(symbol), this.slot(entry)])
      })
    }
    return {
      t: 'object',
      ...shape,
      bare: prototype === null,
      symbols,
      ...this.#properties(value, Object.keys(value)),
    }
  }

  #properties(value: object, keys: string[]): { keys: string[]; values: Slot[] } {
    const isBox = this.#boxes.has(value)
    const values = keys.map((key) => {
      let slot: Slot
      this.#within(isBox ? { text: key, uses: true } : { text: `.${key}`, uses: false }, () => {
        slot = this.slot((value as Record<string, unknown>)[key])
      })
      return slot
    })
    this.#bytes += keys.length * 8
    return { keys, values }
  }

  #array(value: unknown[], shape: { of: Slot; frozen: boolean }): BundleNode {
    const { length } = value
    const keys = Object.keys(value)
    const isDense = keys.length === length && (length === 0 || keys[length - 1] === String(length - 1))
    if (!isDense) return { t: 'array', ...shape, length, flat: true, values: [], ...this.#extra(value, keys) }
    const values: Slot[] = new Array<Slot>(length)
    let flat = true
    for (let i = 0; i < length; i++) {
      const item = value[i]
      if (typeof item === 'number') {
        this.#bytes += 8
        values[i] = item
        continue
      }
      this.#steps.push({ text: `[${i}]`, uses: false })
      const slot = this.slot(item)
      this.#steps.pop()
      if (typeof slot === 'object' && slot !== null) flat = false
      values[i] = slot
    }
    return { t: 'array', ...shape, length, flat, values, keys: [], extra: [] }
  }

  #extra(value: unknown[], names: string[]): { keys: string[]; extra: Slot[] } {
    const { keys, values } = this.#properties(value, names)
    return { keys, extra: values }
  }

  #view(value: ArrayBufferView): BundleNode {
    const type = typeName(value)
    const length = 'length' in value ? (value.length as number) : value.byteLength
    return { t: 'view', type, buffer: this.slot(value.buffer), offset: value.byteOffset, length }
  }

  #clone(value: unknown): unknown {
    try {
      return structuredClone(value)
    } catch {
      throw this.#refusal(typeName(value), CANNOT)
    }
  }

  /** The class of a cell whose instance it is, or null for a plain value. */
  #classOf(value: object, tag: string): Slot {
    const prototype = Object.getPrototypeOf(value) as { constructor?: unknown } | null
    if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) return null
    const made = Object.hasOwn(prototype, 'constructor') ? prototype.constructor : undefined
    if (typeof made !== 'function' || made.prototype !== prototype) return null
    if (this.#hooks.isTraveller?.(made)) return this.slot(made)
    if (!originOf(made)) return null
    for (let base: object | null = made; base; base = Object.getPrototypeOf(base) as object | null) {
      const origin = originOf(base)
      const definition = origin && definitionOf(origin()[0])
      if (definition?.privateMember) {
        const reason = `, whose private ${definition.privateMember} can't be read from outside`
        throw this.#refusal(`an instance of ${made.name || tag}`, reason)
      }
    }
    let slot: Slot
    this.#within({ text: made.name, uses: true }, () => (slot = this.slot(made)))
    return slot
  }

  #within(step: Step, inside: () => void): void {
    this.#steps.push(step)
    inside()
    this.#steps.pop()
  }

  /** Packs something that may be refused; what it left behind is taken back. */
  #attempt(pack: () => void): NotShippable | null {
    const [nodes, steps, variables] = [this.#nodes.length, [...this.#steps], new Set(this.#variables.keys())]
    const bytes = this.#bytes
    try {
      pack()
      return null
    } catch (error) {
      if (!(error instanceof NotShippable)) throw error
      this.#nodes.length = nodes
      this.#steps = steps
      this.#bytes = bytes
      for (const [value, index] of this.#indices) if (index >= nodes) this.#indices.delete(value)
      for (const name of this.#variables.keys()) if (!variables.has(name)) this.#variables.delete(name)
      return error
    }
  }

  #refusal(what: string, reason: string): NotShippable {
    return refuseShipping(this.#root, this.#steps, what, reason)
  }
}
