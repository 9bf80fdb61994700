/**
 * Actors in one thread, for the director's tests: one queue for all messages, each handled to its end in turn.
 */
import type { ActorClass, ActorsModule } from './actors'
import { parts } from './parts'

interface Letter {
  readonly to: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

interface FakeRef {
  readonly name: string
}

export interface FakeActors extends ActorsModule {
  /** Method names handled, per actor. */
  readonly handled: ReadonlyMap<string, readonly string[]>
  /** `to.method` of letters that nobody could take. */
  readonly undeliverable: readonly string[]
}

export function fakeActors(): FakeActors {
  const instances = new Map<string, object>()
  const handled = new Map<string, string[]>()
  const undeliverable: string[] = []
  const queue: Letter[] = []
  const waiters: (() => void)[] = []
  let running = false

  function send(to: unknown, method: string, args: readonly unknown[]): Promise<unknown> {
    const name = typeof to === 'string' ? to : (to as FakeRef).name
    const answer = new Promise<unknown>((resolve, reject) => {
      queue.push({ to: name, method, args: structuredClone(args), resolve, reject })
    })
    if (!running) {
      running = true
      void Promise.resolve().then(work)
    }
    return answer
  }

  function tell(to: unknown, method: string, ...args: readonly unknown[]): Promise<void> {
    void send(to, method, args).catch(() => {})
    return Promise.resolve()
  }

  async function work(): Promise<void> {
    for (let letter = queue.shift(); letter !== undefined; letter = queue.shift()) await handle(letter)
    running = false
    for (const wake of waiters.splice(0)) wake()
  }

  async function handle({ to, method, args, resolve, reject }: Letter): Promise<void> {
    const instance = instances.get(to)
    if (instance === undefined) {
      undeliverable.push(`${to}.${method}`)
      reject(new Error(`ActorNotFound: ${to}`))
      return
    }
    handled.set(to, [...(handled.get(to) ?? []), method])
    try {
      const handler: unknown = Reflect.get(instance, method)
      if (typeof handler !== 'function') throw new TypeError(`${to} has no handler ${method}`)
      resolve(await Reflect.apply(handler, instance, args))
    } catch (error) {
      reject(error)
    }
  }

  return {
    handled,
    undeliverable,
    async spawn(Class: ActorClass | null, { name, through }) {
      if (instances.has(name)) throw new Error(`The name '${name}' is taken.`)
      const self = { stop: () => void instances.delete(name) }
      const Made = parts[through.part]({ actorRef: { tell }, self }, Class, through.args)
      instances.set(name, new Made())
      return { name }
    },
    async stop(ref) {
      instances.delete((ref as FakeRef).name)
    },
    actorRef: { tell, ask: (to, method, ...args) => send(to, method, args) },
    quiet: () => (running ? new Promise<void>((resolve) => waiters.push(resolve)) : Promise.resolve()),
  }
}
