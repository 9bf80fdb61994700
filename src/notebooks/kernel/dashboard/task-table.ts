/**
 * The messages of a run as tasks: what was asked of whom, how long it waited, how long it ran, and what came of it.
 *
 * Read off the record when somebody looks, over `Handlings`: the latest 100 000, of which the first few in the order
 * that was asked for are written out.
 */
import type { ReadableRun } from '../../../runtime/record/readable-run'
import { Outcome } from '../../../runtime/record/record'
import type {
  TaskColumn,
  TaskRow,
  TasksQuery,
  TasksView,
  TaskState,
} from '../../../runtime/protocol/dashboard'
import { Handlings, type Handling } from '../handlings'
import { OUTCOME_NAMES } from '../inspection/outcome-names'
import { turned } from './actor-table'
import { rulerOf, type RuledRun, type RunRuler } from './run-ruler'
import { compareWords, TopRows, type Compare } from './top-rows'

export type TaskSource = Pick<ReadableRun, 'record' | 'lives' | 'actors' | 'names'> & RuledRun

export class TaskTable {
  private readonly handlings: Handlings

  constructor(
    private readonly run: TaskSource,
    private readonly stepsBefore: () => number,
  ) {
    this.handlings = new Handlings(run)
  }

  /** `now`: in units of 10 µs since the run began. */
  view({ state, words, sort, most }: TasksQuery, now: number): TasksView {
    this.handlings.update()
    const { all, forgotten } = this.handlings
    const ruler = rulerOf(this.run, 0, this.stepsBefore())
    const clock = new TaskClock(ruler, now)
    const counts = { open: 0, done: 0, failed: 0 }
    const fits = this.fitting(words)
    const compare = sort === null ? newest : turned(this.by(sort.column, clock), sort.descending)
    const top = new TopRows<Handling>(most, compare)
    for (const one of all) {
      const mine = stateOf(one.outcome)
      counts[mine]++
      if ((state === null || state === mine) && fits(one)) top.add(one)
    }
    return {
      unit: ruler.unit,
      rows: top.rows().map((one) => this.row(one, clock)),
      found: top.count,
      total: all.length,
      counts,
      forgotten,
    }
  }

  private row(one: Handling, clock: TaskClock): TaskRow {
    return {
      row: one.row,
      kind: one.ask ? 'ask' : 'tell',
      method: this.run.names[one.method],
      from: one.from,
      fromName: this.nameOf(one.from),
      to: one.actor,
      toName: this.nameOf(one.actor),
      state: stateOf(one.outcome),
      // What was delivered and has not begun still waits, in its worker.
      outcome: one.outcome === Outcome.Delivered && one.start < 0 ? 'waiting' : OUTCOME_NAMES[one.outcome],
      sent: clock.sent(one),
      waited: clock.waited(one),
      ran: clock.ran(one),
    }
  }

  private nameOf(index: number): string {
    return this.run.actors[index]?.name ?? 'someone'
  }

  /** A name is looked at once, however many messages it has. */
  private fitting(words: string): (one: Handling) => boolean {
    const wanted = words.trim().toLowerCase()
    if (wanted === '') return () => true
    const remembered = (textOf: (n: number) => string) => {
      const known = new Map<number, boolean>()
      return (n: number): boolean => {
        let has = known.get(n)
        if (has === undefined) known.set(n, (has = textOf(n).toLowerCase().includes(wanted)))
        return has
      }
    }
    const method = remembered((n) => this.run.names[n])
    const actor = remembered((n) => this.nameOf(n))
    return (one) => method(one.method) || actor(one.from) || actor(one.actor)
  }

  private by(column: TaskColumn, clock: TaskClock): Compare<Handling> {
    const { names } = this.run
    switch (column) {
      case 'method':
        return (a, b) => (a.method === b.method ? 0 : compareWords(names[a.method], names[b.method]))
      case 'from':
        return (a, b) => (a.from === b.from ? 0 : compareWords(this.nameOf(a.from), this.nameOf(b.from)))
      case 'to':
        return (a, b) => (a.actor === b.actor ? 0 : compareWords(this.nameOf(a.actor), this.nameOf(b.actor)))
      case 'sent':
        return (a, b) => a.row - b.row
      case 'waited':
        return (a, b) => clock.waited(a) - clock.waited(b)
      case 'ran':
        return (a, b) => (clock.ran(a) ?? -1) - (clock.ran(b) ?? -1)
      case 'outcome':
        return (a, b) => a.outcome - b.outcome
    }
  }
}

const newest: Compare<Handling> = (a, b) => b.row - a.row

/** How long a message waited and ran, on the ruler. */
class TaskClock {
  private readonly present: number

  constructor(
    private readonly ruler: RunRuler,
    now: number,
  ) {
    this.present = ruler.position(now)
  }

  sent({ sent }: Handling): number {
    return this.ruler.position(sent) / this.ruler.per
  }

  waited({ sent, start, ended }: Handling): number {
    const until = start >= 0 ? this.begin(start) : ended >= 0 ? this.ruler.position(ended) : this.present
    return Math.max(0, until - this.ruler.position(sent)) / this.ruler.per
  }

  ran({ start, ended }: Handling): number | null {
    if (start < 0) return null
    const until = ended >= 0 ? this.ruler.position(ended) : this.present
    return Math.max(0, until - this.begin(start)) / this.ruler.per
  }

  /** What a delivery brings begins in it and not behind it. */
  private begin(start: number): number {
    const at = this.ruler.position(start)
    return this.ruler.unit === 'deliveries' ? Math.max(0, at - 1) : at
  }
}

function stateOf(outcome: Outcome): TaskState {
  return outcome < Outcome.Settled ? 'open' : outcome === Outcome.Settled ? 'done' : 'failed'
}
