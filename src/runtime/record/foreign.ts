/**
 * Reads values that somebody else wrote: each reader gives a value of the right type, or says what is wrong where.
 *
 * Readers are put together to the shape of a file. Only what is named is taken, so nothing of a file reaches the page
 * that nobody looked at. `Unfit` does not leave the file that calls a reader: there it becomes words.
 */

/** What was read isn't what it must be; its message says so in words. */
export class Unfit extends Error {}

export type Reader<T> = (value: unknown, where: string) => T

const shown = (value: unknown): string => {
  if (typeof value === 'string') return value.length > 40 ? `“${value.slice(0, 39)}…”` : `“${value}”`
  if (Array.isArray(value)) return 'a list'
  if (value === undefined) return 'missing'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

export function unfit(value: unknown, where: string, expected: string): never {
  throw new Unfit(`${where} is ${shown(value)}, and must be ${expected}`)
}

export function text(most: number): Reader<string> {
  return (value, where) => {
    if (typeof value !== 'string') return unfit(value, where, 'text')
    return value.length <= most ? value : unfit(value, where, `no longer than ${most} characters`)
  }
}

export function whole(least: number, most: number): Reader<number> {
  return (value, where) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : unfit(value, where, `a whole number from ${least} to ${most}`)
}

export function amount(least: number, most: number): Reader<number> {
  return (value, where) =>
    typeof value === 'number' && value >= least && value <= most
      ? value
      : unfit(value, where, `a number from ${least} to ${most}`)
}

export const flag: Reader<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : unfit(value, where, 'true or false')

export function oneOf<T extends string>(...words: readonly T[]): Reader<T> {
  return (value, where) => words.find((word) => word === value) ?? unfit(value, where, words.join(', or '))
}

export function orNull<T>(read: Reader<T>): Reader<T | undefined> {
  return (value, where) => (value === null ? undefined : read(value, where))
}

export function orAbsent<T>(read: Reader<T>): Reader<T | null> {
  return (value, where) => (value === null ? null : read(value, where))
}

export function listOf<T>(read: Reader<T>, most: number): Reader<readonly T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) return unfit(value, where, 'a list')
    if (value.length > most) throw new Unfit(`${where} has ${value.length} entries, and may have ${most}`)
    return value.map((one: unknown, n) => read(one, `${where}[${n}]`))
  }
}

export function pairOf<A, B>(first: Reader<A>, second: Reader<B>): Reader<readonly [A, B]> {
  return (value, where) =>
    Array.isArray(value) && value.length === 2
      ? [first(value[0], `${where}[0]`), second(value[1], `${where}[1]`)]
      : unfit(value, where, 'a pair')
}

/** A reader for each field of an object. */
export type ShapeOf<T extends object> = { readonly [K in keyof T]: Reader<T[K]> }

/** An object with these fields and no others, `__proto__` among them. */
export function shapeOf<T extends object>(fields: ShapeOf<T>): Reader<T> {
  const readers = Object.entries(fields) as [string, Reader<unknown>][]
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return unfit(value, where, 'an object')
    const own = value as Readonly<Record<string, unknown>>
    for (const key of Object.keys(own))
      if (!Object.hasOwn(fields, key)) throw new Unfit(`${where} has a field that it may not have, “${key}”`)
    return Object.fromEntries(
      readers.map(([key, read]) => [
        key,
        read(Object.hasOwn(own, key) ? own[key] : undefined, `${where}.${key}`),
      ]),
    ) as T
  }
}
