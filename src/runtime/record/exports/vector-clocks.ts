/**
 * Vector clocks of a run's events: a number an actor that grows with each of its events, and what it has heard of
 * others'. One event happens before another exactly when its clock is less.
 *
 * Computed when somebody exports: a clock a message would cost more than the message.
 */
import type { ReadableRun } from '../readable-run'
import { R_FROM, R_TO } from '../record'
import { EventKind, type RunEvents } from '../run-events'
import { isSpawn } from './told-run'

export type Clock = ReadonlyMap<number, number>

export interface ClockedEvent {
  /** The actor in which it happened. */
  readonly actor: number
  readonly clock: Clock
  readonly kind: EventKind
  /** Row of the message, or number of the life. */
  readonly ref: number
}

/** In the order of the events; those of rows from `first` on, and those of lives since then. */
export function vectorClocks(
  run: Pick<ReadableRun, 'record' | 'actors'>,
  events: RunEvents,
  first: number,
): ClockedEvent[] {
  const { record, actors } = run
  const now = new Map<number, Clock>()
  const sent = new Map<number, Clock>()
  const ended = new Map<number, Clock>()
  /** By parent: where it last asked for an actor. */
  const asked = new Map<number, Clock>()
  const clocked: ClockedEvent[] = []
  const happen = (actor: number, kind: EventKind, ref: number, heard?: Clock): Clock => {
    const clock = new Map(now.get(actor))
    for (const [other, count] of heard ?? []) if (count > (clock.get(other) ?? 0)) clock.set(other, count)
    clock.set(actor, (clock.get(actor) ?? 0) + 1)
    now.set(actor, clock)
    clocked.push({ actor, clock, kind, ref })
    return clock
  }
  for (let n = 0; n < events.count; n++) {
    const kind = events.kinds[n] as EventKind
    const ref = events.refs[n]
    if (kind === EventKind.Lived) {
      const life = events.lives[ref]
      if (life.kind === 'began' || life.rows < first) continue
      const parent = actors[life.actor]?.parent ?? -1
      happen(life.actor, kind, ref, life.kind === 'placed' ? asked.get(parent) : undefined)
      continue
    }
    if (ref < first) continue
    const from = record.get(ref, R_FROM)
    const to = record.get(ref, R_TO)
    const spawn = isSpawn(record.read(ref)!.kind)
    if (kind === EventKind.Sent) {
      const clock = happen(from, kind, ref)
      sent.set(ref, clock)
      if (spawn) asked.set(from, clock)
    } else if (kind === EventKind.Begun) happen(to, kind, ref, sent.get(ref))
    else if (kind === EventKind.Ended) {
      // What was lost or found nobody happened in no actor; an actor that is made ends nothing of its maker's.
      if (events.starts[ref - record.first] >= 0) ended.set(ref, happen(to, kind, ref))
    } else happen(from, kind, ref, ended.get(ref))
  }
  return clocked
}
