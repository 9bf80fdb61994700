/**
 * Watermarks: what hosts say of the messages that they were given, and what is known of them when a host is lost.
 *
 * An actor's host says how far it has begun and settled, and what it gave back; answers and failures end their rows
 * themselves. When a worker ends, the last word counts: what had begun has died, the rest waits again.
 */
import { ActorDied } from '../actor/errors'
import type { WireError } from '../protocol/control'
import { ARGC, KIND, Kind, TOKEN } from '../protocol/wire'
import { Outcome } from '../record/record'
import type { ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { Containers } from './containers'
import type { DeadLetters } from './dead-letters'
import { L_KIND, L_METHOD, L_ROW, type Mailbox } from './mailbox'
import type { Network } from './network'
import type { PostOffice } from './post-office'
import type { RunState } from './run-state'
import type { Slices } from './slices'

export class Watermarks {
  /** Actors that crash by chance, after what they handled. */
  crashing: ActorEntry[] = []

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly answers: Answers,
    private readonly deadLetters: DeadLetters,
    private readonly post: PostOffice,
    private readonly containers: Containers,
    private readonly slices: Slices,
  ) {}

  /** A handler has returned or thrown. Its row ends, and whoever asked is told. */
  answered(entry: ActorEntry, h: Int32Array, at: number, value: unknown, now: number): void {
    const row = h[at + TOKEN]
    const failed = h[at + KIND] === Kind.Failure
    this.state.endRow(row, failed ? Outcome.Failed : Outcome.Settled, now)
    if (entry.maxConcurrency > 1) this.settledEarly(entry, row)
    const ask = this.answers.asks.get(row)
    if (ask !== undefined) this.answers.answered(row, ask, failed, value, h[at + ARGC] & ~0xffff, now)
    else if (failed) this.tellFailed(entry, row, value as WireError, now)
  }

  /** Of several handlings at a time one has settled; those that were begun before it may not have. */
  settledEarly(entry: ActorEntry, row: number): void {
    // The notebook is given everything at once: it has no credit that could run out.
    if (entry.index === 0) return
    entry.box.early.add(row)
    this.post.offer(entry)
  }

  private tellFailed(entry: ActorEntry, row: number, error: WireError, now: number): void {
    this.state.log(now, entry.index, 'error', `${error.name}: ${error.message}`, null, row)
    const { box } = entry
    for (let o = box.settled; o < box.delivered; o++) {
      if (box.field(o, L_ROW) === row) box.setField(o, L_ROW, -1)
    }
  }

  /** The host has begun and settled all below these ordinals. */
  rise(entry: ActorEntry, started: number, settled: number, now: number): void {
    const { state } = this
    const box = entry.box
    for (let o = box.settled; o < settled; o++) {
      // Asks, and tells that failed, have been ended by their answers.
      const row = box.field(o, L_ROW)
      if (row >= 0 && box.field(o, L_KIND) === (Kind.Tell as number)) state.endRow(row, Outcome.Settled, now)
      entry.handled = state.names[box.field(o, L_METHOD)]
      entry.handledRow = row
      if (this.network.faults.any && entry.index > 0 && this.network.faults.crashes())
        this.crashing.push(entry)
    }
    if (started > box.started || settled > box.settled) entry.blocked = null
    box.start(started)
    box.settle(settled)
    if (entry.status !== 'stopped') this.post.offer(entry)
    else if (entry.dropped && box.settled === box.started) this.containers.leave(entry)
  }

  /** The host has given its credit back: what it hadn't begun waits here again. */
  credited(entry: ActorEntry, started: number, settled: number, now: number): void {
    this.slices.recalled(entry)
    this.rise(entry, started, settled, now)
    const { box } = entry
    const { withdrawn } = this.state
    for (let o = box.started; o < box.delivered; o++) {
      const row = box.field(o, L_ROW)
      if (row >= 0 && !withdrawn.has(row)) this.state.record.undeliver(row)
    }
    box.revoke()
    if (withdrawn.size === 0) return
    for (let o = box.delivered; o < box.tail;) {
      if (withdrawn.delete(box.field(o, L_ROW))) box.remove(o)
      else o++
    }
  }

  /** The host has let go of a stopped actor: it handles what it handles, and nothing more. */
  dropped(entry: ActorEntry, started: number, settled: number, now: number): void {
    this.credited(entry, started, settled, now)
    entry.dropped = true
    this.deadLetters.addAll(entry, now)
    if (entry.box.settled === entry.box.started) this.containers.leave(entry)
  }

  /**
   * The actor's instance is over. What it had begun has died, for nobody knows how far it came; the rest waits again.
   * `exact`: its host has said what had begun. A worker that is lost can't.
   */
  lost(entry: ActorEntry, now: number, exact: boolean): void {
    const { box } = entry
    const begun = this.begun(entry, exact)
    for (let o = box.settled; o < begun; o++) {
      const row = box.field(o, L_ROW)
      // A tell that failed has ended already.
      if (row < 0) continue
      const method = this.state.names[box.field(o, L_METHOD)]
      this.state.endRow(row, Outcome.Died, now)
      const words = `${entry.name} died while it handled ${method}: ${entry.cause || 'it was ended'}.`
      this.answers.reject(row, new ActorDied(words))
    }
    box.settle(begun)
    box.revoke()
    this.slices.recalled(entry)
    this.takeOutWithdrawn(box)
  }

  /** Asks that were rejected while their letters lay with the host. */
  private takeOutWithdrawn(box: Mailbox): void {
    const { withdrawn } = this.state
    if (withdrawn.size === 0) return
    for (let o = box.delivered; o < box.tail;) {
      if (withdrawn.delete(box.field(o, L_ROW))) box.remove(o)
      else o++
    }
  }

  private begun({ box, maxConcurrency }: ActorEntry, exact: boolean): number {
    if (this.state.options.revocation === false) return box.delivered
    if (exact) return box.started
    // A worker that spins can't say what it has begun: as many as may run at once count as begun.
    return Math.max(box.started, Math.min(box.delivered, box.settled + maxConcurrency))
  }
}
