/**
 * Values on their way into what processes share, and out of it.
 *
 * Plain data travel as they are, so that they can be read on the stage. What a message would not carry whole (functions,
 * instances of classes, maps and dates) is packed, as the data of a call are.
 */
import type { Env } from '../../../actor/env'
import type { Packed } from '../../../protocol/control'

/** Parts of a value that are looked at; what is larger or deeper is packed. */
const PARTS = 1000
const DEPTH = 8

interface PackedItem {
  readonly '#packed': Packed
}

export function packItem(env: Env, value: unknown): unknown {
  const left = { parts: PARTS }
  return isPlain(value, DEPTH, left) ? value : ({ '#packed': env.pack(value) } satisfies PackedItem)
}

/** Throws NotShippable where one can't travel. */
export function packItems(env: Env, values: Iterable<unknown>): unknown[] {
  return Array.from(values, (value) => packItem(env, value))
}

export function unpackItem(env: Env, item: unknown): unknown {
  const isPacked = typeof item === 'object' && item !== null && '#packed' in item
  return isPacked ? env.unpack((item as PackedItem)['#packed']) : item
}

function isPlain(value: unknown, depth: number, left: { parts: number }): boolean {
  if (--left.parts < 0) return false
  if (typeof value === 'function' || typeof value === 'symbol') return false
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Array.prototype && prototype !== Object.prototype) return false
  if (Object.getOwnPropertySymbols(value).length > 0 || Object.isFrozen(value) || '#packed' in value)
    return false
  const keys = Object.keys(value)
  if (Array.isArray(value) && keys.length !== value.length) return false
  return keys.every((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key)!
    return property.get === undefined && isPlain(property.value, depth - 1, left)
  })
}
