/** The way from what was shipped to what can't travel, and the sentence that tells it. */
import { NotShippable } from './not-shippable'

/** A name that code uses, or a property (`.items`, `[0]`) of what came before. */
export interface Step {
  readonly text: string
  readonly uses: boolean
}

export function refuseShipping(
  root: string,
  steps: readonly Step[],
  what: string,
  reason: string,
): NotShippable {
  // Properties belong to the name before them: `config.items[0]`.
  const names: string[] = [root]
  for (const step of steps) {
    if (step.uses) names.push(step.text)
    else names[names.length - 1] += step.text
  }
  const because = `${what}${reason}`
  const last = names.at(-1)!
  if (names.length === 1) return new NotShippable(`cannot ship \`${last}\`: it is ${because}`, names)
  const [first, ...rest] = names.map((name) => `\`${name}\``)
  const told = rest.length === 1 ? `it uses ${rest[0]}` : `${first} uses ${rest.join(', which uses ')}`
  return new NotShippable(`cannot ship ${first}: ${told} (${what})${reason}`, names)
}
