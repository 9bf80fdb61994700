/**
 * What the functions of a director do until the stop word: an actor takes its messages and handles them, the relay passes
 * on what actors send each other, and counts.
 *
 * A function hears of a message by asking the storage again and again, as the original did: nobody can wake a function. So
 * it is busy, and billed, while it has nothing to do. Its time limit bounds that.
 */
import { isThenable } from '../../../actor/thenable'
import type { Env } from '../../../actor/env'
import type { Store } from '../../../store/port'
import { fieldsOf, STOP_WORD } from '../../director/directed'
import type { ActorClass } from '../../director/actors'
import { callOf } from '../call-env'
import type { StorageKind } from '../jobs'
import { carryingOut, Mailbox, type Mail, type MailboxKind } from './mailbox'
import { Registry, unknownActor } from './registry'

/** Seconds of the run's clock between two looks into an empty mailbox. */
export const POLL = 0.1

/** Of which director, and where its mailboxes are. */
export interface Place {
  readonly director: string
  readonly kind: MailboxKind
}

/** What an actor's function is made of; it travels. */
export interface ActorParts {
  readonly Class: ActorClass
  readonly name: string
  readonly place: Place
}

/** What a loop has of the call that it runs in. */
export type CallWorld = Pick<Env, 'now' | 'sleep' | 'pack' | 'unpack' | 'log'> & {
  readonly apply: Store['apply']
  /** When the time limit comes. */
  readonly ends: number
}

/** The next message, whenever it comes. */
async function next(world: CallWorld, box: Mailbox, told: { handled: number }): Promise<Mail> {
  for (;;) {
    // Read before it is found empty, so that all of these have been taken by then, and handled.
    const sent = await box.sent()
    const mail = await box.take()
    if (mail !== null) return mail
    if (sent !== told.handled) await box.empty(sent)
    told.handled = sent
    await world.sleep(POLL)
  }
}

/** The actor's fields at the stop word. What a method throws ends the actor, and its mailbox goes on filling. */
export async function actorLoop(
  world: CallWorld,
  { Class, name, place }: ActorParts,
): Promise<Record<string, unknown>> {
  const carryOut = carryingOut(world.apply)
  const box = new Mailbox(carryOut, place.kind, place.director, name)
  const relay = new Mailbox(carryOut, place.kind, place.director, '')
  const sending = new Set<Promise<void>>()
  const Directed = class extends Class {
    director(to: string, method: string, ...args: readonly unknown[]): Promise<void> {
      const sent = relay.send({ to: String(to), method: String(method), args: world.pack(args) })
      sending.add(sent)
      return sent
    }

    /** Until the time limit of its function. */
    secondsLeft(): number {
      return Math.max(0, world.ends - world.now())
    }
  }
  Object.defineProperty(Directed, 'name', { value: Class.name })
  const actor = new Directed()
  const told = { handled: -1 }
  for (;;) {
    const { method, args } = await next(world, box, told)
    if (method === STOP_WORD) return fieldsOf(actor)
    const answer: unknown = Reflect.apply(
      methodOf(actor, name, method),
      actor,
      world.unpack(args) as unknown[],
    )
    if (isThenable(answer)) await answer
    // Whoever sees this message handled sees what it has sent.
    await Promise.all(sending)
    sending.clear()
  }
}

function methodOf(actor: object, name: string, method: string): (...args: unknown[]) => unknown {
  const found: unknown = method === 'constructor' ? undefined : Reflect.get(actor, method)
  if (typeof found === 'function') return found as (...args: unknown[]) => unknown
  const prototype: object = Object.getPrototypeOf(Object.getPrototypeOf(actor) as object) as object
  const has = Object.getOwnPropertyNames(prototype).filter((one) => one !== 'constructor')
  const list = has.length === 0 ? 'It has none.' : `It has ${has.join(', ')}.`
  throw new TypeError(`${name} has no method ${method}. ${list}`)
}

/** How many messages it was given to pass on. One to a name that nobody has is told in the log, and the relay goes on. */
export async function relayLoop(world: CallWorld, { director, kind }: Place): Promise<number> {
  const carryOut = carryingOut(world.apply)
  const box = new Mailbox(carryOut, kind, director, '')
  const registry = new Registry(carryOut, director)
  const known = new Map<string, Mailbox>()
  const told = { handled: -1 }
  for (let counter = 0; ; counter++) {
    const mail = await next(world, box, told)
    if (mail.method === STOP_WORD && mail.to === '') return counter
    if (!known.has(mail.to)) {
      const names = await registry.names()
      for (const name of names)
        if (!known.has(name)) known.set(name, new Mailbox(carryOut, kind, director, name))
      if (!known.has(mail.to)) world.log('error', unknownActor(mail.to, names))
    }
    await known.get(mail.to)?.send(mail)
  }
}

/** The two loops as functions of a module, made for the call that they run in. */
export function makeLoops(env: Env, apply: (kind: StorageKind) => Store['apply']) {
  const world = (storage: StorageKind): CallWorld => ({
    now: () => env.now(),
    sleep: (seconds) => env.sleep(seconds),
    pack: (value) => env.pack(value),
    unpack: (packed) => env.unpack(packed),
    log: (level, text) => env.log(level, text),
    apply: apply(storage),
    ends: callOf(env)?.ends ?? Infinity,
  })
  return {
    runActor: ({ storage, ...parts }: ActorParts & { readonly storage: StorageKind }) =>
      actorLoop(world(storage), parts),
    runRelay: ({ storage, ...place }: Place & { readonly storage: StorageKind }) =>
      relayLoop(world(storage), place),
  }
}
