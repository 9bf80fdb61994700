/**
 * A notebook in which the messages of one program are held: orders of delivery are drawn or followed, and what is to
 * be seen at the end is text.
 */
import type { RandomStream } from '../../../runtime/clock/random'
import { faultKey, faultOf, type Fault } from '../../../runtime/protocol/faults'
import { hashText } from '../../../runtime/protocol/identity'
import { OpenNotebook } from './open-notebook'
import type { ActorView, HeldView } from '../../../runtime/protocol/view'
import type { StepProgram } from './step-programs'

/** Deliveries of one order at the most. */
const STEPS = 200

export interface Seen {
  readonly text: string
  readonly hash: number
}

export class StepBook {
  private constructor(private readonly book: OpenNotebook) {}

  /** Runs the program up to the first choice. */
  static async open({ setup, cell }: StepProgram): Promise<StepBook> {
    const book = new OpenNotebook()
    const { error } = await book.run(setup)
    if (error !== '') throw new Error(error)
    void book.run(cell, { mode: 'step', seed: 7 }, 'program')
    await book.until(() => book.session.frame().phase === 'waiting')
    return new StepBook(book)
  }

  /** Delivers from the start in a drawn order, with a fault now and then, until nothing can be delivered. */
  async draw(random: RandomStream): Promise<string[]> {
    const { session } = this.book
    const keys: string[] = []
    let faults = 3
    this.refuse((await session.startAgain())?.refused)
    while (keys.length < STEPS) {
      const { held, actors } = session.frame()
      const enabled = held.filter((step) => step.enabled)
      if (enabled.length === 0) return keys
      const fault = faults > 0 && random.next() < 0.15 ? drawFault(random, held, actors) : null
      if (fault !== null) {
        faults--
        // One that can't be made changes nothing.
        if ((await session.fault(fault)) === null) keys.push(faultKey(fault))
        continue
      }
      const { key } = enabled[Math.floor(random.next() * enabled.length)]
      this.refuse((await session.deliver(key))?.refused)
      keys.push(key)
    }
    return keys
  }

  /** To a place of the way that was gone; the messages behind it are held again. */
  async seek(position: number): Promise<void> {
    this.refuse((await this.book.session.seek(position))?.refused)
  }

  /** Makes one step with the hosts. */
  async make(key: string): Promise<void> {
    const { session } = this.book
    const fault = faultOf(key)
    this.refuse((await (fault === null ? session.deliver(key) : session.fault(fault)))?.refused)
  }

  async follow(keys: readonly string[]): Promise<void> {
    this.refuse((await this.book.session.follow(keys))?.refused)
  }

  private refuse(words: string | undefined): void {
    if (words !== undefined) throw new Error(words)
  }

  get seen(): Seen {
    const text = seenOf(this.book)
    return { text, hash: hashText(text) }
  }

  close(): void {
    this.book.close()
  }
}

function drawFault(random: RandomStream, held: readonly HeldView[], actors: readonly ActorView[]): Fault {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]
  const kind = one(['drop', 'duplicate', 'hold', 'crash', 'revive'] as const)
  return kind === 'crash' || kind === 'revive'
    ? { do: kind, actor: one(actors).id }
    : { do: kind, key: one(held).key }
}

/** Everything that can be seen of a step run, as text: its moves, counts, states and what is held. */
function seenOf(book: OpenNotebook): string {
  const { actors, edges, held, counts, order, delivered } = book.session.frame()
  const moves = book.session
    .moves(0)
    .flights.map(({ row, kind, from, to, method, outcome }) => [row, kind, from, to, method, outcome])
  const states = actors.map(({ id, name, status, incarnation, depth, fields }) => [
    id,
    name,
    status,
    incarnation,
    depth,
    fields,
  ])
  const waits = held.map(({ key, enabled }) => [key, enabled])
  return JSON.stringify({
    moves,
    states,
    waits,
    edges: edges.map((e) => [e.from, e.to, e.count]),
    counts,
    order,
    delivered,
  })
}
