/**
 * The broker's list of containers: which there are, how many actors each holds, and what waits for one to open.
 *
 * Where an actor goes is decided by placement, a pure function; opening and ending workers is the shell's. A container
 * that is lost is over at once, whatever its worker still says.
 */
import { place, type ContainerLoad } from '../cluster/placement'
import type { StartSpec } from '../protocol/control'
import type { ActorEntry } from './actor-entry'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'

export interface Container {
  actors: number
  status: ContainerLoad['status']
  /** For one actor, and over with it. */
  readonly alone: boolean
}

export class Containers {
  readonly all = new Map<number, Container>()
  private readonly waiting = new Map<number, StartSpec[]>()
  private next = 1

  constructor(
    private readonly state: RunState,
    private readonly slices: Slices,
    private readonly shell: Pick<Shell, 'open' | 'start'>,
  ) {}

  /** Gives an actor its place and starts it there. Says why where there is none, '' otherwise. */
  place(entry: ActorEntry, cause: number): string {
    const loads = [...this.all].map(([number, container]) => ({ number, ...container }))
    const choice = place(loads, entry.place, this.state.options.placement)
    if ('refused' in choice) return choice.refused
    const number = 'open' in choice ? this.open(entry.place === 'alone') : choice.use
    const container = this.all.get(number)!
    container.actors++
    entry.container = number
    const spec = this.specOf(entry, cause)
    if (container.status === 'ready') this.startNow(number, spec)
    else {
      const waiting = this.waiting.get(number)
      if (waiting) waiting.push(spec)
      else this.waiting.set(number, [spec])
      // A container that opens counts as busy, so that step mode waits for it.
      this.slices.expect(number)
    }
    return ''
  }

  private open(alone: boolean): number {
    const number = this.next++
    this.all.set(number, { actors: 0, status: 'starting', alone })
    this.shell.open(number)
    return number
  }

  private startNow(container: number, spec: StartSpec): void {
    this.slices.expect(container)
    this.shell.start(container, { ...spec, pause: this.slices.pause })
  }

  /** Its worker isn't there yet. */
  isCold({ container }: ActorEntry): boolean {
    return this.all.get(container)?.status === 'starting'
  }

  /** What waits for a container to open is waited for in step mode too. */
  expectOpenings(): void {
    for (const number of this.waiting.keys()) this.slices.expect(number)
  }

  private specOf(entry: ActorEntry, cause: number): StartSpec {
    return {
      index: entry.index,
      id: entry.id,
      name: entry.name,
      className: entry.className,
      incarnation: entry.incarnation,
      // Below all messages' ordinals and another one each time, so that no two sends share a key.
      activation: entry.incarnation === 1 ? 0 : -entry.incarnation,
      first: entry.box.started,
      pause: 0,
      children: entry.children,
      bundle: entry.bundle!,
      supervision: entry.supervision,
      maxConcurrency: entry.maxConcurrency,
      deadline: entry.deadline,
      seed: this.state.options.seed,
      cause,
    }
  }

  /** The worker is there: what waited for it starts. */
  opened(number: number): void {
    const container = this.all.get(number)
    if (container === undefined || container.status === 'lost') return
    container.status = 'ready'
    this.state.attach(number)
    this.slices.forget(number)
    this.slices.tell(number)
    const waiting = this.waiting.get(number) ?? []
    this.waiting.delete(number)
    for (const spec of waiting) {
      const entry = this.state.actors[spec.index]
      if (entry.status !== 'stopped' && entry.incarnation === spec.incarnation) this.startNow(number, spec)
    }
  }

  leave(entry: ActorEntry): void {
    const container = this.all.get(entry.container)
    if (container !== undefined) container.actors = Math.max(0, container.actors - 1)
    entry.container = -1
  }

  /** Gives a container up: gives those who lived there, or null where it's over already. */
  lose(number: number): ActorEntry[] | null {
    const container = this.all.get(number)
    if (container === undefined || container.status === 'lost') return null
    container.status = 'lost'
    if (this.state.options.fencing !== false) this.state.links.delete(number)
    this.slices.forget(number)
    this.waiting.delete(number)
    return this.state.actors.filter((entry) => entry !== undefined && entry.container === number)
  }

  remove(number: number): void {
    this.all.delete(number)
  }
}
