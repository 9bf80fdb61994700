/** What stands for an actor of a director, and for what is left of it at its end. */

/** An actor's fields when it stopped. */
export type ActorResult = Readonly<Record<string, unknown>>

export type End = { readonly fields: ActorResult } | { readonly failed: unknown }

export class FunctionHandle {
  readonly name: string
  readonly #ended: Promise<End>
  #cleaned = false

  constructor(name: string, ended: Promise<End>) {
    this.name = name
    this.#ended = ended
  }

  /** The actor's fields as they were at its end: waits for it. Rejects where the actor died instead. */
  async getResult(): Promise<ActorResult> {
    const end = await this.#ended
    if (this.#cleaned) throw new Error(`The result of '${this.name}' was cleaned.`)
    if ('failed' in end) throw end.failed
    return end.fields
  }

  /** Gives the result up. */
  clean(): void {
    this.#cleaned = true
  }
}
