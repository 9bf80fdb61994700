/**
 * The relay: the broker on the main thread, with real ports around it.
 *
 * Inbound batches are queued unread (reading is what costs) and worked off in turns of a few milliseconds, so that a
 * flood never keeps the page from drawing; those of a crowd lie for a moment first (crowd.ts). It is the one delivery
 * point: nothing else posts to a host.
 */
import type { StartSpec } from '../protocol/control'
import { countOf, isPosted, posted, received, SMALL_WINDOW, type Batch, type Posted } from '../protocol/wire'
import type { BatchPort } from '../cluster/worker-handle'
import { Broker, type BrokerOptions, type Shell } from './broker'
import { Crowd, REST } from './crowd'
import { Feeding } from './feeding'
import { Gathering } from './gathering'
import type { LoggedStep, RunLog } from './run-log'

export interface RelayEvents {
  /** All that one batch has a container begin: a control call each would be most of the cost of five hundred spawns. */
  start(container: number, specs: readonly StartSpec[]): void
  open(container: number): void
  kill(container: number): void
  /** It has sent what no host sends: a program there has used its port. Nothing more of it is read. */
  broken(container: number): void
  quiet(): void
  /** The picture may have changed. */
  changed(): void
  display(actor: number, operation: unknown): void
}

/** Milliseconds of work before the page gets its turn. */
const TURN = 4
/** Milliseconds of that turn while the stage is drawn: the workers of a flood wait too, and leave the processor to it. */
const DRAW = 4
/** Headers from which on a batch is of a stream, which a rest doesn't slow: it is read with what comes meanwhile. */
const STREAM = 64
/** The container of the cells: how they end comes by another way, and must not come before what they have sent. */
const KERNEL = 0
/** The container of a batch that nobody reads any more. */
const GONE = -1

export class Relay implements Shell {
  broker: Broker
  /** Where what hosts say in a held run is kept; null where nobody wants to make it again. */
  log: RunLog | null = null
  private feeding: Feeding | null = null
  private ports = new Map<number, BatchPort>()
  private unacknowledged = new Map<number, number>()
  private readonly starts = new Map<number, StartSpec[]>()
  private inbound: { container: number; event: MessageEvent<Posted> }[] = []
  /** So many of them have been read. */
  private read = 0
  private working = false
  private flushing = false
  private started: number
  private readonly turn = new MessageChannel()
  private readonly crowd = new Crowd()
  private readonly gathering = new Gathering()
  /** What has come is read in one of the next tasks. */
  private gathers = false
  /** How the reading was begun that goes on in the next turn. */
  private together = false
  private resting: ReturnType<typeof setTimeout> | undefined
  /** The rest is a crowd's, which shall hear what it has brought. */
  private ofCrowd = false

  constructor(
    private readonly events: RelayEvents,
    options: BrokerOptions,
    private readonly clock: () => number,
    /** The stage is being drawn: messages leave it time, and the page's timers run. */
    private readonly watched: () => boolean = () => false,
  ) {
    this.started = clock()
    this.broker = new Broker(this, options)
    this.turn.port1.onmessage = () => this.nextTurn()
  }

  /** A new run over the same containers. Batches of the old one are dropped by their epoch. */
  restart(options: BrokerOptions): void {
    this.started = this.clock()
    this.log = null
    this.feeding?.giveUp('the run was begun again')
    this.feeding = null
    this.inbound = []
    this.working = false
    this.crowd.reset()
    this.gathering.reset()
    this.gathers = false
    clearTimeout(this.resting)
    this.resting = undefined
    this.read = 0
    this.starts.clear()
    // Workers outlive runs: their ports are let go here, not closed, and connected again under new numbers.
    for (const port of this.ports.values()) port.onmessage = null
    this.ports.clear()
    this.unacknowledged.clear()
    this.broker = new Broker(this, options)
  }

  connect(container: number, port: BatchPort): void {
    const before = this.ports.get(container)
    if (before !== undefined && before !== port) before.onmessage = null
    this.ports.set(container, port)
    this.unacknowledged.set(container, 0)
    port.onmessage = (event: MessageEvent<Posted>) => {
      if (this.feeding !== null) return this.overhear(container, event.data)
      this.inbound.push({ container, event })
      if (!this.working) this.hear(container, event)
    }
  }

  /** What has come is read now, or after a rest. */
  private hear(container: number, { data }: MessageEvent<Posted>): void {
    const may = this.watched() && this.broker.mode !== 'step'
    if (may && this.crowd.hears(container, this.clock())) this.rest(REST, true)
    else if (may && isPosted(data) && countOf(received(data)) >= STREAM) this.rest(DRAW, false)
    else if (this.resting !== undefined) this.endRest()
    else if (container !== KERNEL && this.mayGather(container)) this.gather()
    else this.work(this.gathers)
  }

  private mayGather(container: number): boolean {
    return this.gathers || (this.broker.mode !== 'step' && this.gathering.hears(container))
  }

  private gather(): void {
    if (this.gathers) return
    this.gathers = true
    this.gathering.begin(this.clock())
    this.turn.port2.postMessage(null)
  }

  /** Reads at once what lies unread: one who has sent some of it has ended by itself, or a cell has, and that comes later. */
  catchUp(): void {
    if (this.working || (!this.gathers && this.resting === undefined)) return
    // The rest was cut short, and says nothing of whether rests pay.
    clearTimeout(this.resting)
    this.resting = undefined
    this.work(true)
  }

  private nextTurn(): void {
    // A crowd's rest takes what was gathered with it: read before, the rest would seem to have brought nothing.
    if (this.resting !== undefined && !this.working) return
    if (!this.gathers) this.work(this.together)
    else if (this.gathering.waits(this.inbound.length, this.clock())) this.turn.port2.postMessage(null)
    else this.work(true)
  }

  private rest(milliseconds: number, ofCrowd: boolean): void {
    if (this.resting !== undefined) return
    this.ofCrowd = ofCrowd
    this.resting = setTimeout(() => this.endRest(), milliseconds)
  }

  private endRest(): void {
    clearTimeout(this.resting)
    this.resting = undefined
    if (this.ofCrowd) {
      let headers = 0
      for (const { event } of this.inbound) if (isPosted(event.data)) headers += countOf(received(event.data))
      this.crowd.rested(this.inbound.length, headers, this.clock())
    }
    this.work(true)
  }

  disconnect(container: number): void {
    this.log?.disturb()
    this.feeding?.giveUp('a worker was lost')
    this.starts.delete(container)
    this.ports.get(container)?.close?.()
    this.ports.delete(container)
    // Reading one may end another's worker: the list stays as it is while it is read.
    for (let i = this.read; i < this.inbound.length; i++) {
      if (this.inbound[i].container === container) this.inbound[i].container = GONE
    }
  }

  /** `together`: all that one container is told goes to it at once, not with each batch that was read. */
  private work(together = false): void {
    this.working = true
    this.gathers = false
    this.together = together
    // One batch alone is read whatever it takes: the clock isn't asked. It costs a third of a microsecond.
    const until = this.inbound.length > 1 ? this.clock() + TURN : 0
    while (this.read < this.inbound.length) {
      const { container, event } = this.inbound[this.read++]
      if (container === GONE) continue
      this.unacknowledged.set(container, (this.unacknowledged.get(container) ?? 0) + 1)
      this.take(container, event.data)
      if (!together) this.flush()
      if (this.read < this.inbound.length && this.clock() > until) break
    }
    if (together) this.flush()
    this.inbound.splice(0, this.read)
    this.read = 0
    this.working = this.inbound.length > 0
    if (this.working && this.watched()) setTimeout(() => this.work(together), DRAW)
    else if (this.working) this.turn.port2.postMessage(null)
    this.events.changed()
  }

  /** What a program has forged must not take the others' broker with it. */
  private take(container: number, data: Posted): void {
    try {
      if (!isPosted(data)) return this.events.broken(container)
      const batch = received(data)
      this.log?.hear(container, batch)
      this.broker.receive(container, batch)
    } catch (error) {
      console.error(error)
      this.events.broken(container)
    }
  }

  private readonly flush = (): void => {
    this.flushing = false
    for (const [container, specs] of this.starts) this.events.start(container, specs)
    this.starts.clear()
    const epoch = this.broker.options.epoch
    for (const link of this.broker.dirtyLinks()) {
      const { batch, transfers } = link.take(epoch)
      // What is given away can't be told twice.
      const movedHeaders = typeof batch.headers === 'string' ? null : batch.headers.buffer
      if (transfers.some((buffer) => buffer !== movedHeaders)) this.log?.spoil('a buffer was moved')
      batch.acks = this.unacknowledged.get(link.container) ?? 0
      this.unacknowledged.set(link.container, 0)
      this.ports.get(link.container)?.postMessage(posted(batch), transfers)
    }
    for (const [container, acks] of this.unacknowledged)
      if (acks >= SMALL_WINDOW / 2) this.acknowledge(container, acks)
  }

  private acknowledge(container: number, acks: number): void {
    this.unacknowledged.set(container, 0)
    const { epoch } = this.broker.options
    const empty: Batch = { epoch, headers: '', args: [], names: null, actors: null, acks }
    this.ports.get(container)?.postMessage(posted(empty), [])
  }

  // ---- a held run that is made again

  /** Steps are made from what is kept, until `endFeeding`. */
  beginFeeding(): void {
    this.feeding = new Feeding()
  }

  /** Takes a step, and tells the broker what the hosts said then. Gives words where it can't be made so. */
  feed({ key, heard }: LoggedStep): string {
    const { feeding, broker } = this
    if (feeding === null) return 'nothing is fed'
    const { epoch } = broker.options
    // What is to be posted goes at once, as each batch did that was read.
    this.working = true
    try {
      const refused = broker.take(key)
      if (refused !== '') return refused
      this.flush()
      for (const { container, batch } of heard) {
        feeding.expect(container, batch)
        broker.receive(container, { ...batch, epoch })
        this.flush()
      }
      return broker.still ? '' : 'it did not come to rest'
    } finally {
      this.working = false
    }
  }

  /** Resolves when the hosts have caught up, with words where they said something else. */
  async endFeeding(): Promise<string> {
    const { feeding } = this
    if (feeding === null) return ''
    await feeding.done()
    if (this.feeding === feeding) this.feeding = null
    this.events.changed()
    return feeding.difference
  }

  /** Nobody waits for the hosts any more. */
  dropFeeding(): void {
    this.feeding?.giveUp('it was ended')
  }

  private overhear(container: number, data: Posted): void {
    if (!isPosted(data)) return this.events.broken(container)
    const batch = received(data)
    if (batch.epoch !== this.broker.options.epoch) return
    this.feeding!.hear(container, batch)
    const acks = (this.unacknowledged.get(container) ?? 0) + 1
    this.unacknowledged.set(container, acks)
    if (acks >= SMALL_WINDOW / 2) this.acknowledge(container, acks)
  }

  // ---- what the broker asks for

  now(): number {
    return Math.round((this.clock() - this.started) * 100)
  }

  realTime(): number {
    return (performance.timeOrigin + this.clock()) / 1000
  }

  start(container: number, spec: StartSpec): void {
    this.log?.disturb()
    const specs = this.starts.get(container)
    if (specs === undefined) this.starts.set(container, [spec])
    else specs.push(spec)
    this.wake()
  }

  open(container: number): void {
    this.log?.disturb()
    this.events.open(container)
  }

  kill(container: number): void {
    this.log?.disturb()
    this.events.kill(container)
  }

  wake(): void {
    if (this.working || this.flushing) return
    this.flushing = true
    queueMicrotask(() => {
      this.flush()
      this.events.changed()
    })
  }

  quiet(): void {
    this.events.quiet()
  }

  display(actor: number, operation: unknown): void {
    this.events.display(actor, operation)
  }
}
