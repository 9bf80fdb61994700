/** What can be called on a value: methods of actors and of objects, and what an actor keeps to itself. */
import { nearName } from './near'
import { listed } from './wording'

/** An actor's class has no such method. */
export function noMethod(actor: string, member: string, methods: readonly string[]): string {
  if (['tell', 'ask', 'send'].includes(member)) {
    const method = methods[0] ?? 'method'
    return `Name the method: \`${actor}.${method}.tell(…)\` tells, \`await ${actor}.${method}(…)\` asks.`
  }
  const near = nearName(member, methods)
  if (near !== null) return `Did you mean \`${actor}.${near}\`?`
  return methods.length === 0
    ? `The class of \`${actor}\` has no methods.`
    : `\`${actor}\` has ${listed(methods)}.`
}

/** A field of an actor was read from outside. */
export function stateOf(actor: string, field: string, methods: readonly string[]): string {
  const ways = methods.length === 0 ? 'Its class has none yet.' : `It has ${listed(methods)}.`
  return `\`${actor}\` is a reference to an actor, and \`${field}\` would be the actor’s own state. Ask for it by a method. ${ways}`
}

export function hasMethod(prototype: unknown, member: string): boolean {
  if (typeof prototype !== 'object' || prototype === null) return false
  return typeof Object.getOwnPropertyDescriptor(prototype, member)?.value === 'function'
}

/** Own and inherited, but for accessors. */
export function methodNames(value: unknown): string[] {
  const names = new Set<string>()
  try {
    let level: unknown = Object(value)
    while (level !== null) {
      for (const name of Object.getOwnPropertyNames(level).slice(0, 200)) {
        if (hasMethod(level, name)) names.add(name)
      }
      level = Object.getPrototypeOf(level)
    }
  } catch {
    // A proxy of the reader's.
  }
  return [...names]
}
