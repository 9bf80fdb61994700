/**
 * The second place for workers, for notebooks from elsewhere: an opaque origin without storage, locks or network.
 *
 * Code there can evaluate code, and reach nothing but the page, by the ports that the page gave it. A worker is started
 * from its bundle's text as a classic script, for a module worker does not start there from a blob. Not isolated:
 * no shared memory. All workers of one sandbox share its origin, so it serves one notebook; with its last worker the
 * frame is taken away, and the next worker gets a new one, with a new origin.
 *
 * It doesn't decide what the page does for code in it: whoever answers its messages does.
 */
import { SandboxFrame, type FrameParts } from './sandbox-frame'
import { SandboxWorker } from './sandbox-worker'

export interface SandboxParts extends Omit<FrameParts, 'lost'> {
  /** The text of a file of the page's own, or an error that says which could not be read. */
  read(url: URL): Promise<string>
}

export class Sandbox {
  private frame: SandboxFrame | null = null
  private readonly workers = new Set<SandboxWorker>()

  constructor(private readonly parts: SandboxParts) {}

  /** A worker from this bundle, one classic script. What goes wrong comes to its `onerror`. */
  worker(bundle: URL): SandboxWorker {
    const frame = (this.frame ??= new SandboxFrame({ ...this.parts, lost: (words) => this.lost(words) }))
    const channel = new MessageChannel()
    const worker = new SandboxWorker(channel.port1, () => this.left(worker))
    this.workers.add(worker)
    this.parts.read(bundle).then(
      (text) => {
        if (this.workers.has(worker)) frame.start(bundle.href, text, channel.port2)
      },
      (error: Error) => worker.lose(error.message),
    )
    return worker
  }

  private left(worker: SandboxWorker): void {
    this.workers.delete(worker)
    if (this.workers.size > 0) return
    this.frame?.remove()
    this.frame = null
  }

  private lost(words: string): void {
    this.frame = null
    for (const worker of [...this.workers]) worker.lose(words)
  }
}
