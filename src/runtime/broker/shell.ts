/**
 * What the broker needs of the world around it: a clock, workers, and somebody who posts.
 *
 * The relay brings real ones; the explorer and the tests bring one thread. The broker has no other way out.
 */
import type { StartSpec } from '../protocol/control'

export interface Shell {
  /** Time since the run began, in units of 10 µs. */
  now(): number
  /** Seconds of the machine's clock: hosts read the same. */
  realTime(): number
  /** Make an actor; its host answers with a Started row. */
  start(container: number, spec: StartSpec): void
  /** Open a container; answered by `containerReady` or `containerDied`. */
  open(container: number): void
  /** End a container; the broker has already given it up. */
  kill(container: number): void
  /** Something is to be posted, or the picture changed. */
  wake(): void
  /** Step: every slice has ended and nothing goes by itself any more. */
  quiet(): void
  /** An actor shows something in its cell. */
  display(actor: number, operation: unknown): void
}
