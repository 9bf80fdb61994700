/**
 * Forgotten awaits. Whether a value is a promise is looked up, not guessed: names of the notebook stand in its scope.
 */
import type { Surroundings } from './surroundings'
import { asTyped } from './wording'

export const forgotAwait = (path: string): string =>
  `\`${asTyped(path)}\` is a promise, its value is not there yet. Did you forget \`await\` where it is made?`

export const givesPromise = (call: string): string =>
  `\`${asTyped(call)}(…)\` gives a promise. Write \`await\` in front of it.`

const PROMISED = ['spawn', 'lookup', 'list', 'sleep', 'quiet', 'kill']

/** Whether a call of this path gives a promise for certain: a method of a reference, or `spawn` and its like. */
export function isAsk(path: string, around: Surroundings): boolean {
  const [, object, method] = /^(.+)\.([^.]+)$/.exec(path) ?? []
  if (object === undefined) return false
  if (around.ref(object)?.methods.includes(method)) return true
  const value = around.find(path)?.value
  return PROMISED.some((name) => around.isOfActors(value, name))
}

/** The first ask in a compiled text that isn't awaited there. */
export function askIn(text: string, around: Surroundings): string | null {
  for (const { 1: path, index } of text.matchAll(/(\$(?:\.[\p{ID_Continue}$]+)+)\)?\(/gu)) {
    if (!/await\s+(?:\(0 ?, ?)?$/.test(text.slice(0, index)) && isAsk(path, around)) return path
  }
  return null
}
