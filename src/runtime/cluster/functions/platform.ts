/**
 * A platform for functions: which container takes which activation, what waits, what is ended, what it costs.
 *
 * A state machine without a clock, ports or timers: events come in with the time, and what is to be done comes out. Whoever
 * drives it opens and ends containers. Equal events in equal order give equal effects, so a run can be made again.
 *
 * - An activation goes to the warm container of its size that was used last; else to a new one while the limit lasts; else
 *   in place of a warm one of another size; else it waits. What waits goes first come, first served, but that nobody waits
 *   for a group (an executor with a limit of its own) that is full.
 * - The time limit is an activation's, as it is a function's on AWS Lambda: the container ends, and with it every call of
 *   the activation that has no result yet.
 * - Calls may wait for other calls. Where all that run wait, and what they wait for can't begin, one is told to give up:
 *   it would wait for ever.
 */
import { add, NOTHING, type Bill } from './bill'
import { deadlockWords, isStuck } from './stuck'
import type { PlatformSettings } from './settings'

/** Some calls of one job, for one container. */
export interface Activation {
  readonly id: number
  readonly job: string
  readonly calls: readonly number[]
  readonly memory: number
  /** Seconds. */
  readonly timeLimit: number
  /** What shares a limit of its own, and that limit. */
  readonly group: string
  readonly groupLimit: number
}

export type ContainerStatus = 'cold' | 'idle' | 'busy'

export interface FunctionContainer {
  readonly id: number
  readonly memory: number
  status: ContainerStatus
  /** Since when it has had this status, seconds of the run's clock. */
  since: number
  /** From when on what it does is paid for: a cold start with the call that it was made for. */
  paidFrom: number
  /** Activations that it has begun. */
  begun: number
  /** What it has in hand: the first runs, the others wait in it. */
  readonly taken: Activation[]
}

export type PlatformEvent =
  | { readonly t: 'configure'; readonly at: number; readonly settings: PlatformSettings }
  | { readonly t: 'invoke'; readonly at: number; readonly activations: readonly Activation[] }
  /** A container can take its first activation. */
  | { readonly t: 'ready'; readonly at: number; readonly container: number }
  /** `ends`: the container is over with it, and takes nothing more. `took`: seconds, as the container says. */
  | {
      readonly t: 'done'
      readonly at: number
      readonly container: number
      readonly activation: number
      readonly ends?: boolean
      readonly took?: number
    }
  /** A container gives back what it has not begun: it waited behind something that takes long, or its job is not known there. */
  | { readonly t: 'back'; readonly at: number; readonly container: number; readonly activation: number }
  /** A container is gone, whatever ended it. `begun`: what it had in hand may have begun, so it is not given to another. */
  | {
      readonly t: 'gone'
      readonly at: number
      readonly container: number
      readonly cause: string
      readonly begun: boolean
    }
  /** What an activation waits for from now on, jobs by key; none: it goes on. */
  | {
      readonly t: 'waits'
      readonly at: number
      readonly container: number
      readonly activation: number
      readonly jobs: readonly string[]
    }
  | { readonly t: 'tick'; readonly at: number }

export type LossReason = 'time' | 'died'

export type PlatformEffect =
  | { readonly t: 'open'; readonly container: number; readonly memory: number; readonly coldStart: number }
  | { readonly t: 'run'; readonly container: number; readonly activation: Activation; readonly cold: boolean }
  /** `kill`: at once, whatever it does; else it has nothing to do. */
  | { readonly t: 'end'; readonly container: number; readonly kill: boolean }
  | {
      readonly t: 'lost'
      readonly activation: Activation
      readonly reason: LossReason
      readonly words: string
    }
  | {
      readonly t: 'giveUp'
      readonly container: number
      readonly activation: Activation
      readonly words: string
    }
  /** Something is due at this time: a tick is wanted then. */
  | { readonly t: 'wake'; readonly at: number }

/**
 * Seconds of work that may wait in a container behind what runs there: short calls cost no way to and fro each. What waits
 * behind something that takes longer is given back.
 */
export const SHORT = 0.005
/** Activations that may wait there. */
const AHEAD = 64

export class FunctionPlatform {
  readonly containers = new Map<number, FunctionContainer>()
  bill: Bill = NOTHING
  readonly bills = new Map<string, Bill>()
  /** Activations that wait, by group, each list in its order. */
  private readonly queues = new Map<string, Activation[]>()
  /** What running activations wait for. */
  private readonly waits = new Map<number, readonly string[]>()
  /** Activations of a job that have not ended. */
  private readonly open = new Map<string, number>()
  private effects: PlatformEffect[] = []
  private next = 1
  private woken = Infinity
  /** Seconds that an activation takes, by those that ended last: a long one counts for some time. */
  private typical = Infinity

  /** `most`: activations that may wait in a container. */
  constructor(
    public settings: PlatformSettings,
    private readonly most = AHEAD,
  ) {}

  get waiting(): number {
    let count = 0
    for (const queue of this.queues.values()) count += queue.length
    return count
  }

  get running(): number {
    let count = 0
    for (const { status } of this.containers.values()) if (status === 'busy') count++
    return count
  }

  on(event: PlatformEvent): PlatformEffect[] {
    this.effects = []
    switch (event.t) {
      case 'configure':
        this.settings = event.settings
        this.trim(event.at)
        break
      case 'invoke':
        this.invoke(event.activations, event.at)
        break
      case 'ready':
        this.ready(event.container, event.at)
        break
      case 'done':
        this.done(event)
        break
      case 'back':
        this.back(event.container, event.activation, event.at)
        break
      case 'gone':
        this.gone(event.container, event.cause, event.begun, event.at)
        break
      case 'waits':
        if (event.jobs.length === 0) this.waits.delete(event.activation)
        else if (this.containers.get(event.container)?.taken[0]?.id === event.activation) {
          this.waits.set(event.activation, event.jobs)
        }
        break
      case 'tick':
        this.woken = Infinity
        this.expire(event.at)
        break
    }
    this.fill(event.at)
    this.resolve()
    this.wake()
    return this.effects
  }

  // ---- beginning

  private invoke(activations: readonly Activation[], at: number): void {
    for (const activation of activations) {
      const queue = this.queues.get(activation.group)
      if (queue === undefined) this.queues.set(activation.group, [activation])
      else queue.push(activation)
      this.open.set(activation.job, (this.open.get(activation.job) ?? 0) + 1)
    }
    if (this.settings.mode !== 'standalone') return
    const memory = activations[0]?.memory ?? this.settings.memory
    while (this.containers.size < this.settings.limit) this.openOne(memory, at)
  }

  /** Gives what waits a container, as far as there are some. */
  private fill(at: number): void {
    const full = new Set<string>()
    for (;;) {
      const queue = this.firstQueue(full)
      if (queue === undefined) return
      const [activation] = queue
      const container =
        this.inGroup(activation) < activation.groupLimit ? this.containerFor(activation, at) : null
      if (container === null) {
        if (!this.ahead(activation, at)) full.add(activation.group)
        else queue.shift()
        continue
      }
      queue.shift()
      container.taken.push(activation)
      if (container.status === 'idle') this.run(container, at)
    }
  }

  /** The queue whose first activation came first. */
  private firstQueue(full: ReadonlySet<string>): Activation[] | undefined {
    let first: Activation[] | undefined
    for (const [group, queue] of this.queues) {
      if (queue.length === 0) this.queues.delete(group)
      else if (!full.has(group) && (first === undefined || queue[0].id < first[0].id)) first = queue
    }
    return first
  }

  private inGroup({ group }: Activation): number {
    let count = 0
    for (const { taken } of this.containers.values()) if (taken[0]?.group === group) count++
    return count
  }

  private containerFor({ memory }: Activation, at: number): FunctionContainer | null {
    let warm: FunctionContainer | null = null
    let other: FunctionContainer | null = null
    for (const container of this.containers.values()) {
      const free =
        container.status === 'idle' ||
        (this.standalone && container.status === 'cold' && container.taken.length === 0)
      if (!free) continue
      if (container.memory === memory || this.standalone) {
        if (warm === null || container.since > warm.since) warm = container
      } else if (other === null || container.since < other.since) other = container
    }
    if (warm !== null) return warm
    if (this.containers.size < this.settings.limit) return this.openOne(memory, at)
    if (other === null) return null
    this.end(other, false)
    return this.openOne(memory, at)
  }

  private get standalone(): boolean {
    return this.settings.mode === 'standalone'
  }

  private openOne(memory: number, at: number): FunctionContainer {
    const container: FunctionContainer = {
      id: this.next++,
      memory,
      status: 'cold',
      since: at,
      paidFrom: at,
      begun: 0,
      taken: [],
    }
    this.containers.set(container.id, container)
    this.effects.push({ t: 'open', container: container.id, memory, coldStart: this.settings.coldStart })
    return container
  }

  /** Sends an activation to a busy container whose calls are short: it begins there without a way to and fro. */
  private ahead(activation: Activation, at: number): boolean {
    // Those beyond a limit that was lowered take nothing more.
    if (this.containers.size > this.settings.limit) return false
    const most = Math.min(this.most, Math.floor(SHORT / this.typical))
    let least: FunctionContainer | null = null
    for (const container of this.containers.values()) {
      const { status, taken, memory, since } = container
      const fits = status === 'busy' && taken.length <= most && memory === activation.memory
      if (!fits || taken[0].group !== activation.group || at - since > SHORT) continue
      if (least === null || taken.length < least.taken.length) least = container
    }
    if (least === null) return false
    least.taken.push(activation)
    this.effects.push({ t: 'run', container: least.id, activation, cold: false })
    return true
  }

  private run(container: FunctionContainer, at: number): void {
    this.effects.push({
      t: 'run',
      container: container.id,
      activation: container.taken[0],
      cold: container.begun === 0,
    })
    this.begin(container, at)
  }

  private begin(container: FunctionContainer, at: number): void {
    if (container.status !== 'cold' || this.standalone) container.paidFrom = at
    container.since = at
    container.status = 'busy'
    container.begun++
  }

  private ready(id: number, at: number): void {
    const container = this.containers.get(id)
    if (container?.status !== 'cold') return
    if (container.taken.length > 0) this.run(container, at)
    else this.rest(container, at)
  }

  // ---- ending

  private done({ container: id, activation, ends, took, at }: PlatformEvent & { readonly t: 'done' }): void {
    const container = this.containers.get(id)
    const [ended] = container?.taken ?? []
    if (container === undefined || ended?.id !== activation) return
    const seconds = took ?? at - container.since
    this.typical = Math.max(seconds, this.typical === Infinity ? 0 : this.typical / 2)
    this.close(container, ended, at)
    container.taken.shift()
    if (ends === true) {
      this.end(container, true)
      this.requeue(container.taken)
    } else if (container.taken.length > 0) {
      this.begin(container, at)
    } else this.rest(container, at)
    if (this.containers.size > this.settings.limit) this.trim(at)
  }

  private back(id: number, activation: number, at: number): void {
    const container = this.containers.get(id)
    const place = container?.taken.findIndex((one) => one.id === activation) ?? -1
    if (container === undefined || place < 0) return
    this.requeue(container.taken.splice(place, 1))
    // The container knew nothing of it, and has not begun it either.
    if (place > 0) return
    if (container.taken.length > 0) this.begin(container, at)
    else this.rest(container, at)
  }

  /** An activation has ended: it is paid for, and nobody waits for it. */
  private close(container: FunctionContainer, { job, id, memory }: Activation, at: number): void {
    const seconds = at - container.paidFrom
    this.bill = add(this.bill, memory, seconds)
    this.bills.set(job, add(this.bills.get(job) ?? NOTHING, memory, seconds))
    this.waits.delete(id)
    this.unopen(job)
  }

  private unopen(job: string): void {
    const left = (this.open.get(job) ?? 0) - 1
    if (left > 0) this.open.set(job, left)
    else this.open.delete(job)
  }

  private rest(container: FunctionContainer, at: number): void {
    container.status = 'idle'
    container.since = at
  }

  private gone(id: number, cause: string, begun: boolean, at: number): void {
    const container = this.containers.get(id)
    if (container === undefined) return
    this.containers.delete(id)
    const words = `The container ended before the call had a result: ${cause}`
    if (begun) this.lose(container, 'died', words, at)
    else this.requeue(container.taken)
  }

  /** What ran in it is lost; what only waited in it waits for another one, before all others. */
  private lose(container: FunctionContainer, reason: LossReason, words: string, at: number): void {
    const [lost, ...waiting] = container.taken
    if (lost === undefined) return
    if (container.status === 'cold') {
      // It never began: its container couldn't be opened.
      this.unopen(lost.job)
    } else this.close(container, lost, at)
    this.effects.push({ t: 'lost', activation: lost, reason, words })
    this.requeue(waiting)
  }

  /** Puts activations where they would stand had they waited, before all that came later. */
  private requeue(activations: readonly Activation[]): void {
    for (const activation of activations) {
      const queue = this.queues.get(activation.group) ?? []
      this.queues.set(activation.group, queue)
      const at = queue.findIndex(({ id }) => id > activation.id)
      queue.splice(at < 0 ? queue.length : at, 0, activation)
    }
  }

  private end(container: FunctionContainer, kill: boolean): void {
    this.containers.delete(container.id)
    this.effects.push({ t: 'end', container: container.id, kill })
  }

  /** More than the limit now allows: those that rest end. */
  private trim(at: number): void {
    const resting = [...this.containers.values()].filter(({ status }) => status === 'idle')
    resting.sort((a, b) => a.since - b.since)
    for (const container of resting) {
      if (this.containers.size > this.settings.limit) this.end(container, false)
    }
    this.expire(at)
  }

  /** Time limits and the ends of warmth that have come. */
  private expire(at: number): void {
    for (const container of [...this.containers.values()]) {
      if (this.dueOf(container) > at) continue
      this.end(container, container.status === 'busy')
      if (container.status !== 'busy') continue
      const limit = container.taken[0].timeLimit
      const words = `Function exceeded maximum time of ${limit} seconds and was killed`
      this.lose(container, 'time', words, at)
    }
  }

  private dueOf({ status, since, taken }: FunctionContainer): number {
    if (status === 'busy') return since + taken[0].timeLimit
    return status === 'idle' && !this.standalone ? since + this.settings.keepAlive : Infinity
  }

  private wake(): void {
    let due = Infinity
    for (const container of this.containers.values()) due = Math.min(due, this.dueOf(container))
    if (due >= this.woken) return
    this.woken = due
    this.effects.push({ t: 'wake', at: due })
  }

  // ---- waiting for each other

  private resolve(): void {
    const victim = isStuck(this.containers.values(), this.waits, this.open)
    if (victim === null) return
    const [activation] = victim.taken
    const words = deadlockWords(this.containers.size, this.waits.get(activation.id) ?? [], this.waiting)
    this.waits.delete(activation.id)
    this.effects.push({ t: 'giveUp', container: victim.id, activation, words })
  }
}
