/**
 * The network between actors: what it promises of order, what it loses and doubles, and what is on its way.
 *
 * The default keeps the order of each sender and receiver; another network gives up exactly what its name says. On an
 * unordered one what waits at full speed is delivered in a drawn order, and in slow motion each message travels a drawn
 * time. Chance is a stream of its own, so that a network doesn't change what actors draw. It holds deeds by their time of arrival
 * and looks at no clock: the broker says what time it is.
 */
import { RandomStream } from '../clock/random'
import type { Mode } from '../protocol/view'
import type { Ordering } from './enabled'
import { FaultRules } from './fault-rules'

/** What a cell asks for. */
export interface NetworkWish {
  readonly ordering: 'ordered' | 'unordered' | 'duplicating'
  readonly loss: number
  /** Seconds. */
  readonly latency: number
  readonly answers: 'steps' | 'immediate'
}

/** Share of messages that a duplicating network delivers twice. */
const DUPLICATES = 0.25
/** Unordered, at full speed: of how many that wait the next is drawn. Far enough to be seen, near enough to be quick. */
const REACH = 32
/** Travel times that differ from the others are known of so many messages. */
const TRAVELS = 2048

interface Travelling {
  readonly at: number
  /** It takes time of the run's, not of the stage's. */
  readonly timed: boolean
  readonly arrive: () => void
}

export class Network {
  ordering: Ordering = 'ordered'
  /** Step mode: does an answer wait to be delivered, or does it go by itself? */
  answers: 'steps' | 'immediate' = 'steps'
  private loss = 0
  private duplicating = false
  /** Time that a message travels in a live run, in units of 10 µs of the run's; the shell's clock has to tick then. */
  latency = 0
  /** How many times as fast as the machine's the run's time goes; everything else here is the machine's. */
  private pace = 1
  /** Time that a message travels in slow motion. */
  travel = 0
  private readonly random: RandomStream
  /** What an unordered network draws its order from. */
  private readonly order: RandomStream
  /** By row: how long a message travels whose time was drawn. */
  private readonly times = new Map<number, number>()
  readonly faults: FaultRules
  /** By time of arrival; those that arrive at one time in the order in which they were sent. */
  private travelling: Travelling[] = []

  constructor(seed: number) {
    this.random = new RandomStream(seed, 'network')
    this.order = new RandomStream(seed, 'order')
    this.faults = new FaultRules(new RandomStream(seed, 'faults'))
  }

  become(wish: NetworkWish): void {
    this.ordering = wish.ordering === 'unordered' ? 'unordered' : 'ordered'
    this.duplicating = wish.ordering === 'duplicating'
    this.loss = wish.loss
    this.latency = Math.round(wish.latency * 100_000)
    this.answers = wish.answers
  }

  /** Is the next message lost? Draws only where it may be. */
  loses(): boolean {
    return this.loss > 0 && this.random.next() < this.loss
  }

  /** Is the next message delivered twice? */
  doubles(): boolean {
    return this.duplicating && this.random.next() < DUPLICATES
  }

  /** Do messages travel, or are they there at once? */
  takesTime(mode: Mode): boolean {
    return mode === 'slow' || (mode === 'live' && this.latency > 0)
  }

  /** The run's time goes at another pace from now on: what is on its way for so much of it arrives sooner or later. */
  setPace(pace: number, now: number): void {
    const times = this.pace / pace
    this.pace = pace
    if (times === 1) return
    this.travelling = this.travelling
      .map((item) => (item.timed ? { ...item, at: now + Math.max(0, item.at - now) * times } : item))
      .sort((a, b) => a.at - b.at)
  }

  /** `delay`: so much longer than others, in units of 10 µs of the run's. */
  send(mode: Mode, now: number, row: number, arrive: () => void, delay = 0): void {
    const travel = mode === 'slow' ? this.travel : 0
    const usual = Math.max(travel, this.latency / this.pace)
    // Half as long to one and a half times as long: one that sets out later may be there first.
    const drawn = this.ordering === 'unordered' ? Math.round(usual * (0.5 + this.order.next())) : usual
    const time = drawn + delay / this.pace
    if (time !== usual) this.keepTime(row, time)
    this.add(now + time, time > travel, arrive)
  }

  private keepTime(row: number, time: number): void {
    this.times.set(row, time)
    if (this.times.size <= TRAVELS) return
    const [oldest] = this.times.keys()
    this.times.delete(oldest)
  }

  /** How long a message travels in slow motion, in units of 10 µs. */
  travelOf(row: number): number {
    return this.times.get(row) ?? this.travel
  }

  /** Unordered, at full speed: which of so many waiting letters goes next. */
  nextOf(waiting: number): number {
    return Math.floor(this.order.next() * Math.min(waiting, REACH))
  }

  /** An answer on its way in slow motion; latency is the messages' alone. */
  sendBack(mode: Mode, now: number, arrive: () => void, delay = 0): void {
    this.add(now + (mode === 'slow' ? this.travel : 0) + delay / this.pace, delay > 0, arrive)
  }

  private add(at: number, timed: boolean, arrive: () => void): void {
    let place = this.travelling.length
    while (place > 0 && this.travelling[place - 1].at > at) place--
    this.travelling.splice(place, 0, { at, timed, arrive })
  }

  get empty(): boolean {
    return this.travelling.length === 0
  }

  /** Lets arrive what is due; says whether anything was. */
  arrive(now: number): boolean {
    let any = false
    while (this.travelling.length > 0 && this.travelling[0].at <= now) {
      this.travelling.shift()!.arrive()
      any = true
    }
    return any
  }

  /** Lets everything arrive, in order. */
  arriveAll(): void {
    for (const item of this.travelling.splice(0)) item.arrive()
  }
}
