/**
 * Python's spellings, answered with the ones that stand here: `call_async` throws and says `callAsync`.
 *
 * Somebody who knows a Python library writes its names from memory. `undefined is not a function` would leave them to
 * guess; these members exist to tell.
 */
import { BadCall } from '../actor/errors'
import { came } from './given'

/** `call_async` → `callAsync`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/**
 * Gives an object members that throw when they are read, one for each of Python's names, such as
 * `['call_async', 'get_result']`, or a name with its answer: `{ post_object: 'There is no post_object. …' }`.
 */
export function answerPython<T extends object>(
  target: T,
  what: string,
  names: readonly string[],
  others: Readonly<Record<string, string>> = {},
): T {
  const words = names.map((name): readonly [string, string] => [
    name,
    `${name} is Python's spelling. ${what} has ${camelCase(name)} here.`,
  ])
  for (const [name, text] of [...words, ...Object.entries(others)]) {
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: false,
      get() {
        throw new BadCall(text)
      },
    })
  }
  return target
}

/** The keys of an options object, where it is none, or one is written as in Python or isn't known: says which one stands here. */
export function checkOptionNames(call: string, given: unknown, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new BadCall(`${call} takes options as an object, such as { ${known[0]}: … }; ${came(given)} came.`)
  }
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue
    const right = camelCase(key)
    if (right !== key && known.includes(right)) {
      throw new BadCall(`${call} takes ${right}; ${key} is Python's spelling.`)
    }
    throw new BadCall(`${call} doesn't know the option ${key}. It takes ${known.join(', ')}.`)
  }
}
