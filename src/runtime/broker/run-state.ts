/**
 * What all parts of the broker share in one run: actors, names, links, the record, counts and logs.
 *
 * A plain value with the few operations that keep it whole. It decides nothing: who is placed where, what is delivered
 * and what a death means is said by the parts that hold it.
 */
import { messageKey } from '../protocol/identity'
import type { LogLine, Mode } from '../protocol/view'
import { FLAG_MOVED, Kind } from '../protocol/wire'
import { BlankRecord } from '../record/blank-record'
import { Outcome, R_ACTIVATION, R_FROM, R_N, R_TO, RunRecord } from '../record/record'
import { Payloads } from '../record/payloads'
import { RecentRows } from '../record/recent-rows'
import { FunctionRegister } from '../record/functions'
import { RunTime } from '../record/run-time'
import { States } from '../record/states'
import type { ToldLine } from '../record/told'
import { makeEntry, type ActorEntry } from './actor-entry'
import { Link } from './link'
import { Lives, type LifeKind } from '../record/lives'
import { L_METHOD } from './mailbox'
import { Moves } from './moves'
import type { BrokerOptions } from './options'

const LOGS = 2000

/** How far the run's times may be ahead of the machine's, in units of 10 µs. */
const AHEAD = 500
/** Seconds in a unit of the broker's time. */
const TICK = 1e-5

export class RunState {
  readonly actors: ActorEntry[] = []
  readonly directory = new Map<string, number>()
  /** By container; 0 is the notebook's. */
  readonly links = new Map<number, Link>()
  readonly record: RunRecord
  /** What is told of the run in times is told in these; all else here counts in the machine's. */
  readonly runTime = new RunTime()
  readonly payloads = new Payloads()
  readonly moves = new Moves()
  readonly lives = new Lives()
  readonly states = new States()
  readonly functions: FunctionRegister
  /** What asks were answered with, by the row of the ask. */
  readonly replies = new Payloads()
  /** Rows of asks whose answers were lost; the latest. */
  readonly lostAnswers = new RecentRows()
  /** Names of methods and sites by their numbers. */
  readonly names: string[] = []
  private readonly numbers = new Map<string, number>()
  readonly counts = { sent: 0, settled: 0, failed: 0, died: 0, undeliverable: 0, lost: 0, fenced: 0 }
  readonly logs: ToldLine[] = []
  logCount = 0
  /** Lines of errors among them. */
  errorCount = 0
  mode: Mode
  /** Seconds on the clock of a run that is held; it moves when a timer is taken. */
  clock = 0
  /** No time of the run is earlier, in units of 10 µs; what the machine's clock said last. */
  least = 0
  private read = 0
  /** Seconds that the run's clock is ahead of its time: while messages are held it stands still. */
  private ahead = 0
  /** How many times as fast as the machine's the clock goes, where nothing is held. */
  clockRate: number
  /** Rows of asks that were rejected while their letters lay with a host: they're taken out when it gives them back. */
  readonly withdrawn = new Set<number>()
  private touched: ActorEntry[] = []
  /** Cell whose run the notebook makes now. */
  cell = ''
  /** Grows with everything that a view could show. */
  version = 0

  constructor(readonly options: BrokerOptions) {
    this.mode = options.mode
    this.functions = new FunctionRegister(options.platform)
    const Record = options.recording === false ? BlankRecord : RunRecord
    this.record = new Record(options.recordBytes, this.runTime)
    this.clockRate = options.clockRate ?? 1
    this.runTime.set(0, this.pace)
  }

  /** The machine's time, or a little later: see `next`. */
  time(machine: number): number {
    this.read = machine
    return Math.max(machine, this.least)
  }

  /**
   * A time of its own for a delivery on an unordered network. The record tells an order by times and, where they are
   * equal, by rows: so what overtakes must be earlier. The run's times go on from there; −1 where they are too far ahead
   * of the machine's, and nothing can overtake for the moment.
   */
  next(entry: ActorEntry, now: number): number {
    const at = Math.max(now, entry.deliveredAt + 1)
    if (at - this.read > AHEAD) return -1
    this.least = Math.max(this.least, at)
    return (entry.deliveredAt = at)
  }

  /** Seconds on the run's clock. */
  seconds(now: number): number {
    return this.mode === 'step' ? this.clock : this.runTime.of(now) * TICK + this.ahead
  }

  /** How many times as fast the run's time goes now. A person who delivers takes real time. */
  get pace(): number {
    return this.mode === 'step' ? 1 : this.clockRate
  }

  setClockRate(rate: number, now: number): void {
    this.clockRate = rate
    this.runTime.set(now, this.pace)
  }

  /** Stops the clock where a run is held, and lets it go on from there. */
  setMode(mode: Mode, now: number): void {
    const seconds = this.seconds(now)
    this.mode = mode
    this.clock = seconds
    this.runTime.set(now, this.pace)
    this.ahead = seconds - this.runTime.of(now) * TICK
  }

  /** One clock for all: every host hears of the time before it is given anything else. */
  passTo(seconds: number): void {
    if (seconds <= this.clock) return
    this.clock = seconds
    for (const link of this.links.values()) {
      link.out.push(Kind.Time, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0)
      link.out.args.push(seconds)
    }
  }

  /** The number that a method or site name has in this run. */
  intern(name: string): number {
    let number = this.numbers.get(name)
    if (number === undefined) {
      number = this.names.length
      this.names.push(name)
      this.numbers.set(name, number)
    }
    return number
  }

  /** A new actor under its id; the index is the same in every run of the notebook. */
  addActor(id: string, fields: Pick<ActorEntry, 'name' | 'className' | 'parent'>): ActorEntry {
    const { indices } = this.options
    let index = indices.get(id)
    if (index === undefined) {
      index = indices.size
      indices.set(id, index)
    }
    const entry = makeEntry({ index, id, ...fields })
    this.actors[index] = entry
    entry.box.changed = () => this.touch(entry)
    this.touch(entry)
    return entry
  }

  /** Something of the actor has changed that views count: whether it's there, has ended, what waits. */
  touch(entry: ActorEntry): void {
    if (entry.touched) return
    entry.touched = true
    this.touched.push(entry)
  }

  /** Those of whom a count may have changed since this was last asked, each once. */
  takeTouched(): readonly ActorEntry[] {
    const { touched } = this
    this.touched = []
    for (const entry of touched) entry.touched = false
    return touched
  }

  /** A host is there and can be written to. */
  attach(container: number): void {
    this.links.set(container, new Link(container))
  }

  log(
    time: number,
    actor: number,
    level: LogLine['level'],
    text: string,
    place: LogLine['place'],
    row = -1,
  ): void {
    this.logs.push({ seq: this.logCount++, actor, level, text, place, row, time: this.runTime.of(time) })
    if (level === 'error') this.errorCount++
    if (this.logs.length > LOGS) this.logs.splice(0, this.logs.length - LOGS)
  }

  /** Something has become of an actor that views tell of. */
  lived(kind: LifeKind, entry: ActorEntry, now: number, cause = '', cold = false, row = -1): void {
    const { index: actor, container: worker } = entry
    this.lives.add({
      kind,
      actor,
      time: this.runTime.of(now),
      rows: this.record.rows,
      worker,
      cold,
      cause,
      row,
    })
  }

  /** What a message carried stays known to those who look back; a moved buffer is its receiver's alone. */
  remember(row: number, flags: number, args: unknown, bytes: number): void {
    if (flags & FLAG_MOVED || this.options.recording === false) return
    this.payloads.keep(row, flags & 0xffff, args, bytes)
  }

  /** A message has come to its end. Its first end counts, whatever is said of it later. */
  endRow(row: number, outcome: Outcome, now: number): void {
    if (this.record.outcome(row) >= Outcome.Settled) return
    this.record.end(row, outcome, now)
    if (outcome === Outcome.Settled) this.counts.settled++
    else if (outcome === Outcome.Failed) this.failed(row)
    else if (outcome === Outcome.Died) this.counts.died++
    else if (outcome === Outcome.Undeliverable) this.counts.undeliverable++
    else if (outcome === Outcome.Lost) this.counts.lost++
  }

  private failed(row: number): void {
    this.counts.failed++
    const actor = this.actors[this.record.get(row, R_TO)] as ActorEntry | undefined
    if (actor !== undefined) actor.failed++
  }

  /** Key of the step that delivers the message of a row. */
  keyOf(row: number): string {
    const sender = this.actors[this.record.get(row, R_FROM)]
    return messageKey(sender.id, this.record.get(row, R_ACTIVATION), this.record.get(row, R_N))
  }

  /** Method that an actor handles now, or undefined. */
  handling({ box }: ActorEntry): string | undefined {
    return box.started > box.settled ? this.names[box.field(box.settled, L_METHOD)] : undefined
  }

  *aliveNames(): Iterable<string> {
    for (const [name, index] of this.directory) if (this.actors[index].status === 'alive') yield name
  }
}
