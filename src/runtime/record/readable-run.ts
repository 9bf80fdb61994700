/**
 * A run as views and exports read it: the live broker's, or a recording that was opened.
 *
 * Everything is read and nothing is written. What a message carried is a line of text here, since a recording has no
 * more than that.
 */
import type { ActorStatus } from '../protocol/view'
import type { Lives } from './lives'
import type { RunRecord } from './record'
import type { States } from './states'

export interface ReadableActor {
  readonly index: number
  readonly id: string
  readonly name: string
  readonly className: string
  /** Index of its parent; −1 for the notebook. */
  readonly parent: number
  readonly status: ActorStatus
  readonly incarnation: number
  readonly cause: string
  /** Number of its worker; −1 where it has none (any more). */
  readonly container: number
  readonly maxConcurrency: number
}

export interface ReadableRun {
  readonly record: Pick<RunRecord, 'rows' | 'first' | 'get' | 'read' | 'outcome'>
  /** Names of methods and of sites (`cell:line`) by their numbers. */
  readonly names: readonly string[]
  readonly actors: readonly (ReadableActor | undefined)[]
  readonly lives: Pick<Lives, 'total' | 'first' | 'since'>
  readonly states: Pick<States, 'total' | 'first' | 'since' | 'at'>
  /** What a message carried, as one bounded line without brackets; undefined where that isn't known any more. */
  argumentsOf(row: number): string | undefined
  /** What an ask was answered with, likewise; an error by its name and message. */
  answerOf(row: number): string | undefined
  /** When the answer came to its asker, in units of 10 µs; −1: not yet. Left out where it comes when it is given. */
  answeredAt?(row: number): number
  /** The answer to an ask was lost on the way: a fault. Left out where that can’t be. */
  answerLost?(row: number): boolean
  /** You deliver: the step, from 1, that delivered a message, or the answer to it; 0 where none did. */
  stepOf?(row: number, answer: boolean): number
}
