/**
 * Workers of this page's own origin: module workers from network URLs, which may evaluate code.
 */
import type { WorkerCode } from '../protocol/opener'
import type { WorkerPlace } from './worker-handle'

/** Makes a worker that was opened (opener.worker.ts) what this code says. It can be spoken to at once. */
export function handOver(opened: Worker, code: Promise<string>): Worker {
  code.then(
    (text) => opened.postMessage({ t: 'code', text } satisfies WorkerCode),
    // As a browser says it of a file that it could not load.
    (error: Error) => opened.dispatchEvent(new ErrorEvent('error', { message: error.message })),
  )
  return opened
}

/** Wraps a worker that this page has made. */
export function sameOrigin(worker: Worker): WorkerPlace {
  return {
    locks: true,
    interrupts: true,
    batches: {
      // An empty list of what is moved would be walked all the same.
      postMessage: (message, transfer) =>
        transfer.length === 0 ? worker.postMessage(message) : worker.postMessage(message, transfer),
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
