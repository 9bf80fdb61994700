/**
 * Workers of this page's own origin: module workers from network URLs, which may evaluate code.
 */
import type { WorkerPlace } from './worker-handle'

/** Wraps a worker that this page has made. */
export function sameOrigin(worker: Worker): WorkerPlace {
  return {
    locks: true,
    interrupts: true,
    batches: {
      postMessage: (message, transfer) => worker.postMessage(message, transfer),
      set onmessage(listener: ((event: MessageEvent) => void) | null) {
        worker.onmessage = listener
      },
    },
    post: (message, transfer) => worker.postMessage(message, transfer),
    terminate: () => worker.terminate(),
    onError: (listener) => {
      worker.onerror = (event) => listener(event.message || 'its worker could not be loaded', false)
    },
  }
}
