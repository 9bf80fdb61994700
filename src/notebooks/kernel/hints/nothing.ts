/** Something was read of undefined or null. */
import { forgotAwait } from './asks'
import { noMethod, stateOf } from './members'
import { nearName } from './near'
import type { Surroundings } from './surroundings'
import { asTyped } from './wording'

const LONGEST_LINE = 2000
/** `$`, `$k.open(…)`: not what the reader wrote. */
const COMPILERS_OWN = /^\$(?:$|[a-z]+\b(?!\d))/
const DETACHED =
  'The function was called without its object, so `this` is undefined. Call it as `object.method()`, or write an arrow function.'

export interface Reading {
  /** What is undefined, compiled, or null where the line doesn't tell. */
  readonly owner: string | null
  readonly property: string
  /** 'undefined' or 'null' */
  readonly nothing: string
  /** Lines of the cell, compiled. */
  readonly lines: readonly string[]
}

/** The expression before `.property` in a line, where there is exactly one. */
export function ownerOf(property: string, line: string): string | null {
  if (line.length > LONGEST_LINE) return null
  const name = `\\.${property.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`
  const path = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$]*(?:\.#?[\p{ID_Continue}$]+|\[[^[\]]*\]|\([^()]*\))*`
  const found = [...line.matchAll(new RegExp(`(${path})${name}`, 'gu'))]
  const uses = [...line.matchAll(new RegExp(name, 'gu'))]
  if (found.length !== 1 || uses.length !== 1) return null
  return COMPILERS_OWN.test(found[0][1]) ? null : found[0][1]
}

export function readOfNothing({ owner, property, nothing, lines }: Reading, around: Surroundings): string {
  if (owner === null) return `What stands before \`.${property}\` is ${nothing} here.`
  if (owner === 'this') return DETACHED
  const name = asTyped(owner)
  const [, object, member] = /^(.+)\.(#?[^.()[\]]+)$/.exec(owner) ?? []
  if (object === 'this') {
    const near = nearName(member, fieldsIn(lines))
    const why = near === null ? 'Nothing was put there yet.' : `Did you mean \`this.${near}\`?`
    return `\`${name}\` is ${nothing} here. ${why}`
  }
  if (object !== undefined && object !== '$') {
    if (around.isPromise(object)) return forgotAwait(object)
    const methods = around.ref(object)?.methods
    if (methods !== undefined && property === 'tell') return noMethod(asTyped(object), member, methods)
    if (methods !== undefined) return stateOf(asTyped(object), member, methods)
  }
  return `\`${name}\` is ${nothing} here. Show it on a line before this one to see since when.`
}

const FIELD = /this\.(#?[\p{ID_Continue}$]+)|^\s+(#?[\p{ID_Start}_$][\p{ID_Continue}$]*)\s*(?:=[^=>]|;|$)/gu

/** Names used as fields: `this.x`, and `x = …` as a class writes it. */
function fieldsIn(lines: readonly string[]): string[] {
  const names = lines.flatMap((line) =>
    [...line.slice(0, LONGEST_LINE).matchAll(FIELD)].map((m) => m[1] ?? m[2]),
  )
  return [...new Set(names)]
}
