/**
 * Packs what a call needs or leaves, and tells what can't travel by the name that the reader knows it by: `square`,
 * `data[3]`, `square()` for what it returned.
 */
import type { Env } from '../../actor/env'
import type { Packed } from '../../protocol/control'
import { NotShippable } from '../../ship/not-shippable'

/**
 * A primitive, or a list of some: packing it would be more than the value. A list itself, since threads clone one for less
 * than an object with the names of its fields.
 */
export type PlainValue = readonly [value: unknown, bytes: number]

/** What a call needs or leaves, on its way. */
export type PackedValue = Packed | PlainValue

const MOST_PLAIN = 16

/** As `packAs`. */
export function packValue(env: Env, name: string, value: unknown, inner = ''): PackedValue {
  if (isPrimitive(value)) return [value, sizeOf(value)]
  if (!isPlainList(value)) return packAs(env, name, value, inner)
  const list = listOf(value)
  return [list, list.reduce((sum: number, item) => sum + sizeOf(item), 0)]
}

/** What it counts as. */
export function bytesOf(packed: PackedValue): number {
  return isPlain(packed) ? packed[1] : packed.bytes
}

function isPlain(packed: PackedValue): packed is PlainValue {
  return Array.isArray(packed)
}

/** Makes a new instance of it. */
export function unpackValue(env: Env, packed: PackedValue, own: Env = env): unknown {
  if (!isPlain(packed)) return env.unpack(packed, own)
  const [value] = packed
  return Array.isArray(value) ? listOf(value) : value
}

/** A symbol is none: it can't travel, and packing says so. */
function isPrimitive(value: unknown): boolean {
  return value === null || !['object', 'function', 'symbol'].includes(typeof value)
}

/** A primitive's, as packing counts. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  return value === null ? 0 : 8
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
