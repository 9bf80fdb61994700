/**
 * Copies what is sent in a message, at the moment it is sent.
 *
 * At the moment of sending and not when the batch leaves, or a later change would travel along and two messages would
 * share one object. Primitives and flat objects are nearly free; other plain data is walked, keeping cycles and aliases
 * and reading each accessor once; what only the platform can copy (errors, regular expressions, blobs) goes through
 * structuredClone. Class instances arrive as plain objects of their own properties, as structured cloning has it.
 *
 * A reference to an actor becomes a token, `{[REF_KEY]: token}`, so that the message can be cloned; `decodeRefs` turns
 * tokens back where the message arrives. References have to be functions or have a prototype of their own: plain
 * objects and arrays are never asked about.
 */
import { describe, isCloned, tagOf, typeName } from './kind'
import { NotCloneable } from './not-cloneable'
import { REF_KEY } from './refs'

export interface CopyHooks {
  /** A cloneable token for a reference, undefined for all else. */
  encodeRef(value: object): unknown
}

export interface Copied {
  copied: unknown
  hasRefs: boolean
  /** Estimated size. */
  bytes: number
}

/**
 * Copies a value; throws NotCloneable with the path of what can't be copied, which begins with `path`, e.g. `args[0]`.
 * `out` saves an allocation: it is filled and given back.
 */
export function copyArgument(
  value: unknown,
  path: string,
  hooks: CopyHooks,
  out: Copied = { copied: undefined, hasRefs: false, bytes: 0 },
): Copied {
  out.hasRefs = false
  switch (typeof value) {
    case 'string':
      out.copied = value
      out.bytes = value.length
      return out
    case 'number':
    case 'boolean':
    case 'undefined':
    case 'bigint':
      out.copied = value
      out.bytes = 8
      return out
    case 'object':
      if (value === null) {
        out.copied = null
        out.bytes = 8
        return out
      }
      if (Object.getPrototypeOf(value) === Object.prototype && copyFlat(value, out)) return out
  }
  const walk = new Walk(hooks, path)
  out.copied = walk.copy(value)
  out.bytes = walk.bytes
  out.hasRefs = walk.hasRefs
  return out
}

/** An object of primitives; false, with nothing read that has a side effect twice, when it is more than that. */
function copyFlat(value: object, out: Copied): boolean {
  // Spreading would run accessors, which may run once only; so each property is looked at in turn, and one that is
  // an object ends the attempt before an accessor has been read twice.
  const copied: Record<string, unknown> = {}
  let bytes = 16
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key]
    switch (typeof item) {
      case 'number':
      case 'boolean':
      case 'undefined':
      case 'bigint':
        bytes += 16
        break
      case 'string':
        bytes += 8 + item.length
        break
      default:
        if (item !== null) return false
        bytes += 16
    }
    copied[key] = item
  }
  out.copied = copied
  out.bytes = bytes
  return true
}

class Walk {
  bytes = 0
  hasRefs = false
  readonly #hooks: CopyHooks
  readonly #root: string
  readonly #path: (string | number)[] = []
  readonly #copies = new Map<object, unknown>()

  constructor(hooks: CopyHooks, root: string) {
    this.#hooks = hooks
    this.#root = root
  }

  copy(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        this.bytes += value.length
        return value
      case 'number':
      case 'boolean':
      case 'undefined':
      case 'bigint':
        this.bytes += 8
        return value
      case 'symbol':
        throw this.#refusal("a symbol, and symbols can't be sent in a message")
      case 'function':
        return this.#function(value)
      case 'object':
        return value === null ? null : this.#object(value)
    }
  }

  #function(value: object): unknown {
    const token = this.#token(value)
    if (token) return token
    const what = describe(value)
    throw this.#refusal(
      `${what}, and ${what === 'a class' ? 'classes' : 'functions'} can't be sent in a message`,
    )
  }

  #object(value: object): unknown {
    const known = this.#copies.get(value)
    if (known !== undefined) return known
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype || prototype === null) return this.#properties(value)
    if (Array.isArray(value)) return this.#array(value as unknown[])
    const token = this.#token(value)
    if (token) return token
    if (ArrayBuffer.isView(value)) return this.#view(value)
    const tag = tagOf(value)
    if (value instanceof Map) return this.#map(value)
    if (value instanceof Set) return this.#set(value)
    if (tag === 'ArrayBuffer' && value instanceof ArrayBuffer) {
      this.bytes += value.byteLength
      return this.#keep(value, value.slice(0))
    }
    if (tag === 'Date' && value instanceof Date) return this.#keep(value, new Date(value.getTime()))
    if (tag === 'Object' || !isPlatformObject(tag)) return this.#properties(value)
    return this.#clone(value)
  }

  #properties(value: object): Record<string, unknown> {
    const copied: Record<string, unknown> = {}
    this.#copies.set(value, copied)
    this.bytes += 16
    for (const key of Object.keys(value)) {
      this.#path.push(key)
      const item = this.copy((value as Record<string, unknown>)[key])
      this.#path.pop()
      this.bytes += 8
      if (key === '__proto__') Object.defineProperty(copied, key, { ...OWN, value: item })
      else copied[key] = item
    }
    return copied
  }

  #array(value: unknown[]): unknown[] {
    const { length } = value
    const copied: unknown[] = new Array<unknown>(length)
    this.#copies.set(value, copied)
    this.bytes += 16
    for (let i = 0; i < length; i++) {
      const item = value[i]
      if (typeof item === 'number') {
        this.bytes += 8
        copied[i] = item
      } else if (item !== undefined || i in value) {
        this.#path.push(i)
        copied[i] = this.copy(item)
        this.#path.pop()
      }
    }
    return copied
  }

  #map(value: Map<unknown, unknown>): Map<unknown, unknown> {
    const copied = this.#keep(value, new Map<unknown, unknown>())
    for (const [key, item] of value) {
      this.#path.push(`.get(${typeof key === 'string' ? JSON.stringify(key) : String(typeName(key))})`)
      copied.set(this.copy(key), this.copy(item))
      this.#path.pop()
    }
    return copied
  }

  #set(value: Set<unknown>): Set<unknown> {
    const copied = this.#keep(value, new Set<unknown>())
    for (const item of value) {
      this.#path.push(' entry')
      copied.add(this.copy(item))
      this.#path.pop()
    }
    return copied
  }

  #view(value: ArrayBufferView): unknown {
    // Only the part that is seen travels, unless several views show one buffer: that alias is kept.
    const { buffer, byteOffset, byteLength } = value
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) {
      const copy = this.#object(buffer) as ArrayBuffer
      return this.#keep(value, viewOf(value, copy, byteOffset))
    }
    this.bytes += byteLength
    return this.#keep(value, structuredClone(value))
  }

  #clone(value: object): unknown {
    this.bytes += 64
    try {
      return this.#keep(value, structuredClone(value))
    } catch {
      const what = describe(value)
      if (value instanceof Promise)
        throw this.#refusal(`${what}, and promises can't be sent in a message: await it first`)
      throw this.#refusal(`${what}, which can't be sent in a message`)
    }
  }

  #token(value: object): unknown {
    const token = this.#hooks.encodeRef(value)
    if (token === undefined) return undefined
    this.hasRefs = true
    this.bytes += 16
    return this.#keep(value, { [REF_KEY]: token })
  }

  #keep<T>(value: object, copied: T): T {
    this.#copies.set(value, copied)
    return copied
  }

  #refusal(reason: string): NotCloneable {
    const path = this.#path.map((part) =>
      typeof part === 'number'
        ? `[${part}]`
        : /^[ .]/.test(part)
          ? part
          : isName(part)
            ? `.${part}`
            : `[${JSON.stringify(part)}]`,
    )
    return new NotCloneable(this.#root + path.join(''), reason)
  }
}

const OWN = { writable: true, enumerable: true, configurable: true }

function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text)
}

/** Things with internal slots, which only the platform copies (or refuses to). */
function isPlatformObject(tag: string): boolean {
  return isCloned(tag) || tag in globalThis || /Generator|Iterator/.test(tag)
}

function viewOf(value: ArrayBufferView, buffer: ArrayBuffer, offset: number): ArrayBufferView {
  const View = (
    globalThis as unknown as Record<string, new (b: ArrayBuffer, o: number, n: number) => ArrayBufferView>
  )[typeName(value)]
  const length = 'length' in value ? (value.length as number) : value.byteLength
  return new View(buffer, offset, length)
}
