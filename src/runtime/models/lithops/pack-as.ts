/**
 * Packs what a call needs or leaves, and tells what can't travel by the name that the reader knows it by: `square`,
 * `data[3]`, `square()` for what it returned.
 */
import type { Env } from '../../actor/env'
import type { Packed } from '../../protocol/control'
import { NotShippable } from '../../ship/not-shippable'

/** A primitive, or a list of some: packing it would be more than the value. */
export interface PlainValue {
  readonly plain: unknown
  readonly bytes: number
}

/** What a call needs or leaves, on its way. */
export type PackedValue = Packed | PlainValue

const MOST_PLAIN = 16

/** As `packAs`. */
export function packValue(env: Env, name: string, value: unknown, inner = ''): PackedValue {
  const packed = packAs(env, name, value, inner)
  if (isPrimitive(value)) return { plain: value, bytes: packed.bytes }
  return isPlainList(value) ? { plain: listOf(value), bytes: packed.bytes } : packed
}

/** Makes a new instance of it. */
export function unpackValue(env: Env, packed: PackedValue, own: Env = env): unknown {
  if (!('plain' in packed)) return env.unpack(packed, own)
  return Array.isArray(packed.plain) ? listOf(packed.plain) : packed.plain
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function')
}

function isPlainList(value: unknown): value is unknown[] {
  if (!Array.isArray(value) || Object.getPrototypeOf(value) !== Array.prototype) return false
  // `length` is a key of its own. What else there is may be a program's iterator or `every`.
  if (value.length > MOST_PLAIN || Reflect.ownKeys(value).length !== value.length + 1) return false
  return listOf(value).every(isPrimitive)
}

/** By index: an iterator may be the program's. */
function listOf(value: readonly unknown[]): unknown[] {
  const list: unknown[] = []
  for (let at = 0; at < value.length; at++) list.push(value[at])
  return list
}

/** `inner`: the part of the value that has the name, where it isn't the whole. Throws NotShippable. */
export function packAs(env: Env, name: string, value: unknown, inner = ''): Packed {
  try {
    return env.pack(value)
  } catch (error) {
    if (!(error instanceof NotShippable)) throw error
    const root = `\`value${inner}`
    const words = error.message.replace(`cannot ship ${root}`, `cannot ship \`${name}`)
    throw new NotShippable(words.replace(`: ${root}`, `: \`${name}`), [name, ...error.path.slice(1)])
  }
}
