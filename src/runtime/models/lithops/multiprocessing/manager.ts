/**
 * A manager: makes lists, dictionaries and the rest, which processes share, and ends them when it is shut down.
 *
 * In Python a manager is a process that holds all its objects. Here each has an actor of its own, as in Lithops each has a
 * key of its own.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { markStay } from '../../../host/modules'
import { came } from '../../given'
import { answerPython } from '../../python-names'
import { ASYNC_DISPOSE } from './dispose'
import { packItem, unpackItem } from './items'
import type { Link } from './link'

type Found = { readonly value: unknown } | null

export function makeDictProxy(env: Env, link: Link) {
  const keyOf = (key: unknown): unknown => {
    if (typeof key !== 'object' && typeof key !== 'function' && typeof key !== 'symbol') return key
    throw new BadCall(`A key of a shared dictionary is a text or a number; ${came(key)} came.`)
  }
  const entriesOf = (given: unknown): [unknown, unknown][] => {
    if (typeof given !== 'object' || given === null)
      throw new BadCall(`A dictionary is made of an object or of a list of pairs; ${came(given)} came.`)
    const pairs =
      Symbol.iterator in given ? Array.from(given as Iterable<[unknown, unknown]>) : Object.entries(given)
    return pairs.map(([key, value]) => [keyOf(key), packItem(env, value)])
  }

  class DictProxy {
    readonly actor: string

    constructor(entries: object = {}) {
      this.actor = link.make('dict', [entriesOf(entries)])
    }

    /** The value of a key, else the fallback. */
    async get(key: unknown, fallback?: unknown): Promise<unknown> {
      const found = (await link.ask(this.actor, 'get', [keyOf(key)])) as Found
      return found === null ? fallback : unpackItem(env, found.value)
    }

    async set(key: unknown, value: unknown): Promise<void> {
      await link.ask(this.actor, 'set', [keyOf(key), packItem(env, value)])
    }

    async has(key: unknown): Promise<boolean> {
      return (await link.ask(this.actor, 'get', [keyOf(key)])) !== null
    }

    /** Sets where there is nothing, and gives what is there then. */
    async setDefault(key: unknown, value: unknown = null): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'setDefault', [keyOf(key), packItem(env, value)]))
    }

    /** Takes a key out. Says whether it was there. */
    async delete(key: unknown): Promise<boolean> {
      return (await link.ask(this.actor, 'delete', [keyOf(key)])) !== null
    }

    /** Takes a key out and gives its value, else the fallback; throws RangeError where there is neither. */
    async pop(...[key, ...fallback]: [key: unknown, fallback?: unknown]): Promise<unknown> {
      const found = (await link.ask(this.actor, 'delete', [keyOf(key)])) as Found
      if (found !== null) return unpackItem(env, found.value)
      if (fallback.length > 0) return fallback[0]
      throw new RangeError(`There is no key ${String(key)}.`)
    }

    async update(entries: object): Promise<void> {
      await link.ask(this.actor, 'update', [entriesOf(entries)])
    }

    async entries(): Promise<[unknown, unknown][]> {
      const entries = (await link.ask(this.actor, 'entries', [])) as [unknown, unknown][]
      return entries.map(([key, value]) => [key, unpackItem(env, value)])
    }

    async keys(): Promise<unknown[]> {
      return (await this.entries()).map(([key]) => key)
    }

    async values(): Promise<unknown[]> {
      return (await this.entries()).map(([, value]) => value)
    }

    async toObject(): Promise<Record<string, unknown>> {
      return Object.fromEntries(await this.entries()) as Record<string, unknown>
    }

    size(): Promise<number> {
      return link.ask(this.actor, 'size', []) as Promise<number>
    }

    async clear(): Promise<void> {
      await link.ask(this.actor, 'clear', [])
    }

    async *[Symbol.asyncIterator](): AsyncGenerator<[unknown, unknown]> {
      yield* await this.entries()
    }
  }
  answerPython(DictProxy.prototype, 'A dictionary', [], {
    items: 'items is Python’s name. A dictionary has entries here.',
    setdefault: 'setdefault is Python’s spelling. A dictionary has setDefault here.',
  })
  return DictProxy
}

type Make = new (...args: never[]) => { readonly actor: string }

/** `makers`: the classes of what a manager makes, by the names of its methods. */
export function makeManager(link: Link, makers: Readonly<Record<string, Make>>) {
  class SyncManager {
    private readonly actors: string[] = []

    constructor() {
      markStay(this, { what: 'a Manager', reason: ', which stays where it was made: pass what it has made' })
    }

    /** Ends all that it has made. */
    async shutdown(): Promise<void> {
      await link.stop(this.actors.splice(0))
    }

    [ASYNC_DISPOSE](): Promise<void> {
      return this.shutdown()
    }
  }
  for (const [name, Class] of Object.entries(makers)) {
    Object.defineProperty(SyncManager.prototype, name, {
      value(this: { readonly actors: string[] }, ...args: never[]) {
        const made = new Class(...args)
        this.actors.push(made.actor)
        return made
      },
    })
  }
  /** With `new` or without. */
  return function Manager(): SyncManager {
    return new SyncManager()
  }
}
