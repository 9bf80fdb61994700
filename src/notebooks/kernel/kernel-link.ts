/**
 * A kernel worker as the session holds it: compile, run, stop, and a new one when it's lost.
 */
import type { Hello } from '../../runtime/protocol/container'
import { WorkerHandle, type WorkerOptions, type WorkerPlace } from '../../runtime/cluster/worker-handle'
import type { KernelControl } from './kernel-control'

/** Seconds that Stop waits for the cell to end before the worker is given up. */
const GIVE_UP = 1

export class KernelLink {
  readonly handle: WorkerHandle<KernelControl>
  private readonly flag: Int32Array | null
  private pollUrl: string
  private stopped = false

  constructor(place: WorkerPlace, options: Omit<WorkerOptions, 'flag' | 'pollUrl'>, isolated: boolean) {
    // Shared memory where the page is isolated; else a URL that is revoked on Stop, which a spinning worker can poll.
    // Neither reaches the sandbox: Stop there ends the worker when its cell doesn't wait for anything.
    this.flag = place.interrupts && isolated ? new Int32Array(new SharedArrayBuffer(4)) : null
    this.pollUrl = place.interrupts && !isolated ? makePollUrl() : ''
    this.handle = new WorkerHandle<KernelControl>(place, {
      ...options,
      flag: this.flag,
      pollUrl: this.pollUrl,
    })
  }

  /**
   * Asks all that runs to end. True when the cell did within a second. Every check throws until `arm`: a second loop,
   * which waits for a timer of the platform's, comes to its check only later.
   */
  async stop(ended: Promise<unknown>): Promise<boolean> {
    this.stopped = true
    if (this.flag !== null) Atomics.store(this.flag, 0, 1)
    else if (this.pollUrl !== '') URL.revokeObjectURL(this.pollUrl)
    this.handle.call('stop', [], GIVE_UP).catch(() => undefined)
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), GIVE_UP * 1000))
    return Promise.race([ended.then(() => true), late])
  }

  /** Something new is about to run, and is not stopped. */
  async arm(): Promise<void> {
    if (!this.stopped) return
    this.stopped = false
    if (this.flag !== null) Atomics.store(this.flag, 0, 0)
    else if (this.pollUrl !== '') this.pollUrl = makePollUrl()
    await this.handle.call('rearm', [this.pollUrl]).catch(() => undefined)
  }

  dispose(cause: string): void {
    if (this.pollUrl !== '') URL.revokeObjectURL(this.pollUrl)
    this.handle.terminate(cause)
  }
}

/** With a type: what has none Firefox reads as XML, and complains at each look. */
function makePollUrl(): string {
  return URL.createObjectURL(new Blob(['1'], { type: 'text/plain' }))
}

export type { Hello }
