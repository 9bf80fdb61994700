/**
 * The colour and the letter of an actor.
 *
 * Colours go by order of first appearance, and the notebook has the eighth; the next round has square-cornered tokens,
 * so that two actors with one colour still differ. A colour never stands alone: a letter and a name are beside it.
 */
export interface Identity {
  /** 1 … 8: the custom property `--a1` … `--a8`. */
  readonly colour: number
  readonly letter: string
  readonly square: boolean
}

export const notebookColour = 8

export function colourOf(index: number): number {
  return index === 0 ? notebookColour : ((index - 1) % 7) + 1
}

export function colourVariable(index: number): string {
  return `var(--a${colourOf(index)})`
}

/** `account_1` → 1, `worker_12` → 12, `count` → c. */
export function letterOf(name: string): string {
  const digits = /[_\- ]?(\d{1,2})$/.exec(name)
  if (digits && digits.index > 0) return digits[1]
  return Array.from(name)[0] ?? '?'
}

export function identityOf(index: number, name: string): Identity {
  return {
    colour: colourOf(index),
    letter: letterOf(name),
    square: index > 0 && Math.floor((index - 1) / 7) % 2 === 1,
  }
}
