/** References to actors in a message that arrived: tokens become references again, in place. */

/** The one key of the object that stands for a reference. No key that a person would write. */
export const REF_KEY = '\u0000ref'

/** Turns every token inside `value` into what `decodeRef` makes of it; gives the value back (or what replaces it). */
export function decodeRefs(value: unknown, decodeRef: (token: unknown) => unknown): unknown {
  const seen = new Map<object, unknown>()
  const visit = (item: unknown): unknown => {
    if (typeof item !== 'object' || item === null) return item
    const known = seen.get(item)
    if (known !== undefined) return known
    if (Object.hasOwn(item, REF_KEY)) {
      const decoded = decodeRef((item as Record<string, unknown>)[REF_KEY])
      seen.set(item, decoded)
      return decoded
    }
    seen.set(item, item)
    if (Array.isArray(item)) {
      const array = item as unknown[]
      for (let i = 0; i < array.length; i++) {
        if (typeof array[i] === 'object') array[i] = visit(array[i])
      }
    } else if (item instanceof Map) {
      const entries = [...(item as Map<unknown, unknown>)]
      item.clear()
      for (const [key, entry] of entries) item.set(visit(key), visit(entry))
    } else if (item instanceof Set) {
      const entries = [...(item as Set<unknown>)]
      item.clear()
      for (const entry of entries) item.add(visit(entry))
    } else if (Object.getPrototypeOf(item) === Object.prototype) {
      const object = item as Record<string, unknown>
      for (const key of Object.keys(object)) {
        const entry = object[key]
        if (typeof entry === 'object' && entry !== null) object[key] = visit(entry)
      }
    }
    return item
  }
  return visit(value)
}
