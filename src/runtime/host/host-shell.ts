/**
 * What a host needs of the thread that it lives in: a port, a clock, and somebody who evaluates code.
 *
 * A worker brings real ones, the explorer and the tests bring a thread's own; the host touches none of them itself.
 */
import type { Env } from '../actor/env'
import type { Packed, StartSpec } from '../protocol/control'
import type { SourcePlace } from '../protocol/view'
import type { Batch } from '../protocol/wire'
import type { Resident } from './resident'

/** The parts of a shell that know code. */
export type CodeShell = Pick<HostShell, 'evaluate' | 'bundle' | 'pack' | 'unpack' | 'place'>

export interface HostShell {
  post(batch: Batch, transfers: Transferable[]): void
  /** Calls back when the microtasks have drained. */
  drain(then: () => void): void
  /** Seconds of the machine's clock: the same in all threads. */
  clock(): number
  /** Calls back after so many seconds of the real clock. */
  after(seconds: number, fire: () => void): void
  /** Class and arguments for a new actor, evaluated in a scope of its own. */
  evaluate(spec: StartSpec, env: Resident): { Class: new (...args: unknown[]) => object; args: unknown[] }
  /** Class and arguments as one bundle, with its size. Throws NotShippable. */
  bundle(
    Class: object,
    args: readonly unknown[],
  ): { bundle: object; bytes: number; cell: string; version: number }
  /** Any value as one bundle, with its size. Throws NotShippable. */
  pack(value: unknown): Packed
  /** An instance of what was packed, in a scope of its own; what it imports is made for `env`. */
  unpack(packed: Packed, env: Env, resident: Resident): unknown
  /** Where in the cells the caller stands, or null. May be expensive. */
  place(): SourcePlace | null
  /** Other things that code here may wait for (fetch, browser timers): how many are open. */
  others(): number
  /** This actor's code runs next. */
  entered?(resident: Resident): void
  /** Time and chance are the run's own from now on, or the platform's again. */
  trap?(on: boolean): void
}
