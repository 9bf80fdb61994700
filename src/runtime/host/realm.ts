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
  /** Keys that are only known, and not what is under them. */
  readonly unread: readonly string[]
}

/** Of functions as they were when this worker began: their own words. */
const wordsOf = Function.prototype.toString
const { apply } = Reflect

/** Names of the language's own globals, which have prototypes, and of the worker's that messages depend on. */
const BUILT_IN = [
  'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Promise', 'Map',
  'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Date', 'RegExp', 'Reflect', 'Proxy', 'ArrayBuffer', 'SharedArrayBuffer',
  'DataView', 'Atomics', 'Intl', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError',
  'URIError', 'AggregateError', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array',
  'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'EventTarget',
  'MessagePort', 'MessageEvent', 'Event', 'Performance', 'performance', 'console', 'structuredClone', 'URL', 'Blob',
  'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Crypto', 'crypto', 'LockManager', 'DedicatedWorkerGlobalScope',
] as const // oxfmt-ignore

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

/**
 * Whether a global's name is that of an interface of the platform which nothing here needs. The browser makes each of its
 * hundreds when it is first looked at, and that would be a seventh of a worker's beginning: they are left unread, and
 * looked at when all is put back. One that is then another can't be put back.
 */
export function isInterface(name: string): boolean {
  return /^[A-Z]/.test(name) && !(BUILT_IN as readonly string[]).includes(name) && !NUMBERS.includes(name)
}

const NUMBERS = ['NaN', 'Infinity']

export class Realm {
  private readonly taken: Taken[] = []

  /** `leaves`: names of the scope whose values are left unread. */
  constructor(scope: object, leaves: (name: string) => boolean = () => false) {
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
    for (const object of objects) this.taken.push(take(object, object === scope ? leaves : () => false))
  }

  /** Puts back what was changed, and takes away what is new. False where something can't be put back. */
  restore(): boolean {
    let whole = true
    for (let n = 0; n < this.taken.length; n++) if (!restored(this.taken[n])) whole = false
    return whole
  }
}

function take(object: object, leaves: (name: string) => boolean): Taken {
  const all = ownKeys(object)
  const known = Object.create(null) as Record<PropertyKey, true>
  for (const key of all) known[key] = true
  const unread = all.filter((key): key is string => typeof key === 'string' && leaves(key))
  const keys = all.filter((key) => typeof key !== 'string' || !leaves(key))
  const properties = keys.map((key) =>
    Object.assign(Object.create(null) as PropertyDescriptor, getOwnPropertyDescriptor(object, key)),
  )
  return { object, keys, properties, known, unread }
}

function restored({ object, keys, properties, known, unread }: Taken): boolean {
  let whole = isExtensible(object)
  for (let n = 0; n < unread.length; n++) if (!isNative(object, unread[n])) whole = false
  for (let n = 0; n < keys.length; n++) {
    const now = getOwnPropertyDescriptor(object, keys[n])
    const then = properties[n]
    if (now !== undefined && isSame(now, then)) continue
    if (!defineProperty(object, keys[n], then)) whole = false
  }
  const now = ownKeys(object)
  if (now.length === keys.length + unread.length) return whole
  for (let n = 0; n < now.length; n++) {
    if (known[now[n]] !== true && !deleteProperty(object, now[n])) whole = false
  }
  return whole
}

/** Whether the platform's own interface of this name is there, or its object that holds others, such as WebAssembly. */
function isNative(object: object, name: string): boolean {
  const value: unknown = getOwnPropertyDescriptor(object, name)?.value
  if (typeof value === 'object' && value !== null)
    return getOwnPropertyDescriptor(value, Symbol.toStringTag)?.value === name
  return typeof value === 'function' && saysNative(apply(wordsOf, value, []) as string, name)
}

/** No function that a program makes says so. Browsers put other spaces between the words. */
function saysNative(words: string, name: string): boolean {
  const expected = `function${name}(){[nativecode]}`
  let at = 0
  for (let n = 0; n < words.length; n++)
    if (words[n] !== ' ' && words[n] !== '\n' && words[n] !== expected[at++]) return false
  return at === expected.length
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
