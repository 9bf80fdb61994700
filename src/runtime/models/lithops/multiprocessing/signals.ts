/** Events and barriers between processes. */
import { answerPython } from '../../python-names'
import { whole } from '../config'
import type { Link } from './link'
import { secondsOf } from './refusals'

interface BarrierView {
  readonly parties: number
  readonly waiting: number
  readonly broken: boolean
}

export function makeSignals(link: Link) {
  class Event {
    readonly actor: string

    constructor() {
      this.actor = link.make('Event', [])
    }

    async set(): Promise<void> {
      await link.ask(this.actor, 'set', [])
    }

    async clear(): Promise<void> {
      await link.ask(this.actor, 'clear', [])
    }

    isSet(): Promise<boolean> {
      return link.ask(this.actor, 'isSet', []) as Promise<boolean>
    }

    /** Waits until it is set. False: the time was over. */
    async wait(timeout?: number | null): Promise<boolean> {
      return (await link.ask(this.actor, 'wait', [], secondsOf('wait', timeout))) as boolean
    }
  }
  answerPython(Event.prototype, 'An event', ['is_set'])

  class Barrier {
    readonly actor: string
    readonly parties: number
    /** Seconds that a wait may take, where it doesn't say. */
    private readonly timeout: number

    constructor(parties: number, { timeout }: { readonly timeout?: number | null } = {}) {
      this.parties = whole('parties', parties, 1, 100_000)
      this.timeout = secondsOf('Barrier', timeout)
      this.actor = link.make('Barrier', [this.parties])
    }

    /** Waits until all have come, and gives the number of those who came before. Throws BrokenBarrierError. */
    async wait(timeout?: number | null): Promise<number> {
      const seconds = timeout === undefined ? this.timeout : secondsOf('wait', timeout)
      return (await link.ask(this.actor, 'wait', [], seconds)) as number
    }

    /** Whole again; who waits gets a BrokenBarrierError. */
    async reset(): Promise<void> {
      await link.ask(this.actor, 'reset', [])
    }

    /** Breaks it: who waits, and who comes, gets a BrokenBarrierError. */
    async abort(): Promise<void> {
      await link.ask(this.actor, 'abort', [])
    }

    async nWaiting(): Promise<number> {
      return (await this.state()).waiting
    }

    async broken(): Promise<boolean> {
      return (await this.state()).broken
    }

    private state(): Promise<BarrierView> {
      return link.ask(this.actor, 'state', []) as Promise<BarrierView>
    }
  }
  answerPython(Barrier.prototype, 'A barrier', ['n_waiting'])

  return { Event, Barrier }
}
