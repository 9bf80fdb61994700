/**
 * What processes share, as an actor: one of the state machines in shared/, whose answers come when they can be given. So a
 * lock that is waited for is a message without its answer yet, on the stage and in the record.
 *
 * A process that is killed while it waits, or while it holds a lock, is noticed as long as somebody waits: the actor asks
 * now and then who is dead. Python and Lithops don't notice. While messages are held it isn't asked, since a run in steps
 * would never come to its end.
 */
import type { Env } from '../../../actor/env'
import { tokenOf } from '../../../actor/reference'
import type { Answer, Reply, SharedState } from './shared/state'

/** Seconds between two looks at who is dead. */
const LOOK = 2

/** A machine's class: its operations, and how many arguments each has. One more is the time that it may take. */
export interface StateClass {
  readonly operations: Readonly<Record<string, number>>
  new (...args: never[]): SharedState
}

interface Asker {
  readonly tell: (answer: Answer) => void
  /** Id of the actor that asks; '' for the notebook. */
  readonly id: string
}

export function makeSharedActor(env: Env, name: string, State: StateClass): new (...args: never[]) => object {
  class SharedActor {
    readonly #state: SharedState
    readonly #askers = new Map<number, Asker>()
    /** Who holds something, by ticket. */
    readonly #holders = new Map<number, string>()
    #tickets = 0
    #looks: Promise<void> | null = null

    constructor(...args: never[]) {
      this.#state = new State(...args)
      this.#show()
    }

    async perform(operation: string, args: readonly unknown[], seconds: unknown): Promise<Answer> {
      const ticket = this.#tickets++
      const sender = tokenOf(env.sender())
      const id = sender === undefined || sender.ref === 0 ? '' : sender.id
      const answered = new Promise<Answer>((tell) => void this.#askers.set(ticket, { tell, id }))
      this.#give(this.#state.on(ticket, operation, args))
      if (!this.#askers.has(ticket)) return answered
      const time = typeof seconds === 'number' ? seconds : Infinity
      if (time <= 0) this.#give(this.#state.giveUp(ticket))
      else if (time < Infinity) {
        void env.sleep(time).then(() => {
          if (this.#askers.has(ticket)) this.#give(this.#state.giveUp(ticket))
        })
      }
      if (id !== '' && !env.held) await this.#watch(ticket, answered)
      return answered
    }

    #give(replies: readonly Reply[]): void {
      const holding = new Set(this.#state.holding)
      for (const { ticket, answer } of replies) {
        const asker = this.#askers.get(ticket)
        this.#askers.delete(ticket)
        if (asker === undefined) continue
        if (holding.has(ticket)) this.#holders.set(ticket, asker.id)
        asker.tell(answer)
      }
      for (const ticket of this.#holders.keys()) if (!holding.has(ticket)) this.#holders.delete(ticket)
      this.#show()
    }

    /** Until the ticket is answered: looks who is dead, at once and from time to time. */
    async #watch(ticket: number, answered: Promise<unknown>): Promise<void> {
      while (this.#askers.has(ticket)) {
        this.#looks ??= this.#look()
          .catch(() => {})
          .finally(() => {
            this.#looks = null
          })
        await Promise.race([this.#looks, answered])
        if (this.#askers.has(ticket)) await Promise.race([env.sleep(LOOK), answered])
      }
    }

    async #look(): Promise<void> {
      const listed = (await env.query('list')) as readonly { readonly id: string; readonly status: string }[]
      const dead = new Set(listed.filter(({ status }) => status === 'dead').map(({ id }) => id))
      for (const ticket of this.#state.waiting) {
        const asker = this.#askers.get(ticket)
        if (asker === undefined || !dead.has(asker.id)) continue
        this.#askers.delete(ticket)
        this.#give(this.#state.lose(ticket))
      }
      for (const [ticket, id] of this.#holders) {
        if (!dead.has(id)) continue
        env.log('warn', `${env.name}: the process that held it is dead, so it is free.`)
        this.#give(this.#state.lose(ticket))
      }
    }

    /** Fields of its own, for whoever looks at it. */
    #show(): void {
      Object.assign(this, this.#state.view())
    }
  }
  const prototype = SharedActor.prototype as unknown as Record<string, unknown>
  for (const [operation, count] of Object.entries(State.operations)) {
    prototype[operation] = function (this: SharedActor, ...args: unknown[]) {
      return this.perform(operation, args.slice(0, count), args[count])
    }
  }
  Object.defineProperty(SharedActor, 'name', { value: name })
  return SharedActor
}
