/**
 * Locks, semaphores and conditions, as objects that travel: each is the name of an actor, and each method a message to it.
 *
 * Python's `with lock:` is `await lock.with(async () => { … })` here.
 */
import { BadCall } from '../../../actor/errors'
import { came } from '../../given'
import { answerPython } from '../../python-names'
import { whole } from '../config'
import type { Link } from './link'
import { blocking, secondsOf } from './refusals'

const WITH = 'A block with a lock is await lock.with(async () => { … }) here.'

/** Conditions of one lock, told apart. */
const ROOM = 'room'

export function makeLocks(link: Link) {
  abstract class Held {
    constructor(readonly actor: string) {}

    /** Whether it was acquired. Without `block`, or when `timeout` seconds are over, it isn't. */
    async acquire(block = true, timeout?: number | null): Promise<boolean> {
      const seconds = blocking('acquire', block, timeout)
      return (await link.ask(this.actor, 'acquire', this.identity(), seconds)) as boolean
    }

    async release(): Promise<void> {
      await link.ask(this.actor, 'release', this.identity())
    }

    /** Acquires, runs, and releases, whatever came of it. */
    async with<T>(run: () => T): Promise<Awaited<T>> {
      if (typeof run !== 'function') throw new BadCall(`with takes a function; ${came(run)} came.`)
      await this.acquire()
      try {
        return await run()
      } finally {
        await this.release()
      }
    }

    /** What an acquisition says of who it is. */
    protected identity(): readonly string[] {
      return [link.owner]
    }
  }
  answerPython(Held.prototype, 'A lock', [], { __enter__: WITH, __exit__: WITH })

  class Lock extends Held {
    constructor() {
      super(link.make('Lock', [false]))
    }
  }

  class RLock extends Held {
    constructor() {
      super(link.make('RLock', [true]))
    }
  }

  class Semaphore extends Held {
    constructor(value = 1) {
      super(link.make('Semaphore', [whole('value', value, 0, 1_000_000)]))
    }

    getValue(): Promise<number> {
      return link.ask(this.actor, 'getValue', []) as Promise<number>
    }

    protected override identity(): readonly string[] {
      return []
    }
  }
  answerPython(Semaphore.prototype, 'A semaphore', ['get_value'])

  class BoundedSemaphore extends Held {
    constructor(value = 1) {
      const most = whole('value', value, 1, 1_000_000)
      super(link.make('BoundedSemaphore', [most, most]))
    }

    getValue(): Promise<number> {
      return link.ask(this.actor, 'getValue', []) as Promise<number>
    }

    protected override identity(): readonly string[] {
      return []
    }
  }
  answerPython(BoundedSemaphore.prototype, 'A semaphore', ['get_value'])

  class Condition extends Held {
    private readonly room: string

    /** Of a lock, or of one of its own. */
    constructor(lock?: Lock | RLock | null) {
      const own = lock === undefined || lock === null
      if (!own && !isLock(lock)) throw new BadCall(`Condition takes a Lock or an RLock; ${came(lock)} came.`)
      super(own ? link.make('Condition', [true]) : lock.actor)
      this.room = link.nameFor(ROOM)
    }

    /** Gives the lock back until somebody notifies, and has it again then. False: the time was over. */
    async wait(timeout?: number | null): Promise<boolean> {
      const seconds = secondsOf('wait', timeout)
      return (await link.ask(this.actor, 'wait', [link.owner, this.room], seconds)) as boolean
    }

    /** Waits until the function gives true. It is asked while the lock is held. */
    async waitFor(holds: () => unknown, timeout?: number | null): Promise<boolean> {
      const until = secondsOf('waitFor', timeout) + link.now
      for (;;) {
        if (await holds()) return true
        const left = until - link.now
        if (left <= 0) return false
        await this.wait(left === Infinity ? null : left)
      }
    }

    async notify(n = 1): Promise<void> {
      const count = whole('n', n, 1, 1_000_000)
      await link.ask(this.actor, 'notify', [link.owner, this.room, count])
    }

    async notifyAll(): Promise<void> {
      await this.notify(1_000_000)
    }
  }
  answerPython(Condition.prototype, 'A condition', ['notify_all', 'wait_for'])

  /** A lock that another object has. */
  class OwnLock extends Held {}

  return { Lock, RLock, Semaphore, BoundedSemaphore, Condition, OwnLock }
}

/** One that came with a call's data is of another instance of this module. */
function isLock(value: unknown): value is { readonly actor: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'actor' in value &&
    typeof value.actor === 'string' &&
    /^(?:R?Lock|Value|Array) /.test(value.actor)
  )
}
