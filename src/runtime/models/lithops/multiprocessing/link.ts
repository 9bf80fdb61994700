/**
 * How an object that processes share finds its actor: by the name that the object carries, so that an object can travel.
 *
 * The actor is made with the object. In a cell it belongs to the cell and ends when the cell runs again; what a call makes
 * belongs to the notebook, since the call's container ends sooner. An actor that is gone isn't made anew: what it held is
 * gone too.
 */
import type { Env } from '../../../actor/env'
import { ActorDied, ActorNotFound, BadCall } from '../../../actor/errors'
import { tokenOf, type Reference } from '../../../actor/reference'
import { hashText } from '../../../protocol/identity'
import { callOf } from '../call-env'
import { callName } from '../jobs'
import { errorNamed } from './refusals'
import type { Answer } from './shared/state'

type ActorClass = new (...args: never[]) => object

/** Messages that such an actor may have in hand at a time: those who wait. */
const MANY = 10_000

export class Link {
  /** How many of each kind were made here. */
  private readonly made = new Map<string, number>()
  private readonly known = new Map<string, Promise<Reference>>()

  constructor(
    private readonly env: Env,
    private readonly classOf: (kind: string) => ActorClass,
  ) {}

  /** Who this is, for locks that belong to somebody: `73bbe9-0-M000/00017` in a call. */
  get owner(): string {
    const call = callOf(this.env)
    return call === null ? this.env.name || 'notebook' : `${call.job}/${callName(call.call)}`
  }

  /** Seconds of the run's clock. */
  get now(): number {
    return this.env.now()
  }

  /** A name that nothing else of this program has. */
  nameFor(kind: string): string {
    const { env } = this
    const call = callOf(env)
    const number = (this.made.get(kind) ?? 0) + 1
    this.made.set(kind, number)
    if (call === null && env.index === 0) return `${kind} ${number}`
    const of = `${env.id} ${env.epoch} ${env.now()} ${call === null ? '' : this.owner}`
    return `${kind} ${hashText(of).toString(16).padStart(8, '0').slice(0, 6)}-${number}`
  }

  /** Makes the actor of a new object, and gives its name. */
  make(kind: string, args: readonly unknown[]): string {
    const name = this.nameFor(kind)
    const made = this.env.spawn(this.classOf(kind) as never, {
      name,
      args,
      place: 'shared',
      lasting: callOf(this.env) !== null,
      maxConcurrency: MANY,
    })
    this.known.set(name, made)
    // Whoever uses the object first hears why it could not be made.
    made.catch(() => {})
    return name
  }

  /** Asks the actor of this name, however long its answer takes. Throws what it refuses. */
  async ask(name: string, operation: string, args: readonly unknown[], seconds = Infinity): Promise<unknown> {
    const all = seconds === Infinity ? args : [...args, seconds]
    let answer: Answer
    try {
      const ref = tokenOf(await this.find(name))!.ref
      answer = (await this.env.ask(ref, operation, all, Infinity)) as Answer
    } catch (error) {
      if (!(error instanceof ActorNotFound || error instanceof ActorDied)) throw error
      this.known.delete(name)
      throw new BadCall(`${name} is gone, with what it held: its actor has ended. Make a new one.`)
    }
    if ('ok' in answer) return answer.ok
    throw errorNamed(answer.error, answer.words)
  }

  /** Ends the actors of these names. */
  async stop(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      try {
        this.env.stop(tokenOf(await this.find(name))!.ref)
      } catch (error) {
        if (!(error instanceof ActorNotFound)) throw error
      }
    }
  }

  private find(name: string): Promise<Reference> {
    let found = this.known.get(name)
    if (found === undefined) {
      found = this.env.lookup(name)
      this.known.set(name, found)
      found.catch(() => this.known.delete(name))
    }
    return found
  }
}
