/**
 * The Env of one call in a container: what its code imports is made for it, and what it prints is its own.
 *
 * It sends as the container's actor does. What it shows would have no cell to stand in, so it becomes a line of its log.
 */
import type { Env, Handlers, SpawnOptions } from '../../actor/env'
import type { Reference } from '../../actor/reference'
import type { Packed } from '../../protocol/control'
import type { LogEntry } from './jobs'

const LINES = 200
const LETTERS = 2000

/** What a call knows of itself. */
export interface CallContext {
  readonly job: string
  readonly call: number
  readonly environ: Readonly<Record<string, string>>
  /** When its time limit comes, seconds of the run's clock. */
  readonly ends: number
  /** Bytes that it says it uses besides what is counted. */
  declared: number
  /** What it waits for, jobs by key; none: it goes on. */
  readonly waits: (jobs: readonly string[]) => void
  /** Rejects when it is told to give up waiting. */
  readonly givenUp: Promise<never>
}

export class CallEnv implements Env {
  readonly logs: LogEntry[] = []
  private left = 0

  constructor(
    private readonly env: Env,
    readonly call: CallContext,
  ) {}

  get id(): string {
    return this.env.id
  }

  get index(): number {
    return this.env.index
  }

  get name(): string {
    return this.env.name
  }

  get incarnation(): number {
    return this.env.incarnation
  }

  get epoch(): number {
    return this.env.epoch
  }

  get held(): boolean {
    return this.env.held
  }

  sender(): Reference | null {
    return this.env.sender()
  }

  ref(): Reference {
    return this.env.ref()
  }

  ask(to: number, method: string, args: readonly unknown[], seconds?: number): Promise<unknown> {
    return this.env.ask(to, method, args, seconds)
  }

  tell(to: number, method: string, args: readonly unknown[]): Promise<void> {
    return this.env.tell(to, method, args)
  }

  spawn(Class: new (...args: never[]) => object, options: SpawnOptions): Promise<Reference> {
    return this.env.spawn(Class, options)
  }

  query(name: string, ...args: unknown[]): Promise<unknown> {
    return this.env.query(name, ...args)
  }

  urge(): void {
    this.env.urge()
  }

  note(name: string, ...args: unknown[]): void {
    this.env.note(name, ...args)
  }

  lookup(name: string): Promise<Reference> {
    return this.env.lookup(name)
  }

  display(operation: unknown): void {
    const op = (operation as { op?: unknown } | null)?.op
    this.log('log', `What a function shows (${String(op)}) has no cell: return it, and show it there.`)
  }

  stop(to: number): void {
    this.env.stop(to)
  }

  become(handlers: Handlers): void {
    this.env.become(handlers)
  }

  unbecome(): void {
    this.env.unbecome()
  }

  log(level: 'log' | 'warn' | 'error', text: string): void {
    this.env.log(level, text)
    if (this.logs.length < LINES) this.logs.push([level, text.slice(0, LETTERS)])
    else if (++this.left === 1) this.logs.push(['warn', `Only the first ${LINES} lines of a call are kept.`])
  }

  now(): number {
    return this.env.now()
  }

  sleep(seconds: number): Promise<void> {
    return this.env.sleep(seconds)
  }

  later(seconds: number, method: string, args: readonly unknown[]): void {
    this.env.later(seconds, method, args)
  }

  random(): number {
    return this.env.random()
  }

  pack(value: unknown): Packed {
    return this.env.pack(value)
  }

  unpack(packed: Packed, env: Env = this): unknown {
    return this.env.unpack(packed, env)
  }

  transfer<T extends ArrayBufferLike | ArrayBufferView>(buffer: T): T {
    return this.env.transfer(buffer)
  }
}

/** The call whose Env this is; null in a cell and in an actor. */
export function callOf(env: Env): CallContext | null {
  return env instanceof CallEnv ? env.call : null
}
