/**
 * What the machine uses of a worker: a `Worker` of this page is one, and so is a worker in the sandbox.
 */
export interface MessageWorker {
  postMessage(message: unknown, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}
