/**
 * The states of all actors at one moment, to compare with those of a run that should have led to the same.
 *
 * A step run re-executes earlier cells. Where that doesn't give the states that the reader has seen, what follows would
 * be about another program than the one on the page, and the page says so.
 */
import type { ActorEntry } from '../../runtime/broker/actor-entry'

export type RememberedStates = ReadonlyMap<string, { readonly name: string; readonly line: string }>

/** Only what is alive, and what can be seen of it: fields as they are shown. */
export function rememberStates(actors: readonly (ActorEntry | undefined)[]): RememberedStates {
  const states = new Map<string, { name: string; line: string }>()
  for (const entry of actors) {
    if (entry === undefined || entry.index === 0 || entry.status !== 'alive') continue
    const line = entry.state.fields.map(({ name, text }) => `${name} ${text}`).join(', ')
    states.set(entry.id, { name: entry.name, line })
  }
  return states
}

/** '' where both are equal; else which actor differs first, and how. */
export function differenceBetween(before: RememberedStates, now: RememberedStates): string {
  const begin = 'Earlier cells don’t run the same way twice:'
  for (const [id, { name, line }] of before) {
    const other = now.get(id)
    if (other === undefined) return `${begin} ${name} was there, and is not there any more.`
    if (other.line !== line)
      return `${begin} ${name} had ${line || 'no fields'}, and has ${other.line || 'none'} now.`
  }
  for (const [id, { name }] of now) if (!before.has(id)) return `${begin} ${name} was not there before.`
  return ''
}
