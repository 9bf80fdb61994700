/**
 * Looks for deadlocks when hosts say that actors are blocked, and frees one ask of each.
 *
 * What a deadlock is, deadlock.ts says; here stands who counts as waiting: an actor that handles one message at a time,
 * whose host has reported exactly the asks that the broker has open for it, and no other source.
 */
import { DeadlockError } from '../actor/errors'
import type { ActorEntry } from './actor-entry'
import type { Answers, Ask } from './answers'
import { findDeadlock, type Waiter } from './deadlock'
import type { RunState } from './run-state'

/** The actors that wait for nothing but answers, with what they asked. */
export function waitersOf(
  actors: Iterable<ActorEntry | undefined>,
  asks: Iterable<readonly [number, Ask]>,
): Waiter[] {
  const open = new Map<number, { to: number; row: number }[]>()
  for (const [row, { asker, to }] of asks) {
    const list = open.get(asker)
    if (list) list.push({ to, row })
    else open.set(asker, [{ to, row }])
  }
  const waiters: Waiter[] = []
  for (const entry of actors) {
    if (entry?.blocked == null || entry.status !== 'alive' || entry.maxConcurrency !== 1) continue
    const waited = open.get(entry.index) ?? []
    if (entry.blocked.others === 0 && waited.length === entry.blocked.asks) {
      waiters.push({ index: entry.index, asks: waited })
    }
  }
  return waiters
}

export class DeadlockCheck {
  private due = false

  constructor(
    private readonly state: RunState,
    private readonly answers: Answers,
  ) {}

  /** A host says what its actor waits for. */
  blocked(entry: ActorEntry, asks: number, others: number): void {
    entry.blocked = { asks, others }
    this.due = true
  }

  /** Looks when somebody has been blocked since the last look. */
  look(): void {
    if (!this.due) return
    this.due = false
    const { actors } = this.state
    const found = findDeadlock(waitersOf(actors, this.answers.asks))
    if (found === null) return
    const names = found.cycle.map((index) => actors[index].name)
    const words = names.map((name, i) => `${name} waits for ${names[(i + 1) % names.length]}`).join(', ')
    this.state.log(found.cycle[0], 'error', `Deadlock: ${words}.`, null)
    this.answers.reject(found.row, new DeadlockError(`Deadlock: ${words}.`))
  }
}
