/**
 * A value, an array, and a manager's lists and dictionaries, which processes share.
 *
 * To read one is a message, so there is no `counter.value`: `await counter.get()` and `await counter.set(…)`. Between the
 * two others may come; `counter.getLock()` is what keeps them out.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { came } from '../../given'
import { answerPython } from '../../python-names'
import { itemsOf } from './arguments'
import { packItem, packItems, unpackItem } from './items'
import type { Link } from './link'
import type { makeLocks } from './locks'
import { checkTyped, typedZero } from './type-codes'

const ACCESS = 'To read or write is a message here: await counter.get(), await counter.set(1).'

export function makeValues(env: Env, link: Link, { OwnLock }: ReturnType<typeof makeLocks>) {
  class Value {
    readonly actor: string
    private readonly type: string

    /** `type`: as in Python, 'i' a whole number, 'd' a number, 'c' a letter; '' whatever it is. */
    constructor(type: string, initial?: unknown, kind = 'Value') {
      const value = initial === undefined ? typedZero('Value', type) : checkTyped('Value', type, initial)
      this.type = type
      this.actor = link.make(kind, [packItem(env, value)])
    }

    async get(): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'get', []))
    }

    async set(value: unknown): Promise<void> {
      await link.ask(this.actor, 'set', [packItem(env, checkTyped('set', this.type, value))])
    }

    /** The RLock that belongs to it. */
    getLock(): InstanceType<typeof OwnLock> {
      return new OwnLock(this.actor)
    }

    /** Acquires its lock, runs, and releases. */
    with<T>(run: () => T): Promise<Awaited<T>> {
      return this.getLock().with(run)
    }
  }
  answerPython(Value.prototype, 'A value', ['get_lock'])
  Object.defineProperty(Value.prototype, 'value', { get: refuseAccess, set: refuseAccess })

  class List {
    constructor(readonly actor: string) {}

    /** A place below 0 counts from the end. Throws RangeError where there is none. */
    async get(at: number): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'get', [at]))
    }

    async set(at: number, value: unknown): Promise<void> {
      await link.ask(this.actor, 'set', [at, packItem(env, value)])
    }

    async slice(from?: number, to?: number): Promise<unknown[]> {
      const items = (await link.ask(this.actor, 'slice', [from, to])) as unknown[]
      return items.map((item) => unpackItem(env, item))
    }

    toArray(): Promise<unknown[]> {
      return this.slice()
    }

    size(): Promise<number> {
      return link.ask(this.actor, 'size', []) as Promise<number>
    }

    async reverse(): Promise<void> {
      await link.ask(this.actor, 'reverse', [])
    }

    async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
      yield* await this.toArray()
    }
  }
  answerPython(List.prototype, 'A list', [], {
    length: 'To ask how many there are is a message: await list.size().',
  })

  class SharedArray extends List {
    private readonly type: string

    /** So many zeros, or these. */
    constructor(type: string, given: number | Iterable<unknown>) {
      const items = typeof given === 'number' ? zeros(type, given) : itemsOf('Array', given)
      for (const item of items) checkTyped('Array', type, item)
      super(link.make('Array', [packItems(env, items), true]))
      this.type = type
    }

    override async set(at: number, value: unknown): Promise<void> {
      await super.set(at, checkTyped('set', this.type, value))
    }

    /** The RLock that belongs to it. */
    getLock(): InstanceType<typeof OwnLock> {
      return new OwnLock(this.actor)
    }

    with<T>(run: () => T): Promise<Awaited<T>> {
      return this.getLock().with(run)
    }
  }
  answerPython(SharedArray.prototype, 'An array', ['get_lock'])

  class ListProxy extends List {
    constructor(items: Iterable<unknown> = []) {
      super(link.make('list', [packItems(env, itemsOf('list', items))]))
    }

    async append(item: unknown): Promise<void> {
      await link.ask(this.actor, 'append', [packItem(env, item)])
    }

    async extend(items: Iterable<unknown>): Promise<void> {
      await link.ask(this.actor, 'extend', [packItems(env, itemsOf('extend', items))])
    }

    async insert(at: number, item: unknown): Promise<void> {
      await link.ask(this.actor, 'insert', [at, packItem(env, item)])
    }

    /** Takes one out, without a place the last one. */
    async pop(at = -1): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'pop', [at]))
    }

    async clear(): Promise<void> {
      await link.ask(this.actor, 'clear', [])
    }
  }
  answerPython(ListProxy.prototype, 'A list', [], { push: 'A shared list has append, as in Python.' })

  return { Value, SharedArray, ListProxy }
}

function refuseAccess(): never {
  throw new BadCall(ACCESS)
}

function zeros(type: string, count: number): unknown[] {
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000)
    throw new BadCall(`Array takes how many there are, or what is in it; ${came(count)} came.`)
  return new Array(count).fill(typedZero('Array', type)) as unknown[]
}
