/**
 * Looks for deadlocks when hosts say that actors are blocked, and frees one ask of each.
 *
 * What a deadlock is, deadlock.ts says; here stands who counts as waiting: an actor that handles one message at a time,
 * whose host has reported exactly the asks that the broker has open for it, and no other source.
 */
import { DeadlockError } from '../actor/errors'
import { Outcome } from '../record/record'
import type { ActorEntry } from './actor-entry'
import type { Answers, Ask } from './answers'
import { findDeadlock, type Deadlock, type Waiter } from './deadlock'
import { L_BYTES, L_FROM, L_ROW } from './mailbox'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'

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
    private readonly slices: Slices,
    private readonly shell: Pick<Shell, 'now'>,
  ) {}

  /** A host says what its actor waits for. */
  blocked(entry: ActorEntry, asks: number, others: number): void {
    entry.blocked = { asks, others }
    this.due = true
  }

  /** Looks when somebody has been blocked since the last look; several at once are all named. */
  look(): void {
    if (!this.due) return
    this.due = false
    for (;;) {
      const found = findDeadlock(waitersOf(this.state.actors, this.answers.asks))
      if (found === null) return
      this.report(found)
    }
  }

  /** Its ask is no longer open then, so the asker isn't found again. */
  private report(found: Deadlock): void {
    const { actors } = this.state
    const names = found.cycle.map((index) => actors[index].name)
    const words = names.map((name, i) => `${name} waits for ${names[(i + 1) % names.length]}`).join(', ')
    this.state.log(this.shell.now(), found.cycle[0], 'error', `Deadlock: ${words}.`, null)
    this.withdraw(found.row)
    this.answers.reject(found.row, new DeadlockError(`Deadlock: ${words}.`))
  }

  /**
   * Takes the letter of a rejected ask back: handled later, it would close the same circle again. One that
   * its receiver has begun already ends as it ends.
   */
  private withdraw(row: number): void {
    const { state } = this
    const entry = state.actors[this.answers.asks.get(row)!.to]
    const { box } = entry
    for (let o = box.started; o < box.tail; o++) {
      if (box.field(o, L_ROW) !== row) continue
      state.endRow(row, Outcome.Undeliverable, this.shell.now())
      if (o >= box.delivered) {
        const account = state.links.get(state.actors[box.field(o, L_FROM)].container)
        if (account !== undefined) account.room += box.field(o, L_BYTES)
        box.remove(o)
        return
      }
      // Its host gives it back first, with all that it hasn't begun.
      state.withdrawn.add(row)
      this.slices.recall(entry)
      return
    }
  }
}
