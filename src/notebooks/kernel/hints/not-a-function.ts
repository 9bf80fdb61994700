/** Something was called, or gone through, that can't be. */
import { askIn, forgotAwait, givesPromise, isAsk } from './asks'
import { TAKES_A_FUNCTION } from './engine-words'
import { hasMethod, methodNames, noMethod } from './members'
import { nearName } from './near'
import type { Surroundings } from './surroundings'
import { asTyped, kindOf, listed } from './wording'

/** `callee`: as the engine names it, compiled; `line`: where it was called, compiled. */
export function notAFunction(callee: string, line: string, around: Surroundings): string {
  const path = callee.replace(/^\(0 ?, ?([^()]*)\)/, '$1')
  const chained = /^(\$[^()]*)\((?:\.\.\.)?\)\.([\p{ID_Continue}$]+)$/u.exec(path)
  if (chained && isAsk(chained[1], around)) {
    const call = asTyped(chained[1])
    const member = chained[2]
    if (member === 'tell') return `\`.tell\` stands before the parentheses: \`${call}.tell(…)\`.`
    return `\`${call}(…)\` gives a promise. Await it first: \`(await ${call}(…)).${member}\`.`
  }
  if (/^\s*\(/.test(line) && !path.startsWith('$'))
    return 'This line goes on with the one before it. Is a semicolon missing there?'
  // V8 says of what calls it that it is no function; Firefox does not.
  if (path === 'undefined' && /\bnew Promise\(\s*\)/.test(line)) return TAKES_A_FUNCTION
  const [, object, member] = /^(\$.+)\.([^.]+)$/.exec(path) ?? []
  if (object !== undefined) return noMember(object, member, around)
  const found = around.find(path)
  if (found !== null) return notCallable(path, found.value, around)
  return 'Is the name right? What an actor answers is a promise first; its value comes with `await`.'
}

function notCallable(path: string, value: unknown, around: Surroundings): string {
  const name = asTyped(path)
  if (value instanceof Promise) return forgotAwait(path)
  const methods = around.ref(path)?.methods
  if (methods === undefined) return `\`${name}\` is ${kindOf(value)}: it can’t be called.`
  return `\`${name}\` is an actor. Call one of its methods: ${listed(methods)}.`
}

/** `object.member` is no function. */
function noMember(object: string, member: string, around: Surroundings): string {
  const found = around.find(object)
  if (found === null) return ''
  const { value } = found
  const name = asTyped(object)
  if (value instanceof Promise) return forgotAwait(object)
  const token = around.ref(object)
  if (token !== undefined) return noMethod(name, member, token.methods)
  if (typeof value === 'function' && hasMethod(value.prototype, member)) {
    return `\`${member}\` is a method of the objects of \`${name}\`. Make one: \`await spawn(${name})\` for an actor, \`new ${name}()\` for an object.`
  }
  const own = around.find(`${object}.${member}`)
  if (own !== null && own.value !== undefined)
    return `\`${name}.${member}\` is ${kindOf(own.value)}: it can’t be called.`
  const near = nearName(member, methodNames(value))
  if (near !== null) return `Did you mean \`${name}.${near}\`?`
  return `\`${name}\` is ${kindOf(value)}: it has no \`${member}\`.`
}

/** `what`: as the engine names it, compiled, or ''. */
export function notIterable(what: string, line: string, around: Surroundings): string {
  if (around.isPromise(what)) return forgotAwait(what)
  if (isAsk(what, around)) return givesPromise(what)
  const ask = askIn(line, around)
  if (ask !== null) return givesPromise(ask)
  const found = around.find(what)
  if (found === null || around.ref(what) !== undefined) return ''
  const name = asTyped(what)
  if (kindOf(found.value) !== 'an object') return `\`${name}\` is ${kindOf(found.value)}.`
  return `\`${name}\` is an object. \`Object.entries(${name})\` gives its fields, one after the other.`
}
