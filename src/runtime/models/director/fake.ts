/**
 * Actors in one thread, for the director's tests: one queue for all messages, each handled to its end in turn.
 *
 * As in the engine, each actor has modules of its own, and a class of the module 'director' travels by its name.
 */
import type { ActorClass, ActorsModule } from './actors'
import { makeDirector, type DirectorModule } from './director'

interface Letter {
  readonly to: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

interface FakeRef {
  readonly actor: string
}

export class FakeActors {
  /** Method names handled, per actor. */
  readonly handled = new Map<string, string[]>()
  /** `to.method` of letters that nobody could take. */
  readonly undeliverable: string[] = []
  /** What failed in handlers, in words. */
  readonly failures: string[] = []
  readonly classNames = new Map<string, string>()
  readonly #instances = new Map<string, object>()
  readonly #refs = new WeakSet<object>()
  readonly #names = new WeakMap<ActorClass, string>()
  readonly #queue: Letter[] = []
  readonly #waiters: (() => void)[] = []
  #running = false

  /** The module 'director' as one actor, or the notebook, has it. */
  director(owner = 'notebook'): DirectorModule {
    const travelsAs = (Class: ActorClass, name: string) => void this.#names.set(Class, name)
    const module = makeDirector(this.actors(owner), travelsAs)
    travelsAs(module.DirectorActor, 'DirectorActor')
    return module
  }

  actors(owner = 'notebook'): ActorsModule {
    const send = (to: object | string, method: string, args: readonly unknown[]) =>
      this.#send(typeof to === 'string' ? to : (to as FakeRef).actor, method, args)
    return {
      spawn: async (Class, { name, args = [] }) => this.#spawn(Class, name, args),
      stop: (ref) => void this.#instances.delete((ref as FakeRef).actor),
      actorRef: {
        tell: async (to, method, ...args) => {
          await Promise.resolve()
          if (typeof to === 'string' && !this.#instances.has(to)) throw new Error(`ActorNotFound: ${to}`)
          void send(to, method, args).catch(() => {})
        },
        ask: (to, method, ...args) => send(to, method, args),
      },
      self: { stop: () => void this.#instances.delete(owner) },
      quiet: () =>
        this.#running ? new Promise<void>((resolve) => this.#waiters.push(resolve)) : Promise.resolve(),
    }
  }

  #spawn(Class: ActorClass, name: string, args: readonly unknown[]): object {
    if (this.#instances.has(name)) throw new Error(`The name '${name}' is taken.`)
    const native = this.#names.get(Class)
    const there = this.director(name)
    const Made = native === undefined ? Class : Reflect.get(there, native)
    this.#instances.set(name, Reflect.construct(Made as ActorClass, [...args]))
    this.classNames.set(name, Class.name)
    return this.#ref(Class, name)
  }

  #ref(Class: ActorClass, name: string): object {
    const ref: Record<string, unknown> = { actor: name }
    for (
      let level: object = Class.prototype;
      level !== Object.prototype;
      level = Object.getPrototypeOf(level)
    ) {
      for (const method of Object.getOwnPropertyNames(level)) {
        if (method === 'constructor') continue
        ref[method] = Object.assign((...args: unknown[]) => this.#send(name, method, args), {
          tell: (...args: unknown[]) => {
            void this.#send(name, method, args).catch(() => {})
            return Promise.resolve()
          },
        })
      }
    }
    this.#refs.add(ref)
    return ref
  }

  #copy(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && this.#refs.has(value)) return value
    return Array.isArray(value) ? value.map((one) => this.#copy(one)) : structuredClone(value)
  }

  #send(to: string, method: string, args: readonly unknown[]): Promise<unknown> {
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#queue.push({ to, method, args: args.map((one) => this.#copy(one)), resolve, reject })
    })
    if (!this.#running) {
      this.#running = true
      void Promise.resolve().then(() => this.#work())
    }
    return answer
  }

  async #work(): Promise<void> {
    for (let letter = this.#queue.shift(); letter !== undefined; letter = this.#queue.shift()) {
      await this.#handle(letter)
    }
    this.#running = false
    for (const wake of this.#waiters.splice(0)) wake()
  }

  async #handle({ to, method, args, resolve, reject }: Letter): Promise<void> {
    const instance = this.#instances.get(to)
    if (instance === undefined) {
      this.undeliverable.push(`${to}.${method}`)
      reject(new Error(`ActorNotFound: ${to}`))
      return
    }
    this.handled.set(to, [...(this.handled.get(to) ?? []), method])
    try {
      const handler: unknown = Reflect.get(instance, method)
      if (typeof handler !== 'function') throw new TypeError(`${to} has no handler ${method}`)
      resolve(await Reflect.apply(handler, instance, args))
    } catch (error) {
      this.failures.push(String(error))
      reject(error)
    }
  }
}
