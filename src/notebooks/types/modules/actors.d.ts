/**
 * 'actors' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/models/actors.ts`; a test compares the names. It stands inside `declare module` when it is
 * read (`modules.ts`), so that the project's own files don't see it.
 */

/** A class whose objects can be actors. */
export type ActorClass<T = object> = new (...args: any[]) => T

type MethodName<T> = { [K in keyof T]: T[K] extends (...args: any[]) => unknown ? K : never }[keyof T]

/** A method of an actor, called from outside: it gives a promise of the answer. */
export interface Ask<A extends unknown[], R> {
  (...args: A): Promise<R>
  /**
   * Sends the message and goes on: there is no answer.
   *
   * ```ts
   * count.increment.tell()
   * ```
   */
  tell(...args: A): Promise<void>
}

type Methods<T, K extends keyof T> = {
  readonly [P in K]: T[P] extends (...args: infer A) => infer R ? Ask<A, Awaited<R>> : never
}

/**
 * A reference to an actor: its methods, and nothing of its fields. A call sends a message and gives a promise of the
 * answer; `.tell` sends it and does not wait.
 *
 * ```ts
 * await count.getValue()
 * count.increment.tell()
 * ```
 */
export type Ref<T> = Methods<T, MethodName<T>>

export interface SpawnOptions {
  /** The name on the stage. Each actor has its own. */
  readonly name?: string
  /** What the class's constructor gets. */
  readonly args?: readonly unknown[]
  /** What happens when a handler throws: go on (`'resume'`), begin anew (`'restart'`), or end (`'stop'`). */
  readonly supervision?: 'resume' | 'restart' | 'stop'
  /** How often it may begin anew. Default 0. */
  readonly maxRestarts?: number
  /** A worker of its own, or one with others. */
  readonly place?: 'own' | 'shared'
  /** How many messages it handles at one time. Default 1. */
  readonly maxConcurrency?: number
  /** How many seconds an ask of it waits for the answer. Default 30. */
  readonly deadline?: number
}

/**
 * Makes an actor from a class, in a worker of its own, and gives a reference to it.
 *
 * ```ts
 * const count = await spawn(Counter, { name: 'count' })
 * await count.getValue()
 * ```
 */
export function spawn<T extends object>(Class: ActorClass<T>, options?: SpawnOptions): Promise<Ref<T>>

/** A reference to any actor. */
type AnyRef = object

/** Sends by the method's name: for a name that is only known when the code runs. */
export const actorRef: {
  /**
   * Sends a message and does not wait for an answer.
   *
   * ```ts
   * actorRef.tell('count', 'increment')
   * ```
   */
  tell(who: AnyRef | string, method: string, ...args: unknown[]): Promise<void>
  /**
   * Sends a message and gives a promise of the answer.
   *
   * ```ts
   * await actorRef.ask('count', 'getValue')
   * ```
   */
  ask(who: AnyRef | string, method: string, ...args: unknown[]): Promise<any>
}

/** The actor whose code this is; in a cell, the notebook. */
export const self: {
  /** A reference to this actor, to give to others. */
  readonly ref: any
  /** Its name. */
  readonly name: string
  /** Who sent the message that is handled now. */
  readonly sender: any
  /**
   * From the next message on, these handlers stand in for the class's of the same names.
   *
   * ```ts
   * self.become({ open() { return 'locked' } })
   * ```
   */
  become(handlers: Record<string, (...args: any[]) => unknown>): void
  /** Takes back what `become` did: the class's own handlers again. */
  unbecome(): void
  /** Ends this actor when the present handler has ended. */
  stop(): void
}

/** What an actor is known by. */
export interface Address {
  readonly id: string
  readonly name: string
  /** How many times it has begun anew. */
  readonly incarnation: number
}

/**
 * The id, the name and the incarnation of an actor.
 *
 * ```ts
 * address(count).name
 * ```
 */
export function address(ref: AnyRef): Address

/**
 * Finds an actor by its name.
 *
 * ```ts
 * const count = await lookup('count')
 * ```
 */
export function lookup(name: string): Promise<any>

/** All actors there are. */
export function list(): Promise<any>

/**
 * Ends an actor when it has handled what it handles now.
 *
 * ```ts
 * await stop(count)
 * ```
 */
export function stop(ref: AnyRef): void

/** Ends an actor's worker at once, in the middle of what it does. */
export function kill(ref: AnyRef): Promise<void>

/**
 * Gives a buffer away with the next message that holds it, without a copy. It is empty here afterwards.
 *
 * ```ts
 * store.keep.tell(transfer(pixels))
 * ```
 */
export function transfer<T extends ArrayBufferLike | ArrayBufferView>(buffer: T): T

/**
 * Waits so many seconds of the run's clock: real ones, unless the stage says "Simulated time". `setTimeout` stays real at
 * full speed.
 *
 * ```ts
 * await sleep(0.5)
 * ```
 */
export function sleep(seconds: number): Promise<void>

/**
 * Seconds of the run's clock. The difference of two is how long something took. `performance.now()` stays real at full
 * speed, also where the stage says "Simulated time".
 *
 * ```ts
 * const began = now()
 * ```
 */
export function now(): number

/** A number from 0 up to 1, by the run's seed: a run that is made again has the same ones. */
export function random(): number

/**
 * Waits until no actor handles and no message is under way.
 *
 * ```ts
 * await quiet()
 * ```
 */
export function quiet(): Promise<void>

export interface NetworkOptions {
  /** The share of messages that are lost, from 0 to 1. */
  readonly loss?: number
  /** Seconds that a message is under way. */
  readonly latency?: number
  /** Whether answers are steps that you deliver, or go through at once. */
  readonly answers?: 'steps' | 'immediate'
}

/**
 * What the network promises of the order of messages. `'ordered'`: one sender's messages to one receiver arrive as they
 * were sent. `'unordered'`: they may overtake each other. `'duplicating'`: some arrive twice.
 *
 * ```ts
 * await network('unordered', { answers: 'immediate' })
 * ```
 */
export function network(
  ordering: 'ordered' | 'unordered' | 'duplicating',
  options?: NetworkOptions,
): Promise<void>

/** Which messages a fault is about. What is left out may be anything. */
export interface Match {
  /** The name of the handler. */
  readonly method?: string
  /** Who sent them: a reference or a name. */
  readonly from?: AnyRef | string
  /** Who gets them: a reference or a name. */
  readonly to?: AnyRef | string
  /** The answers to such asks instead of the messages. */
  readonly answer?: boolean
  /** The first that is meant, counted from 1. Default 1. */
  readonly nth?: number
  /** How many from there on. Default 1; `Infinity` for all. */
  readonly times?: number
}

/** What can go wrong in a run, made to go wrong. */
export const faults: {
  /**
   * Loses the messages that match.
   *
   * ```ts
   * await faults.drop({ method: 'take', answer: true })
   * ```
   */
  drop(match: Match): Promise<void>
  /** Delivers the messages that match twice. */
  duplicate(match: Match): Promise<void>
  /** Lets the messages that match travel so many seconds longer: others overtake them. */
  delay(match: Match, seconds: number): Promise<void>
  /** Ends an actor in the middle of what it does. It begins anew as its `maxRestarts` allows. */
  crash(who: AnyRef): Promise<void>
  /** Ends an actor's worker, with all that live there. */
  lose(who: AnyRef): Promise<void>
  /** Its worker has reached its time limit: as `lose`, with that for a cause. */
  timeLimit(who: AnyRef): Promise<void>
  /** An actor that is dead begins anew, without its state. */
  revive(who: AnyRef): Promise<void>
  /** Its worker takes so many times as long for everything. */
  slow(who: AnyRef, factor: number): Promise<void>
  /**
   * From now on, what is sent from one group to another is lost.
   *
   * ```ts
   * await faults.partition([ana], [ben, count])
   * ```
   */
  partition(...groups: (readonly AnyRef[])[]): Promise<void>
  /** Ends the partition. */
  heal(): Promise<void>
  /** Shares, from 0 to 1, of messages lost, answers lost, messages doubled, and handlings that end in a crash. */
  chance(shares: { loss?: number; answers?: number; double?: number; crash?: number }): Promise<void>
  /** No faults from now on. */
  clear(): Promise<void>
}

/** What goes wrong between actors. The others here are kinds of it. */
export class ActorError extends Error {}
/** There is no such actor, or it has stopped. */
export class ActorNotFound extends ActorError {}
/** The actor ended while it handled the message: nobody knows how far it came. */
export class ActorDied extends ActorError {}
/**
 * No answer came in time. The message may still be handled later.
 *
 * ```ts
 * if (error instanceof DeadlineExceeded) console.log('silence')
 * ```
 */
export class DeadlineExceeded extends ActorError {}
/** Actors wait for each other's answers in a circle. */
export class DeadlockError extends ActorError {}
/** More was sent than there is room for. `await ref.method.tell()` waits for room. */
export class Overloaded extends ActorError {}
/** The handler threw: `cause` is what it threw. */
export class HandlerError extends ActorError {
  /** Where in the actor's code it was thrown. */
  remoteStack: string
}
/** The call itself was wrong: a name that is taken, for example. */
export class BadCall extends ActorError {}
/** A value that cannot be sent in a message. */
export class NotCloneable extends ActorError {
  constructor(path: string, reason: string)
  /** Where in the arguments it is. */
  readonly path: string
}
/** Code that cannot run in another worker, because of what it uses. */
export class NotShippable extends ActorError {
  constructor(message: string, path: readonly string[])
  /** From what was shipped to what cannot travel. */
  readonly path: readonly string[]
}
