/**
 * Containers as workers: opened when the broker asks, kept warm between runs, ended when it says so.
 */
import type { ContainerControl, ProofOfLife } from '../protocol/container'
import type { RunSettings } from '../protocol/control'
import { WorkerHandle, type BatchPort, type WorkerOptions, type WorkerPlace } from './worker-handle'

export interface PoolEvents {
  /** The container's batch port is there; it takes actors. */
  ready(container: number, port: BatchPort): void
  died(container: number, cause: string): void
}

type Container = WorkerHandle<ContainerControl & ProofOfLife>

export class ContainerPool {
  private readonly open_ = new Map<number, Container>()
  private free: Container[] = []
  /** Between two runs: they have not answered yet. */
  private readonly resetting = new Set<Container>()
  private closed = false

  constructor(
    private readonly make: () => WorkerPlace,
    private readonly options: () => WorkerOptions,
    private readonly events: PoolEvents,
  ) {}

  get(container: number): Container | undefined {
    return this.open_.get(container)
  }

  get size(): number {
    return this.open_.size
  }

  /** Opens a container under this number: a warm worker of an earlier run, or a new one. */
  async open(container: number): Promise<void> {
    if (this.closed) return
    const settings = this.options().settings
    const warm = this.takeWarm()
    const handle = warm ?? new WorkerHandle<ContainerControl & ProofOfLife>(this.make(), this.options())
    this.open_.set(container, handle)
    handle.onEnd((cause) => {
      if (this.open_.get(container) !== handle) return
      this.open_.delete(container)
      this.events.died(container, cause)
    })
    try {
      await handle.ready
      if (warm !== undefined) await handle.call('reset', [settings])
      if (this.open_.get(container) === handle) this.events.ready(container, handle.batches)
    } catch (error) {
      if (this.open_.get(container) !== handle) return
      handle.terminate(error instanceof Error ? error.message : String(error))
    }
  }

  private takeWarm(): Container | undefined {
    while (this.free.length > 0) {
      const handle = this.free.shift()!
      if (handle.over === '') return handle
    }
    return undefined
  }

  /** Ends a container at once. Nobody is told: whoever calls this has decided it. */
  kill(container: number, cause: string): void {
    const handle = this.open_.get(container)
    this.open_.delete(container)
    handle?.terminate(cause)
  }

  /** A new run begins: workers that answer are kept warm, the rest is ended. */
  async recycle(settings: RunSettings): Promise<void> {
    const handles = [...this.open_.values()]
    this.open_.clear()
    await Promise.all(
      handles.map(async (handle) => {
        this.resetting.add(handle)
        try {
          // One that spins doesn't answer: a new worker costs less than waiting for it.
          const clean = await handle.call('reset', [settings], 1)
          if (!clean) handle.terminate('a program has changed its built-ins for good')
          else if (!this.closed) this.free.push(handle)
        } catch {
          handle.terminate('it did not answer')
        } finally {
          this.resetting.delete(handle)
        }
      }),
    )
  }

  /** Gives all containers the pack of modules that come later. One that spins is given it when it answers. */
  async takePack(text: string): Promise<void> {
    const handles = [...this.open_.values(), ...this.free]
    await Promise.allSettled(handles.map((handle) => handle.call('takePack', [text], 1)))
  }

  /** All containers send what has changed now. One that is busy has a second. */
  async report(): Promise<void> {
    await Promise.allSettled([...this.open_.values()].map((handle) => handle.call('report', [], 1)))
  }

  /** Ends all workers. No end of theirs is told: it would have others begin. */
  dispose(): void {
    this.closed = true
    const handles = [...this.open_.values(), ...this.free, ...this.resetting]
    this.open_.clear()
    this.free = []
    for (const handle of handles) handle.terminate('the page is done')
  }
}
