/**
 * How actors end: stopped, killed, died with their container, or begun again by supervision.
 *
 * Every end is decided here once, at the moment of the decision: those who wait are rejected then, and what the old
 * incarnation still says is fenced. A stop lets the actor finish what it handles; a kill doesn't. Beginnings are in
 * spawning.ts.
 */
import { ActorDied, ActorNotFound, type ActorError } from '../actor/errors'
import { Kind } from '../protocol/wire'
import { isOver, type ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { Containers } from './containers'
import type { DeadLetters } from './dead-letters'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'
import type { Timers } from './timers'
import type { Watermarks } from './watermarks'

export interface LifecycleParts {
  readonly state: RunState
  readonly slices: Slices
  readonly answers: Answers
  readonly deadLetters: DeadLetters
  readonly containers: Containers
  readonly watermarks: Watermarks
  readonly timers: Timers
  readonly shell: Pick<Shell, 'now' | 'wake' | 'kill'>
  /** Works off what a death has made possible. */
  settle(now: number): void
}

export class Lifecycle {
  constructor(private readonly parts: LifecycleParts) {}

  /** The actor is over: what had begun died, what waits is undeliverable, its children stop. */
  bury(entry: ActorEntry, status: 'dead' | 'stopped'): void {
    const { watermarks, deadLetters, containers, timers, shell } = this.parts
    const now = shell.now()
    entry.status = status
    this.parts.state.touch(entry)
    this.parts.state.lived(
      status === 'dead' ? 'died' : 'stopped',
      entry,
      now,
      status === 'dead' ? entry.cause : '',
    )
    if (status === 'stopped') this.freeName(entry)
    watermarks.lost(entry, now, false)
    deadLetters.addAll(entry, now)
    if (entry.container >= 0) containers.leave(entry)
    this.stopChildren(entry)
    this.parts.answers.forgetAsksOf(entry.index)
    timers.forgetTimersOf(entry.index)
  }

  private freeName({ name, index }: ActorEntry): void {
    const { directory } = this.parts.state
    if (directory.get(name) === index) directory.delete(name)
  }

  private stopChildren(entry: ActorEntry): void {
    for (const child of entry.offspring) this.stop(child)
  }

  /** Whoever waits for the spawn of an actor that never began. */
  private refuseSpawner(entry: ActorEntry, error: ActorError): void {
    const { spawner } = entry
    entry.spawner = null
    if (spawner !== null) this.parts.answers.refuse(spawner.link, spawner.token, error)
  }

  /** Stops an actor after the message that it handles now; what waits for it is undeliverable. */
  stop(index: number): void {
    const { state, slices, shell } = this.parts
    const entry = state.actors[index]
    if (entry === undefined || index === 0 || isOver(entry)) return
    const link = state.links.get(entry.container)
    if (entry.status === 'alive' && link !== undefined) {
      entry.status = 'stopped'
      state.touch(entry)
      state.lived('stopped', entry, shell.now())
      this.freeName(entry)
      // In its turn: hosts that answer at once would write down what can't be delivered in the order of their speed.
      slices.then(() => {
        if (entry.container < 0 || state.links.get(entry.container) !== link) return
        link.out.push(Kind.Drop, 0, 0, index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
        slices.expect(entry.container)
      })
      this.stopChildren(entry)
    } else {
      this.bury(entry, 'stopped')
      this.refuseSpawner(entry, new ActorNotFound(`${entry.name} was stopped before it began.`))
    }
    state.version++
    shell.wake()
  }

  /** Ends an actor's container at once; actors that share it share its fate. */
  kill(index: number, cause?: string): void {
    const entry = this.parts.state.actors[index]
    if (entry === undefined || index === 0 || entry.container <= 0) return
    this.killContainer(entry.container, cause ?? `${entry.name} was killed`)
  }

  /** Stops an actor, and its container with it: it has nothing to do, and nothing of it is to stay. */
  end(index: number): void {
    const entry = this.parts.state.actors[index]
    if (entry === undefined || index === 0) return
    const { container } = entry
    this.stop(index)
    if (container > 0) this.killContainer(container, `${entry.name} has ended`)
  }

  killContainer(container: number, cause: string): void {
    if (this.containerDied(container, cause)) this.parts.shell.kill(container)
  }

  /** A container is over. Decided here once; whatever it still says is fenced. Says whether that is news. */
  containerDied(container: number, cause: string): boolean {
    const { containers, shell } = this.parts
    const residents = containers.lose(container)
    if (residents === null) return false
    const now = shell.now()
    for (const entry of residents) this.died(entry, cause, now)
    containers.remove(container)
    this.parts.settle(now)
    return true
  }

  private died(entry: ActorEntry, cause: string, now: number): void {
    const { watermarks, deadLetters, containers } = this.parts
    // Stopped with its parent, a moment ago.
    if (entry.container < 0) return
    entry.cause = cause
    if (entry.status === 'stopped') {
      watermarks.lost(entry, now, false)
      deadLetters.addAll(entry, now)
      containers.leave(entry)
    } else if (entry.restarts < entry.maxRestarts) this.beginAgain(entry, now, false)
    else {
      this.bury(entry, 'dead')
      this.refuseSpawner(entry, new ActorDied(`${entry.name} died while it began: ${cause}.`))
    }
  }

  /** The actor alone is over, in the middle of what it does; its worker lives on. Why not, or ''. */
  crash(entry: ActorEntry, cause: string): string {
    const { state, slices, shell } = this.parts
    const link = state.links.get(entry.container)
    if (entry.status !== 'alive' || link === undefined) return `${entry.name} isn’t alive now.`
    link.out.push(Kind.Drop, 1, 0, entry.index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
    slices.expect(entry.container)
    this.died(entry, cause, shell.now())
    state.version++
    shell.wake()
    return ''
  }

  /** One that died begins anew, without its state; what was sent to it meanwhile stays undeliverable. Why not, or ''. */
  revive(entry: ActorEntry): string {
    const { state, shell } = this.parts
    if (entry.status !== 'dead') return `${entry.name} isn’t dead.`
    if (entry.bundle === null) return `${entry.name} never began, so it can’t begin again.`
    const holder = state.directory.get(entry.name)
    if (holder !== undefined && holder !== entry.index && !isOver(state.actors[holder]))
      return `The name ${entry.name} is taken by another actor now.`
    state.directory.set(entry.name, entry.index)
    entry.cause = 'it was revived'
    this.beginAgain(entry, shell.now(), true)
    state.touch(entry)
    state.version++
    shell.wake()
    return ''
  }

  /** Supervision asks for a fresh instance: a new incarnation, without its state. */
  restart(entry: ActorEntry, cause: string): void {
    const { state, slices, shell } = this.parts
    if (entry.status !== 'alive') return
    entry.cause = cause
    const link = state.links.get(entry.container)
    if (link !== undefined) {
      link.out.push(Kind.Drop, 1, 0, entry.index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
      slices.expect(entry.container)
    }
    this.beginAgain(entry, shell.now(), true)
  }

  /** `exact`: its host has said what had begun; a worker that is lost can't. */
  private beginAgain(entry: ActorEntry, now: number, exact: boolean): void {
    const { state, slices, answers, containers, watermarks, timers, shell } = this.parts
    // Only deaths use up maxRestarts; a restart that supervision asks for is no death.
    if (!exact) entry.restarts++
    watermarks.lost(entry, now, exact)
    answers.forgetAsksOf(entry.index)
    this.stopChildren(entry)
    timers.forgetTimersOf(entry.index)
    state.lived('restarting', entry, now, entry.cause)
    entry.incarnation++
    entry.status = 'restarting'
    entry.blocked = null
    containers.leave(entry)
    slices.then(() => {
      if (entry.status !== 'restarting') return
      const refused = containers.place(entry, -1)
      if (refused === '') {
        state.lived('placed', entry, shell.now(), '', containers.isCold(entry))
        return
      }
      entry.cause = refused
      this.bury(entry, 'dead')
    })
  }

  /** Stops all that `of` chooses, and takes it off the stage: its cell runs anew, or the reader has cleared up. */
  clear(of: (entry: ActorEntry) => boolean): void {
    for (const entry of this.parts.state.actors) {
      if (entry === undefined || entry.index === 0 || !of(entry)) continue
      this.stop(entry.index)
      entry.cleared = true
      this.parts.state.touch(entry)
    }
  }
}
