/**
 * The built-ins of a worker as they were when it began, so that what one program changes doesn't reach the next.
 *
 * Workers outlive runs, since a new one takes tens of milliseconds. A program may set `globalThis.n` or replace
 * `JSON.stringify`; before another begins, all is put back. Nothing here may rely on a built-in that a program can
 * replace: the few that are needed are taken at the start, and loops count.
 */
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty, getPrototypeOf } = Reflect
const { isExtensible } = Object
const same = Object.is

/** One object, and its properties by two lists of the same length. */
interface Taken {
  readonly object: object
  readonly keys: readonly PropertyKey[]
  readonly properties: readonly PropertyDescriptor[]
  /** Keys as they were, to tell what is new. */
  readonly known: Record<PropertyKey, true>
}

/** Names of the language's own globals, which have prototypes, and of the worker's that messages depend on. */
const BUILT_IN = [
  'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Promise', 'Map',
  'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Date', 'RegExp', 'Reflect', 'Proxy', 'ArrayBuffer', 'SharedArrayBuffer',
  'DataView', 'Atomics', 'Intl', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError',
  'URIError', 'AggregateError', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array',
  'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'EventTarget',
  'MessagePort', 'MessageEvent', 'Event', 'Performance', 'performance', 'console', 'structuredClone', 'URL', 'Blob',
  'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Crypto', 'crypto', 'LockManager', 'DedicatedWorkerGlobalScope',
] as const // prettier-ignore

/** Prototypes that have no name. */
function unnamed(): unknown[] {
  const arrays = [][Symbol.iterator]()
  const iterators = [
    arrays,
    new Map().entries(),
    new Set().entries(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ]
  const functions = [async () => {}, function* () {}, async function* () {}]
  return [
    ...iterators.map((one) => getPrototypeOf(one)),
    getPrototypeOf(getPrototypeOf(arrays)!),
    ...functions.map((one) => getPrototypeOf(one)),
    ...functions.slice(1).map((one) => getPrototypeOf((one as { prototype: object }).prototype)),
    getPrototypeOf(Int8Array),
    getPrototypeOf(Int8Array.prototype),
  ]
}

export class Realm {
  private readonly taken: Taken[] = []

  constructor(scope: object) {
    const objects = new Set<object>()
    const add = (value: unknown): void => {
      if ((typeof value === 'object' && value !== null) || typeof value === 'function') objects.add(value)
    }
    add(scope)
    for (let of: object | null = scope; of !== null; of = getPrototypeOf(of)) add(of)
    for (const name of BUILT_IN) {
      const value = (scope as Record<string, unknown>)[name]
      add(value)
      if (typeof value === 'function') add(value.prototype)
    }
    unnamed().forEach(add)
    for (const object of objects) this.taken.push(take(object))
  }

  /** Puts back what was changed, and takes away what is new. False where something can't be put back. */
  restore(): boolean {
    let whole = true
    for (let n = 0; n < this.taken.length; n++) if (!restored(this.taken[n])) whole = false
    return whole
  }
}

function take(object: object): Taken {
  const keys = ownKeys(object)
  const known = Object.create(null) as Record<PropertyKey, true>
  for (const key of keys) known[key] = true
  const properties = keys.map((key) =>
    Object.assign(Object.create(null) as PropertyDescriptor, getOwnPropertyDescriptor(object, key)),
  )
  return { object, keys, properties, known }
}

function restored({ object, keys, properties, known }: Taken): boolean {
  let whole = isExtensible(object)
  for (let n = 0; n < keys.length; n++) {
    const now = getOwnPropertyDescriptor(object, keys[n])
    const then = properties[n]
    if (now !== undefined && isSame(now, then)) continue
    if (!defineProperty(object, keys[n], then)) whole = false
  }
  const now = ownKeys(object)
  if (now.length === keys.length) return whole
  for (let n = 0; n < now.length; n++) {
    if (known[now[n]] !== true && !deleteProperty(object, now[n])) whole = false
  }
  return whole
}

function isSame(now: PropertyDescriptor, then: PropertyDescriptor): boolean {
  return (
    same(now.value, then.value) &&
    now.get === then.get &&
    now.set === then.set &&
    now.writable === then.writable &&
    now.enumerable === then.enumerable &&
    now.configurable === then.configurable
  )
}
