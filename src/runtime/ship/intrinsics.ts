/**
 * Built-in functions and objects as values: `const { sqrt } = Math` must be the destination's `Math.sqrt` there.
 *
 * Only what every worker has: properties of the global object that hold a value (not getters), and their own functions.
 */

let paths: Map<unknown, string[]> | null = null

/** Where a built-in is found from the global object, e.g. ['Math', 'sqrt']; undefined for what isn't one. */
export function intrinsicPath(value: unknown): string[] | undefined {
  paths ??= collect()
  return paths.get(value)
}

export function intrinsicAt(path: readonly string[]): unknown {
  let value: unknown = globalThis
  for (const name of path) value = (value as Record<string, unknown>)[name]
  return value
}

const NAMESPACES = ['Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'WebAssembly', 'console']

function collect(): Map<unknown, string[]> {
  const found = new Map<unknown, string[]>()
  const add = (value: unknown, path: string[]): void => {
    if (!found.has(value)) found.set(value, path)
  }
  const roots: [string, object][] = []
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value: unknown = Object.getOwnPropertyDescriptor(globalThis, name)?.value
    if (
      typeof value === 'function' ||
      (NAMESPACES.includes(name) && typeof value === 'object' && value !== null)
    ) {
      add(value, [name])
      roots.push([name, value])
    }
  }
  for (const [root, object] of roots) {
    for (const name of Object.getOwnPropertyNames(object)) {
      const value: unknown = Object.getOwnPropertyDescriptor(object, name)?.value
      if (typeof value === 'function' || typeof value === 'symbol') add(value, [root, name])
    }
  }
  return found
}
