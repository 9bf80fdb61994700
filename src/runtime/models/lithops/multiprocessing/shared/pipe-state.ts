/** A pipe: what one end sends the other one receives. Ends are 0 and 1. */
import { SharedState, takeOut } from './state'

interface Receiver {
  readonly ticket: number
  /** It only wants to know whether there is something. */
  readonly polls: boolean
}

interface End {
  readonly items: unknown[]
  readonly receivers: Receiver[]
  closed: boolean
}

const makeEnd = (): End => ({ items: [], receivers: [], closed: false })

export class PipeState extends SharedState {
  static readonly operations = { send: 2, recv: 1, poll: 1, close: 1 } as const

  private readonly ends: readonly [End, End] = [makeEnd(), makeEnd()]

  send(ticket: number, end: number, item: unknown): void {
    const other = this.ends[1 - end]
    if (other.closed) {
      this.refuse(ticket, 'BrokenPipeError', 'The other end of the pipe is closed: nobody will receive it.')
      return
    }
    other.items.push(item)
    this.answer(ticket)
    this.settle(1 - end)
  }

  recv(ticket: number, end: number): void {
    this.ends[end].receivers.push({ ticket, polls: false })
    this.settle(end)
  }

  poll(ticket: number, end: number): void {
    this.ends[end].receivers.push({ ticket, polls: true })
    this.settle(end)
  }

  close(ticket: number, end: number): void {
    this.ends[end].closed = true
    this.answer(ticket)
    this.settle(1 - end)
  }

  private settle(at: number): void {
    const { items, receivers } = this.ends[at]
    const over = this.ends[1 - at].closed
    while (receivers.length > 0 && (items.length > 0 || over)) {
      const { ticket, polls } = receivers.shift()!
      // As in Python, an end is readable too where there is nothing left but the end.
      if (polls) this.answer(ticket, true)
      else if (items.length > 0) this.answer(ticket, items.shift())
      else this.refuse(ticket, 'EOFError', 'The other end of the pipe is closed, and nothing is left in it.')
    }
  }

  get waiting(): readonly number[] {
    return this.ends.flatMap(({ receivers }) => receivers.map(({ ticket }) => ticket))
  }

  view(): Readonly<Record<string, unknown>> {
    const [first, second] = this.ends
    return { toFirst: first.items, toSecond: second.items }
  }

  protected late(ticket: number): void {
    const found = this.take(ticket)
    if (found?.polls) this.answer(ticket, false)
    else if (found) this.refuse(ticket, 'TimeoutError', 'Nothing came through the pipe.')
  }

  protected dead(ticket: number): void {
    this.take(ticket)
  }

  private take(ticket: number): Receiver | undefined {
    for (const { receivers } of this.ends) {
      const found = takeOut(receivers, (one) => one.ticket === ticket)
      if (found !== undefined) return found
    }
    return undefined
  }
}
