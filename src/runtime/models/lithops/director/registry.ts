/** The names of a director's actors, where its relay can read them. One writes it: the program that has the director. */
import { BUCKET, type CarryOut } from './mailbox'

export class Registry {
  readonly #key: string

  constructor(
    private readonly carryOut: CarryOut,
    director: string,
  ) {
    this.#key = `${BUCKET}/${director} actors`
  }

  async names(): Promise<readonly string[]> {
    const entry = await this.carryOut({ op: 'read', key: this.#key })
    return entry === null ? [] : (JSON.parse(String(entry.value)) as string[])
  }

  async keep(names: readonly string[]): Promise<void> {
    await this.carryOut({ op: 'set', key: this.#key, value: JSON.stringify(names) })
  }
}

/** Why there is nobody to take a message. */
export function unknownActor(name: string, known: readonly string[]): string {
  const list = known.length === 0 ? 'It has no actors.' : `It has ${known.join(', ')}.`
  return `The director has no actor '${name}'. ${list}`
}
