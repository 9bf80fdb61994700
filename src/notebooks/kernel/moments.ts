/**
 * The moments of a run, one after the other: what was sent, begun, ended and answered, and what became of actors.
 *
 * A reading goes on where the last one ended, over `Handlings`. Moments stand in the order of the broker's time, and
 * where times are equal in an order in which nothing stands before what led to it (`moment-order.ts`). They are kept in
 * columns, a few bytes each, and numbered over the whole run; when there are too many the oldest are let go of.
 *
 * A long silence has two moments of its own, so that what is drawn one a line has room for it.
 */
import type { Life } from '../../runtime/record/lives'
import type { CausalMoments } from '../../runtime/record/causality'
import type { ReadableRun } from '../../runtime/record/readable-run'
import { Outcome } from '../../runtime/record/record'
import { Handlings, type Handling } from './handlings'
import { Column } from './column'
import { ordered, Part, type Fresh } from './moment-order'

/** Moments that are kept, and how many more come together before the oldest go. */
const KEPT = 400_000
const SLACK = 200_000
/** In units of 10 µs: from how long on nothing is a silence. */
const SILENCE = 50_000
/** Numbers a row has: where its sending, beginning, end and answer stand. */
const PARTS = 4

/** What is told of the moments as they come. */
export interface MomentListener {
  came(moment: number, part: Part, row: number, handling: Handling | null): void
}

export class Moments implements CausalMoments {
  readonly handlings: Handlings
  first = 0
  private readonly rows = new Column(Float64Array)
  private readonly parts = new Column()
  private readonly actors = new Column()
  private readonly times = new Column(Float64Array)
  private readonly origins = new Column()
  /** Messages that are on their way after a moment. */
  private readonly flying = new Column()
  /** By row and part. */
  private readonly places = new Column()
  private firstRow = 0
  private lastRow = -1
  private open: Handling[] = []
  private readLives = 0
  private readonly lives = new Map<number, Life>()
  private readonly met = new Set<number>([0])
  private readonly latest = new Map<number, number>()

  constructor(
    private readonly run: ReadableRun,
    private readonly listener: MomentListener,
  ) {
    this.handlings = new Handlings(run)
  }

  get total(): number {
    return this.first + this.rows.length
  }

  /** Row of the message; of a life its number; of a silence how long it is, in units of 10 µs. */
  rowOf(moment: number): number {
    return this.rows.get(moment - this.first)
  }

  partOf(moment: number): Part {
    return this.parts.get(moment - this.first) as Part
  }

  actorOf(moment: number): number {
    return this.actors.get(moment - this.first)
  }

  /** In units of 10 µs. */
  timeOf(moment: number): number {
    return this.times.get(moment - this.first)
  }

  originOf(moment: number): number {
    const origin = this.origins.get(moment - this.first)
    return origin < this.first ? -1 : origin
  }

  /** How many messages are sent before a moment and have not arrived by then. */
  flyingBefore(moment: number): number {
    return moment <= this.first ? 0 : this.flying.get(moment - this.first - 1)
  }

  lifeOf(moment: number): Life | undefined {
    return this.lives.get(this.rowOf(moment))
  }

  /** Where a part of a message stands; −1 where it has not happened, or is kept no more. */
  momentOf(row: number, part: Part): number {
    const at = (row - this.firstRow) * PARTS + part
    if (row < this.firstRow || at >= this.places.length) return -1
    const moment = this.places.get(at)
    return moment < this.first ? -1 : moment
  }

  /** Goes on to read where it stopped. `silences`: time means something. */
  update(silences: boolean): void {
    this.handlings.update()
    const { all } = this.handlings
    const fresh: Fresh[] = []
    this.takeLives(fresh)
    let from = all.length
    while (from > 0 && all[from - 1].row > this.lastRow) from--
    for (let n = from; n < all.length; n++) this.takeRow(all[n].row)
    this.open = this.open.concat(all.slice(from)).filter((one) => this.takeHandling(one, fresh))
    for (const one of ordered(fresh, this.run.record)) this.append(one, silences)
    if (this.rows.length > KEPT + SLACK) this.drop(this.rows.length - KEPT)
  }

  private takeLives(fresh: Fresh[]): void {
    const { lives } = this.run
    let number = Math.max(this.readLives, lives.first)
    for (const life of lives.since(this.readLives)) {
      const { kind, actor, time, rows } = life
      const first = kind === 'placed' && !this.met.has(actor)
      if (first) this.met.add(actor)
      if (first || (kind !== 'placed' && kind !== 'began')) {
        this.lives.set(number, life)
        fresh.push({ part: Part.Life, row: number, time, actor, handling: null, after: rows - 1 })
      }
      number++
    }
    this.readLives = lives.total
  }

  private takeRow(row: number): void {
    this.lastRow = row
    if (this.places.length === 0) this.firstRow = row
    while (this.places.length < (row - this.firstRow + 1) * PARTS) this.places.push(-1)
  }

  /** What has happened to a message since the last reading. Whether there is more to come. */
  private takeHandling(one: Handling, fresh: Fresh[]): boolean {
    const { row, from, actor, start, ended, outcome } = one
    if (row < this.firstRow) return false
    const add = (part: Part, time: number, whose: number): void => {
      const at = (row - this.firstRow) * PARTS + part
      if (this.places.get(at) !== -1) return
      // It gets its number when all that is new stands in order.
      this.places.set(at, COMING)
      fresh.push({ part, row, time, actor: whose, handling: one, after: -1 })
    }
    add(Part.Sent, one.sent, from)
    const none = outcome === Outcome.Lost || outcome === Outcome.Undeliverable
    if (start >= 0 && !none) add(Part.Began, start, actor)
    if (ended < 0) return row >= this.run.record.first
    // One that died with its worker, and had not begun as far as is known, began when it ended.
    if (!none) add(Part.Began, ended, actor)
    add(Part.Ended, ended, none ? from : actor)
    if (!one.ask || none || this.run.answerLost?.(row) === true) return false
    const answered = this.run.answeredAt === undefined ? ended : this.run.answeredAt(row)
    if (answered < 0) return row >= this.run.record.first
    add(Part.Answered, Math.max(answered, ended), from)
    return false
  }

  private append({ part, row, time, actor, handling }: Fresh, silences: boolean): void {
    const before = this.rows.length === 0 ? time : this.times.last
    if (silences && time - before >= SILENCE) {
      this.push(Part.Silence, time - before, -1, before, -1)
      this.push(Part.Silence, 0, -1, time, -1)
    }
    const moment = this.total
    if (handling !== null) this.places.set((row - this.firstRow) * PARTS + part, moment)
    const ends = part === Part.Began || (part === Part.Ended && this.momentOf(row, Part.Began) < 0)
    this.push(part, row, actor, time, this.origin(part, row, actor), part === Part.Sent ? 1 : ends ? -1 : 0)
    this.latest.set(actor, moment)
    this.listener.came(moment, part, row, handling)
  }

  private origin(part: Part, row: number, actor: number): number {
    if (part === Part.Began) return this.momentOf(row, Part.Sent)
    if (part === Part.Answered) return this.momentOf(row, Part.Ended)
    if (part !== Part.Life || this.lives.get(row)?.kind !== 'placed') return -1
    // Made by its parent, after all that the parent had done until then.
    return this.latest.get(this.run.actors[actor]?.parent ?? -1) ?? -1
  }

  private push(part: Part, row: number, actor: number, time: number, origin: number, flies = 0): void {
    this.flying.push((this.flying.length === 0 ? 0 : this.flying.last) + flies)
    this.parts.push(part)
    this.rows.push(row)
    this.actors.push(actor)
    this.times.push(time)
    this.origins.push(origin)
  }

  private drop(count: number): void {
    this.first += count
    for (const column of [this.parts, this.rows, this.actors, this.times, this.origins, this.flying])
      column.drop(count)
    // Rows of which the sending is gone: those of which all parts are.
    let rows = 0
    const last = this.places.length / PARTS
    while (rows < last && this.gone(rows)) rows++
    this.places.drop(rows * PARTS)
    this.firstRow += rows
    for (const number of this.lives.keys()) {
      if (this.lives.size <= KEPT / 10) break
      this.lives.delete(number)
    }
  }

  private gone(row: number): boolean {
    for (let part = 0; part < PARTS; part++)
      if (this.places.get(row * PARTS + part) >= this.first) return false
    return true
  }
}

/** Of a part that has happened and has no number yet. */
const COMING = -2
