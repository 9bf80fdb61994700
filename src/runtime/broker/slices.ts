/**
 * Slices: which hosts are running on the broker's account in step mode, and what happens when they have ended.
 *
 * What goes by itself (spawns, stops, questions, answers that are no steps) happens one after the other, each when the
 * slices before it have ended: so that a schedule decides the run and the speed of workers doesn't. In other modes
 * nothing is counted and everything happens at once.
 */
import type { ClockReading } from '../protocol/control'
import { Kind } from '../protocol/wire'
import type { ActorEntry } from './actor-entry'
import type { RunState } from './run-state'
import type { Shell } from './shell'

export class Slices {
  /** Slices that have begun and not ended, by container. */
  private readonly open = new Map<number, number>()
  private readonly actions: (() => void)[] = []
  /** Actors whose credit has not come back yet. */
  private recalls = 0
  /** Numbers the times of holding, so that what a host says of an earlier one doesn't count in this; 0 in live. */
  pause = 0
  private pauses = 0

  constructor(
    private readonly run: Pick<RunState, 'mode' | 'links' | 'seconds' | 'clockRate'>,
    private readonly shell: Pick<Shell, 'quiet' | 'now' | 'realTime'>,
  ) {
    this.turn(run.mode === 'step')
  }

  /** Slices count from now on, or no more. */
  turn(stepping: boolean): void {
    this.open.clear()
    this.pause = stepping ? ++this.pauses : 0
  }

  /**
   * Takes an actor's credit back: its host lets go of what it hasn't begun and says how far it is. Asked once at a
   * time; until the answer nothing more is delivered to it, for that would be taken back too, and yet handled.
   */
  recall(entry: ActorEntry): void {
    const link = this.run.links.get(entry.container)
    if (entry.revoking || link === undefined) return
    entry.revoking = true
    this.recalls++
    link.out.push(Kind.Revoke, 0, 0, entry.index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
    this.expect(entry.container)
  }

  /** Its host has answered, or is gone. */
  recalled(entry: ActorEntry): void {
    if (!entry.revoking) return
    entry.revoking = false
    this.recalls--
  }

  /** Nothing runs and nothing goes by itself: only a step goes on from here. */
  get still(): boolean {
    return this.open.size === 0 && this.actions.length === 0 && this.recalls === 0
  }

  /** In its turn (step), or now. */
  then(action: () => void): void {
    if (this.run.mode === 'step') this.actions.push(action)
    else action()
  }

  readClock(): ClockReading {
    const { run, shell } = this
    return { seconds: run.seconds(shell.now()), at: shell.realTime(), rate: run.clockRate }
  }

  /** Tells a host whether slices are reported from now on, and what time it is then. */
  tell(container: number): void {
    const link = this.run.links.get(container)
    if (link === undefined) return
    link.out.push(Kind.Mode, this.pause, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
    link.out.args.push(this.readClock())
    this.expect(container)
  }

  /** A container is given something to do; it will say when the microtasks have drained. */
  expect(container: number): void {
    if (this.run.mode === 'step') this.open.set(container, (this.open.get(container) ?? 0) + 1)
  }

  ended(container: number, pause: number): void {
    if (pause !== this.pause) return
    const left = (this.open.get(container) ?? 0) - 1
    if (left <= 0) this.open.delete(container)
    else this.open.set(container, left)
  }

  /** The container is lost, and says nothing any more; or it has opened. */
  forget(container: number): void {
    this.open.delete(container)
  }

  /** Takes what goes by itself until something runs again or all is still. */
  advance(): void {
    while (this.open.size === 0 && this.actions.length > 0) this.actions.shift()!()
    if (this.still) this.shell.quiet()
  }

  /** Step mode is over: the rest happens now. */
  release(): void {
    for (const action of this.actions.splice(0)) action()
  }
}
