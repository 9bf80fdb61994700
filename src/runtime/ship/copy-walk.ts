/** The walk through nested data that is copied for a message; see copy.ts. */
import type { CopyHooks } from './copy'
import { describe, isCloned, tagOf, typeName } from './kind'
import { NotCloneable } from './not-cloneable'
import { REF_KEY } from './refs'

/** Up to so many objects, looking through a list is quicker than a Map. */
const FEW = 8

export class CopyWalk {
  bytes = 0
  hasRefs = false
  // Not #private and no arrow fields: one is made for every message with something nested.
  private readonly hooks: CopyHooks
  private readonly root: string
  private readonly path: (string | number)[] = []
  private readonly originals: object[] = []
  private readonly copies: unknown[] = []
  private map: Map<object, unknown> | null = null

  constructor(hooks: CopyHooks, root: string) {
    this.hooks = hooks
    this.root = root
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
        throw this.refusal("a symbol, and symbols can't be sent in a message")
      case 'function':
        return this.function(value)
      case 'object':
        return value === null ? null : this.object(value)
    }
  }

  /** Copies one property; the name is given for errors' paths. */
  property(copied: Record<string, unknown>, key: string, item: unknown): void {
    this.path.push(key)
    const copy = this.copy(item)
    this.path.pop()
    if (key === '__proto__') Object.defineProperty(copied, key, { ...OWN, value: copy })
    else copied[key] = copy
  }

  remember<T>(value: object, copied: T): T {
    if (this.map) this.map.set(value, copied)
    else if (this.originals.length < FEW) {
      this.originals.push(value)
      this.copies.push(copied)
    } else {
      this.map = new Map(this.originals.map((original, i) => [original, this.copies[i]]))
      this.map.set(value, copied)
    }
    return copied
  }

  private known(value: object): unknown {
    if (this.map) return this.map.get(value)
    const at = this.originals.indexOf(value)
    return at === -1 ? undefined : this.copies[at]
  }

  private function(value: object): unknown {
    const token = this.token(value)
    if (token) return token
    const what = describe(value)
    throw this.refusal(
      `${what}, and ${what === 'a class' ? 'classes' : 'functions'} can't be sent in a message`,
    )
  }

  private object(value: object): unknown {
    const known = this.known(value)
    if (known !== undefined) return known
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === Object.prototype || prototype === null) return this.properties(value)
    if (Array.isArray(value)) return this.array(value as unknown[])
    const token = this.token(value)
    if (token) return token
    if (ArrayBuffer.isView(value)) return this.view(value)
    if (value instanceof Map) return this.mapping(value)
    if (value instanceof Set) return this.set(value)
    if (value instanceof ArrayBuffer) {
      this.bytes += value.byteLength
      return this.remember(value, this.hooks.isGiven?.(value) ? value : value.slice(0))
    }
    const tag = tagOf(value)
    if (tag === 'Date') {
      this.bytes += 8
      return this.remember(value, new Date((value as Date).getTime()))
    }
    return isPlatformObject(value, tag) ? this.clone(value) : this.properties(value)
  }

  private properties(value: object): Record<string, unknown> {
    const copied = this.remember<Record<string, unknown>>(value, {})
    this.bytes += 16
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key]
      this.bytes += 8
      if (typeof item === 'number' && key !== '__proto__') {
        this.bytes += 8
        copied[key] = item
      } else this.property(copied, key, item)
    }
    return copied
  }

  private array(value: unknown[]): unknown[] {
    const { length } = value
    this.bytes += 16
    // The platform's own copy is quickest, and right when nothing in it needs a copy of its own.
    if (value.every(isPrimitive)) {
      const isPlain = Object.getPrototypeOf(value) === Array.prototype
      const copied = this.remember(value, isPlain ? value.slice() : Array.from(value))
      for (let i = 0; i < length; i++) {
        const item = copied[i]
        this.bytes += typeof item === 'string' ? item.length : 8
      }
      return copied
    }
    const copied = this.remember<unknown[]>(value, new Array<unknown>(length))
    for (let i = 0; i < length; i++) {
      if (!(i in value)) continue
      this.path.push(i)
      copied[i] = this.copy(value[i])
      this.path.pop()
    }
    return copied
  }

  private mapping(value: Map<unknown, unknown>): Map<unknown, unknown> {
    const copied = this.remember(value, new Map<unknown, unknown>())
    for (const [key, item] of value) {
      this.path.push(`.get(${typeof key === 'string' ? JSON.stringify(key) : typeName(key)})`)
      copied.set(this.copy(key), this.copy(item))
      this.path.pop()
    }
    return copied
  }

  private set(value: Set<unknown>): Set<unknown> {
    const copied = this.remember(value, new Set<unknown>())
    for (const item of value) {
      this.path.push(' entry')
      copied.add(this.copy(item))
      this.path.pop()
    }
    return copied
  }

  /** A view of a whole buffer shares the buffer's copy with other views; of a part, only that part travels. */
  private view(value: ArrayBufferView): unknown {
    const { buffer, byteOffset, byteLength } = value
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) {
      return this.remember(value, viewOf(value, this.object(buffer) as ArrayBuffer, byteOffset))
    }
    if (buffer instanceof ArrayBuffer) {
      this.bytes += byteLength
      return this.remember(value, viewOf(value, buffer.slice(byteOffset, byteOffset + byteLength), 0))
    }
    return this.clone(value)
  }

  private clone(value: object): unknown {
    this.bytes += 64
    try {
      return this.remember(value, structuredClone(value))
    } catch {
      const what = describe(value)
      const isPromise = value instanceof Promise
      throw this.refusal(
        isPromise
          ? `${what}, and promises can't be sent in a message: await it first`
          : `${what}, which can't be sent in a message`,
      )
    }
  }

  private token(value: object): unknown {
    const token = this.hooks.encodeRef(value)
    if (token === undefined) return undefined
    this.hasRefs = true
    this.bytes += 16
    return this.remember(value, { [REF_KEY]: token })
  }

  private refusal(reason: string): NotCloneable {
    return new NotCloneable(this.root + this.path.map(pathText).join(''), reason)
  }
}

const OWN = { writable: true, enumerable: true, configurable: true }

function isPrimitive(value: unknown): boolean {
  switch (typeof value) {
    case 'object':
      return value === null
    case 'function':
    case 'symbol':
      return false
    default:
      return true
  }
}

/** Parts that begin with a space or a dot are words of this file's. */
function pathText(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`
  if (/^(?: entry$|\.get\()/.test(part)) return part
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`
}

/** Things with internal slots, which only the platform copies or refuses to. */
function isPlatformObject(value: object, tag: string): boolean {
  if (tag === 'Object') return false
  if (isCloned(tag) || /Generator|Iterator/.test(tag)) return true
  // A cell's class may call itself anything through Symbol.toStringTag; the platform's classes are on the global object.
  const platform: unknown = (globalThis as Record<string, unknown>)[tag]
  return typeof platform === 'function' && value instanceof platform
}

type ViewClass = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView

function viewOf(value: ArrayBufferView, buffer: ArrayBuffer, offset: number): ArrayBufferView {
  const View = (globalThis as unknown as Record<string, ViewClass>)[tagOf(value)]
  return new View(buffer, offset, 'length' in value ? (value.length as number) : value.byteLength)
}
