/** The way from what was shipped to what can't travel, and the sentence that tells it. */
import { NotShippable } from './not-shippable'

/** A name that code uses, or a property (`.items`, `[0]`) of what came before. */
export interface Step {
  readonly text: string
  readonly uses: boolean
}

/** `root` is '' where the first step is what was shipped (a variable of a scope). */
export function refuseShipping(
  root: string,
  steps: readonly Step[],
  what: string,
  reason: string,
): NotShippable {
  const names: string[] = root === '' ? [] : [root]
  for (const step of steps) {
    // Properties belong to the name before them: `config.items[0]`.
    if (step.uses || names.length === 0) names.push(step.text)
    else names[names.length - 1] += step.text
  }
  const [first, ...rest] = names.map((name) => `\`${name}\``)
  if (rest.length === 0)
    return new NotShippable(`cannot ship ${first}: it is ${withArticle(what)}${reason}`, names)
  const told = rest.length === 1 ? `it uses ${rest[0]}` : `${first} uses ${rest.join(', which uses ')}`
  return new NotShippable(`cannot ship ${first}: ${told} (${what})${reason}`, names)
}

function withArticle(what: string): string {
  if (what.includes(' ')) return what
  return /^[AEIOU]/.test(what) ? `an ${what}` : `a ${what}`
}

/** A map's key in a path. */
export function keyText(key: unknown): string {
  return typeof key === 'string' ? JSON.stringify(key) : typeof key === 'object' ? '…' : String(key)
}

/** Why a function that no cell's text defines can't travel. */
export function unknownFunction(value: { name: string }): string {
  if (value.name.startsWith('bound '))
    return ", which is bound to its `this` and can't travel: ship an arrow function"
  const isNative = /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(value))
  if (isNative) return ", which belongs to this worker and can't travel"
  return ", which is a method that can't travel without its class or object"
}
