/**
 * Reads what hosts post: each row is fenced, and then told to the part that it concerns.
 *
 * Rows are read in their order and nothing is delivered in between: a batch is one event of the state machine. The
 * fence stands here, before everything else, so that no part ever hears of an incarnation that is over.
 */
import type { SpawnRequest, WireError } from '../protocol/control'
import {
  ACTIVATION,
  ARGC,
  BYTES,
  CAUSE,
  FLAG_RESTART,
  FLAG_STOP,
  FROM,
  INCARNATION,
  KIND,
  Kind,
  NOBODY,
  N,
  SliceEnd,
  STRIDE,
  TO,
  TOKEN,
  type Batch,
  countOf,
  headersOf,
} from '../protocol/wire'
import { Outcome } from '../record/record'
import type { ActorEntry } from './actor-entry'
import type { Link } from './link'
import type { Parts } from './parts'
import { lineOf, stateOf } from './said'
import type { Shell } from './shell'

export class BatchReader {
  /** Supervision's, in the batch that is read. */
  private readonly decisions: (() => void)[] = []

  constructor(
    private readonly parts: Parts,
    private readonly shell: Pick<Shell, 'display'>,
  ) {}

  /** Reads one batch; says whether it was read or refused. */
  read(container: number, batch: Batch, now: number): boolean {
    const { state, post } = this.parts
    const link = state.links.get(container)
    if (link === undefined || batch.epoch !== state.options.epoch) {
      state.counts.fenced += countOf(batch)
      return false
    }
    if (batch.names !== null) for (const name of batch.names) link.inNames.push(state.intern(name))
    const h = headersOf(batch)
    const args = batch.args
    const fencing = state.options.fencing !== false
    let cursor = 0
    for (let at = 0; at < h.length; at += STRIDE) {
      const argc = h[at + ARGC] & 0xffff
      const from = state.actors[h[at + FROM]]
      const kind = h[at + KIND] as Kind
      if (kind === Kind.Slice) {
        // The end of a slice is the host's word, whatever has become of the actor.
        this.sliceEnded(container, h[at + FROM], h[at + ACTIVATION], h[at + N], args[cursor], now)
      } else if (
        // The fence: what a former incarnation, or a host that doesn't hold the actor any more, still says is refused.
        fencing &&
        (from === undefined || from.container !== container || from.incarnation !== h[at + INCARNATION])
      ) {
        state.counts.fenced++
        // Nobody gets it, and its host may live on: it has the room back.
        if (kind === Kind.Tell || kind === Kind.Ask) link.room += h[at + BYTES]
      } else if (kind === Kind.Tell || kind === Kind.Ask) {
        const value = argc === 1 ? args[cursor] : argc === 0 ? undefined : args.slice(cursor, cursor + argc)
        post.accept(link, h, at, value, now)
      } else this.word(link, from, h, at, args, cursor, now)
      cursor += argc
    }
    return true
  }

  /** Everything that a host says besides messages. */
  private word(
    link: Link,
    from: ActorEntry,
    h: Int32Array,
    at: number,
    args: readonly unknown[],
    cursor: number,
    now: number,
  ): void {
    const { state, slices, watermarks } = this.parts
    const n = h[at + N]
    const activation = h[at + ACTIVATION]
    const token = h[at + TOKEN]
    const first = args[cursor]
    switch (h[at + KIND] as Kind) {
      case Kind.Answer:
      case Kind.Failure:
        watermarks.answered(from, h, at, first, now)
        this.supervise(from, h[at + ARGC])
        return
      case Kind.Watermark:
        watermarks.rise(from, n, activation, now)
        return
      case Kind.Revoke:
        watermarks.credited(from, n, activation, now)
        return
      case Kind.Drop:
        watermarks.dropped(from, n, activation, now)
        return
      case Kind.Settled:
        state.endRow(token, Outcome.Settled, now)
        watermarks.settledEarly(from, token)
        return
      case Kind.Spawn: {
        const request = first as SpawnRequest
        const ordinal = h[at + TO]
        const row = state.record.send(
          Kind.Spawn, from.index, from.index, state.intern('spawn'), -1, activation, n, h[at + CAUSE],
          request.bytes, now,
        ) // oxfmt-ignore
        const spawner = { link: link.container, token, row }
        slices.then(() => this.parts.spawning.spawn(from, request, ordinal, spawner))
        return
      }
      case Kind.Stop: {
        const to = h[at + TO]
        slices.then(() => this.parts.lifecycle.stop(to))
        return
      }
      case Kind.State:
        from.state = stateOf(first)
        state.states.add({
          actor: from.index,
          time: state.runTime.of(now),
          rows: state.record.rows,
          row: from.handledRow,
          fields: from.state.fields,
        })
        return
      case Kind.Log: {
        const { level, text, place } = lineOf(first, args[cursor + 1], args[cursor + 2])
        const row = from.index === 0 ? -1 : from.box.rowOf(activation)
        state.log(now, from.index, level, text, place, row)
        return
      }
      case Kind.Started:
        if (first === null) this.parts.spawning.started(from.index, from.incarnation)
        else this.parts.spawning.failed(from.index, from.incarnation, first as WireError)
        return
      case Kind.Display:
        this.shell.display(from.index, first)
        return
      case Kind.Timer:
        this.parts.timers.add(from, token, first as number, activation, n)
        return
      case Kind.Cancel:
        this.parts.answers.cancel(link.container, token)
        return
      case Kind.Blocked:
        this.parts.deadlocks.blocked(from, n, activation)
        return
      case Kind.Query: {
        const question = args.slice(cursor, cursor + (h[at + ARGC] & 0xffff))
        slices.then(() => {
          if (token === NOBODY) this.parts.questions.note(question)
          else this.parts.questions.ask(link.container, token, question)
        })
        return
      }
      default:
        return
    }
  }

  /** Decided when the batch has been read: its watermark, which says what was handled before, comes behind the failure. */
  private supervise(entry: ActorEntry, flags: number): void {
    const { slices, lifecycle } = this.parts
    if (flags & FLAG_RESTART) {
      this.decisions.push(() => slices.then(() => lifecycle.restart(entry, 'its handler threw')))
    } else if (flags & FLAG_STOP) {
      this.decisions.push(() => slices.then(() => lifecycle.stop(entry.index)))
    }
  }

  private sliceEnded(
    container: number,
    actor: number,
    pause: number,
    end: number,
    words: unknown,
    now: number,
  ): void {
    const { state, slices } = this.parts
    slices.ended(container, pause)
    if (end === (SliceEnd.Uncontrolled as number)) state.log(now, actor, 'error', String(words), null)
  }

  /** What supervision, and chance, have decided on while the batch was read. */
  superviseNow(): void {
    const { watermarks, slices, lifecycle } = this.parts
    for (const entry of watermarks.crashing.splice(0))
      slices.then(() => void lifecycle.crash(entry, 'it crashed, by chance'))
    for (const decide of this.decisions.splice(0)) decide()
  }
}
