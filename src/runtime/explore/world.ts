/**
 * A whole run in one thread: the broker and the hosts of the live machine, joined by function calls.
 *
 * It has no ports and no clock, so a schedule decides everything. The explorer drives it, and tests use it to check
 * the machine as a value. The activation code is that of the containers, not a model of it.
 */
import { Broker, type BrokerOptions, type Shell } from '../broker/broker'
import { Host } from '../host/host'
import type { CodeShell } from '../host/host-shell'
import type { Resident } from '../host/resident'
import type { StartSpec } from '../protocol/control'
import type { Batch } from '../protocol/wire'

export interface WorldShell {
  /** The parts of a host's shell that know code; the world brings the rest. */
  host(container: number): CodeShell
  /** Calls back after the microtasks have drained. */
  drain(then: () => void): void
  display(actor: number, operation: unknown): void
  entered?(resident: Resident): void
}

export class World implements Shell {
  readonly broker: Broker
  readonly hosts = new Map<number, Host>()
  private inbound: { container: number; batch: Batch }[] = []
  private pumping = false
  /** Live: later callbacks, by due time of a clock that only `advance` moves. */
  private later: { at: number; fire: () => void }[] = []
  private time = 0
  private readonly quietListeners = new Set<() => void>()

  constructor(
    private readonly parts: WorldShell,
    options: BrokerOptions,
  ) {
    this.broker = new Broker(this, options)
    this.hosts.set(0, this.makeHost(0))
  }

  get notebook(): Host {
    return this.hosts.get(0)!
  }

  private makeHost(container: number): Host {
    return new Host(
      {
        ...this.parts.host(container),
        post: (batch) => {
          this.inbound.push({ container, batch })
          this.wake()
        },
        drain: (then) => this.parts.drain(then),
        clock: () => this.time,
        after: (seconds, fire) => {
          this.later.push({ at: this.time + seconds, fire })
          this.later.sort((a, b) => a.at - b.at)
        },
        others: () => 0,
        entered: (resident) => this.parts.entered?.(resident),
      },
      this.broker.settings,
    )
  }

  /** Moves the clock on, firing what is due. */
  advance(seconds: number): void {
    const until = this.time + seconds
    while (this.later.length > 0 && this.later[0].at <= until) {
      const { at, fire } = this.later.shift()!
      this.time = at
      fire()
    }
    this.time = until
    for (const host of this.hosts.values()) host.tick()
    this.broker.tick(this.now())
  }

  realTime(): number {
    return this.time
  }

  now(): number {
    return Math.round(this.time * 100_000)
  }

  start(container: number, spec: StartSpec): void {
    this.hosts.get(container)?.start(spec)
  }

  open(container: number): void {
    queueMicrotask(() => {
      this.hosts.set(container, this.makeHost(container))
      this.broker.containerReady(container)
    })
  }

  kill(container: number): void {
    this.hosts.delete(container)
  }

  wake(): void {
    if (this.pumping) return
    this.pumping = true
    queueMicrotask(() => {
      this.pumping = false
      const read = new Map<number, number>()
      for (const { container, batch } of this.inbound.splice(0)) {
        read.set(container, (read.get(container) ?? 0) + 1)
        this.broker.receive(container, batch)
      }
      for (const [container, acks] of read) this.hosts.get(container)?.outbox.acknowledge(acks)
      for (const link of this.broker.dirtyLinks()) {
        this.hosts.get(link.container)?.receive(link.take(this.broker.options.epoch).batch)
      }
      if (this.inbound.length > 0) this.wake()
    })
  }

  display(actor: number, operation: unknown): void {
    this.parts.display(actor, operation)
  }

  quiet(): void {
    for (const listener of [...this.quietListeners]) listener()
  }

  /** Resolves when nothing goes by itself any more (step mode); several may wait. */
  still(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.broker.still || !this.quietListeners.delete(look)) return
        resolve()
      }
      this.quietListeners.add(look)
      // What was posted and not received yet isn't known to the broker: look after it has had its turn.
      this.parts.drain(look)
    })
  }
}
