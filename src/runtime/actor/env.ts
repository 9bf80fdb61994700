/**
 * One Env an actor: everything of the run that its code can reach, bound lexically.
 *
 * There is no global "current actor": sends are attributed to the Env whose functions the code was given when it was
 * evaluated, so interleaved handlers of other actors can't be confused with it. Models (what a cell imports) are
 * built from an Env.
 */
import type { Supervision } from '../protocol/control'
import type { Reference } from './reference'

export interface SpawnOptions {
  readonly name?: string
  readonly args?: readonly unknown[]
  readonly supervision?: Supervision
  readonly maxRestarts?: number
  readonly place?: 'own' | 'shared'
  readonly maxConcurrency?: number
  /** Seconds an ask of this actor waits for its answer. */
  readonly deadline?: number
  /** Own properties that its instances get before the constructor's result is used. Models use it. */
  readonly extend?: string
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
  /** Row of what the actor handles now was sent by this actor; null outside a handling. */
  sender(): Reference | null
  ref(): Reference
  ask(to: number, method: string, args: readonly unknown[]): Promise<unknown>
  tell(to: number, method: string, args: readonly unknown[]): Promise<void>
  spawn(Class: new (...args: never[]) => object, options: SpawnOptions): Promise<Reference>
  /** A question to the broker by name: list, kill, network, quiet. */
  query(name: string, ...args: unknown[]): Promise<unknown>
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
  /** Waits so many seconds of the run's clock. */
  sleep(seconds: number): Promise<void>
  random(): number
  /** Gives a buffer away: it's moved with the next message that holds it. */
  transfer<T extends ArrayBufferLike | ArrayBufferView>(buffer: T): T
}
