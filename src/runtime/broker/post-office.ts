/**
 * The post office: takes messages in, puts them into mailboxes, and hands them to hosts while there is credit.
 *
 * The hot path of the machine: a message passes here twice, as columns, and nothing is allocated for it. It doesn't
 * know what became of a message once its host has it; that is read off the watermarks.
 */
import { collectBuffers } from '../protocol/buffers'
import {
  ACTIVATION,
  ARGC,
  BYTES,
  CAUSE,
  FLAG_LATE,
  FLAG_MOVED,
  FLAG_PATIENT,
  FROM,
  KIND,
  Kind,
  METHOD,
  N,
  SITE,
  TO,
  TOKEN,
} from '../protocol/wire'
import { Outcome, R_CAUSE, R_SITE } from '../record/record'
import { isOver, type ActorEntry } from './actor-entry'
import type { Answers } from './answers'
import type { DeadLetters } from './dead-letters'
import type { Link } from './link'
import { ARRIVES, type Fate } from './fault-rules'
import {
  CREDIT, hasCredit, L_ACTIVATION, L_ARGC, L_BYTES, L_FROM, L_KIND, L_METHOD, L_N, L_ROW,
} from './mailbox' // oxfmt-ignore
import type { Network } from './network'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Timers } from './timers'

/** Added to a message's number for its second copy. */
const COPY = 1_000_000

export class PostOffice {
  /** Actors that may have something to deliver, each once. */
  private ready: ActorEntry[] = []

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly answers: Answers,
    private readonly deadLetters: DeadLetters,
    private readonly timers: Timers,
    private readonly shell: Pick<Shell, 'now'>,
  ) {}

  /** One more message: recorded, and into its receiver's mailbox. */
  accept(link: Link, h: Int32Array, at: number, value: unknown, now: number): void {
    const { state, network } = this
    const kind = h[at + KIND]
    const n = h[at + N]
    const from = h[at + FROM]
    const to = h[at + TO]
    const activation = h[at + ACTIVATION]
    const method = link.inNames[h[at + METHOD]]
    const siteNumber = h[at + SITE]
    const site = siteNumber < 0 ? -1 : link.inNames[siteNumber]
    const bytes = h[at + BYTES]
    const flags = h[at + ARGC]
    const row = state.record.send(kind, from, to, method, site, activation, n, h[at + CAUSE], bytes, now)
    state.counts.sent++
    if (kind === Kind.Ask) {
      const due = flags & FLAG_PATIENT ? Infinity : state.seconds(now) + state.actors[from].deadline
      this.answers.asks.set(row, { link: link.container, token: h[at + TOKEN], asker: from, to, method, due })
    }
    if (flags & FLAG_LATE && state.mode === 'step') {
      const words = `${state.names[method]} was sent by a handling that had already settled.`
      state.log(now, from, 'error', words, null)
    }
    const fate = network.faults.any ? this.fateOf(from, to, method) : ARRIVES
    if (fate.is === 'lost' || network.loses()) {
      link.room += bytes
      this.lose(row, flags, value, bytes, now)
      return
    }
    const entry = state.actors[to]
    if (entry === undefined || isOver(entry)) {
      link.room += bytes
      state.remember(row, flags, value, bytes)
      this.deadLetters.add(row, entry, String(to), now)
      return
    }
    if (fate.is === 'doubled' || network.doubles()) this.acceptCopy(entry, h, at, method, site, value, now)
    const delay = fate.is === 'delayed' ? fate.seconds : 0
    if (delay > 0) {
      state.lived('fault', entry, now, `${state.names[method]} is delayed by ${delay} s`, false, row)
    }
    if (delay > 0 || network.takesTime(state.mode)) {
      state.moves.add(row, false)
      this.travel(link, entry, h.slice(at, at + TOKEN), method, row, value, now, delay)
      return
    }
    entry.box.push(kind, n, from, activation, method, bytes, flags, row, value)
    if (state.mode === 'live') {
      state.moves.add(row, false)
      this.offer(entry)
    }
  }

  private fateOf(from: number, to: number, method: number): Fate {
    const { actors, names } = this.state
    const sender = actors[from]
    const receiver = actors[to] as ActorEntry | undefined
    return this.network.faults.fateOf({
      method: names[method],
      from: sender.name,
      to: receiver?.name ?? '',
      fromId: sender.id,
      toId: receiver?.id ?? '',
      answer: false,
    })
  }

  /** A second copy, a message of its own: its number tells it from the first. Nobody waits for what it answers. */
  private acceptCopy(
    entry: ActorEntry,
    h: Int32Array,
    at: number,
    method: number,
    site: number,
    value: unknown,
    now: number,
  ): void {
    const { state } = this
    const n = h[at + N] + COPY
    const from = h[at + FROM]
    const activation = h[at + ACTIVATION]
    const row = state.record.send(
      h[at + KIND], from, entry.index, method, site, activation, n, -1, h[at + BYTES], now,
    ) // oxfmt-ignore
    state.counts.sent++
    const flags = h[at + ARGC] & ~FLAG_MOVED
    entry.box.push(Kind.Tell, n, from, activation, method, 0, flags, row, structuredClone(value))
    if (state.mode === 'live') this.offer(entry)
  }

  /** It has to travel first, and its receiver may be gone when it arrives. */
  private travel(
    link: Link,
    entry: ActorEntry,
    header: Int32Array,
    method: number,
    row: number,
    value: unknown,
    now: number,
    delay: number,
  ): void {
    const bytes = header[BYTES]
    const { state, network } = this
    const arrive = () => {
      if (network.faults.parts(state.actors[header[FROM]].id, entry.id)) {
        link.room += bytes
        this.lose(row, header[ARGC], value, bytes, this.shell.now())
        return
      }
      if (isOver(entry)) {
        link.room += bytes
        state.remember(row, header[ARGC], value, bytes)
        this.deadLetters.add(row, entry, entry.name, this.shell.now())
        return
      }
      entry.box.push(
        header[KIND], header[N], header[FROM], header[ACTIVATION], method, bytes, header[ARGC], row, value,
      ) // oxfmt-ignore
      this.offer(entry)
    }
    if (state.mode === 'step')
      this.timers.addArrival(entry, `${state.keyOf(row)}~`, delay, 'a delayed message', arrive)
    else network.send(state.mode, now, row, arrive, delay * 100_000)
  }

  /** A waiting letter is lost out of its mailbox; its sender has the room again. */
  loseWaiting({ box }: ActorEntry, ordinal: number, now: number): void {
    const account = this.state.links.get(this.state.actors[box.field(ordinal, L_FROM)].container)
    const bytes = box.field(ordinal, L_BYTES)
    if (account !== undefined) account.room += bytes
    this.lose(box.field(ordinal, L_ROW), box.field(ordinal, L_ARGC), box.argsOf(ordinal), bytes, now)
    box.remove(ordinal)
  }

  /** It never arrives, and no program can see this. */
  private lose(row: number, flags: number, args: unknown, bytes: number, now: number): void {
    this.state.remember(row, flags, args, bytes)
    this.state.endRow(row, Outcome.Lost, now)
    this.state.moves.add(row, false)
  }

  /** A second copy of a waiting letter, behind all others; its row, or −1 where there is one already or can't be one. */
  double(entry: ActorEntry, ordinal: number, now: number): number {
    const { state } = this
    const { box } = entry
    const n = box.field(ordinal, L_N) + COPY
    const from = box.field(ordinal, L_FROM)
    const activation = box.field(ordinal, L_ACTIVATION)
    const method = box.field(ordinal, L_METHOD)
    const flags = box.field(ordinal, L_ARGC)
    if (n >= 2 * COPY || flags & FLAG_MOVED) return -1
    for (let o = box.delivered; o < box.tail; o++) {
      if (
        box.field(o, L_N) === n &&
        box.field(o, L_ACTIVATION) === activation &&
        box.field(o, L_FROM) === from
      )
        return -1
    }
    const site = state.record.get(box.field(ordinal, L_ROW), R_SITE)
    const cause = state.record.get(box.field(ordinal, L_ROW), R_CAUSE)
    const row = state.record.send(Kind.Tell, from, entry.index, method, site, activation, n, cause, 0, now)
    state.counts.sent++
    box.push(Kind.Tell, n, from, activation, method, 0, flags, row, structuredClone(box.argsOf(ordinal)))
    return row
  }

  /** An actor may have something to deliver: remembered once, handled at the end of the batch. */
  offer(entry: ActorEntry): void {
    if (entry.queued) return
    entry.queued = true
    this.ready.push(entry)
  }

  /** Delivers to all that were offered; in step mode only what is taken is delivered. */
  deliverReady(now: number): void {
    if (this.ready.length === 0) return
    const ready = this.ready
    this.ready = []
    for (const entry of ready) {
      entry.queued = false
      if (this.state.mode !== 'step') this.deliverAll(entry, now)
    }
  }

  private deliverAll(entry: ActorEntry, now: number): void {
    if (entry.status !== 'alive' || entry.revoking) return
    const box = entry.box
    if (this.network.ordering === 'unordered') return this.deliverAny(entry, now)
    while (hasCredit(box, CREDIT)) {
      // A moved buffer can't be taken back, so such a message is delivered only where it begins at once.
      if (box.field(box.delivered, L_ARGC) & FLAG_MOVED && box.inFlight >= entry.maxConcurrency) return
      this.deliverNext(entry, now)
    }
  }

  /** Unordered: at full speed any of those that wait is the next; in slow motion they have overtaken on their way. */
  private deliverAny(entry: ActorEntry, now: number): void {
    const { state, network } = this
    const { box } = entry
    while (hasCredit(box, CREDIT)) {
      const at = state.next(entry, now)
      if (at >= 0 && state.mode === 'live' && box.waiting > 1)
        box.bring(box.delivered + network.nextOf(box.waiting))
      if (box.field(box.delivered, L_ARGC) & FLAG_MOVED && box.inFlight >= entry.maxConcurrency) return
      this.deliverNext(entry, at >= 0 ? at : Math.max(now, entry.deliveredAt))
    }
  }

  /** Hands the first waiting message to the actor's host. */
  deliverNext(entry: ActorEntry, now: number): void {
    const { state } = this
    const box = entry.box
    const o = box.delivered++
    const link = state.links.get(entry.container)!
    const sender = state.actors[box.field(o, L_FROM)]
    const row = box.field(o, L_ROW)
    const method = box.field(o, L_METHOD)
    let number = link.outNames[method]
    if (number === undefined) number = link.outNames[method] = link.out.intern(state.names[method])
    const flags = box.field(o, L_ARGC)
    link.introduce(sender)
    link.out.push(
      box.field(o, L_KIND), 0, sender.index, entry.index, o, row, number, -1, 0, flags, row, entry.incarnation,
    ) // oxfmt-ignore
    const argc = flags & 0xffff
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
    state.remember(row, flags, args, box.field(o, L_BYTES))
    state.record.deliver(row, now)
    if (sender.container < 0) return
    const account = state.links.get(sender.container)
    if (account !== undefined) account.room += box.field(o, L_BYTES)
    // Credited once, also when it's taken back and delivered again.
    box.setField(o, L_BYTES, 0)
  }
}
