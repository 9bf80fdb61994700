/**
 * One Env an actor: everything of the run that its code can reach, bound lexically.
 *
 * There is no global "current actor": sends are attributed to the Env whose functions the code was given when it was
 * evaluated, so interleaved handlers of other actors can't be confused with it. Models (what a cell imports) are
 * built from an Env.
 */
import type { Packed, Supervision } from '../protocol/control'
import type { Reference } from './reference'

export interface SpawnOptions {
  readonly name?: string
  readonly args?: readonly unknown[]
  readonly supervision?: Supervision
  readonly maxRestarts?: number
  /**
   * `own`: a worker of its own while the limit lasts. `alone`: a new worker in any case, which ends with the actor; models
   * use it for containers of functions.
   */
  readonly place?: 'own' | 'shared' | 'alone'
  readonly maxConcurrency?: number
  /** Seconds an ask of this actor waits for its answer. */
  readonly deadline?: number
  /** It belongs to the notebook, not to the cell or the actor that made it, and stays when that is over. */
  readonly lasting?: boolean
}

export interface Address {
  readonly id: string
  readonly name: string
  readonly incarnation: number
}

export type Handlers = Record<string, (...args: never[]) => unknown>

/**
 * What the network promises of order. `ordered`: what one sender tells one receiver arrives in the order in which it was
 * sent. `unordered` waives exactly that: such messages may overtake each other, at full speed those that wait at one time,
 * in slow motion on their way, in You deliver as somebody chooses; by the run's seed. Still none is lost and none comes
 * twice, and an answer comes after its question. `duplicating` keeps the order, and delivers some messages twice.
 */
export type Network = 'ordered' | 'unordered' | 'duplicating'

export interface NetworkOptions {
  readonly loss?: number
  readonly latency?: number
  readonly answers?: 'steps' | 'immediate'
}

export interface Env {
  readonly id: string
  readonly index: number
  readonly name: string
  readonly incarnation: number
  /** Number of the run that it is in: no two runs of a session share one. */
  readonly epoch: number
  /** Messages are held: what can't be the same twice, such as a database, is not to be used. */
  readonly held: boolean
  /** Row of what the actor handles now was sent by this actor; null outside a handling. */
  sender(): Reference | null
  ref(): Reference
  /** `seconds`: how long it waits for the answer, in place of what its actor has. */
  ask(to: number, method: string, args: readonly unknown[], seconds?: number): Promise<unknown>
  tell(to: number, method: string, args: readonly unknown[]): Promise<void>
  spawn(Class: new (...args: never[]) => object, options: SpawnOptions): Promise<Reference>
  /** A question to the broker by name: list, kill, network, quiet. */
  query(name: string, ...args: unknown[]): Promise<unknown>
  /** Tells the broker something for the stage, by name. It is no message, and nobody answers. */
  note(name: string, ...args: unknown[]): void
  /** A reference by name; rejects with ActorNotFound and the nearest name. */
  lookup(name: string): Promise<Reference>
  /** Shows something in the cell that made this actor; see protocol/display. */
  display(operation: unknown): void
  stop(to: number): void
  become(handlers: Handlers): void
  unbecome(): void
  log(level: 'log' | 'warn' | 'error', text: string): void
  /** Seconds of the run's clock. */
  now(): number
  /** Sends at once what waits to be sent together with more: for who computes for long, and can send nothing meanwhile. */
  urge(): void
  /** Waits so many seconds of the run's clock. */
  sleep(seconds: number): Promise<void>
  /** Tells itself after so many seconds of the run's clock. Nothing is being handled meanwhile. */
  later(seconds: number, method: string, args: readonly unknown[]): void
  random(): number
  /** A value with all that it refers to, as plain data that can travel and be kept. Throws NotShippable. */
  pack(value: unknown): Packed
  /** Makes a new instance of what was packed; what it imports is made for `env`. */
  unpack(packed: Packed, env?: Env): unknown
  /** Gives a buffer away: it's moved with the next message that holds it. */
  transfer<T extends ArrayBufferLike | ArrayBufferView>(buffer: T): T
}
