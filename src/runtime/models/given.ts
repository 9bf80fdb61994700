/**
 * What a call was given, checked and told: each refusal names the call, what it takes, and what came.
 */
import { oneLine } from '../host/state-view'

/** What came, short enough for a sentence. */
export function came(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 30 ? `${value.slice(0, 30)}…` : value}'`
  const text = oneLine(value, 1)
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** The options of a call that takes an object of them. */
export function optionsOf(call: string, value: unknown, example: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new TypeError(`${call} takes an object, such as ${example}; ${came(value)} came.`)
}

/** A number that is neither infinite nor NaN. */
export function numberOf(call: string, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`${call} takes a number as ${name}; ${came(value)} came.`)
}

/** Words that somebody reads or hears: at least one character, cut at 100. */
export function labelOf(call: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return oneLine(value).slice(0, 100)
  throw new TypeError(`${call} takes a label, the words that stand beside it; ${came(value)} came.`)
}

/** Optional words; '' where there are none. */
export function titleOf(call: string, name: string, value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return oneLine(value).slice(0, 100)
  throw new TypeError(`${call} takes words as ${name}; ${came(value)} came.`)
}

/** A list of words; numbers are taken for words too. */
export function namesOf(call: string, name: string, value: unknown): string[] {
  const isWord = (item: unknown) => typeof item === 'string' || typeof item === 'number'
  if (Array.isArray(value) && value.length > 0 && value.every(isWord))
    return value.map((item) => String(item).slice(0, 100))
  throw new TypeError(`${call} takes a list of words as ${name}; ${came(value)} came.`)
}

/** Numbers in an array or a typed array, all finite; `count` of them. */
export function numbersOf(
  call: string,
  name: string,
  value: unknown,
  count: number,
  each = 'one a label',
): number[] {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
  if (!isList) throw new TypeError(`${call} takes a list of numbers as ${name}; ${came(value)} came.`)
  const list = Array.from(value as ArrayLike<unknown>)
  if (list.length !== count)
    throw new RangeError(`${call} takes ${count} numbers as ${name}, ${each}; ${list.length} came.`)
  return list.map((item, at) => numberOf(call, `${name}[${at}]`, item))
}
