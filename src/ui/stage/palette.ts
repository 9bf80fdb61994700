/**
 * The colour and the letter of an actor.
 *
 * Colours go by order of first appearance, and the notebook has the eighth; the next round has square-cornered tokens,
 * so that two actors with one colour still differ. A colour never stands alone: a letter and a name are beside it.
 *
 * A cell that runs again makes other actors with the same names, and each looks as the one before it. So what counts is
 * when a name appeared, which each stage remembers; the one that is shown lends its memory to the painters, who know
 * actors by their indexes alone.
 */
export interface Identity {
  /** 1 … 8: the custom property `--a1` … `--a8`. */
  readonly colour: number
  readonly letter: string
  readonly square: boolean
}

export const notebookColour = 8

interface Named {
  readonly index: number
  readonly name: string
}

/** Names that are remembered at the most; then memory begins anew. */
const most = 5000

/** When names appeared on one stage: 1, 2, … */
export class Appearances {
  private readonly order = new Map<string, number>()
  private readonly met = new Map<number, { readonly name: string; readonly place: number }>()

  /** `actors`: all on the stage, in the order in which they were made. Of two with one name the second is another. */
  meet(actors: readonly Named[]): void {
    if (actors.every(({ index, name }) => index === 0 || this.met.get(index)?.name === name)) return
    if (this.order.size + actors.length > most || this.met.size + actors.length > most) this.forget()
    const namesakes = new Map<string, number>()
    for (const { index, name } of actors) {
      if (index === 0) continue
      const nth = namesakes.get(name) ?? 0
      namesakes.set(name, nth + 1)
      if (this.met.get(index)?.name === name) continue
      const key = `${nth} ${name}`
      const place = this.order.get(key) ?? this.order.size + 1
      this.order.set(key, place)
      this.met.set(index, { name, place })
    }
  }

  placeOf(index: number): number {
    return this.met.get(index)?.place ?? index
  }

  private forget(): void {
    this.order.clear()
    this.met.clear()
  }
}

let shown = new Appearances()

/** This stage is the one that is looked at. */
export function showAppearances(appearances: Appearances): void {
  shown = appearances
}

export function colourOf(index: number): number {
  return index === 0 ? notebookColour : ((shown.placeOf(index) - 1) % 7) + 1
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
    square: index > 0 && Math.floor((shown.placeOf(index) - 1) / 7) % 2 === 1,
  }
}
