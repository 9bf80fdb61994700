/**
 * The scope object `$`: the top-level names of a notebook's cells, as properties.
 *
 * Cells are compiled so that `total` at the top level reads and writes `$.total`. A name that exists is an own property,
 * so engines read it through an ordinary inline cache. A name that doesn't exist falls through to the prototype, a
 * Proxy which answers as JavaScript does for an undeclared name: with a ReferenceError. One Proxy serves all scopes, so
 * making a scope costs an allocation and no more; every shipped actor gets a scope of its own.
 *
 * It knows nothing about cells, staleness or shipping.
 */

export type Scope = Record<string, unknown>

function refuse(_target: object, name: string | symbol): never {
  throw new ReferenceError(`${String(name)} is not defined`)
}

const missing: object = new Proxy(Object.create(null) as object, {
  // Symbols are asked for by engines and inspectors (toPrimitive, toStringTag), never by compiled cells.
  get: (target, name) => (typeof name === 'symbol' ? undefined : refuse(target, name)),
  set: refuse,
  has: () => false,
})

/** A new scope without any name. */
export function makeScope(): Scope {
  return Object.create(missing) as Scope
}

/** Declares a name that may be assigned to; an earlier declaration of the name, const or not, is replaced. */
export function declareLet(scope: Scope, name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, writable: true, enumerable: true, configurable: true })
}

/** Declares a name that can't be assigned to, but can be declared again. */
export function declareConst(scope: Scope, name: string, value: unknown): void {
  Object.defineProperty(scope, name, { value, writable: false, enumerable: true, configurable: true })
}

/** Declares a name whose reading throws: what couldn't be brought here, with its reason. */
export function declarePoisoned(scope: Scope, name: string, fail: () => never): void {
  Object.defineProperty(scope, name, { get: fail, set: undefined, enumerable: true, configurable: true })
}

/** Names declared with `const`, `import` (and poisoned ones): those that a cell may not assign to. */
export function constNames(scope: Scope): string[] {
  return Object.keys(scope).filter((name) => !Object.getOwnPropertyDescriptor(scope, name)?.writable)
}

export function throwConstAssigned(name: string): never {
  throw new TypeError(`\`${name}\` is a const, it can't be assigned again`)
}
