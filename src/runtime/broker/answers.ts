/**
 * Open asks, and the ways in which they end: an answer, a failure, a reason of the broker's own.
 *
 * In step mode an answer is a step like any message and is held until it's taken. Replies to spawns and questions
 * aren't asks: nobody holds them and the record doesn't show them.
 */
import { DeadlineExceeded, toWire, type ActorError } from '../actor/errors'
import { collectBuffers } from '../protocol/buffers'
import type { WireError } from '../protocol/control'
import { answerKey } from '../protocol/identity'
import { FLAG_MOVED, Kind } from '../protocol/wire'
import { isOver } from './actor-entry'
import type { Fate } from './fault-rules'
import type { Network } from './network'
import type { RunState } from './run-state'
import type { Shell } from './shell'
import type { Slices } from './slices'
import type { Timers } from './timers'

/** What a reply counts for in the ring of those that are kept: its size is not known. */
const REPLY_BYTES = 4096
/** Why an answer was not heard that was not lost. */
const LATE = 'it came after the deadline'

export interface Ask {
  /** Container and number under which the asker waits. */
  readonly link: number
  readonly token: number
  readonly asker: number
  readonly to: number
  readonly method: number
  /** When the asker gives up, in seconds of the run's clock. Its host says so itself where the run is live. */
  readonly due: number
}

export interface HeldAnswer {
  readonly key: string
  readonly row: number
  readonly ask: Ask
  readonly failed: boolean
  readonly value: unknown
  readonly refs: number
}

export class Answers {
  /** Those that nobody has answered yet, by the row of the ask. */
  readonly asks = new Map<number, Ask>()
  /** Those whose answer is on its way: their askers wait as before, and their deadlines may come first. */
  private readonly underWay = new Map<number, Ask>()
  held: HeldAnswer[] = []

  constructor(
    private readonly state: RunState,
    private readonly network: Network,
    private readonly slices: Slices,
    private readonly timers: Timers,
    private readonly shell: Pick<Shell, 'wake' | 'now'>,
  ) {}

  /** A host has answered. `refs`: the flags of the value. */
  answered(row: number, ask: Ask, failed: boolean, value: unknown, refs: number, now: number): void {
    const { mode, moves } = this.state
    this.asks.delete(row)
    // A moved buffer is its receiver's alone.
    if ((refs & FLAG_MOVED) === 0) this.state.replies.keep(row, 1, value, REPLY_BYTES)
    const fate = this.network.faults.any ? this.fateOf(ask) : null
    if (fate?.is === 'lost') return this.lose(row, ask, now)
    moves.add(row, true)
    const delay = fate?.is === 'delayed' ? fate.seconds : 0
    if (mode === 'live' && delay === 0) return this.send(ask, row, failed, value, refs)
    this.underWay.set(row, ask)
    const answer: HeldAnswer = { key: answerKey(this.state.keyOf(row)), row, ask, failed, value, refs }
    const arrive = () => this.arrive(answer)
    if (delay > 0) this.delayed(ask, delay, row, now)
    if (mode !== 'step') this.network.sendBack(mode, now, arrive, delay * 100_000)
    else if (delay === 0) this.hold(answer)
    else
      this.timers.addArrival(
        this.state.actors[ask.asker],
        `${answer.key}~`,
        delay,
        'a delayed answer',
        arrive,
      )
  }

  private delayed({ to, method }: Ask, delay: number, row: number, now: number): void {
    const { state } = this
    const words = `the answer to ${state.names[method]} is delayed by ${delay} s`
    state.lived('fault', state.actors[to], now, words, false, row)
  }

  /** An answer that has travelled. Its asker may have given up meanwhile, or a wall may stand between them. */
  private arrive(answer: HeldAnswer): void {
    const { ask, row } = answer
    const { actors, mode } = this.state
    if (!this.underWay.has(row)) this.late(row, ask)
    else if (this.network.faults.parts(actors[ask.to].id, actors[ask.asker].id))
      this.lose(row, ask, this.shell.now())
    else if (mode === 'step') this.hold(answer)
    else this.deliver(answer)
  }

  /** In step mode somebody delivers it, or it goes by itself. */
  private hold(answer: HeldAnswer): void {
    if (this.network.answers === 'immediate') this.slices.then(() => this.deliver(answer))
    else this.held.push(answer)
  }

  /** Its asker has given up: nobody takes the answer any more. */
  private late(row: number, { to, asker }: Ask): void {
    const { state } = this
    if (isOver(state.actors[asker])) return
    state.lostAnswers.add(row)
    state.moves.add(row, true)
    state.lived('lost-answer', state.actors[to], this.shell.now(), LATE, false, row)
  }

  private send(ask: Ask, row: number, failed: boolean, value: unknown, refs: number): void {
    const link = this.state.links.get(ask.link)
    const asker = this.state.actors[ask.asker]
    if (link === undefined || asker.container !== ask.link) return
    asker.blocked = null
    link.out.push(
      failed ? Kind.Failure : Kind.Answer,
      0, ask.to, ask.asker, 0, row, 0, -1, 0, 1 | refs, ask.token, asker.incarnation,
    ) // oxfmt-ignore
    link.out.args.push(value)
    if (refs & FLAG_MOVED) collectBuffers(value, 0, (link.out.transfers ??= []))
    this.slices.expect(ask.link)
  }

  private fateOf({ to, asker, method }: Ask): Fate {
    const { actors, names } = this.state
    const { name: from, id: fromId } = actors[to]
    const { name, id: toId } = actors[asker]
    return this.network.faults.fateOf({ method: names[method], from, to: name, fromId, toId, answer: true })
  }

  /** The answer never comes. The ask stays open until its deadline, for its asker can't know. */
  private lose(row: number, ask: Ask, now: number): void {
    const { state } = this
    this.underWay.delete(row)
    this.asks.set(row, ask)
    state.lostAnswers.add(row)
    state.moves.add(row, true)
    state.lived('lost-answer', state.actors[ask.to], now, '', false, row)
  }

  /** Loses a held answer. */
  drop(key: string, now: number): void {
    const at = this.held.findIndex((held) => held.key === key)
    const [{ row, ask }] = this.held.splice(at, 1)
    // Its second copy may still come.
    if (this.held.some((held) => held.row === row)) return
    this.lose(row, ask, now)
  }

  /** A second copy of a held answer, which its asker will take no notice of; why not, or ''. */
  double(key: string): string {
    const held = this.held.find((one) => one.key === key)!
    const second = `${key}2`
    if (key.endsWith('>2') || this.held.some((one) => one.key === second))
      return 'The answer is there twice already.'
    if (held.refs & FLAG_MOVED) return 'A buffer that is moved can’t be there twice.'
    this.held.push({ ...held, key: second })
    return ''
  }

  private deliver({ ask, row, failed, value, refs }: HeldAnswer): void {
    this.underWay.delete(row)
    this.send(ask, row, failed, value, refs)
  }

  /** Delivers a held answer. */
  take(key: string): void {
    const at = this.held.findIndex((held) => held.key === key)
    const [held] = this.held.splice(at, 1)
    this.state.moves.add(held.row, true)
    this.deliver(held)
  }

  /** Step mode is over: what is held goes now. */
  release(): void {
    for (const held of this.held.splice(0)) this.deliver(held)
  }

  /** In step mode: the ask that is given up next, where nothing else happens any more. */
  nextDue(): readonly [row: number, ask: Ask] | null {
    let next: readonly [number, Ask] | null = null
    for (const open of [this.asks, this.underWay])
      for (const one of open) if (one[1].due < (next?.[1].due ?? Infinity)) next = one
    return next
  }

  giveUp(row: number): void {
    const underWay = this.underWay.get(row)
    const ask = underWay ?? this.asks.get(row)
    if (ask === undefined) return
    if (underWay !== undefined) this.overtaken(row, underWay)
    const { actors, names } = this.state
    const { deadline } = actors[ask.asker]
    this.state.passTo(ask.due)
    const words = `No answer to ${actors[ask.to].name}.${names[ask.method]} within ${deadline} s. It may still be handled later.`
    this.reject(row, new DeadlineExceeded(words))
  }

  /** The deadline comes before the answer: a copy that is held comes too late, and so does one that still travels. */
  private overtaken(row: number, ask: Ask): void {
    this.underWay.delete(row)
    this.asks.set(row, ask)
    const held = this.held.length
    this.held = this.held.filter((one) => one.row !== row)
    if (this.held.length < held) this.late(row, ask)
  }

  /** Rejects an open ask for a reason of the broker's own. */
  reject(row: number, error: ActorError): void {
    const ask = this.asks.get(row)
    if (ask === undefined) return
    this.asks.delete(row)
    this.state.moves.add(row, true)
    const wire = toWire(error)
    this.slices.then(() => this.send(ask, row, true, wire, 0))
  }

  /** The asker's deadline has passed: it waits no more. */
  cancel(container: number, token: number): void {
    for (const open of [this.asks, this.underWay])
      for (const [row, ask] of open) if (ask.link === container && ask.token === token) open.delete(row)
  }

  /** The asker is over, or begins again without its memory. */
  forgetAsksOf(index: number): void {
    for (const open of [this.asks, this.underWay])
      for (const [row, ask] of open) if (ask.asker === index) open.delete(row)
    this.held = this.held.filter((held) => held.ask.asker !== index)
  }

  /** Answers a spawn or a question. */
  reply(container: number, token: number, value: unknown): void {
    this.write(Kind.Answer, container, token, value)
  }

  refuse(container: number, token: number, error: ActorError): void {
    this.write(Kind.Failure, container, token, toWire(error))
  }

  /** As `refuse`, with an error that has already been on the wire. */
  fail(container: number, token: number, error: WireError): void {
    this.write(Kind.Failure, container, token, error)
  }

  private write(kind: Kind.Answer | Kind.Failure, container: number, token: number, value: unknown): void {
    const link = this.state.links.get(container)
    if (link === undefined) return
    link.out.push(kind, 0, 0, 0, 0, -1, 0, -1, 0, 1, token, -1)
    link.out.args.push(value)
    this.slices.expect(container)
    this.shell.wake()
  }
}
