/**
 * The handlings of a run, read off its record: what was handled where, from when to when, and what it asked meanwhile.
 *
 * Nothing is done a message until somebody asks: a reading goes on where the last one ended and looks again at what
 * was still open then. The latest 100 000 handlings are kept.
 *
 * The record has no row's beginning. With one message at a time an actor begins a message when it has been delivered
 * and the one before has ended; where an actor may handle several at once (maxConcurrency above 1, and the notebook)
 * the delivery itself is taken for the beginning, so that its bars may begin a little early and overlap. Times are the
 * broker's: those of the batches in which a host told of it.
 */
import { Kind } from '../../runtime/protocol/wire'
import type { ReadableRun } from '../../runtime/record/readable-run'
import { Outcome, R_DELIVERED, R_ENDED, type RowView } from '../../runtime/record/record'

const KEPT = 100_000

/** What is read of a run, live or recorded. */
export type RunReadings = Pick<ReadableRun, 'record' | 'lives' | 'actors' | 'names'>

/** A question that a handling or a cell has sent, or an actor that it had made: it waits until `ended`. */
export interface Asked {
  readonly row: number
  readonly sent: number
  /** −1: not yet. */
  ended: number
  /** The network lost it: no answer will come. */
  lost: boolean
}

/** Times are in units of 10 µs since the run began; −1 for what has not happened. */
export interface Handling extends Asked {
  readonly actor: number
  readonly from: number
  readonly method: number
  readonly ask: boolean
  delivered: number
  start: number
  outcome: Outcome
  worker: number
  /** What it asked, in order. */
  readonly asks: Asked[]
  /** The handling that sent it; the run of a cell by its activation. */
  readonly parent: Handling | number | null
}

export class Handlings {
  /** In the order of their rows. */
  all: Handling[] = []
  /** Handlings that were let go of, and rows that were never read. */
  forgotten = 0
  /** What each run of a cell has asked, by the activation of the notebook. */
  readonly cells = new Map<number, Asked[]>()
  private byRow = new Map<number, Handling>()
  private open: Handling[] = []
  /** Actors that are being made. */
  private spawns: Asked[] = []
  private readonly lastEnd = new Map<number, number>()
  private read = 0
  private readLives = 0
  private readonly workerOf = new Map<number, number>()
  private readonly openings = new Map<number, { from: number; to: number; actor: number }>()

  constructor(private readonly broker: Pick<ReadableRun, 'record' | 'lives' | 'actors'>) {}

  /** Goes on to read where it stopped. */
  update(): void {
    this.updateLives()
    const { record } = this.broker
    const first = Math.max(record.first, record.rows - KEPT)
    if (this.read < first) {
      this.forgotten += first - this.read
      this.read = first
    }
    for (; this.read < record.rows; this.read++) this.add(this.read, record.read(this.read)!)
    this.settleOpen()
    if (this.all.length > KEPT * 1.5) this.drop(this.all.length - KEPT)
  }

  /** By worker: from when it was asked for, and when the first actor had begun there (−1: not yet). */
  get cold(): ReadonlyMap<number, { readonly from: number; readonly to: number; readonly actor: number }> {
    return this.openings
  }

  private updateLives(): void {
    const { lives } = this.broker
    for (const life of lives.since(this.readLives)) {
      if (life.kind === 'placed') {
        this.workerOf.set(life.actor, life.worker)
        if (life.cold && !this.openings.has(life.worker))
          this.openings.set(life.worker, { from: life.time, to: -1, actor: life.actor })
      } else if (life.kind === 'began' || life.kind === 'died') {
        const opening = this.openings.get(life.worker)
        if (opening?.to === -1) opening.to = life.time
      }
    }
    this.readLives = lives.total
  }

  private add(row: number, view: RowView): void {
    const { kind, from, to, activation, cause, sent } = view
    if (kind === (Kind.Spawn as number)) {
      const spawn: Asked = { row, sent, ended: -1, lost: false }
      this.spawns.push(spawn)
      this.waitsFor(this.senderOf(from, activation, cause), spawn)
      return
    }
    if (kind !== (Kind.Tell as number) && kind !== (Kind.Ask as number)) return
    const parent = this.senderOf(from, activation, cause)
    const handling: Handling = {
      row, sent, from, actor: to, method: view.method, ask: kind === (Kind.Ask as number), parent,
      delivered: -1, start: -1, ended: -1, lost: false, outcome: Outcome.Waiting, worker: -1, asks: [],
    } // oxfmt-ignore
    this.all.push(handling)
    this.byRow.set(row, handling)
    this.open.push(handling)
    if (handling.ask) this.waitsFor(parent, handling)
  }

  /**
   * Who sent a message: its causal parent is what its sender received last, that is either the message that it handled
   * or the answer to something that the same handling asked before.
   */
  private senderOf(from: number, activation: number, cause: number): Handling | number | null {
    if (from === 0) return activation
    const received = this.byRow.get(cause)
    if (received === undefined) return null
    return received.actor === from ? received : received.from === from ? received.parent : null
  }

  private waitsFor(parent: Handling | number | null, asked: Asked): void {
    if (parent === null) return
    if (typeof parent !== 'number') {
      parent.asks.push(asked)
      return
    }
    const list = this.cells.get(parent)
    if (list) list.push(asked)
    else this.cells.set(parent, [asked])
  }

  /** What was open may have been delivered or ended since: in the order of delivery, an actor's are one after the other. */
  private settleOpen(): void {
    const { record, actors } = this.broker
    for (const spawn of this.spawns)
      spawn.ended = spawn.row < record.first ? spawn.sent : record.get(spawn.row, R_ENDED)
    this.spawns = this.spawns.filter((spawn) => spawn.ended < 0)
    if (this.open.length > 0 && this.open[0].row < record.first)
      this.open = this.open.filter((one) => one.row >= record.first)
    for (const one of this.open) {
      one.delivered = record.get(one.row, R_DELIVERED)
      one.ended = record.get(one.row, R_ENDED)
      one.outcome = record.outcome(one.row)
      one.lost = one.outcome === Outcome.Lost
    }
    // One after the other as they were delivered; nearly always the order that they are in.
    this.open.sort((a, b) => a.delivered - b.delivered || a.row - b.row)
    const busy = new Set<number>()
    for (const one of this.open) {
      one.start = -1
      if (one.delivered < 0 || isNone(one.outcome)) continue
      const entry = actors[one.actor]
      if (one.worker < 0) one.worker = entry && entry.container >= 0 ? entry.container : this.known(one.actor)
      const oneByOne = entry === undefined || entry.maxConcurrency === 1
      if (oneByOne && busy.has(one.actor)) continue
      one.start = oneByOne ? Math.max(one.delivered, this.lastEnd.get(one.actor) ?? -1) : one.delivered
      if (one.ended < 0) busy.add(one.actor)
      else this.lastEnd.set(one.actor, one.ended)
    }
    this.open = this.open.filter((one) => one.ended < 0)
  }

  private known(actor: number): number {
    return this.workerOf.get(actor) ?? -1
  }

  private drop(count: number): void {
    this.forgotten += count
    this.all = this.all.slice(count)
    this.byRow = new Map(this.all.map((one) => [one.row, one]))
    const first = this.all[0].row
    this.open = this.open.filter((one) => one.row >= first)
  }
}

/** It never came to a handling. */
function isNone(outcome: Outcome): boolean {
  return outcome === Outcome.Lost || outcome === Outcome.Undeliverable
}
