/**
 * Where everything is at one position of a recording: after so many of its events.
 *
 * Numbers in columns, so that it's copied quickly: a tape keeps a copy every few thousand events and plays on from the
 * nearest. What it knows of one actor is what the live picture shows of one.
 */
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { Outcome, R_FROM, R_KIND, R_TO } from '../../../runtime/record/record'
import { EventKind, type RunEvents } from '../../../runtime/record/run-events'
import { Kind } from '../../../runtime/protocol/wire'

/** Numbers of `ActorStatus`, and one for who is not there yet. */
export const enum Presence {
  Absent = 0,
  Starting = 1,
  Alive = 2,
  Restarting = 3,
  Stopped = 4,
  Dead = 5,
}

export interface Way {
  readonly from: number
  readonly to: number
}

/** What stays the same while positions change. */
export interface ReplayPlan {
  readonly run: Pick<ReadableRun, 'record' | 'actors'>
  readonly events: RunEvents
  readonly ways: readonly Way[]
  /** By row less the first: number of its way; −1 for what is no message. */
  readonly wayOf: Int32Array
}

export function planOf(run: Pick<ReadableRun, 'record' | 'actors'>, events: RunEvents): ReplayPlan {
  const { record } = run
  const wayOf = new Int32Array(record.rows - record.first).fill(-1)
  const ways: Way[] = []
  const known = new Map<string, number>()
  for (let row = record.first; row < record.rows; row++) {
    if (record.get(row, R_KIND) === (Kind.Spawn as number)) continue
    const from = record.get(row, R_FROM)
    const to = record.get(row, R_TO)
    const key = `${from} ${to}`
    let way = known.get(key)
    if (way === undefined) known.set(key, (way = ways.push({ from, to }) - 1))
    wayOf[row - record.first] = way
  }
  return { run, events, ways, wayOf }
}

export class ReplayState {
  position = 0
  readonly presence: Uint8Array
  readonly depth: Int32Array
  readonly undeliverable: Int32Array
  /** Row of the message that is handled, and of the one that was handled last; −1 for none. */
  readonly handling: Int32Array
  readonly handled: Int32Array
  readonly handledCount: Int32Array
  /** Of those, how many it threw at. */
  readonly failed: Int32Array
  readonly incarnation: Int32Array
  /** Number of the last life; −1 for none. */
  readonly life: Int32Array
  readonly wayCount: Int32Array
  readonly wayRow: Int32Array
  /** Messages sent, and by how they ended. */
  sent = 0
  readonly ended = new Int32Array(Outcome.Lost + 1)

  constructor(private readonly plan: ReplayPlan) {
    const { actors } = plan.run
    this.presence = new Uint8Array(actors.length)
    this.depth = new Int32Array(actors.length)
    this.undeliverable = new Int32Array(actors.length)
    this.handling = new Int32Array(actors.length).fill(-1)
    this.handled = new Int32Array(actors.length).fill(-1)
    this.handledCount = new Int32Array(actors.length)
    this.failed = new Int32Array(actors.length)
    this.incarnation = new Int32Array(actors.length).fill(1)
    this.life = new Int32Array(actors.length).fill(-1)
    this.wayCount = new Int32Array(plan.ways.length)
    this.wayRow = new Int32Array(plan.ways.length).fill(-1)
    this.begin()
  }

  /** The notebook is there; so is everybody of whose making nothing is kept. */
  private begin(): void {
    const { run, events } = this.plan
    const made = new Set(events.lives.flatMap(({ kind, actor }) => (kind === 'placed' ? [actor] : [])))
    run.actors.forEach((actor, index) => {
      if (actor !== undefined && !made.has(index)) this.presence[index] = Presence.Alive
    })
  }

  copy(): ReplayState {
    const copy = new ReplayState(this.plan)
    copy.take(this)
    return copy
  }

  take(other: ReplayState): void {
    this.position = other.position
    this.sent = other.sent
    for (const column of [
      'presence', 'depth', 'undeliverable', 'handling', 'handled', 'handledCount', 'failed', 'incarnation', 'life', 'wayCount', 'wayRow', 'ended',
    ] as const) this[column].set(other[column]) // oxfmt-ignore
  }

  /** Plays on to a later position. */
  playTo(position: number): void {
    const { kinds, refs } = this.plan.events
    for (; this.position < position; this.position++)
      this.apply(kinds[this.position] as EventKind, refs[this.position])
  }

  private apply(kind: EventKind, ref: number): void {
    if (kind === EventKind.Lived) {
      this.live(ref)
      return
    }
    const { run, wayOf, events } = this.plan
    const { record } = run
    const n = ref - record.first
    const way = wayOf[n]
    if (way < 0) return
    const to = record.get(ref, R_TO)
    if (kind === EventKind.Sent) {
      this.sent++
      this.wayCount[way]++
      this.wayRow[way] = ref
      // What comes to no handling waits before nobody.
      if (to >= 0 && record.outcome(ref) < Outcome.Undeliverable) this.depth[to]++
    } else if (kind === EventKind.Begun) {
      if (to >= 0) this.depth[to]--
      if (to >= 0) this.handling[to] = ref
    } else if (kind === EventKind.Ended) {
      const outcome = record.outcome(ref)
      this.ended[outcome]++
      if (to < 0) return
      if (outcome === Outcome.Undeliverable) this.undeliverable[to]++
      else if (events.starts[n] >= 0) {
        if (this.handling[to] === ref) this.handling[to] = -1
        this.handled[to] = ref
        this.handledCount[to]++
        if (outcome === Outcome.Failed) this.failed[to]++
      } else if (outcome !== Outcome.Lost) this.depth[to]--
    }
  }

  private live(number: number): void {
    const { kind, actor } = this.plan.events.lives[number]
    if (kind === 'timer' || kind === 'fault' || kind === 'lost-answer') return
    this.life[actor] = number
    switch (kind) {
      case 'placed':
        this.presence[actor] = Presence.Starting
        return
      case 'began':
        this.presence[actor] = Presence.Alive
        return
      case 'restarting':
        this.incarnation[actor]++
        this.presence[actor] = Presence.Restarting
        return
      case 'stopped':
        this.presence[actor] = Presence.Stopped
        return
      case 'died':
        this.presence[actor] = Presence.Dead
        this.handling[actor] = -1
    }
  }
}
