/**
 * Dead letters: what can't be delivered because its receiver is gone, and what its sender is told.
 *
 * A tell ends as undeliverable in the record; an ask is rejected with ActorNotFound and, where one is near, the name
 * that may have been meant. The latest letters are kept for those who look; the actors they were for count them all.
 */
import { ActorNotFound } from '../actor/errors'
import { Outcome, R_FROM } from '../record/record'
import type { ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import { L_ARGC, L_BYTES, L_FROM, L_ROW } from './mailbox'
import { nearestName } from './nearest'
import type { RunState } from './run-state'

export interface DeadLetter {
  readonly to: string
  readonly method: string
  readonly from: number
  readonly row: number
}

const KEPT = 100

export class DeadLetters {
  /** The latest, bounded. */
  readonly latest: DeadLetter[] = []

  constructor(
    private readonly state: RunState,
    private readonly answers: Answers,
  ) {}

  /** `name`: what the receiver was called where nobody knows it. */
  add(row: number, entry: ActorEntry | undefined, name: string, now: number): void {
    const { state } = this
    state.endRow(row, Outcome.Undeliverable, now)
    state.moves.add(row, false)
    if (entry !== undefined) {
      entry.undeliverable++
      state.touch(entry)
    }
    this.latest.push({ to: entry?.name ?? name, method: '', from: state.record.get(row, R_FROM), row })
    if (this.latest.length > KEPT) this.latest.shift()
    if (!this.answers.asks.has(row)) return
    const why = entry === undefined ? `There is no actor ${name}.` : `${entry.name} ${fate(entry)}.`
    // Where the actor is known its name was right.
    const near = entry === undefined ? nearestName(name, state.aliveNames()) : ''
    const hint = near ? ` Did you mean ${near}?` : ''
    this.answers.reject(row, new ActorNotFound(why + hint))
  }

  /** What still waits for an actor that is gone becomes undeliverable. */
  addAll(entry: ActorEntry, now: number): void {
    const { box } = entry
    for (let o = box.delivered; o < box.tail; o++) {
      const sender = this.state.actors[box.field(o, L_FROM)]
      const account = this.state.links.get(sender.container)
      if (account !== undefined) account.room += box.field(o, L_BYTES)
      this.state.remember(box.field(o, L_ROW), box.field(o, L_ARGC), box.argsOf(o), box.field(o, L_BYTES))
      this.add(box.field(o, L_ROW), entry, entry.name, now)
    }
    box.clear()
  }
}

function fate({ status, cause }: ActorEntry): string {
  if (status !== 'dead') return 'has stopped'
  return cause ? `is dead: ${cause}` : 'is dead'
}
