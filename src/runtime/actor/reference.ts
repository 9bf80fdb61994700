/**
 * References: what a program holds of an actor.
 *
 * Members are built from the class's method names, not by a catch-all Proxy: a Proxy would answer to `then` too, and
 * awaiting a reference would call it. `ref.method(…)` asks, `ref.method.tell(…)` tells.
 */
import type { RefToken } from '../protocol/control'

/** What a reference needs of the actor that holds it. */
export interface Sender {
  ask(to: number, method: string, args: unknown[]): Promise<unknown>
  tell(to: number, method: string, args: unknown[]): Promise<void>
}

const TOKEN = Symbol('actor reference')

/** Names that a reference can't have as members; `actorRef.tell(ref, name, …)` reaches them. */
const REFUSED = new Set(['then', 'constructor', '__proto__', 'toJSON'])

export interface Reference {
  readonly [TOKEN]: RefToken
}

/** Builds references for one holder; members of one class are built once. */
export class ReferenceMaker {
  private shapes = new Map<string, object>()
  private made = new Map<number, Reference>()

  constructor(private readonly sender: Sender) {}

  make(token: RefToken): Reference {
    const known = this.made.get(token.ref)
    if (known !== undefined) {
      // The same object for the same actor; it learns of a restart from the later token.
      if (known[TOKEN].incarnation < token.incarnation) Object.assign(known, { [TOKEN]: token })
      return known
    }
    const ref = Object.create(this.shape(token)) as Reference
    Object.defineProperty(ref, TOKEN, { value: token, writable: true })
    this.made.set(token.ref, ref)
    return ref
  }

  private shape(token: RefToken): object {
    const key = `${token.className}\n${token.methods.join('\n')}`
    let shape = this.shapes.get(key)
    if (shape === undefined) {
      shape = makeShape(token, this.sender)
      this.shapes.set(key, shape)
    }
    return shape
  }
}

function makeShape(token: RefToken, sender: Sender): object {
  const shape = {}
  for (const method of token.methods) {
    if (REFUSED.has(method)) continue
    Object.defineProperty(shape, method, {
      enumerable: true,
      configurable: true,
      get(this: Reference) {
        const to = this[TOKEN].ref
        const ask = (...args: unknown[]) => sender.ask(to, method, args)
        Object.defineProperty(ask, 'name', { value: method })
        const member = Object.assign(ask, { tell: (...args: unknown[]) => sender.tell(to, method, args) })
        // Kept on the reference: the next call finds it without building it again.
        Object.defineProperty(this, method, { value: member, enumerable: true })
        return member
      },
    })
  }
  Object.defineProperty(shape, Symbol.toStringTag, { value: `Ref<${token.className}>` })
  Object.defineProperty(shape, 'toString', {
    value(this: Reference) {
      return `Ref<${this[TOKEN].className}> ${this[TOKEN].name}`
    },
  })
  return shape
}

/** The token of a reference, or undefined for anything else. */
export function tokenOf(value: unknown): RefToken | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Partial<Reference>)[TOKEN]
}

/** Method names that a class gives its actors, its own and inherited; accessors and private names are none. */
export function methodsOf(Class: { prototype: object }): string[] {
  const names = new Set<string>()
  let level: object | null = Class.prototype
  while (level !== null && level !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(level)) {
      if (name === 'constructor') continue
      const property = Object.getOwnPropertyDescriptor(level, name)
      if (typeof property?.value === 'function') names.add(name)
    }
    level = Object.getPrototypeOf(level) as object | null
  }
  return [...names]
}
