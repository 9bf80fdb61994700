/**
 * Whether two values that have come over the wire are equal, as far as it tells: numbers by `Object.is`, arrays, plain
 * objects, maps, sets, dates, errors, buffers and typed arrays by what they hold. Of anything else it says no.
 */

/** Nested deeper, it says no too: nobody is lied to, and a run is made the slow way. */
const DEPTH = 100

type Same = (a: unknown, b: unknown) => boolean

export function equalValues(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > DEPTH)
    return false
  const tag = tagOf(a)
  if (tag !== tagOf(b)) return false
  const same: Same = (x, y) => equalValues(x, y, depth + 1)
  if (ArrayBuffer.isView(a)) return sameBytes(a, b as ArrayBufferView)
  const compare = COMPARE[tag]
  return compare !== undefined && compare(a as never, b as never, same)
}

/** By tag and not by class: a value may come out of another realm. */
function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

const COMPARE: Readonly<Record<string, (a: never, b: never, same: Same) => boolean>> = {
  Array: sameList,
  Map: (a: Map<unknown, unknown>, b: typeof a, same) => sameList([...a], [...b], same),
  Set: (a: Set<unknown>, b: typeof a, same) => sameList([...a], [...b], same),
  Date: (a: Date, b: Date) => Object.is(a.getTime(), b.getTime()),
  RegExp: (a: RegExp, b: RegExp) => String(a) === String(b),
  Error: (a: Error, b: Error, same) => a.name === b.name && a.message === b.message && same(a.cause, b.cause),
  ArrayBuffer: (a: ArrayBuffer, b: ArrayBuffer) => sameBytes(new Uint8Array(a), new Uint8Array(b)),
  Object: sameFields,
}

function sameFields(a: Readonly<Record<string, unknown>>, b: typeof a, same: Same): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
}

function sameList(a: readonly unknown[], b: readonly unknown[], same: Same): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!same(a[at], b[at])) return false
  return true
}

function sameBytes(a: ArrayBufferView, b: ArrayBufferView): boolean {
  if (a.byteLength !== b.byteLength) return false
  const x = new Uint8Array(a.buffer, a.byteOffset, a.byteLength)
  const y = new Uint8Array(b.buffer, b.byteOffset, b.byteLength)
  return x.every((byte, at) => byte === y[at])
}
