/**
 * One actor in a host: its instance, what it handles now, and its Env.
 *
 * Sends are attributed to the activation that runs here. With maxConcurrency 1 there's one at a time; an actor that
 * opts into more attributes by turns: each resumption runs to its next await before another one is resumed.
 */
import { BadCall } from '../actor/errors'
import type { Env, Handlers, SpawnOptions } from '../actor/env'
import { ReferenceMaker, type Reference, type Sender } from '../actor/reference'
import { RandomStream } from '../clock/random'
import type { Packed, RefToken, Supervision } from '../protocol/control'
import type { Host } from './host'

export interface Delivery {
  readonly method: string
  readonly args: unknown[]
  readonly ordinal: number
  readonly row: number
  readonly from: number
  readonly ask: boolean
}

export class Resident implements Env, Sender {
  instance: object = {}
  readonly behaviours: Handlers[] = []
  readonly queue: Delivery[] = []
  running = 0
  started: number
  settled: number
  /** Ordinals at or above `settled` that have settled out of order. */
  readonly settledEarly = new Set<number>()
  activation: number
  n = 0
  cause: number
  from = -1
  /** A handling is going on: sends belong to it. */
  active = false
  children: number
  openAsks = 0
  timers = 0
  /** Grows when what it waits for is given up: a timer of before resolves nothing. */
  round = 0
  /** It is over: nothing that its code still does counts. */
  gone = false
  stopping = false
  /** A handler threw and supervision will decide: nothing more is begun. */
  halted = false
  queries = 0
  /** Its worker is slow: it rests before it takes the next message. */
  resting = false
  /** When the handling began, by the machine's clock; known where the worker is slow. */
  beganAt = 0
  /** Has something to report: watermark or state. */
  dirty = false
  touched = true
  reportedBlocked = false
  lastFields = new Map<string, string>()
  readonly references: ReferenceMaker
  private readonly stream: RandomStream

  constructor(
    readonly host: Host,
    readonly index: number,
    readonly id: string,
    readonly name: string,
    readonly className: string,
    readonly methods: readonly string[],
    readonly incarnation: number,
    readonly supervision: Supervision,
    readonly maxConcurrency: number,
    readonly deadline: number,
    seed: number,
    activation: number,
    children: number,
    cause: number,
    first: number,
  ) {
    this.activation = activation
    this.started = this.settled = first
    this.children = children
    this.cause = cause
    this.references = new ReferenceMaker(this)
    this.stream = new RandomStream(seed, `${id}!${incarnation}`)
  }

  get held(): boolean {
    return this.host.settings.pause > 0
  }

  get epoch(): number {
    return this.host.settings.epoch
  }

  get token(): RefToken {
    const { index: ref, id, name, className, methods, incarnation } = this
    return { ref, id, name, className, methods, incarnation }
  }

  sender(): Reference | null {
    const token = this.from < 0 ? undefined : this.host.known.get(this.from)
    return token === undefined ? null : this.references.make(token)
  }

  ref(): Reference {
    return this.references.make(this.token)
  }

  ask(to: number, method: string, args: readonly unknown[], seconds?: number): Promise<unknown> {
    return this.host.ask(this, to, method, args, seconds)
  }

  tell(to: number, method: string, args: readonly unknown[]): Promise<void> {
    return this.host.tell(this, to, method, args)
  }

  async spawn(Class: new (...args: never[]) => object, options: SpawnOptions): Promise<Reference> {
    const token = await this.host.spawn(this, Class, options)
    return this.references.make(token)
  }

  query(name: string, ...args: unknown[]): Promise<unknown> {
    return this.host.query(this, name, args)
  }

  urge(): void {
    this.host.urge()
  }

  note(name: string, ...args: unknown[]): void {
    this.host.note(this, name, args)
  }

  async lookup(name: string): Promise<Reference> {
    const token = (await this.query('lookup', name)) as RefToken
    return this.references.make(token)
  }

  display(operation: unknown): void {
    this.host.display(this, operation)
  }

  stop(to: number): void {
    this.host.stop(this, to)
  }

  become(handlers: Handlers): void {
    if (typeof handlers !== 'object' || handlers === null) {
      throw new BadCall('become takes an object of handlers, such as { open() { … } }.')
    }
    this.behaviours.push(handlers)
  }

  unbecome(): void {
    this.behaviours.pop()
  }

  /** The handler of a name: the latest behaviour that has it, else the class's method. */
  handler(method: string): ((...args: unknown[]) => unknown) | undefined {
    for (let i = this.behaviours.length - 1; i >= 0; i--) {
      const own = this.behaviours[i][method]
      if (typeof own === 'function') return own as (...args: unknown[]) => unknown
    }
    if (method === 'constructor') return undefined
    const inherited = (this.instance as Record<string, unknown>)[method]
    if (typeof inherited !== 'function' || method in Object.prototype) return undefined
    return inherited as (...args: unknown[]) => unknown
  }

  log(level: 'log' | 'warn' | 'error', text: string): void {
    this.host.log(this, level, text)
  }

  now(): number {
    return this.host.now()
  }

  sleep(seconds: number): Promise<void> {
    return this.host.sleep(this, seconds)
  }

  later(seconds: number, method: string, args: readonly unknown[]): void {
    this.host.later(this, seconds, method, args)
  }

  random(): number {
    return this.stream.next()
  }

  pack(value: unknown): Packed {
    return this.host.pack(value)
  }

  unpack(packed: Packed, env: Env = this): unknown {
    return this.host.unpack(this, packed, env)
  }

  transfer<T extends ArrayBufferLike | ArrayBufferView>(buffer: T): T {
    this.host.given.add(ArrayBuffer.isView(buffer) ? buffer.buffer : buffer)
    return buffer
  }
}
