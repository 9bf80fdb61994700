/**
 * A worker in the sandbox, as the page holds it: words to the frame that has started it.
 *
 * It can be spoken to at once: its port keeps what is sent before the frame is there.
 */
import type { FromSandboxed, ToSandboxed } from '../protocol/sandbox'
import type { MessageWorker } from './message-worker'
import type { WorkerPlace } from './worker-handle'

export class SandboxWorker implements MessageWorker {
  onmessage: ((event: MessageEvent) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  /** Terminated or lost. */
  over = false

  constructor(
    private readonly port: MessagePort,
    private readonly left: (worker: SandboxWorker) => void,
  ) {
    port.onmessage = ({ data }: MessageEvent<FromSandboxed>) => {
      if (data.t === 'message') this.onmessage?.(new MessageEvent('message', { data: data.data }))
      else this.fail(data.words)
    }
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.port.postMessage({ t: 'post', message, transfer } satisfies ToSandboxed, transfer)
  }

  terminate(): void {
    this.port.postMessage({ t: 'terminate' } satisfies ToSandboxed)
    this.leave()
  }

  /** The sandbox is gone, or was never there. */
  lose(words: string): void {
    if (this.over) return
    this.leave()
    this.fail(words)
  }

  private fail(words: string): void {
    this.onerror?.(new ErrorEvent('error', { message: words }))
  }

  private leave(): void {
    if (this.over) return
    this.over = true
    this.left(this)
  }
}

/** Wraps a worker in the sandbox. Batches get a port of their own, which doesn't pass through the frame. */
export function sandboxed(worker: SandboxWorker): WorkerPlace {
  return {
    locks: false,
    interrupts: false,
    batches: null,
    post: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    onError: (listener) => {
      worker.onerror = (event) => listener(event.message, worker.over)
    },
  }
}
