/**
 * The timers of a step run, and its clock: time passes only when a timer is taken.
 *
 * Only the earliest can be taken, so that the clock never goes back. Live actors have timers of their own in their
 * hosts, and the broker doesn't know of them.
 */
import { timerKey } from '../protocol/identity'
import { Kind } from '../protocol/wire'
import type { ActorEntry } from './actor-entry'
import type { RunState } from './run-state'
import type { Slices } from './slices'

export interface Timer {
  readonly key: string
  readonly actor: number
  readonly incarnation: number
  readonly token: number
  /** Seconds on the run's clock. */
  readonly due: number
  /** Of a message or an answer that is delayed: what it is, and that it arrives. */
  readonly what?: string
  readonly arrive?: () => void
}

export class Timers {
  /** By due time, then by key. */
  waiting: Timer[] = []

  constructor(
    private readonly state: RunState,
    private readonly slices: Slices,
  ) {}

  add(entry: ActorEntry, token: number, seconds: number, activation: number, n: number): void {
    const { index: actor, incarnation } = entry
    const due = this.state.clock + Math.max(0, seconds)
    const timer: Timer = { key: timerKey(entry.id, activation, n), actor, incarnation, token, due }
    // Its host hadn't heard yet that step mode is over.
    if (this.state.mode !== 'step') return this.fire(timer)
    this.insert(timer)
  }

  /** What is delayed arrives when the run's clock is there. */
  addArrival(
    { index: actor, incarnation }: ActorEntry,
    key: string,
    seconds: number,
    what: string,
    arrive: () => void,
  ): void {
    this.insert({ key, actor, incarnation, token: -1, due: this.state.clock + seconds, what, arrive })
  }

  private insert(timer: Timer): void {
    this.waiting.push(timer)
    this.waiting.sort((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1))
  }

  fireFirst(): void {
    const timer = this.waiting.shift()
    if (timer !== undefined) this.fire(timer)
  }

  private fire(timer: Timer): void {
    if (timer.arrive !== undefined) {
      this.state.passTo(timer.due)
      timer.arrive()
      return
    }
    const entry = this.state.actors[timer.actor]
    const link = this.state.links.get(entry.container)
    if (link === undefined || entry.incarnation !== timer.incarnation) return
    this.state.passTo(timer.due)
    link.out.push(
      Kind.Fire, 0, 0, timer.actor, 0, -1, 0, -1, 0, 1, timer.token, timer.incarnation,
    ) // oxfmt-ignore
    link.out.args.push(this.state.clock)
    this.slices.expect(entry.container)
  }

  /** Step mode is over: all fire now, in order. */
  release(): void {
    for (const timer of this.waiting.splice(0)) this.fire(timer)
  }

  forgetTimersOf(index: number): void {
    this.waiting = this.waiting.filter((timer) => timer.actor !== index || timer.arrive !== undefined)
  }
}
