/** The words of refusals, in one place; where Lithops has words for the same they are its. */
import type { Range, Reason, Refusal, Writer } from './port'

const refusal = (reason: Reason, words: string): Refusal => ({ ok: false, reason, words })

export const noBucket = (bucket: string) => refusal('no bucket', `No such bucket ${bucket} found in storage.`)

export const noKey = (bucket: string, key: string) =>
  refusal('no key', `No such key /${bucket}/${key} found in storage.`)

export const notEmpty = (bucket: string, objects: number) =>
  refusal('not empty', `Bucket ${bucket} still holds ${counted(objects, 'object')}. Delete them first.`)

export const over = ({ actor, incarnation }: Writer) =>
  refusal('over', `Incarnation ${incarnation} of ${actor} is over, and its write came too late.`)

export const changed = (key: string, version: number, expected: number) =>
  refusal('changed', `${key} is at version ${version}, and version ${expected} was expected.`)

export const notANumber = (key: string, what: 'text' | 'list') =>
  refusal('not a number', `${key} holds a ${what}, and only a number can be incremented.`)

export const notAValue = (key: string) => refusal('not a value', `${key} holds a list, and not one value.`)

export const notAList = (key: string) => refusal('not a list', `${key} holds a value, and not a list.`)

export const badNumber = (what: string, least: number, given: unknown) =>
  refusal('bad number', `${what} is a whole number from ${least} up, and ${String(given)} is none.`)

export const pickleWithoutRange = (key: string) =>
  refusal('bad range', `${key} holds a pickled value, which is read as a whole.`)

/** Why this is no range of an object of `size` bytes, or null. */
export function badRange(key: string, size: number, { from, to }: Range): Refusal | null {
  const asked = `Bytes ${String(from)} to ${String(to)} of ${key} were asked for`
  if (!Number.isSafeInteger(from) || !(Number.isSafeInteger(to) || to === Infinity))
    return refusal('bad range', `${asked}. Both are whole numbers.`)
  if (from < 0) return refusal('bad range', `${asked}. The first byte is 0.`)
  if (from > to)
    return refusal('bad range', `${asked}. The first comes before the last, and both are part of the range.`)
  if (from >= size) return refusal('bad range', `${asked}, and it has ${counted(size, 'byte')}.`)
  return null
}

/** `asked` is what was to be kept, such as `/b/k (12.0 MB)`. */
export const full = (asked: string) =>
  refusal(
    'full',
    `The browser has no room for ${asked}. Delete objects that nobody needs, or keep results in memory.`,
  )

export const notStorable = (asked: string, why: string) =>
  refusal('not storable', `${asked} can travel in a message, but not be kept in storage: ${why}`)

export const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
