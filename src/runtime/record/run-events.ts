/**
 * What happened in a run, one thing after the other, in one order that is the same each time.
 *
 * Times come first. Many things have one time, that of the batch in which a host told of them; among those a thing
 * comes after what led to it, and else the message that was sent first comes first. Numbers in columns, since there
 * may be hundreds of thousands.
 */
import { Kind } from '../protocol/wire'
import type { Life } from './lives'
import type { ReadableRun } from './readable-run'
import { Outcome, R_CAUSE, R_DELIVERED, R_ENDED, R_FROM, R_KIND, R_SENT, R_TO } from './record'
import { rootsOf, startsOf } from './starts'

export const enum EventKind {
  /** A message set out, or an actor was asked for. */
  Sent = 0,
  /** Its receiver begins to handle it. */
  Begun = 1,
  /** Its handling has ended, or it came to no handling. */
  Ended = 2,
  /** Its sender has the answer, or the error. */
  Answered = 3,
  /** Something became of an actor. */
  Lived = 4,
}

const PHASES = 4

export interface RunEvents {
  readonly count: number
  /** In units of 10 µs since the run began. */
  readonly times: Float64Array
  readonly kinds: Uint8Array
  /** Row of the message; of a life its number in `lives`. */
  readonly refs: Int32Array
  readonly lives: readonly Life[]
  /** By row less the first that is kept, as in `starts.ts`. */
  readonly starts: Float64Array
  readonly roots: Int32Array
}

export interface EventOptions {
  /** When the answer to an ask was delivered, where that is known; else it's there when the handling has ended. */
  answeredAt?(row: number): number | undefined
}

/** An ask whose sender has heard how it ended. */
export function isAnswered(record: ReadableRun['record'], row: number): boolean {
  const outcome = record.outcome(row)
  return (
    record.get(row, R_KIND) === (Kind.Ask as number) && outcome >= Outcome.Settled && outcome !== Outcome.Lost
  )
}

export function eventsOf(
  run: Pick<ReadableRun, 'record' | 'actors' | 'lives'>,
  options: EventOptions = {},
): RunEvents {
  const { record } = run
  const { first } = record
  const starts = startsOf(run)
  const roots = rootsOf(run)
  const lives = run.lives.since(0)
  const rows = record.rows - first
  // A fault that no program can see: whoever asked has heard nothing.
  const unheard = new Set(lives.flatMap(({ kind, row }) => (kind === 'lost-answer' ? [row] : [])))
  /** Time by slot: four a row, then one a life; −1 for what did not happen. */
  const times = new Float64Array(rows * PHASES + lives.length).fill(-1)
  for (let n = 0; n < rows; n++) {
    const row = first + n
    const at = n * PHASES
    const ended = record.get(row, R_ENDED)
    times[at] = record.get(row, R_SENT)
    times[at + 1] = starts[n]
    times[at + 2] = ended
    if (ended >= 0 && !unheard.has(row) && isAnswered(record, row))
      times[at + 3] = Math.max(ended, options.answeredAt?.(row) ?? ended)
  }
  lives.forEach((life, n) => (times[rows * PHASES + n] = life.time))
  const rank = (slot: number): number =>
    slot < rows * PHASES ? slot : (lives[slot - rows * PHASES].rows - first) * PHASES - 0.5
  const slots = Array.from(times.keys()).filter((slot) => times[slot] >= 0)
  slots.sort((a, b) => times[a] - times[b] || rank(a) - rank(b) || a - b)
  const order = afterCauses(slots, times, causesOf(run, starts, roots))
  return {
    count: order.length,
    times: Float64Array.from(order, (slot) => times[slot]),
    kinds: Uint8Array.from(order, (slot) => (slot < rows * PHASES ? slot % PHASES : EventKind.Lived)),
    refs: Int32Array.from(order, (slot) =>
      slot < rows * PHASES ? first + Math.floor(slot / PHASES) : slot - rows * PHASES,
    ),
    lives,
    starts,
    roots,
  }
}

/** The slots that come before a slot where times are equal. */
type CausesOf = (slot: number) => readonly number[]

function causesOf(
  { record, actors }: Pick<ReadableRun, 'record' | 'actors'>,
  starts: Float64Array,
  roots: Int32Array,
): CausesOf {
  const { first } = record
  const rows = record.rows - first
  const before = handledBefore(record, actors, starts)
  /** Messages sent in a handling, as chains. */
  const newest = new Int32Array(rows).fill(-1)
  const older = new Int32Array(rows).fill(-1)
  for (let n = 0; n < rows; n++) {
    const root = roots[n] - first
    if (root < 0) continue
    older[n] = newest[root]
    newest[root] = n
  }
  const slot = (n: number, phase: EventKind): number => n * PHASES + phase
  return (at) => {
    const n = Math.floor(at / PHASES)
    if (n >= rows) return []
    switch (at % PHASES) {
      case EventKind.Sent: {
        const cause = record.get(first + n, R_CAUSE) - first
        if (cause < 0) return []
        // What the sender received: the message, or the answer to one of its own.
        const received = record.get(first + cause, R_TO) === record.get(first + n, R_FROM)
        return received
          ? [slot(cause, EventKind.Begun)]
          : [slot(cause, EventKind.Ended), slot(cause, EventKind.Answered)]
      }
      case EventKind.Begun:
        return before[n] < 0
          ? [slot(n, EventKind.Sent)]
          : [slot(n, EventKind.Sent), slot(before[n], EventKind.Ended)]
      case EventKind.Ended: {
        const causes = [slot(n, EventKind.Sent), slot(n, EventKind.Begun)]
        for (let child = newest[n]; child >= 0; child = older[child]) causes.push(slot(child, EventKind.Sent))
        // Of those that were sent at one time the first comes first.
        return [...causes.slice(0, 2), ...causes.slice(2).reverse()]
      }
      default:
        return [slot(n, EventKind.Ended)]
    }
  }
}

/** By row: the message that its receiver handled before it, where it handles one at a time. */
function handledBefore(
  record: ReadableRun['record'],
  actors: ReadableRun['actors'],
  starts: Float64Array,
): Int32Array {
  const before = new Int32Array(starts.length).fill(-1)
  const last = new Map<number, number>()
  const begun = Array.from(starts.keys()).filter((n) => starts[n] >= 0)
  // What one batch tells of has ended at one time; it was handled in the order in which it was delivered.
  const delivered = (n: number): number => record.get(record.first + n, R_DELIVERED)
  begun.sort((a, b) => starts[a] - starts[b] || delivered(a) - delivered(b) || a - b)
  for (const n of begun) {
    const actor = record.get(record.first + n, R_TO)
    if ((actors[actor]?.maxConcurrency ?? 1) !== 1) continue
    before[n] = last.get(actor) ?? -1
    last.set(actor, n)
  }
  return before
}

/** The same slots, each behind its causes of the same time. A circle, which no run has, is cut where it is met. */
function afterCauses(slots: readonly number[], times: Float64Array, causesOf: CausesOf): number[] {
  const order: number[] = []
  /** 1: its causes are looked at. 2: it stands in the order. */
  const state = new Uint8Array(times.length)
  const path: number[] = []
  for (const slot of slots) {
    path.push(slot)
    while (path.length > 0) {
      const at = path[path.length - 1]
      if (state[at] === 0) {
        state[at] = 1
        const causes = causesOf(at)
        // The last that is pushed is looked at first.
        for (let n = causes.length - 1; n >= 0; n--)
          if (times[causes[n]] === times[at] && state[causes[n]] === 0) path.push(causes[n])
      } else {
        path.pop()
        if (state[at] === 1) {
          state[at] = 2
          order.push(at)
        }
      }
    }
  }
  return order
}
