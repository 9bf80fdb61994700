/**
 * The changes of one actor's fields that are kept, and the messages that made them.
 *
 * A host reports a state and names no message. What lies between two reports is what the actor settled meanwhile, and
 * what it was handling when the later one was made: in You deliver that is one message, at full speed it may be many.
 * Actors that handle several messages at a time (`maxConcurrency`) are read as if they began them in their order.
 */
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { R_DELIVERED, R_ENDED, R_TO, Outcome } from '../../../runtime/record/record'
import type { StateEntry } from '../../../runtime/record/states'
import { isMessage } from './find-rows'

/** Rows that are looked at for messages between two reports. */
const LOOKED_AT = 20_000

/** A report that differs from the one before it. */
export interface StateChange {
  /** Its number among the reports of all actors. */
  readonly number: number
  readonly entry: StateEntry
  /** The state before; null for the first that is kept. */
  readonly before: StateEntry | null
}

/** Every report of an actor that is kept, oldest first. */
export function reportsOf({ states }: ReadableRun, actor: number): StateChange[] {
  const reports: StateChange[] = []
  let before: StateEntry | null = null
  let number = states.first
  for (const entry of states.since(states.first)) {
    if (entry.actor === actor) {
      reports.push({ number, entry, before })
      before = entry
    }
    number++
  }
  return reports
}

export function isChange({ entry, before }: StateChange): boolean {
  return before === null || !sameFields(entry, before)
}

export function sameFields({ fields: a }: StateEntry, { fields: b }: StateEntry): boolean {
  return a.length === b.length && a.every((field, n) => field.name === b[n].name && field.text === b[n].text)
}

interface Received {
  readonly row: number
  readonly delivered: number
  /** Infinity while it has not. */
  readonly ended: number
}

/** What an actor had been given when a report was made, in the order of delivery. */
function receivedBy({ record }: ReadableRun, { actor, rows, time }: StateEntry): Received[] {
  const received: Received[] = []
  for (let row = Math.min(rows, record.rows) - 1; row >= Math.max(record.first, rows - LOOKED_AT); row--) {
    if (record.get(row, R_TO) !== actor || !isMessage(record, row)) continue
    const delivered = record.get(row, R_DELIVERED)
    const outcome = record.outcome(row)
    if (delivered < 0 || delivered > time || outcome === Outcome.Lost || outcome === Outcome.Undeliverable)
      continue
    const ended = record.get(row, R_ENDED)
    received.push({ row, delivered, ended: ended < 0 ? Infinity : ended })
  }
  return received.sort((a, b) => a.delivered - b.delivered || a.row - b.row)
}

/** Rows of the messages that may have made the difference to the report before, oldest first. */
export function makersOf(run: ReadableRun, { entry, before }: StateChange): number[] {
  const received = receivedBy(run, entry)
  const since = before?.time ?? -1
  const settled = received.filter(
    ({ row, ended }) => ended <= entry.time && (ended > since || row === entry.row) && row !== before?.row,
  )
  const rows = settled.map(({ row }) => row)
  const running = received.find(({ ended }) => ended > entry.time)
  if (running !== undefined) rows.push(running.row)
  return rows
}
