/**
 * The explorer as the session holds it: a worker made when it's needed, ended to stop it.
 */
import * as Comlink from 'comlink'
import type { MessageWorker } from '../../runtime/cluster/message-worker'
import type { Evidence } from '../exercises/evidence'
import type { EvidenceRequest, ExplorerControl, ExplorerHello, ExplorerProgress } from './explorer-control'
import type { Program } from './program'
import type { ExploreReport } from './session'
import type { WorkerFactory } from './workers'

export class Explorer {
  private worker: MessageWorker | null = null
  private remote: Comlink.Remote<ExplorerControl> | null = null
  private onStop: (() => void) | null = null
  private orders = 0
  private onProgress: (orders: number) => void = () => {}

  constructor(
    private readonly factory: WorkerFactory,
    readonly base: string,
    private readonly pack: () => string,
  ) {}

  private open(): Comlink.Remote<ExplorerControl> {
    if (this.remote !== null) return this.remote
    const worker = this.factory.explorer()
    const channel = new MessageChannel()
    worker.onmessage = (event: MessageEvent<ExplorerProgress>) => {
      this.orders = event.data.orders
      this.onProgress(event.data.orders)
    }
    worker.onerror = () => this.stop()
    const hello: ExplorerHello = { t: 'connect', port: channel.port2, base: this.base, pack: this.pack() }
    worker.postMessage(hello, [channel.port2])
    this.worker = worker
    this.remote = Comlink.wrap<ExplorerControl>(channel.port1)
    return this.remote
  }

  /** Work that ends early when somebody stops it. */
  private race<T>(
    work: (remote: Comlink.Remote<ExplorerControl>) => Promise<T>,
    stopped: () => T,
  ): Promise<T> {
    this.onStop?.()
    return new Promise((resolve, reject) => {
      this.onStop = () => resolve(stopped())
      work(this.open()).then(resolve, reject)
    })
  }

  explore(
    program: Program,
    prefix: readonly string[],
    progress: (orders: number) => void,
  ): Promise<ExploreReport> {
    this.orders = 0
    this.onProgress = progress
    const stopped = (): ExploreReport => ({
      status: 'stopped',
      orders: this.orders,
      distinct: 0,
      outcomes: [],
      reason: `Stopped after ${this.orders} orders.`,
    })
    return this.race((remote) => remote.explore(program, prefix) as Promise<ExploreReport>, stopped)
  }

  evidence(request: EvidenceRequest): Promise<Evidence> {
    const cell = request.cell?.cell ?? ''
    return this.race(
      (remote) => remote.evidence(request) as Promise<Evidence>,
      () => ({ kind: 'failed', cell, error: 'the check was stopped.' }),
    )
  }

  /** Ends what goes on; the next request gets a new worker. */
  stop(): void {
    this.worker?.terminate()
    this.worker = null
    this.remote = null
    this.onStop?.()
    this.onStop = null
  }

  dispose(): void {
    this.stop()
  }
}
