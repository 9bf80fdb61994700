/**
 * What processes share, as state machines: each operation comes with a ticket, and the answers that can be given by then
 * are handed back, its own at once or with a later operation.
 *
 * Nothing here knows of actors, of clocks or of who is alive: whoever runs a machine tells it that a ticket is given up, or
 * that the process which holds it is dead. Whoever came first is served first.
 */

/** What an operation came to: a value, or an error by the name of its class. */
export type Answer = { readonly ok: unknown } | { readonly error: string; readonly words: string }

export interface Reply {
  readonly ticket: number
  readonly answer: Answer
}

type Operation = (ticket: number, ...args: unknown[]) => void

export abstract class SharedState {
  private replies: Reply[] = []

  /** One operation, by the name of its method. */
  on(ticket: number, operation: string, args: readonly unknown[]): readonly Reply[] {
    return this.collect(() => (this as unknown as Record<string, Operation>)[operation](ticket, ...args))
  }

  /** Its time is over: the ticket is answered, now or (where it has to have a lock back first) later. */
  giveUp(ticket: number): readonly Reply[] {
    return this.collect(() => this.late(ticket))
  }

  /** The process of the ticket is dead: it waits for nothing, and what it held is free. */
  lose(ticket: number): readonly Reply[] {
    return this.collect(() => this.dead(ticket))
  }

  /** Tickets that wait for their answers. */
  abstract get waiting(): readonly number[]

  /** Tickets that were answered, and hold something since. */
  get holding(): readonly number[] {
    return []
  }

  /** Fields for whoever looks at the actor. None is called as an operation is. */
  abstract view(): Readonly<Record<string, unknown>>

  protected abstract late(ticket: number): void

  protected abstract dead(ticket: number): void

  protected answer(ticket: number, ok: unknown = null): void {
    this.replies.push({ ticket, answer: { ok } })
  }

  protected refuse(ticket: number, error: string, words: string): void {
    this.replies.push({ ticket, answer: { error, words } })
  }

  private collect(act: () => void): readonly Reply[] {
    this.replies = []
    act()
    return this.replies
  }
}

/** Takes what fits out of a list. */
export function takeOut<T>(list: T[], fits: (item: T) => boolean): T | undefined {
  const at = list.findIndex(fits)
  return at < 0 ? undefined : list.splice(at, 1)[0]
}
