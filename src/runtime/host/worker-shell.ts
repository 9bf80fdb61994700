/**
 * A worker's own side of the shell: batch port, drain, clock, timers, trapped sources, and proof of life.
 *
 * Used by containers and by the kernel. It touches the worker's globals, so it's the place where time may be read.
 */
import type { Host } from './host'
import { isPosted, received, type Posted } from '../protocol/wire'

/** Calls back after the microtasks have drained: a macrotask that the worker posts to itself. */
export function makeDrain(): (then: () => void) => void {
  const channel = new MessageChannel()
  const waiting: (() => void)[] = []
  channel.port1.onmessage = () => waiting.shift()?.()
  return (then) => {
    waiting.push(then)
    channel.port2.postMessage(null)
  }
}

/**
 * Holds a Web Lock for as long as the worker lives; the page queues for it and so learns of its death. Resolves when
 * the lock is held: the page may queue only then, or it would be first. Where there are no locks, the worker gives up
 * `close` instead: it would die without a sound.
 */
export function holdLock(name: string): Promise<void> {
  if (name === '' || !('locks' in navigator)) {
    withoutClose(globalThis)
    return Promise.resolve()
  }
  return new Promise((held) => {
    void navigator.locks.request(name, () => {
      held()
      return new Promise<never>(() => {})
    })
  })
}

/** Takes away the worker's way to end itself, wherever the browser keeps it. */
export function withoutClose(scope: object): void {
  const close = () => {
    throw new Error('close() is not available here: the page could not notice that the worker has ended.')
  }
  for (let at: object | null = scope; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (at === scope || Object.hasOwn(at, 'close')) {
      Object.defineProperty(at, 'close', { value: close, writable: false, configurable: false })
    }
  }
}

/** Reads batches from a port of their own, or from the worker's own messages, and gives the way back. */
export function connectBatches(port: MessagePort | null, host: () => Host | undefined): void {
  const read = ({ data }: MessageEvent<Posted>) => {
    if (isPosted(data)) host()?.receive(received(data))
  }
  // Whatever a program makes of it stands behind what is added here, and can't keep messages from it.
  self.onmessage = null
  if (port !== null) port.onmessage = read
  else self.addEventListener('message', read)
}

/** Counts what code here waits for besides messages: fetch and the browser's own timers. */
export class OtherSources {
  open = 0

  /** Wraps the worker's globals so that open requests and timers are counted. */
  watch(scope: typeof globalThis): void {
    const fetch_ = scope.fetch
    scope.fetch = async (...args: Parameters<typeof fetch>) => {
      this.open++
      try {
        return await fetch_.apply(scope, args)
      } finally {
        this.open--
      }
    }
    const setTimeout_ = scope.setTimeout.bind(scope)
    const clearTimeout_ = scope.clearTimeout.bind(scope)
    const pending = new Set<number>()
    const counted = (handler: TimerHandler, delay?: number, ...args: unknown[]): number => {
      const id = setTimeout_(() => {
        if (pending.delete(id)) this.open--
        if (typeof handler === 'function') (handler as (...args: unknown[]) => void)(...args)
      }, delay) as unknown as number
      pending.add(id)
      this.open++
      return id
    }
    scope.setTimeout = counted as unknown as typeof setTimeout
    scope.clearTimeout = ((id?: number) => {
      if (id !== undefined && pending.delete(id)) this.open--
      clearTimeout_(id)
    }) as typeof clearTimeout
    this.after = (seconds, fire) => void setTimeout_(fire, seconds * 1000)
  }

  /** The worker's own timers, not counted. */
  after: (seconds: number, fire: () => void) => void = (seconds, fire) =>
    void setTimeout(fire, seconds * 1000)
}
