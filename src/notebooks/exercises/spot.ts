/**
 * A mistake to be spotted, as a value: how many lines a reader has answered, and whether one was it.
 *
 * A wrong line may be followed by another try. Once the mistake is found, nothing is counted any more.
 */
export interface Spotted {
  /** Lines that were answered, the right one included. */
  readonly tries: number
  readonly found: boolean
}

export const UNSPOTTED: Spotted = { tries: 0, found: false }

export function afterTry(spotted: Spotted, correct: boolean): Spotted {
  return spotted.found ? spotted : { tries: spotted.tries + 1, found: correct }
}

export function spottedWords({ tries, found }: Spotted): string {
  return found ? `found at the ${ordinal(tries)} try` : 'not found'
}

function ordinal(n: number): string {
  if (n === 1) return 'first'
  const tens = n % 100
  const ending = tens > 10 && tens < 14 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10]
  return `${n}${ending ?? 'th'}`
}
