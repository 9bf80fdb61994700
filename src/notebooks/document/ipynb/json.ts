/**
 * Looking at JSON that nobody has checked yet.
 *
 * Keys are looked up as own ones only: data may bring `constructor` or `__proto__`, and lack what it should bring.
 */
import type { Json, JsonObject } from '../notebook'

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isTexts(value: unknown): value is readonly string[] {
  return isList(value) && value.every(isText)
}

export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

export function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0
}

/** An object without some of its keys. */
export function without(object: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.has(key)))
}

/** What kind a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (isList(value)) return 'a list'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return 'a number'
  return isText(value) ? 'a text' : 'an object'
}

/** A value as it can stand in a sentence: itself where it is short, else its kind. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return isText(value) && value.length <= 30 ? JSON.stringify(value) : kindOf(value)
}

/** Whether lists and objects stand in each other more than `limit` deep. Not recursive, so no depth is too much. */
export function isDeeper(value: unknown, limit: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= limit; depth += 1) {
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue
      // Of long lists of numbers nothing is copied.
      for (const inner of isList(one) ? one : Object.values(one))
        if (typeof inner === 'object' && inner !== null) next.push(inner)
    }
    if (next.length === 0) return false
    level = next
  }
  return true
}

export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((one, at) => isSame(one, b[at]))
  if (!isObject(a) || !isObject(b)) return a === b
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

/** A text that may stand as a list of its pieces; '' where it is neither. */
export function textOrPieces(value: Json | undefined): string {
  if (isText(value)) return value
  return isList(value) ? value.filter(isText).join('') : ''
}
