/**
 * Copies what is sent in a message, at the moment it is sent.
 *
 * At the moment of sending and not when the batch leaves, or a later change would travel along and two messages would
 * share one object. Primitives and flat objects are nearly free; other plain data is walked, keeping cycles and aliases
 * and reading each accessor once; what only the platform can copy (errors, regular expressions, blobs) goes through
 * structuredClone. Class instances arrive as plain objects of their own properties, as structured cloning has it.
 *
 * A reference to an actor becomes a token, `{[REF_KEY]: token}`, so that the message can be cloned; `decodeRefs` turns
 * tokens back where the message arrives. References have to be functions or have a prototype of their own: plain
 * objects and arrays are never asked about.
 */
import { CopyWalk } from './copy-walk'

export interface CopyHooks {
  /** A cloneable token for a reference, undefined for all else. */
  encodeRef(value: object): unknown
  /** Whether this buffer was given away, and so goes itself. */
  isGiven?(buffer: ArrayBuffer): boolean
}

export interface Copied {
  copied: unknown
  hasRefs: boolean
  /** Estimated size. */
  bytes: number
}

/**
 * Copies a value; throws NotCloneable with the path of what can't be copied, which begins with `path`, e.g. `args[0]`.
 * `out` saves an allocation: it is filled and given back.
 */
export function copyArgument(
  value: unknown,
  path: string,
  hooks: CopyHooks,
  out: Copied = { copied: undefined, hasRefs: false, bytes: 0 },
): Copied {
  out.hasRefs = false
  switch (typeof value) {
    case 'string':
      out.copied = value
      out.bytes = value.length
      return out
    case 'number':
    case 'boolean':
    case 'undefined':
    case 'bigint':
      out.copied = value
      out.bytes = 8
      return out
    case 'object':
      if (value === null) {
        out.copied = null
        out.bytes = 8
        return out
      }
      if (Object.getPrototypeOf(value) === Object.prototype) return copyObject(value, path, hooks, out)
  }
  const walk = new CopyWalk(hooks, path)
  out.copied = walk.copy(value)
  out.bytes = walk.bytes
  out.hasRefs = walk.hasRefs
  return out
}

/** Most messages carry an object of a few primitives: that needs no memory of what was met, until one is an object. */
function copyObject(value: object, path: string, hooks: CopyHooks, out: Copied): Copied {
  const copied: Record<string, unknown> = {}
  let bytes = 16
  let walk: CopyWalk | null = null
  // A plain object's prototype has nothing enumerable, so `in` gives its own properties.
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key]
    switch (typeof item) {
      case 'number':
      case 'boolean':
      case 'undefined':
      case 'bigint':
        bytes += 16
        copied[key] = item
        continue
      case 'string':
        bytes += 8 + item.length
        copied[key] = item
        continue
    }
    bytes += 8
    if (item === null) copied[key] = null
    else {
      walk ??= new CopyWalk(hooks, path)
      // Now the object itself may be met again further inside.
      walk.remember(value, copied)
      walk.property(copied, key, item)
    }
  }
  out.copied = copied
  out.bytes = walk ? bytes + walk.bytes : bytes
  if (walk) out.hasRefs = walk.hasRefs
  return out
}
