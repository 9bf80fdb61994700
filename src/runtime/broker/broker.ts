/**
 * The broker: the one place through which every message passes. It routes, holds, counts, records.
 *
 * A deterministic state machine: batches and container events in, batches and effects out; no ports, clock or timers
 * of its own (`Shell` brings them), so that the explorer drives the very same code in one thread. Delivery happens by
 * policy: `live` as soon as there is credit, `slow` when the message has travelled, `step` when somebody takes it.
 *
 * What it does not do: run handlers, know workers, or keep arguments after a message has been started.
 */
import { ActorDied, ActorNotFound, BadCall, DeadlockError, toWire, type ActorError } from '../actor/errors'
import { childId, messageKey, NOTEBOOK, NOTEBOOK_FIRST, timerKey, answerKey } from '../protocol/identity'
import type {
  RefToken,
  RunSettings,
  SpawnRequest,
  StartSpec,
  StateReport,
  WireError,
} from '../protocol/control'
import { collectBuffers } from '../protocol/buffers'
import type { LogLine, Mode } from '../protocol/view'
import {
  ACTIVATION,
  ARGC,
  BYTES,
  CAUSE,
  FLAG_LATE,
  FLAG_MOVED,
  FLAG_RESTART,
  FLAG_STOP,
  FROM,
  INCARNATION,
  KIND,
  Kind,
  METHOD,
  N,
  SITE,
  SliceEnd,
  STRIDE,
  TO,
  TOKEN,
  type Batch,
} from '../protocol/wire'
import { Outcome, R_ACTIVATION, R_FROM, R_N, RunRecord } from '../record/record'
import { RandomStream } from '../clock/random'
import { place, type ContainerLoad, type PlacementRules } from '../cluster/placement'
import { makeEntry, type ActorEntry } from './actor-entry'
import { findDeadlock } from './deadlock'
import { waitingLetters, type Ordering } from './enabled'
import { Link } from './link'
import {
  CREDIT,
  hasCredit,
  L_ACTIVATION,
  L_ARGC,
  L_BYTES,
  L_FROM,
  L_KIND,
  L_METHOD,
  L_N,
  L_ROW,
  Mailbox,
} from './mailbox'
import { Moves } from './moves'
import { nearestName } from './nearest'

export interface Shell {
  /** Time since the run began, in units of 10 µs. */
  now(): number
  /** Make an actor; its host answers with a Started row. */
  start(container: number, spec: StartSpec): void
  /** Open a container; answered by `containerReady` or `containerDied`. */
  open(container: number): void
  /** End a container; the broker has already given it up. */
  kill(container: number): void
  /** Something is to be posted, or the picture changed. */
  wake(): void
  /** Step: every slice has ended and nothing goes by itself any more. */
  quiet(): void
  /** An actor shows something in its cell. */
  display(actor: number, operation: unknown): void
}

export interface BrokerOptions {
  readonly epoch: number
  readonly seed: number
  readonly mode: Mode
  readonly placement: PlacementRules
  readonly recordBytes?: number
  /** Shared by all epochs of a notebook, so that an id has one index. */
  readonly indices: Map<string, number>
  /** Tests switch these off to prove that they are needed. */
  readonly fencing?: boolean
  readonly revocation?: boolean
  readonly outboxBytes?: number
}

interface Ask {
  readonly link: number
  readonly token: number
  readonly asker: number
  readonly to: number
  readonly method: number
}

export interface Step {
  readonly key: string
  readonly kind: 'tell' | 'ask' | 'answer' | 'timer'
  readonly from: number
  readonly to: number
  readonly method: string
  readonly enabled: boolean
  readonly behind: string
  readonly row: number
}

interface HeldAnswer {
  readonly key: string
  readonly row: number
  readonly ask: Ask
  readonly failed: boolean
  readonly value: unknown
  readonly refs: number
}

interface Timer {
  readonly key: string
  readonly actor: number
  readonly incarnation: number
  readonly token: number
  readonly due: number
}

interface NetworkWish {
  readonly ordering: 'ordered' | 'unordered' | 'duplicating'
  readonly loss: number
  /** Seconds. */
  readonly latency: number
  readonly answers: 'steps' | 'immediate'
}

/** Share of messages that a duplicating network delivers twice. */
const DUPLICATES = 0.25
/** Added to a message's number for its second copy. */
const COPY = 1_000_000
const LOGS = 2000
const UNDELIVERABLE_KEPT = 100

export class Broker {
  readonly actors: ActorEntry[] = []
  readonly directory = new Map<string, number>()
  readonly links = new Map<number, Link>()
  readonly containers = new Map<number, { actors: number; status: ContainerLoad['status'] }>()
  readonly record: RunRecord
  readonly moves = new Moves()
  readonly names: string[] = []
  private numbers = new Map<string, number>()
  readonly asks = new Map<number, Ask>()
  readonly logs: LogLine[] = []
  logCount = 0
  mode: Mode
  ordering: Ordering = 'ordered'
  answers: 'steps' | 'immediate' = 'steps'
  private loss = 0
  private duplicating = false
  /** Time that a message travels in a live run, in units of 10 µs; the shell's clock has to tick then. */
  latency = 0
  private networkRandom: RandomStream
  readonly counts = { sent: 0, settled: 0, failed: 0, died: 0, undeliverable: 0, lost: 0, fenced: 0 }
  /** The latest undeliverable letters, bounded. */
  readonly deadLetters: { to: string; method: string; from: number; row: number }[] = []
  /** Grows with everything that a view could show. */
  version = 0
  /** Cell whose run the notebook makes now. */
  cell = ''
  private ready: ActorEntry[] = []
  private quietWaiters: { link: number; token: number }[] = []
  private waitingStarts = new Map<number, StartSpec[]>()
  private nextContainer = 1
  private dirtyBlocked = false
  private readonly afterBatch: (() => void)[] = []

  // Slow motion: deliveries that travel, in order of arrival.
  travel = 0
  private travelling: { at: number; go: () => void }[] = []

  // Step: what goes by itself, one at a time, and what is held.
  private actions: (() => void)[] = []
  private busy = new Map<number, number>()
  private heldAnswers: HeldAnswer[] = []
  private timers: Timer[] = []
  readonly schedule: string[] = []
  /** The steps of the schedule, by actors and method. */
  readonly deliveries: { from: number; to: number; method: string }[] = []
  /** Seconds of the run's clock in step mode. */
  clock = 0

  constructor(
    private readonly shell: Shell,
    readonly options: BrokerOptions,
  ) {
    this.mode = options.mode
    this.record = new RunRecord(options.recordBytes)
    this.networkRandom = new RandomStream(options.seed, 'network')
    const notebook = this.entryFor(NOTEBOOK, {
      name: 'notebook',
      className: 'notebook',
      parent: -1,
    })
    notebook.status = 'alive'
    notebook.container = 0
    notebook.maxConcurrency = Infinity
    notebook.methods = []
    notebook.box = new Mailbox(NOTEBOOK_FIRST)
    this.directory.set('notebook', notebook.index)
    this.attach(0)
  }

  get settings(): RunSettings {
    return {
      epoch: this.options.epoch,
      mode: this.mode === 'step' ? 'step' : 'live',
      seed: this.options.seed,
      outboxBytes: this.options.outboxBytes ?? 16 * 1024 * 1024,
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

  private entryFor(id: string, fields: Pick<ActorEntry, 'name' | 'className' | 'parent'>): ActorEntry {
    let index = this.options.indices.get(id)
    if (index === undefined) {
      index = this.options.indices.size
      this.options.indices.set(id, index)
    }
    const entry = makeEntry({ index, id, ...fields })
    this.actors[index] = entry
    return entry
  }

  /** A host is there and can be written to. */
  attach(container: number): void {
    this.links.set(container, new Link(container))
  }

  /** All links with something to post. */
  *dirtyLinks(): Iterable<Link> {
    for (const link of this.links.values()) {
      if (link.room > 0) {
        link.out.push(Kind.Room, 0, 0, 0, 0, 0, 0, 0, link.room, 0, 0, 0)
        link.room = 0
      }
      if (link.out.count > 0) yield link
    }
  }

  token(entry: ActorEntry): RefToken {
    return {
      ref: entry.index,
      id: entry.id,
      name: entry.name,
      className: entry.className,
      methods: entry.methods,
      incarnation: entry.incarnation,
    }
  }

  // ---- batches in

  receive(container: number, batch: Batch): void {
    const link = this.links.get(container)
    if (link === undefined || batch.epoch !== this.options.epoch) {
      this.counts.fenced += batch.headers.length / STRIDE
      return
    }
    if (batch.names !== null) for (const name of batch.names) link.inNames.push(this.intern(name))
    const h = batch.headers
    const args = batch.args
    const now = this.shell.now()
    let cursor = 0
    for (let at = 0; at < h.length; at += STRIDE) {
      const flags = h[at + ARGC]
      const argc = flags & 0xffff
      const from = this.actors[h[at + FROM]]
      if (h[at + KIND] === (Kind.Slice as number)) {
        // The end of a slice is the host's word, whatever has become of the actor.
        this.sliceEnded(container, h[at + FROM], h[at + N], args[cursor])
        cursor += argc
        continue
      }
      // The fence: what a former incarnation, or a host that doesn't hold the actor any more, still says is refused.
      if (
        this.options.fencing !== false &&
        (from === undefined || from.container !== container || from.incarnation !== h[at + INCARNATION])
      ) {
        this.counts.fenced++
        cursor += argc
        continue
      }
      switch (h[at + KIND] as Kind) {
        case Kind.Tell:
        case Kind.Ask: {
          const value = argc === 1 ? args[cursor] : argc === 0 ? undefined : args.slice(cursor, cursor + argc)
          this.accept(link, h, at, value, now)
          break
        }
        case Kind.Answer:
        case Kind.Failure:
          this.answered(from, h, at, args[cursor], now)
          break
        case Kind.Watermark:
          this.watermark(from, h[at + N], h[at + ACTIVATION], now)
          break
        case Kind.Revoke:
          this.credited(from, h[at + N], h[at + ACTIVATION], now)
          break
        case Kind.Drop:
          this.dropped(from, h[at + N], h[at + ACTIVATION], now)
          break
        case Kind.Settled:
          this.endRow(h[at + TOKEN], Outcome.Settled, now)
          break
        case Kind.Spawn: {
          const request = args[cursor] as SpawnRequest
          const ordinal = h[at + TO]
          const token = h[at + TOKEN]
          const row = this.record.send(
            Kind.Spawn, from.index, from.index, this.intern('spawn'), -1, h[at + ACTIVATION], h[at + N], h[at + CAUSE], request.bytes, now,
          ) // prettier-ignore
          this.then(() => this.spawn(from, request, ordinal, container, token, row))
          break
        }
        case Kind.Stop: {
          const to = h[at + TO]
          this.then(() => this.stopActor(to))
          break
        }
        case Kind.State:
          from.state = args[cursor] as StateReport
          break
        case Kind.Log:
          this.log(
            from.index,
            args[cursor] as 'log',
            String(args[cursor + 1]),
            args[cursor + 2] as LogLine['place'],
          )
          break
        case Kind.Started:
          if (args[cursor] === null) this.started(from.index, from.incarnation)
          else this.startFailed(from.index, from.incarnation, args[cursor] as WireError)
          break
        case Kind.Display:
          this.shell.display(from.index, args[cursor])
          break
        case Kind.Timer:
          this.addTimer(from, h[at + TOKEN], args[cursor] as number, h[at + ACTIVATION], h[at + N])
          break
        case Kind.Cancel:
          for (const [row, ask] of this.asks) {
            if (ask.link === container && ask.token === h[at + TOKEN]) this.asks.delete(row)
          }
          break
        case Kind.Blocked:
          from.blocked = { asks: h[at + N], others: h[at + ACTIVATION] }
          this.dirtyBlocked = true
          break
        case Kind.Query: {
          const token = h[at + TOKEN]
          const question = args.slice(cursor, cursor + argc)
          this.then(() => this.query(container, token, question))
          break
        }
        default:
          break
      }
      cursor += argc
    }
    this.pump(now)
  }

  /** One more message: recorded, and into its receiver's mailbox. */
  private accept(link: Link, h: Int32Array, at: number, value: unknown, now: number): void {
    const kind = h[at + KIND]
    const from = h[at + FROM]
    const to = h[at + TO]
    const method = link.inNames[h[at + METHOD]]
    const bytes = h[at + BYTES]
    const siteNumber = h[at + SITE]
    const site = siteNumber < 0 ? -1 : link.inNames[siteNumber]
    const row = this.record.send(
      kind, from, to, method, site, h[at + ACTIVATION], h[at + N], h[at + CAUSE], bytes, now,
    ) // prettier-ignore
    this.counts.sent++
    const entry = this.actors[to]
    if (kind === Kind.Ask) {
      this.asks.set(row, { link: link.container, token: h[at + TOKEN], asker: from, to, method })
    }
    if (h[at + ARGC] & FLAG_LATE && this.mode === 'step') {
      this.log(from, 'error', `${this.names[method]} was sent by a handling that had already settled.`, null)
    }
    if (this.loss > 0 && this.networkRandom.next() < this.loss) {
      link.room += bytes
      this.endRow(row, Outcome.Lost, now)
      this.moves.add(row, false)
      return
    }
    if (entry === undefined || entry.status === 'stopped' || entry.status === 'dead') {
      link.room += bytes
      this.undeliverable(row, entry, String(to), now)
      return
    }
    const n = h[at + N]
    const activation = h[at + ACTIVATION]
    const flags = h[at + ARGC]
    if (this.duplicating && this.networkRandom.next() < DUPLICATES) {
      this.duplicate(kind, n, from, to, activation, method, site, bytes, flags, value, now)
    }
    if (this.mode === 'slow' || (this.mode === 'live' && this.latency > 0)) {
      // It has to travel first; all travel equally long, so they arrive in the order in which they were sent.
      this.moves.add(row, false)
      const arrive = () => {
        if (entry.status === 'stopped' || entry.status === 'dead') {
          link.room += bytes
          this.undeliverable(row, entry, entry.name, this.shell.now())
          return
        }
        entry.box.push(kind, n, from, activation, method, bytes, flags, row, value)
        this.offer(entry)
      }
      this.travelling.push({
        at: now + Math.max(this.mode === 'slow' ? this.travel : 0, this.latency),
        go: arrive,
      })
      return
    }
    entry.box.push(kind, n, from, activation, method, bytes, flags, row, value)
    if (this.mode === 'live') {
      this.moves.add(row, false)
      this.offer(entry)
    }
  }

  /** A second copy, a message of its own: its number tells it from the first. Nobody waits for what it answers. */
  private duplicate(
    kind: number,
    n: number,
    from: number,
    to: number,
    activation: number,
    method: number,
    site: number,
    bytes: number,
    flags: number,
    value: unknown,
    now: number,
  ): void {
    const copy = structuredClone(value)
    const row = this.record.send(kind, from, to, method, site, activation, n + COPY, -1, bytes, now)
    this.counts.sent++
    const entry = this.actors[to]
    entry.box.push(Kind.Tell, n + COPY, from, activation, method, 0, flags & ~FLAG_MOVED, row, copy)
    if (this.mode === 'live') this.offer(entry)
  }

  /** An actor may have something to deliver: remembered once, handled at the end of the batch. */
  private offer(entry: ActorEntry): void {
    if (entry.queued) return
    entry.queued = true
    this.ready.push(entry)
  }

  /** Ends a batch of events: deliveries, deadlocks, waits for quiet. */
  private pump(now: number): void {
    this.version++
    for (const action of this.afterBatch.splice(0)) this.then(action)
    if (this.ready.length > 0) {
      const ready = this.ready
      this.ready = []
      for (const entry of ready) {
        entry.queued = false
        if (this.mode !== 'step') this.deliverAll(entry, now)
      }
    }
    // Before what goes by itself in step mode: what these reply is part of it.
    if (this.dirtyBlocked) this.checkDeadlock()
    if (this.quietWaiters.length > 0) this.checkQuiet()
    if (this.mode === 'step') this.runActions()
    this.shell.wake()
  }

  private deliverAll(entry: ActorEntry, now: number): void {
    if (entry.status !== 'alive') return
    const box = entry.box
    while (hasCredit(box, CREDIT)) {
      // A moved buffer can't be taken back, so such a message is delivered only to an actor at rest.
      if (box.field(box.delivered, L_ARGC) & FLAG_MOVED && box.inFlight > 0) return
      this.deliverNext(entry, now)
    }
  }

  /** Hands the first waiting message to the actor's host. */
  private deliverNext(entry: ActorEntry, now: number): void {
    const box = entry.box
    const o = box.delivered++
    const link = this.links.get(entry.container)!
    const from = box.field(o, L_FROM)
    const row = box.field(o, L_ROW)
    const method = box.field(o, L_METHOD)
    let number = link.outNames[method]
    if (number === undefined) number = link.outNames[method] = link.out.intern(this.names[method])
    const flags = box.field(o, L_ARGC)
    const argc = flags & 0xffff
    link.introduce(from, () => this.token(this.actors[from]))
    link.out.push(
      box.field(o, L_KIND), 0, from, entry.index, o, row, number, -1, 0, flags, row, entry.incarnation,
    ) // prettier-ignore
    const args = box.argsOf(o)
    const out = link.out.args
    if (argc === 1) {
      out.push(args)
      if (flags & FLAG_MOVED) collectBuffers(args, 0, (link.out.transfers ??= []))
    } else if (argc > 1) {
      for (const arg of args as unknown[]) {
        out.push(arg)
        if (flags & FLAG_MOVED) collectBuffers(arg, 0, (link.out.transfers ??= []))
      }
    }
    this.record.deliver(row, now)
    const sender = this.actors[from]
    if (sender.container >= 0) {
      const account = this.links.get(sender.container)
      if (account !== undefined) account.room += box.field(o, L_BYTES)
      // Credited once, also when it's taken back and delivered again.
      box.setField(o, L_BYTES, 0)
    }
  }

  private endRow(row: number, outcome: Outcome, now: number): void {
    if (this.record.outcome(row) >= Outcome.Settled) return
    this.record.end(row, outcome, now)
    if (outcome === Outcome.Settled) this.counts.settled++
    else if (outcome === Outcome.Failed) this.counts.failed++
    else if (outcome === Outcome.Died) this.counts.died++
    else if (outcome === Outcome.Undeliverable) this.counts.undeliverable++
    else if (outcome === Outcome.Lost) this.counts.lost++
  }

  private watermark(entry: ActorEntry, started: number, settled: number, now: number): void {
    const box = entry.box
    for (let o = box.settled; o < settled; o++) {
      // Asks, and tells that failed, have been ended by their answers.
      const row = box.field(o, L_ROW)
      if (row >= 0 && box.field(o, L_KIND) === (Kind.Tell as number)) this.endRow(row, Outcome.Settled, now)
      entry.handled = this.names[box.field(o, L_METHOD)]
    }
    box.start(started)
    box.settle(settled)
    entry.blocked = null
    if (entry.status !== 'stopped') this.offer(entry)
    else if (entry.dropped && box.settled === box.started) this.leaveContainer(entry)
  }

  /** The host has given its credit back: what it hadn't begun waits here again. */
  private credited(entry: ActorEntry, started: number, settled: number, now: number): void {
    this.watermark(entry, started, settled, now)
    const { box } = entry
    for (let o = box.started; o < box.delivered; o++) {
      if (box.field(o, L_ROW) >= 0) this.record.undeliver(box.field(o, L_ROW))
    }
    box.revoke()
  }

  /** The host has let go of a stopped actor: it handles what it handles, and nothing more. */
  private dropped(entry: ActorEntry, started: number, settled: number, now: number): void {
    this.credited(entry, started, settled, now)
    entry.dropped = true
    this.emptyBox(entry, now)
    if (entry.box.settled === entry.box.started) this.leaveContainer(entry)
  }

  private answered(entry: ActorEntry, h: Int32Array, at: number, value: unknown, now: number): void {
    const row = h[at + TOKEN]
    const failed = h[at + KIND] === Kind.Failure
    this.endRow(row, failed ? Outcome.Failed : Outcome.Settled, now)
    const ask = this.asks.get(row)
    if (failed && ask === undefined) {
      const error = value as WireError
      this.log(entry.index, 'error', `${error.name}: ${error.message}`, null)
      const { box } = entry
      for (let o = box.settled; o < box.delivered; o++) {
        if (box.field(o, L_ROW) === row) box.setField(o, L_ROW, -1)
      }
    }
    if (ask !== undefined) {
      this.asks.delete(row)
      const refs = h[at + ARGC] & ~0xffff
      this.moves.add(row, true)
      if (this.mode === 'step') {
        if (this.answers === 'immediate') this.then(() => this.sendAnswer(ask, row, failed, value, refs))
        else this.holdAnswer(ask, row, failed, value, refs)
      } else if (this.mode === 'slow') {
        this.travelling.push({
          at: now + this.travel,
          go: () => this.sendAnswer(ask, row, failed, value, refs),
        })
      } else this.sendAnswer(ask, row, failed, value, refs)
    }
    // After the whole batch: its watermark, which says what was handled before, comes behind the failure.
    if (h[at + ARGC] & FLAG_RESTART) this.afterBatch.push(() => this.restart(entry, 'its handler threw'))
    else if (h[at + ARGC] & FLAG_STOP) this.afterBatch.push(() => this.stopActor(entry.index))
  }

  private holdAnswer(ask: Ask, row: number, failed: boolean, value: unknown, refs: number): void {
    this.heldAnswers.push({ key: answerKey(this.keyOf(row)), row, ask, failed, value, refs })
  }

  /** Key of the step that delivers the message of a row. */
  keyOf(row: number): string {
    const sender = this.actors[this.record.get(row, R_FROM)]
    return messageKey(sender.id, this.record.get(row, R_ACTIVATION), this.record.get(row, R_N))
  }

  private sendAnswer(ask: Ask, row: number, failed: boolean, value: unknown, refs: number): void {
    const link = this.links.get(ask.link)
    const asker = this.actors[ask.asker]
    if (link === undefined || asker.container !== ask.link) return
    asker.blocked = null
    link.out.push(
      failed ? Kind.Failure : Kind.Answer,
      0, ask.to, ask.asker, 0, row, 0, -1, 0, 1 | refs, ask.token, asker.incarnation,
    ) // prettier-ignore
    link.out.args.push(value)
    if (refs & FLAG_MOVED) collectBuffers(value, 0, (link.out.transfers ??= []))
    this.expectSlice(ask.link)
  }

  /** Rejects an open ask for a reason of the broker's own. */
  private reject(row: number, error: ActorError): void {
    const ask = this.asks.get(row)
    if (ask === undefined) return
    this.asks.delete(row)
    this.moves.add(row, true)
    const wire = toWire(error)
    if (this.mode === 'step') this.then(() => this.sendAnswer(ask, row, true, wire, 0))
    else this.sendAnswer(ask, row, true, wire, 0)
  }

  /** Answers a spawn or a query. */
  private reply(container: number, token: number, value: unknown, failed: boolean): void {
    const link = this.links.get(container)
    if (link === undefined) return
    link.out.push(failed ? Kind.Failure : Kind.Answer, 0, 0, 0, 0, -1, 0, -1, 0, 1, token, -1)
    link.out.args.push(value)
    this.expectSlice(container)
    this.shell.wake()
  }

  private undeliverable(row: number, entry: ActorEntry | undefined, name: string, now: number): void {
    this.endRow(row, Outcome.Undeliverable, now)
    this.moves.add(row, false)
    if (entry !== undefined) entry.undeliverable++
    const ask = this.asks.get(row)
    const from = this.record.get(row, R_FROM)
    this.deadLetters.push({ to: entry?.name ?? name, method: '', from, row })
    if (this.deadLetters.length > UNDELIVERABLE_KEPT) this.deadLetters.shift()
    if (ask === undefined) return
    const why =
      entry === undefined
        ? `There is no actor ${name}.`
        : `${entry.name} ${entry.status === 'dead' ? `is dead${entry.cause ? `: ${entry.cause}` : ''}` : 'has stopped'}.`
    const near = nearestName(entry?.name ?? name, this.aliveNames())
    this.reject(row, new ActorNotFound(near && near !== entry?.name ? `${why} Did you mean ${near}?` : why))
  }

  private *aliveNames(): Iterable<string> {
    for (const [name, index] of this.directory) if (this.actors[index].status === 'alive') yield name
  }

  /** What still waits for an actor that is gone becomes undeliverable. */
  private emptyBox(entry: ActorEntry, now: number): void {
    const box = entry.box
    for (let o = box.delivered; o < box.tail; o++) {
      const sender = this.actors[box.field(o, L_FROM)]
      const account = this.links.get(sender.container)
      if (account !== undefined) account.room += box.field(o, L_BYTES)
      this.undeliverable(box.field(o, L_ROW), entry, entry.name, now)
    }
    box.tail = box.delivered
  }

  log(actor: number, level: LogLine['level'], text: string, where: LogLine['place']): void {
    this.logs.push({ seq: this.logCount++, actor, level, text, place: where })
    if (this.logs.length > LOGS) this.logs.splice(0, this.logs.length - LOGS)
  }

  // ---- spawn, stop, death

  private spawn(
    parent: ActorEntry,
    request: SpawnRequest,
    ordinal: number,
    link: number,
    token: number,
    row: number,
  ): void {
    const fail = (error: ActorError) => {
      this.record.end(row, Outcome.Failed, this.shell.now())
      this.reply(link, token, toWire(error), true)
    }
    const id = childId(parent.id, ordinal)
    parent.children = Math.max(parent.children, ordinal + 1)
    const name = request.name || `${request.className.toLowerCase()}_${id.slice(2)}`
    const taken = this.directory.get(name)
    if (taken !== undefined && !['stopped', 'dead'].includes(this.actors[taken].status)) {
      fail(
        new BadCall(`The name ${name} is taken by an actor that is alive (${this.actors[taken].className}).`),
      )
      return
    }
    const entry = this.entryFor(id, { name, className: request.className, parent: parent.index })
    Object.assign(entry, {
      methods: request.methods,
      supervision: request.supervision,
      maxRestarts: request.maxRestarts,
      place: request.place,
      maxConcurrency: request.maxConcurrency,
      deadline: request.deadline,
      bundle: request.bundle,
      cell: request.cell,
      version: request.version,
      maker: parent.index === 0 ? this.cell : parent.maker,
      spawner: { link, token, row },
    })
    this.directory.set(name, entry.index)
    const refused = this.placeAndStart(entry, row)
    if (refused !== '') {
      entry.status = 'dead'
      entry.cause = refused
      fail(new BadCall(refused))
    }
  }

  private loads(): ContainerLoad[] {
    return [...this.containers].map(([number, c]) => ({ number, ...c }))
  }

  private placeAndStart(entry: ActorEntry, cause: number): string {
    const choice = place(this.loads(), entry.place, this.options.placement)
    if ('refused' in choice) return choice.refused
    let number: number
    if ('open' in choice) {
      number = this.nextContainer++
      this.containers.set(number, { actors: 0, status: 'starting' })
      this.shell.open(number)
    } else number = choice.use
    this.containers.get(number)!.actors++
    entry.container = number
    const spec: StartSpec = {
      index: entry.index,
      id: entry.id,
      name: entry.name,
      className: entry.className,
      incarnation: entry.incarnation,
      // Below all messages' ordinals and another one each time, so that no two sends share a key.
      activation: entry.incarnation === 1 ? 0 : -entry.incarnation,
      first: entry.box.started,
      children: entry.children,
      bundle: entry.bundle!,
      supervision: entry.supervision,
      maxConcurrency: entry.maxConcurrency,
      deadline: entry.deadline,
      seed: this.options.seed,
      cause,
    }
    if (this.containers.get(number)!.status === 'ready') this.startIn(number, spec)
    else {
      const waiting = this.waitingStarts.get(number)
      if (waiting) waiting.push(spec)
      else this.waitingStarts.set(number, [spec])
      // A container that opens counts as busy, so that step mode waits for it.
      if (this.mode === 'step') this.expectSlice(number)
    }
    return ''
  }

  private startIn(container: number, spec: StartSpec): void {
    this.expectSlice(container)
    this.shell.start(container, spec)
  }

  containerReady(container: number): void {
    const state = this.containers.get(container)
    if (state === undefined || state.status === 'lost') return
    state.status = 'ready'
    this.attach(container)
    const waiting = this.waitingStarts.get(container) ?? []
    this.waitingStarts.delete(container)
    for (const spec of waiting) {
      if (this.mode === 'step') this.doneSlice(container)
      const entry = this.actors[spec.index]
      if (entry.status !== 'stopped' && entry.incarnation === spec.incarnation) this.startIn(container, spec)
    }
    this.pump(this.shell.now())
  }

  /** The actor's constructor has returned. */
  started(index: number, incarnation: number): void {
    const entry = this.actors[index]
    if (entry === undefined || entry.incarnation !== incarnation) return
    if (entry.status === 'stopped' || entry.status === 'dead') return
    entry.status = 'alive'
    const spawner = entry.spawner
    entry.spawner = null
    const now = this.shell.now()
    if (spawner !== null) {
      this.record.end(spawner.row, Outcome.Settled, now)
      this.then(() => this.reply(spawner.link, spawner.token, this.token(entry), false))
    }
    this.offer(entry)
  }

  startFailed(index: number, incarnation: number, error: WireError): void {
    const entry = this.actors[index]
    if (entry === undefined || entry.incarnation !== incarnation) return
    const spawner = entry.spawner
    entry.spawner = null
    entry.cause = `its constructor threw ${error.name === 'Thrown' ? error.message : `${error.name}: ${error.message}`}`
    this.log(index, 'error', entry.cause, null)
    this.bury(entry, 'dead')
    if (spawner !== null) {
      this.record.end(spawner.row, Outcome.Failed, this.shell.now())
      this.then(() => this.reply(spawner.link, spawner.token, error, true))
    }
  }

  private leaveContainer(entry: ActorEntry): void {
    const state = this.containers.get(entry.container)
    if (state !== undefined) state.actors = Math.max(0, state.actors - 1)
    entry.container = -1
  }

  /** The actor is over: what was started died, what waits is undeliverable, its children stop. */
  private bury(entry: ActorEntry, status: 'dead' | 'stopped'): void {
    const now = this.shell.now()
    entry.status = status
    if (this.directory.get(entry.name) === entry.index && status === 'stopped')
      this.directory.delete(entry.name)
    this.loseStarted(entry, now)
    entry.box.revoke()
    this.emptyBox(entry, now)
    if (entry.container >= 0) this.leaveContainer(entry)
    this.stopChildren(entry)
    this.forgetAsksOf(entry)
    this.timers = this.timers.filter((timer) => timer.actor !== entry.index)
  }

  private stopChildren(entry: ActorEntry): void {
    for (const child of this.actors) {
      if (child !== undefined && child.parent === entry.index) this.stopActor(child.index)
    }
  }

  private forgetAsksOf(entry: ActorEntry): void {
    for (const [row, ask] of this.asks) if (ask.asker === entry.index) this.asks.delete(row)
    this.heldAnswers = this.heldAnswers.filter((held) => held.ask.asker !== entry.index)
  }

  /** Started and not settled when its worker ended: nobody knows how far it came. */
  private loseStarted(entry: ActorEntry, now: number, exact = false): void {
    const box = entry.box
    // A worker that spins can't say what it has begun: as many as may run at once count as begun.
    const head = Math.min(box.delivered, box.settled + entry.maxConcurrency)
    const begun =
      this.options.revocation === false ? box.delivered : exact ? box.started : Math.max(box.started, head)
    for (let o = box.settled; o < begun; o++) {
      const row = box.field(o, L_ROW)
      // A tell that failed has ended already.
      if (row < 0) continue
      const method = this.names[box.field(o, L_METHOD)]
      this.endRow(row, Outcome.Died, now)
      this.reject(
        row,
        new ActorDied(`${entry.name} died while it handled ${method}: ${entry.cause || 'it was ended'}.`),
      )
    }
    box.settle(begun)
  }

  /** Stops an actor after the message that it handles now; what waits for it is undeliverable. */
  stopActor(index: number): void {
    const entry = this.actors[index]
    if (entry === undefined || index === 0 || entry.status === 'stopped' || entry.status === 'dead') return
    const link = this.links.get(entry.container)
    if (entry.status === 'alive' && link !== undefined) {
      entry.status = 'stopped'
      if (this.directory.get(entry.name) === index) this.directory.delete(entry.name)
      link.out.push(Kind.Drop, 0, 0, index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
      this.expectSlice(entry.container)
      this.stopChildren(entry)
    } else {
      const spawner = entry.spawner
      entry.spawner = null
      this.bury(entry, 'stopped')
      if (spawner !== null) {
        this.reply(
          spawner.link,
          spawner.token,
          toWire(new ActorNotFound(`${entry.name} was stopped before it began.`)),
          true,
        )
      }
    }
    this.version++
    this.shell.wake()
  }

  /** Ends an actor's container at once; actors that share it share its fate. */
  killActor(index: number): void {
    const entry = this.actors[index]
    if (entry === undefined || index === 0 || entry.container <= 0) return
    this.killContainer(entry.container, `${entry.name} was killed`)
  }

  killContainer(container: number, cause: string): void {
    const state = this.containers.get(container)
    if (state === undefined || state.status === 'lost') return
    this.containerDied(container, cause)
    this.shell.kill(container)
  }

  /** A container is over. Decided here once; whatever it still says is fenced. */
  containerDied(container: number, cause: string): void {
    const state = this.containers.get(container)
    if (state === undefined || state.status === 'lost') return
    state.status = 'lost'
    if (this.options.fencing !== false) this.links.delete(container)
    this.busy.delete(container)
    this.waitingStarts.delete(container)
    const now = this.shell.now()
    const residents = this.actors.filter((entry) => entry !== undefined && entry.container === container)
    for (const entry of residents) this.afterDeath(entry, cause, now)
    this.containers.delete(container)
    this.pump(now)
  }

  private afterDeath(entry: ActorEntry, cause: string, now: number): void {
    if (entry.container < 0) return
    entry.cause = cause
    if (entry.status === 'stopped') {
      this.loseStarted(entry, now)
      entry.box.revoke()
      this.emptyBox(entry, now)
      this.leaveContainer(entry)
      return
    }
    if (entry.restarts < entry.maxRestarts) {
      this.restartLater(entry, now)
      return
    }
    const spawner = entry.spawner
    entry.spawner = null
    this.bury(entry, 'dead')
    if (spawner !== null) {
      this.reply(
        spawner.link,
        spawner.token,
        toWire(new ActorDied(`${entry.name} died while it began: ${cause}.`)),
        true,
      )
    }
  }

  /** `exact`: its host has said what had begun; a worker that is lost can't. */
  private restartLater(entry: ActorEntry, now: number, exact = false): void {
    entry.restarts++
    this.loseStarted(entry, now, exact)
    entry.box.revoke()
    this.forgetAsksOf(entry)
    this.stopChildren(entry)
    this.timers = this.timers.filter((timer) => timer.actor !== entry.index)
    entry.incarnation++
    entry.status = 'restarting'
    entry.blocked = null
    this.leaveContainer(entry)
    this.then(() => {
      if (entry.status !== 'restarting') return
      const refused = this.placeAndStart(entry, -1)
      if (refused !== '') {
        entry.cause = refused
        this.bury(entry, 'dead')
      }
    })
  }

  /** Supervision asks for a fresh instance: a new incarnation, without its state. */
  private restart(entry: ActorEntry, cause: string): void {
    if (entry.status !== 'alive') return
    entry.cause = cause
    const link = this.links.get(entry.container)
    link?.out.push(Kind.Drop, 1, 0, entry.index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
    if (link !== undefined) this.expectSlice(entry.container)
    this.restartLater(entry, this.shell.now(), true)
  }

  // ---- questions

  private query(container: number, token: number, question: unknown[]): void {
    const [name, ...args] = question
    const find = (who: unknown): ActorEntry | undefined =>
      typeof who === 'number' ? this.actors[who] : this.actors[this.directory.get(String(who)) ?? -1]
    const reply = (value: unknown) => this.reply(container, token, value, false)
    const fail = (error: ActorError) => this.reply(container, token, toWire(error), true)
    switch (name) {
      case 'lookup': {
        const entry = find(args[0])
        if (entry !== undefined && entry.status !== 'stopped' && entry.status !== 'dead') {
          reply(this.token(entry))
          return
        }
        const near = nearestName(String(args[0]), this.aliveNames())
        fail(
          new ActorNotFound(`There is no actor ${String(args[0])}.${near ? ` Did you mean ${near}?` : ''}`),
        )
        return
      }
      case 'list':
        reply(
          this.actors
            .filter((e) => e !== undefined && e.index > 0 && e.status !== 'stopped')
            .map((e) => ({
              name: e.name,
              class: e.className,
              id: e.id,
              status: e.status,
              waiting: e.box.waiting,
            })),
        )
        return
      case 'kill':
        this.killActor(Number(args[0]))
        reply(null)
        return
      case 'network': {
        const wish = args[0] as NetworkWish
        this.ordering = wish.ordering === 'unordered' ? 'unordered' : 'ordered'
        this.duplicating = wish.ordering === 'duplicating'
        this.loss = wish.loss
        this.latency = Math.round(wish.latency * 100_000)
        this.answers = wish.answers
        reply(null)
        return
      }
      case 'quiet':
        this.quietWaiters.push({ link: container, token })
        this.checkQuiet()
        return
      default:
        fail(new BadCall(`The broker doesn't know the question ${String(name)}.`))
    }
  }

  /** Nobody handles, nothing waits. */
  get atRest(): boolean {
    for (const entry of this.actors) {
      if (entry === undefined || entry.index === 0) continue
      if (entry.box.tail !== entry.box.settled) return false
      if (entry.status === 'starting' || entry.status === 'restarting') return false
    }
    return this.travelling.length === 0
  }

  private checkQuiet(): void {
    if (this.quietWaiters.length === 0 || !this.atRest) return
    const waiters = this.quietWaiters
    this.quietWaiters = []
    for (const waiter of waiters) this.reply(waiter.link, waiter.token, null, false)
  }

  private checkDeadlock(): void {
    this.dirtyBlocked = false
    const open = new Map<number, { to: number; row: number }[]>()
    for (const [row, ask] of this.asks) {
      const list = open.get(ask.asker)
      if (list) list.push({ to: ask.to, row })
      else open.set(ask.asker, [{ to: ask.to, row }])
    }
    const waiters = []
    for (const entry of this.actors) {
      if (entry?.blocked == null || entry.status !== 'alive') continue
      const asks = open.get(entry.index) ?? []
      if (entry.blocked.others === 0 && asks.length === entry.blocked.asks && entry.maxConcurrency === 1) {
        waiters.push({ index: entry.index, asks })
      }
    }
    const found = findDeadlock(waiters)
    if (found === null) return
    const names = found.cycle.map((index) => this.actors[index].name)
    const words = names.map((name, i) => `${name} waits for ${names[(i + 1) % names.length]}`).join(', ')
    this.log(found.cycle[0], 'error', `Deadlock: ${words}.`, null)
    this.reject(found.row, new DeadlockError(`Deadlock: ${words}.`))
  }

  /** The reader runs another cell's text in this cell's place: its former actors go, their names are free. */
  beginCell(cell: string): void {
    for (const entry of this.actors) {
      if (entry !== undefined && entry.index > 0 && entry.maker === cell) this.clear(entry)
    }
    this.cell = cell
  }

  stopAll(): void {
    for (const entry of this.actors) if (entry !== undefined && entry.index > 0) this.clear(entry)
  }

  private clear(entry: ActorEntry): void {
    this.stopActor(entry.index)
    entry.cleared = true
  }

  // ---- slow motion

  /** Releases what has arrived by now; called by the shell's clock. */
  tick(now: number): void {
    if (this.travelling.length === 0) return
    let released = false
    while (this.travelling.length > 0 && this.travelling[0].at <= now) {
      this.travelling.shift()!.go()
      released = true
    }
    if (released) this.pump(now)
  }

  /** Changes how deliveries happen from now on; nothing is lost. */
  setMode(mode: Mode): void {
    if (mode === this.mode) return
    const stepping = mode === 'step'
    if (stepping !== (this.mode === 'step')) {
      this.busy.clear()
      this.mode = mode
      for (const link of this.links.values()) {
        link.out.push(Kind.Mode, stepping ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        if (stepping) this.expectSlice(link.container)
      }
    }
    this.mode = mode
    if (stepping) this.takeBack()
    if (mode === 'live') {
      const going = this.travelling
      this.travelling = []
      for (const item of going) item.go()
      for (const held of this.heldAnswers.splice(0)) {
        this.sendAnswer(held.ask, held.row, held.failed, held.value, held.refs)
      }
      for (const timer of this.timers.splice(0)) this.fire(timer)
      for (const action of this.actions.splice(0)) action()
      for (const entry of this.actors) if (entry !== undefined) this.offer(entry)
    }
    this.pump(this.shell.now())
  }

  /** Pausing: credit is revoked, so that what was delivered and not started waits here again, in order. */
  private takeBack(): void {
    for (const item of this.travelling.splice(0)) item.go()
    for (const entry of this.actors) {
      if (entry === undefined || entry.status !== 'alive' || entry.box.delivered === entry.box.started)
        continue
      const link = this.links.get(entry.container)
      if (link === undefined) continue
      link.out.push(Kind.Revoke, 0, 0, entry.index, 0, 0, 0, 0, 0, 0, 0, entry.incarnation)
      this.expectSlice(entry.container)
    }
  }

  /** Some handler that was running when the run was paused has not settled. */
  get pausing(): boolean {
    return this.mode === 'step' && !this.still
  }

  // ---- step mode

  /** In step mode what goes by itself happens one after the other, each after the slices before it. */
  private then(action: () => void): void {
    if (this.mode === 'step') this.actions.push(action)
    else action()
  }

  expectSlice(container: number): void {
    if (this.mode === 'step') this.busy.set(container, (this.busy.get(container) ?? 0) + 1)
  }

  private doneSlice(container: number): void {
    const left = (this.busy.get(container) ?? 0) - 1
    if (left <= 0) this.busy.delete(container)
    else this.busy.set(container, left)
  }

  private sliceEnded(container: number, from: number, end: number, words: unknown): void {
    this.doneSlice(container)
    if (end === (SliceEnd.Uncontrolled as number)) this.log(from, 'error', String(words), null)
  }

  get still(): boolean {
    return this.busy.size === 0 && this.actions.length === 0
  }

  private runActions(): void {
    while (this.busy.size === 0 && this.actions.length > 0) this.actions.shift()!()
    if (this.still) this.shell.quiet()
  }

  private addTimer(entry: ActorEntry, token: number, seconds: number, activation: number, n: number): void {
    const due = this.clock + Math.max(0, seconds)
    this.timers.push({
      key: timerKey(entry.id, activation, n),
      actor: entry.index,
      incarnation: entry.incarnation,
      token,
      due,
    })
    this.timers.sort((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1))
  }

  private fire(timer: Timer): void {
    const entry = this.actors[timer.actor]
    const link = this.links.get(entry.container)
    if (link === undefined || entry.incarnation !== timer.incarnation) return
    this.clock = Math.max(this.clock, timer.due)
    link.out.push(
      Kind.Fire, 0, 0, timer.actor, 0, -1, 0, -1, 0, 1, timer.token, timer.incarnation,
    ) // prettier-ignore
    link.out.args.push(this.clock)
    this.expectSlice(entry.container)
  }

  /** Every step that is known, enabled or not, in the documented order. Empty while something still goes by itself. */
  steps(): Step[] {
    if (this.mode !== 'step' || !this.still) return []
    const steps: Step[] = []
    for (const entry of this.actors) {
      if (entry === undefined || entry.status !== 'alive') continue
      const box = entry.box
      const free = box.inFlight < entry.maxConcurrency
      for (const letter of waitingLetters(box, this.ordering, free)) {
        const o = letter.ordinal
        const from = box.field(o, L_FROM)
        const behind =
          letter.behind >= 0
            ? this.names[box.field(letter.behind, L_METHOD)]
            : free
              ? ''
              : (this.handling(entry) ?? '')
        steps.push({
          key: messageKey(this.actors[from].id, box.field(o, L_ACTIVATION), box.field(o, L_N)),
          kind: box.field(o, L_KIND) === (Kind.Ask as number) ? 'ask' : 'tell',
          from,
          to: entry.index,
          method: this.names[box.field(o, L_METHOD)],
          enabled: letter.enabled,
          behind,
          row: box.field(o, L_ROW),
        })
      }
    }
    for (const held of this.heldAnswers) {
      steps.push({
        key: held.key,
        kind: 'answer',
        from: held.ask.to,
        to: held.ask.asker,
        method: this.names[held.ask.method],
        enabled: true,
        behind: '',
        row: held.row,
      })
    }
    this.timers.forEach((timer, i) => {
      steps.push({
        key: timer.key,
        kind: 'timer',
        from: timer.actor,
        to: timer.actor,
        method: `after ${Math.round((timer.due - this.clock) * 1000) / 1000} s`,
        enabled: i === 0,
        behind: i === 0 ? '' : 'an earlier timer',
        row: -1,
      })
    })
    return steps
  }

  /** Method that an actor handles now, or undefined. */
  handling(entry: ActorEntry): string | undefined {
    return entry.box.started > entry.box.settled
      ? this.names[entry.box.field(entry.box.settled, L_METHOD)]
      : undefined
  }

  /** Takes an enabled step. A step that isn't enabled is refused with words. */
  take(key: string): string {
    const step = this.steps().find((s) => s.key === key)
    if (step === undefined) return `No step ${key} waits here.`
    if (!step.enabled) return `${step.method} can't go yet: it waits behind ${step.behind}.`
    const now = this.shell.now()
    this.schedule.push(key)
    this.deliveries.push({ from: step.from, to: step.to, method: step.method })
    if (step.kind === 'timer') {
      const timer = this.timers.shift()!
      this.fire(timer)
    } else if (step.kind === 'answer') {
      const at = this.heldAnswers.findIndex((held) => held.key === key)
      const [held] = this.heldAnswers.splice(at, 1)
      this.moves.add(held.row, true)
      this.sendAnswer(held.ask, held.row, held.failed, held.value, held.refs)
    } else {
      const entry = this.actors[step.to]
      const box = entry.box
      for (let o = box.delivered; o < box.tail; o++) {
        if (box.field(o, L_ROW) !== step.row) continue
        box.bring(o)
        break
      }
      this.moves.add(step.row, false)
      this.expectSlice(entry.container)
      this.deliverNext(entry, now)
    }
    this.pump(now)
    return ''
  }
}
