/**
 * Identities that are equal across equivalent runs.
 *
 * An actor's id is its parent's id and an ordinal (`0` is the notebook, `0.2` the second actor that it made). A
 * message's id is its sender, the ordinal of the sender's activation, and a number within that activation. Neither
 * depends on how threads were timed, so a schedule can name steps of a run that hasn't happened yet.
 */

/** The id of the notebook, the root of all actors. */
export const NOTEBOOK = '0'

/** Ordinal of the first message that the notebook gets: below are the activations of its cells. */
export const NOTEBOOK_FIRST = 1_000_000

export function childId(parent: string, ordinal: number): string {
  return `${parent}.${ordinal}`
}

/** Key of a message: a step that delivers it has the same key. */
export function messageKey(sender: string, activation: number, n: number): string {
  return `${sender}#${activation}.${n}`
}

/** Key of the step that delivers the answer to an ask. */
export function answerKey(ask: string): string {
  return `${ask}>`
}

/** Key of the step that fires a timer. */
export function timerKey(sender: string, activation: number, n: number): string {
  return `${sender}#${activation}.${n}@`
}

/** Key of the step in which an asker gives up waiting. */
export function deadlineKey(ask: string): string {
  return `${ask}!`
}

/** FNV-1a over UTF-16 units: a small hash for streams and schedules, not for secrets. */
export function hashText(text: string, start = 0x811c9dc5): number {
  let hash = start
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
