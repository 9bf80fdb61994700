/**
 * When each message of a run was begun with, and in whose handling each was sent: read off a whole record at once.
 *
 * The record has no row's beginning. With one message at a time an actor begins a message when it has been delivered
 * and the one before has ended; one that may handle several at once begins it when it is delivered.
 */
import { Kind } from '../protocol/wire'
import type { ReadableRun } from './readable-run'
import { Outcome, R_CAUSE, R_DELIVERED, R_ENDED, R_FROM, R_KIND, R_TO } from './record'

/** Times by row less the first row that is kept; −1 where the message was not begun with. */
export function startsOf({ record, actors }: Pick<ReadableRun, 'record' | 'actors'>): Float64Array {
  const { first, rows } = record
  const starts = new Float64Array(rows - first).fill(-1)
  const begun: number[] = []
  for (let row = first; row < rows; row++) if (mayBegin(record, row)) begun.push(row)
  begun.sort((a, b) => record.get(a, R_DELIVERED) - record.get(b, R_DELIVERED) || a - b)
  /** By actor; infinite while something goes on. */
  const free = new Map<number, number>()
  for (const row of begun) {
    const actor = record.get(row, R_TO)
    const delivered = record.get(row, R_DELIVERED)
    const ended = record.get(row, R_ENDED)
    const oneByOne = (actors[actor]?.maxConcurrency ?? 1) === 1
    const start = oneByOne ? Math.max(delivered, free.get(actor) ?? -1) : delivered
    if (start === Infinity) continue
    starts[row - first] = start
    if (oneByOne) free.set(actor, ended < 0 ? Infinity : Math.max(start, ended))
  }
  return starts
}

function mayBegin(record: ReadableRun['record'], row: number): boolean {
  if (record.get(row, R_KIND) === (Kind.Spawn as number) || record.get(row, R_DELIVERED) < 0) return false
  const outcome = record.outcome(row)
  return outcome !== Outcome.Lost && outcome !== Outcome.Undeliverable
}

/**
 * By row less the first: the row of the message in whose handling it was sent; −1 for the notebook's own, and where
 * that is not known.
 *
 * A message's cause is what its sender received last: the message that it handles, or the answer to something that
 * the same handling asked before.
 */
export function rootsOf({ record }: Pick<ReadableRun, 'record'>): Int32Array {
  const { first, rows } = record
  const roots = new Int32Array(rows - first).fill(-1)
  for (let row = first; row < rows; row++) {
    const cause = record.get(row, R_CAUSE)
    if (cause < first) continue
    const from = record.get(row, R_FROM)
    if (record.get(cause, R_TO) === from && isMessage(record, cause)) roots[row - first] = cause
    else if (record.get(cause, R_FROM) === from) roots[row - first] = roots[cause - first]
  }
  return roots
}

function isMessage(record: ReadableRun['record'], row: number): boolean {
  return record.get(row, R_KIND) !== (Kind.Spawn as number)
}
