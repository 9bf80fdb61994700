/**
 * What a lesson promises: the delivery orders with which it runs unattended, and what then comes out.
 *
 * Orders name sender, receiver and method, not step keys, since a lesson knows its program and not the engine. An
 * answer's method is `take answer`; a deadline is `no answer to take`, from who was asked to who asked.
 */
export type Step = readonly [from: string, to: string, method: string]

export interface CellPromise {
  /** All deliveries of the run, those made for the reader too. Without it the cell runs at full speed. */
  readonly order?: readonly Step[]
  /** The value of the last expression as one line, without quotes. null: it depends on time, or there is none. */
  readonly result: string | null
  /** Lines that it prints, where they don't depend on time. */
  readonly printed?: readonly string[]
  /** Trying every order behind the given steps: value → orders. */
  readonly outcomes?: Readonly<Record<string, number>>
  readonly orders?: number
  readonly distinct?: number
}

export interface CheckPromise {
  /** Passes after the cell that it judges was run in this order … */
  readonly order?: readonly Step[]
  /** … or after the check's `solution` was put into the cell that it judges … */
  readonly solution?: true
  /** … or after the cell that it judges ran at full speed, as it stands. */
  readonly live?: true
}

export interface LessonPromises {
  /** By cell id, for every code cell, run from top to bottom; exercises with their solutions put in. */
  readonly cells: Readonly<Record<string, CellPromise>>
  /** By id of the prediction: the index of the right option. */
  readonly predictions: Readonly<Record<string, number>>
  /** By id of the program with a mistake: the line that is right to choose, from 1. */
  readonly spots?: Readonly<Record<string, number>>
  readonly checks: Readonly<Record<string, CheckPromise>>
}
