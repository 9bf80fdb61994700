/**
 * Sources that would make a run differ from itself, replaced while somebody delivers by hand or tries every order.
 *
 * Time, chance and timers become the run's own; what can't be the same twice (the network, databases, the platform's
 * cryptography) fails naming itself. In Full speed everything is the platform's. Reaching a source in a way that isn't
 * listed here is caught later: a run that doesn't repeat is reported as such.
 */
import { BadCall } from '../actor/errors'
import type { Resident } from './resident'

/** The run's clock begins here: midnight UTC of 1 January 2026. */
const BEGINNING = Date.UTC(2026, 0, 1)

const REFUSED = [
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'indexedDB',
  'caches',
  'importScripts',
] as const

function refusal(name: string): BadCall {
  return new BadCall(
    `${name} is not available while messages are held: it would not be the same twice. Use Full speed.`,
  )
}

export class Traps {
  /** Whose code runs now: one slice at a time, so there is one. */
  current: Resident | null = null
  private saved: [name: PropertyKey, owner: object, property: PropertyDescriptor | undefined][] = []
  private cancelled = new Set<number>()
  private timers = 1

  constructor(private readonly scope: typeof globalThis) {}

  get on(): boolean {
    return this.saved.length > 0
  }

  private replace(owner: object, name: PropertyKey, property: PropertyDescriptor): void {
    this.saved.push([name, owner, Object.getOwnPropertyDescriptor(owner, name)])
    Object.defineProperty(owner, name, { configurable: true, ...property })
  }

  private now(): number {
    return (this.current?.now() ?? 0) * 1000
  }

  install(): void {
    if (this.on) return
    const { scope } = this
    const RealDate = scope.Date
    const now = () => BEGINNING + this.now()
    this.replace(scope.Math, 'random', { writable: true, value: () => this.current?.random() ?? 0.5 })
    this.replace(scope.performance, 'now', { writable: true, value: () => this.now() })
    const RunDate = new Proxy(RealDate, {
      construct: (target, args: unknown[], self) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, self) as object,
      apply: () => new RealDate(now()).toString(),
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    })
    this.replace(scope, 'Date', { writable: true, value: RunDate })
    this.replace(scope, 'setTimeout', {
      writable: true,
      value: (handler: unknown, delay = 0, ...args: unknown[]) => this.later(handler, Number(delay), args),
    })
    this.replace(scope, 'clearTimeout', { writable: true, value: (id: number) => this.cancelled.add(id) })
    for (const name of ['setInterval', 'fetch', ...REFUSED] as const) {
      if (!(name in scope) && name !== 'setInterval') continue
      const refuse = (): never => {
        throw refusal(name)
      }
      if (name === 'setInterval' || name === 'fetch' || name === 'importScripts') {
        this.replace(scope, name, { writable: true, value: refuse })
      } else this.replace(scope, name, { get: refuse })
    }
    if (scope.crypto?.subtle !== undefined) {
      this.replace(scope.crypto, 'subtle', {
        get: () => {
          throw refusal('crypto.subtle')
        },
      })
    }
  }

  private later(handler: unknown, delay: number, args: unknown[]): number {
    const id = this.timers++
    const resident = this.current
    if (resident === null || typeof handler !== 'function') throw refusal('setTimeout')
    void resident.sleep((Number.isFinite(delay) ? delay : 0) / 1000).then(() => {
      if (!this.cancelled.delete(id)) (handler as (...args: unknown[]) => void)(...args)
    })
    return id
  }

  remove(): void {
    for (const [name, owner, property] of this.saved.reverse()) {
      if (property === undefined) Reflect.deleteProperty(owner, name)
      else Object.defineProperty(owner, name, property)
    }
    this.saved = []
    this.cancelled.clear()
  }
}
