/**
 * The module 'actors': what a cell or an actor's code imports to make actors and talk to them.
 *
 * Built once an Env, so every function here knows whose it is without a global.
 */
import * as errors from '../actor/errors'
import type { Address, Env, Handlers, Network, NetworkOptions, SpawnOptions } from '../actor/env'
import { tokenOf, type Reference } from '../actor/reference'
import { makeFaults } from './faults'
import { NotCloneable } from '../ship/not-cloneable'
import { NotShippable } from '../ship/not-shippable'

/** The members of a reference, built from the class: call to ask, `.tell` to tell. */
export type Ref<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]: T[K] extends (
    ...args: infer A
  ) => infer R
    ? ((...args: A) => Promise<Awaited<R>>) & { tell(...args: A): Promise<void> }
    : never
}

function indexOf(ref: unknown, what: string): number {
  const token = tokenOf(ref)
  if (token === undefined) throw new errors.BadCall(`${what} takes a reference to an actor.`)
  return token.ref
}

export function makeActors(env: Env) {
  const resolve = async (who: Reference | string): Promise<number> =>
    typeof who === 'string' ? tokenOf(await env.lookup(who))!.ref : indexOf(who, 'actorRef')
  const actorRef = {
    /** Tells by the method's name: the way to methods that a reference can't have as members. */
    async tell(who: Reference | string, method: string, ...args: unknown[]): Promise<void> {
      await env.tell(await resolve(who), method, args)
    },
    async ask(who: Reference | string, method: string, ...args: unknown[]): Promise<unknown> {
      return env.ask(await resolve(who), method, args)
    },
  }
  const self = {
    get ref() {
      return env.ref()
    },
    get name() {
      return env.name
    },
    get sender() {
      return env.sender()
    },
    become: (handlers: Handlers) => env.become(handlers),
    unbecome: () => env.unbecome(),
    stop: () => env.stop(env.index),
  }
  return {
    spawn: (Class: new (...args: never[]) => object, options: SpawnOptions = {}) => env.spawn(Class, options),
    actorRef,
    self,
    address(ref: Reference): Address {
      const token = tokenOf(ref)
      if (token === undefined) throw new errors.BadCall('address takes a reference to an actor.')
      return { id: token.id, name: token.name, incarnation: token.incarnation }
    },
    lookup: (name: string) => env.lookup(name),
    list: () => env.query('list'),
    stop: (ref: Reference) => env.stop(indexOf(ref, 'stop')),
    kill: async (ref: Reference) => {
      await env.query('kill', indexOf(ref, 'kill'))
    },
    transfer: <T extends ArrayBufferLike | ArrayBufferView>(buffer: T) => env.transfer(buffer),
    sleep: (seconds: number) => env.sleep(seconds),
    now: () => env.now(),
    random: () => env.random(),
    /** Resolves when no actor handles and no message waits. */
    quiet: async () => {
      await env.query('quiet')
    },
    async network(ordering: Network, options: NetworkOptions = {}): Promise<void> {
      if (!['ordered', 'unordered', 'duplicating'].includes(ordering)) {
        throw new errors.BadCall(
          `network takes 'ordered', 'unordered' or 'duplicating', and ${String(ordering)} is none of them.`,
        )
      }
      const loss = options.loss ?? 0
      if (!(loss >= 0 && loss <= 1)) throw new errors.BadCall('loss is a share between 0 and 1.')
      const latency = options.latency ?? 0
      if (!(latency >= 0 && latency <= 60))
        throw new errors.BadCall('latency is a number of seconds up to 60.')
      await env.query('network', { ordering, loss, latency, answers: options.answers ?? 'steps' })
    },
    faults: makeFaults(env),
    ActorError: errors.ActorError,
    ActorNotFound: errors.ActorNotFound,
    ActorDied: errors.ActorDied,
    DeadlineExceeded: errors.DeadlineExceeded,
    DeadlockError: errors.DeadlockError,
    Overloaded: errors.Overloaded,
    HandlerError: errors.HandlerError,
    BadCall: errors.BadCall,
    NotCloneable,
    NotShippable,
  }
}

export type ActorsModule = ReturnType<typeof makeActors>
