/**
 * What may be asked of the worker that spins and dies on demand (mortal.worker.ts). It says 'asked' when it is asked
 * whether it's idle, 'done' when it has spun because of a message, and 'dying'.
 */
import type { ProofOfLife } from '../../protocol/container'

export interface Mortal extends ProofOfLife {
  /** Ends the worker after so many milliseconds, in which it calls itself idle; it says 'dying' first. */
  die(milliseconds: number): void
  /** Runs without a pause for so many milliseconds. */
  spin(milliseconds: number): string
}
