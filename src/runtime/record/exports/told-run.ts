/**
 * A run as exports tell it: the names of its actors, the newest messages, what is said of each.
 *
 * An export is bounded by its number of messages, and says in itself what it leaves out.
 */
import { Kind } from '../../protocol/wire'
import type { ReadableRun } from '../readable-run'
import { Outcome, R_METHOD } from '../record'

export type ToldRun = Pick<ReadableRun, 'record' | 'names' | 'actors' | 'lives' | 'argumentsOf' | 'answerOf'>

/** The row that the newest `most` begin with. */
export function firstOf({ record }: Pick<ReadableRun, 'record'>, most: number): number {
  return Math.max(record.first, record.rows - most)
}

/** '' where nothing is left out. */
export function shownWords({ record }: Pick<ReadableRun, 'record'>, first: number): string {
  if (first === 0) return ''
  return `Showing the last ${record.rows - first} of ${record.rows} messages.`
}

export function nameOf({ actors }: Pick<ReadableRun, 'actors'>, index: number): string {
  return actors[index]?.name ?? 'someone'
}

/** `deposit(10)`; `deposit(…)` where what it carried isn't known any more. */
export function callOf(run: ToldRun, row: number): string {
  const { record, names } = run
  return `${names[record.get(row, R_METHOD)] ?? '?'}(${run.argumentsOf(row) ?? '…'})`
}

export function isAsk(kind: number): boolean {
  return kind === (Kind.Ask as number)
}

export function isSpawn(kind: number): boolean {
  return kind === (Kind.Spawn as number)
}

const ends: Record<Outcome, string> = {
  [Outcome.Waiting]: 'waiting',
  [Outcome.Delivered]: 'delivered',
  [Outcome.Settled]: 'settled',
  [Outcome.Failed]: 'failed',
  [Outcome.Died]: 'its actor died',
  [Outcome.Undeliverable]: 'undeliverable',
  [Outcome.Lost]: 'lost on the way',
}

export function outcomeWords(outcome: Outcome): string {
  return ends[outcome]
}
