/**
 * A live run whose threads are interleaved by a seed: the broker and the hosts of the machine in one thread, joined by
 * queues that keep the order of a port and nothing else.
 *
 * Every batch, start, opening and timer is an event of its own; which comes next is drawn. So all races that ports
 * allow can happen, and the same seed makes them happen again. A killed host stays what a worker is after terminate():
 * its last words may arrive long after.
 */
import { Broker, type BrokerOptions, type Shell } from '../../broker/broker'
import type { RandomStream } from '../../clock/random'
import { Host } from '../../host/host'
import { Resident } from '../../host/resident'
import type { StartSpec } from '../../protocol/control'
import type { Batch } from '../../protocol/wire'
import { TestCode } from './code'

/** Batches read before an answer without messages says so. */
const ACKS = 4

interface Timer {
  readonly at: number
  readonly fire: () => void
}

export class Threads implements Shell {
  readonly broker: Broker
  readonly hosts = new Map<number, Host>()
  readonly notebook: Resident
  private readonly code = new TestCode()
  private readonly up = new Map<number, Batch[]>()
  private readonly down = new Map<number, Batch[]>()
  private readonly control = new Map<number, (() => void)[]>()
  private readonly acks = new Map<number, number>()
  private timers: Timer[] = []
  private time = 0
  events = 0

  constructor(
    /** Calls back after the microtasks have drained. */
    private readonly drain: (then: () => void) => void,
    options: Partial<BrokerOptions> = {},
  ) {
    this.broker = new Broker(this, {
      epoch: 1,
      seed: 42,
      mode: 'live',
      placement: { limit: 4, share: 'spread' },
      indices: new Map(),
      recordBytes: 1,
      ...options,
    })
    const host = this.makeHost(0)
    const { seed } = this.broker.options
    this.notebook = new Resident(
      host, 0, '0', 'notebook', 'notebook', [], 1, 'resume', Infinity, 30, seed, 0, 0, -1, 0,
    ) // oxfmt-ignore
    host.adopt(this.notebook)
    this.notebook.active = true
  }

  private makeHost(container: number): Host {
    const host = new Host(
      {
        ...this.code.parts(),
        post: (batch) => void this.queue(this.up, container).push(batch),
        drain: this.drain,
        clock: () => this.time,
        after: (seconds, fire) => void this.timers.push({ at: this.time + seconds, fire }),
        others: () => 0,
      },
      this.broker.settings,
    )
    this.hosts.set(container, host)
    return host
  }

  private queue<T>(queues: Map<number, T[]>, container: number): T[] {
    let queue = queues.get(container)
    if (queue === undefined) queues.set(container, (queue = []))
    return queue
  }

  // ---- what the broker asks for

  now(): number {
    return Math.round(this.time * 100_000)
  }

  realTime(): number {
    return this.time
  }

  start(container: number, spec: StartSpec): void {
    this.queue(this.control, container).push(() => this.hosts.get(container)?.start(spec))
  }

  open(container: number): void {
    this.queue(this.control, container).push(() => {
      this.makeHost(container)
      this.broker.containerReady(container)
    })
  }

  kill(container: number): void {
    this.hosts.delete(container)
    this.down.delete(container)
    this.control.delete(container)
  }

  wake(): void {
    const { epoch } = this.broker.options
    for (const link of this.broker.dirtyLinks()) {
      const { batch } = link.take(epoch)
      batch.acks = this.acks.get(link.container) ?? 0
      this.acks.set(link.container, 0)
      this.queue(this.down, link.container).push(batch)
    }
  }

  quiet(): void {}
  display(): void {}

  // ---- events

  private read(container: number, batch: Batch): void {
    this.broker.receive(container, batch)
    const acks = (this.acks.get(container) ?? 0) + 1
    this.acks.set(container, acks)
    this.wake()
    if ((this.acks.get(container) ?? 0) < ACKS) return
    this.acks.set(container, 0)
    const { epoch } = this.broker.options
    this.queue(this.down, container).push({ epoch, headers: '', args: [], names: null, actors: null, acks })
  }

  private write(container: number, batch: Batch): void {
    this.hosts.get(container)?.receive(batch)
  }

  /** What may happen next, each as the deed. */
  private choices(): (() => void)[] {
    const choices: (() => void)[] = []
    for (const [container, batches] of this.up) {
      if (batches.length > 0) choices.push(() => this.read(container, batches.shift()!))
    }
    for (const [container, batches] of this.down) {
      if (batches.length > 0) choices.push(() => this.write(container, batches.shift()!))
    }
    for (const calls of this.control.values()) if (calls.length > 0) choices.push(() => calls.shift()!())
    if (this.timers.length > 0) choices.push(() => this.fireNext())
    return choices
  }

  private fireNext(): void {
    const next = this.timers.reduce((a, b) => (b.at < a.at ? b : a))
    this.timers.splice(this.timers.indexOf(next), 1)
    this.time = Math.max(this.time, next.at)
    next.fire()
  }

  private settle(): Promise<void> {
    return new Promise((resolve) => this.drain(resolve))
  }

  /** Runs in drawn order until nothing is on its way; `between` is called before each event. */
  async run(random: RandomStream, between: () => void = () => {}, limit = 20_000): Promise<void> {
    for (;;) {
      await this.settle()
      between()
      const choices = this.choices()
      if (choices.length === 0) return
      if (++this.events > limit) throw new Error(`It does not come to rest within ${limit} events.`)
      choices[Math.floor(random.next() * choices.length)]()
    }
  }

  /** Lets so many seconds pass for the hosts' deadlines. */
  pass(seconds: number): void {
    this.time += seconds
    for (const host of this.hosts.values()) host.tick()
  }

  /** The containers that can be killed. */
  get running(): number[] {
    return [...this.hosts.keys()].filter((container) => container > 0)
  }
}
