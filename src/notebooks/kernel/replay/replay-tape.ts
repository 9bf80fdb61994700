/**
 * A recording as a tape: any position of it at once, however long it is.
 *
 * Positions count events: 0 is before the first, `length` behind the last. A copy of the state is kept every few
 * thousand events, 64 of them at the most, so a jump plays on from the nearest and never from the beginning.
 */
import type { Flight } from '../../../runtime/protocol/view'
import { Kind } from '../../../runtime/protocol/wire'
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { Outcome } from '../../../runtime/record/record'
import { EventKind, eventsOf, type EventOptions, type RunEvents } from '../../../runtime/record/run-events'
import type { StateEntry } from '../../../runtime/record/states'
import type { PlaybackMark } from '../session'
import { planOf, ReplayState, type ReplayPlan } from './replay-state'

const COPIES = 64
const EVENTS_A_COPY = 2048
export const FLIGHTS = 400
export const MARKS = 300

export class ReplayTape {
  readonly events: RunEvents
  readonly plan: ReplayPlan
  readonly length: number
  /** Bounded: where there are more, those that lie close together are one. */
  readonly marks: readonly PlaybackMark[]
  private readonly copies: ReplayState[] = []
  private readonly every: number
  /** By actor: its states, with the positions from which on they stand. */
  private readonly statesOf = new Map<number, { position: number; readonly entry: StateEntry }[]>()
  private readonly at: ReplayState

  constructor(
    private readonly run: ReadableRun,
    options: EventOptions = {},
  ) {
    this.events = eventsOf(run, options)
    this.length = this.events.count
    this.plan = planOf(run, this.events)
    this.at = new ReplayState(this.plan)
    this.every = Math.max(EVENTS_A_COPY, Math.ceil(this.length / COPIES))
    const walk = new ReplayState(this.plan)
    for (let position = 0; position <= this.length; position += this.every) {
      walk.playTo(position)
      this.copies.push(walk.copy())
    }
    this.placeStates()
    this.marks = this.marksOf()
  }

  /** The state at a position; changes in place with the next call. */
  stateAt(position: number): ReplayState {
    const nearest = this.copies[Math.min(this.copies.length - 1, Math.floor(position / this.every))]
    if (this.at.position > position || nearest.position > this.at.position) this.at.take(nearest)
    this.at.playTo(position)
    return this.at
  }

  /** What an actor's fields were, where that is known. */
  fieldsAt(actor: number, position: number): StateEntry['fields'] {
    return this.statesOf.get(actor)?.findLast((one) => one.position <= position)?.entry.fields ?? []
  }

  /** In units of 10 µs: the moment of the last event before the position. */
  timeAt(position: number): number {
    return position === 0 ? 0 : this.events.times[position - 1]
  }

  /** What set out between two positions, the latest; nothing sets out on the way back. */
  flightsBetween(
    from: number,
    to: number,
  ): { readonly flights: readonly Flight[]; readonly leftOut: number } {
    const flights: Flight[] = []
    let leftOut = 0
    for (let n = to - 1; n >= from; n--) {
      const flight = this.flight(n)
      if (flight === null) continue
      if (flights.length < FLIGHTS) flights.push(flight)
      else leftOut++
    }
    return { flights: flights.reverse(), leftOut }
  }

  private flight(n: number): Flight | null {
    const kind = this.events.kinds[n] as EventKind
    if (kind !== EventKind.Sent && kind !== EventKind.Answered) return null
    const row = this.events.refs[n]
    const view = this.run.record.read(row)!
    if (view.kind === (Kind.Spawn as number)) return null
    const back = kind === EventKind.Answered
    const failed = view.outcome !== Outcome.Settled
    return {
      row,
      kind: back ? (failed ? 'failure' : 'answer') : view.kind === (Kind.Ask as number) ? 'ask' : 'tell',
      from: back ? view.to : view.from,
      to: back ? view.from : view.to,
      method: this.run.names[view.method],
      outcome:
        back || view.outcome < Outcome.Undeliverable
          ? 'delivered'
          : view.outcome === Outcome.Lost
            ? 'lost'
            : 'undeliverable',
      travel: 0,
    }
  }

  /**
   * A report of a state stands at the end of the message that it tells of, where both have one time; else behind
   * everything of its time.
   */
  private placeStates(): void {
    const { kinds, refs, times, count } = this.events
    const endAt = new Map<number, number>()
    for (let n = 0; n < count; n++) if ((kinds[n] as EventKind) === EventKind.Ended) endAt.set(refs[n], n)
    for (const entry of this.run.states.since(0)) {
      const end = endAt.get(entry.row)
      const exact = end !== undefined && times[end] === entry.time
      const position = exact ? end + 1 : firstAfter(times, entry.time)
      const list = this.statesOf.get(entry.actor)
      if (list === undefined) this.statesOf.set(entry.actor, [{ position, entry }])
      else list.push({ position, entry })
    }
    // Reports of one actor stand in the order in which they came: a later one leaves an earlier one nothing.
    for (const list of this.statesOf.values())
      for (let n = list.length - 2; n >= 0; n--)
        list[n].position = Math.min(list[n].position, list[n + 1].position)
  }

  private marksOf(): PlaybackMark[] {
    const { kinds, refs, lives, count } = this.events
    const marks: PlaybackMark[] = []
    const apart = count / MARKS
    /** By kind: where the last mark stands. */
    const last = new Map<PlaybackMark['kind'], number>()
    let left = MARKS
    for (let n = 0; n < count && left > 0; n++) {
      const kind = kinds[n] as EventKind
      const mark = kind === EventKind.Lived ? lifeMark(lives[refs[n]].kind) : this.endMark(kind, refs[n])
      if (mark === null || n + 1 - (last.get(mark) ?? -Infinity) < apart) continue
      last.set(mark, n + 1)
      left--
      marks.push({ at: n + 1, kind: mark })
    }
    return marks
  }

  private endMark(kind: EventKind, row: number): PlaybackMark['kind'] | null {
    if (kind !== EventKind.Ended) return null
    const outcome = this.run.record.outcome(row)
    if (outcome === Outcome.Lost || outcome === Outcome.Undeliverable) return 'fault'
    return outcome === Outcome.Failed ? 'error' : null
  }
}

function lifeMark(kind: string): PlaybackMark['kind'] | null {
  if (kind === 'fault' || kind === 'lost-answer') return 'fault'
  return kind === 'died' || kind === 'restarting' ? 'death' : null
}

/** Number of events that are not later. */
function firstAfter(times: Float64Array, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle] <= time) low = middle + 1
    else high = middle
  }
  return low
}
