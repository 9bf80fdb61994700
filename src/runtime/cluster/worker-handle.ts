/**
 * A worker of the machine as the main thread holds it: ports, control calls that can't hang, and news of its death.
 *
 * Death is noticed by a Web Lock that the worker holds and that is queued for here (`close()` raises no event); where
 * there are no locks (plain http, the sandbox), by error events and a heartbeat on the control port. There the worker
 * can't close itself, and one that is ended from outside (DevTools, a crash) while it's at work isn't noticed: see
 * heartbeat.ts.
 */
import * as Comlink from 'comlink'
import { ActorDied, DeadlineExceeded } from '../actor/errors'
import type { RunSettings } from '../protocol/control'
import { BEAT, Heartbeat } from './heartbeat'

export interface WorkerOptions {
  readonly settings: RunSettings
  readonly base: string
  readonly flag: Int32Array | null
  readonly pollUrl: string
  readonly pack: string
}

/** One end of the wire to a host. */
export interface BatchPort {
  postMessage(message: unknown, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent) => void) | null
  close?(): void
}

/** A worker, wherever it was made: in this page or in the sandbox. */
export interface WorkerPlace {
  post(message: unknown, transfer: Transferable[]): void
  terminate(): void
  /** `lost`: the place itself is gone. Else it's an error that nobody caught, at the start or later. */
  onError(listener: (words: string, lost: boolean) => void): void
  /** The worker itself as a port for batches; null where they need a channel of their own. */
  readonly batches: BatchPort | null
  /** Web Locks reach it. */
  readonly locks: boolean
  /** Shared memory and blob URLs of the page reach it, so that a cell that spins can be stopped without ending it. */
  readonly interrupts: boolean
}

/** Seconds that a control call may take. */
const CONTROL_DEADLINE = 30
/** Seconds until its first answer: a hundred workers that begin on two busy cores share these. */
const START_DEADLINE = 120
let lockCount = 0

export class WorkerHandle<Control extends object> {
  /** Where batches go and come from. */
  readonly batches: BatchPort
  private readonly remote: Comlink.Remote<Control>
  private readonly controlPort: MessagePort
  private readonly rejects = new Set<(error: Error) => void>()
  /** Why it is over, '' while it lives. */
  over = ''
  private listeners: ((cause: string) => void)[] = []
  private readonly heartbeat: Heartbeat | null
  private answered = false

  constructor(
    private readonly place: WorkerPlace,
    options: WorkerOptions,
    /** Seconds between the heartbeats, where there are no locks. */
    pace = BEAT,
  ) {
    // Straight to the worker where that is possible: a hop over a port of its own takes twice as long.
    const channel = place.batches === null ? new MessageChannel() : null
    const control = new MessageChannel()
    const batches = channel?.port1 ?? place.batches!
    this.controlPort = control.port1
    this.remote = Comlink.wrap<Control>(control.port1)
    const locks = place.locks && 'locks' in navigator
    const lock = locks
      ? `actorium:${crypto.getRandomValues(new Uint32Array(2)).join('-')}:${lockCount++}`
      : ''
    this.heartbeat = locks ? null : this.makeHeartbeat(pace)
    const sending = () => this.heartbeat?.sending()
    this.batches = locks ? batches : announced(batches, sending)
    place.onError((words, lost) => {
      // A worker that has answered survives an error that nobody caught, a timer's for example.
      if (lost || !this.answered) this.terminate(words)
    })
    place.post(
      { t: 'hello', batches: channel?.port2 ?? null, control: control.port2, lock, ...options },
      channel === null ? [control.port2] : [channel.port2, control.port2],
    )
    this.ready = this.call('ping' as never, [], START_DEADLINE).then(() => {
      this.answered = true
      if (locks) this.queueFor(lock)
    })
  }

  /** Resolves when the worker has answered for the first time. */
  readonly ready: Promise<void>

  private makeHeartbeat(pace: number): Heartbeat {
    const remote = this.remote as unknown as { idle(): Promise<boolean> }
    const parts = {
      ping: async () => (await remote.idle()) && this.rejects.size === 0,
      after: (seconds: number, fire: () => void) => void setTimeout(fire, seconds * 1000),
      dead: () => this.terminate('its worker ended'),
    }
    return new Heartbeat(parts, pace)
  }

  private queueFor(lock: string): void {
    // Granted only when the worker that holds it is gone.
    void navigator.locks.request(lock, () => this.end('its worker ended'))
  }

  onEnd(listener: (cause: string) => void): void {
    if (this.over !== '') listener(this.over)
    else this.listeners.push(listener)
  }

  /** A control call: rejects at its deadline and when the worker ends, so that nobody waits for ever. */
  call<K extends keyof Control>(
    method: K,
    args: unknown[] = [],
    seconds: number = CONTROL_DEADLINE,
  ): Promise<Awaited<Control[K] extends (...args: never[]) => infer R ? R : never>> {
    if (this.over !== '') return Promise.reject(new ActorDied(`The worker is over: ${this.over}.`))
    const target = this.remote as unknown as Record<PropertyKey, (...args: unknown[]) => Promise<unknown>>
    return new Promise((resolve, reject) => {
      const timer = Number.isFinite(seconds)
        ? setTimeout(
            () =>
              done(() =>
                reject(
                  new DeadlineExceeded(`The worker did not answer ${String(method)} within ${seconds} s.`),
                ),
              ),
            seconds * 1000,
          )
        : undefined
      const done = (end: () => void) => {
        clearTimeout(timer)
        this.rejects.delete(reject)
        end()
      }
      this.heartbeat?.sending()
      this.rejects.add(reject)
      target[method as string](...args).then(
        (value) => done(() => resolve(value as never)),
        (error: unknown) => done(() => reject(error instanceof Error ? error : new Error(String(error)))),
      )
    })
  }

  terminate(cause: string): void {
    this.place.terminate()
    this.end(cause)
  }

  private end(cause: string): void {
    if (this.over !== '') return
    this.over = cause
    for (const reject of this.rejects) reject(new ActorDied(`The worker is over: ${cause}.`))
    this.rejects.clear()
    this.heartbeat?.stop()
    this.batches.close?.()
    this.controlPort.close()
    const listeners = this.listeners
    this.listeners = []
    for (const listener of listeners) listener(cause)
  }
}

/** A port that says before it sends. */
function announced(port: BatchPort, sending: () => void): BatchPort {
  return {
    postMessage: (message, transfer) => {
      sending()
      port.postMessage(message, transfer)
    },
    set onmessage(listener: BatchPort['onmessage']) {
      port.onmessage = listener
    },
    close: () => port.close?.(),
  }
}
