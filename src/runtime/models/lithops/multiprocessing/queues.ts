/**
 * Queues and pipes between processes. As in Python a put waits for room and a get for an item; in Lithops a full queue
 * drops what is put, without a word.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { answerPython } from '../../python-names'
import { whole } from '../config'
import { packItem, unpackItem } from './items'
import type { Link } from './link'
import { blocking, secondsOf } from './refusals'

export function makeQueues(env: Env, link: Link) {
  const most = (maxsize: unknown) => (Number(maxsize) <= 0 ? 0 : whole('maxsize', maxsize, 1, 1_000_000_000))

  class SimpleQueue {
    readonly actor: string

    constructor() {
      this.actor = link.make('SimpleQueue', [])
    }

    async put(item: unknown): Promise<void> {
      await link.ask(this.actor, 'put', [packItem(env, item)])
    }

    async get(): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'get', []))
    }

    async empty(): Promise<boolean> {
      return (await link.ask(this.actor, 'size', [])) === 0
    }

    async close(): Promise<void> {}
  }

  class Queue {
    readonly actor: string
    readonly maxsize: number
    private closed = false

    /** `maxsize`: items at a time; 0: as many as come. */
    constructor(maxsize = 0, kind = 'Queue') {
      this.maxsize = most(maxsize)
      this.actor = link.make(kind, [this.maxsize])
    }

    /** Throws Full where it doesn't block, or when `timeout` seconds are over. */
    async put(item: unknown, block = true, timeout?: number | null): Promise<void> {
      if (this.closed) throw new BadCall(`${this.actor} was closed here: nothing is put any more.`)
      const seconds = blocking('put', block, timeout)
      await link.ask(this.actor, 'put', [packItem(env, item)], seconds)
    }

    putNowait(item: unknown): Promise<void> {
      return this.put(item, false)
    }

    /** Throws Empty where it doesn't block, or when `timeout` seconds are over. */
    async get(block = true, timeout?: number | null): Promise<unknown> {
      return unpackItem(env, await link.ask(this.actor, 'get', [], blocking('get', block, timeout)))
    }

    getNowait(): Promise<unknown> {
      return this.get(false)
    }

    qsize(): Promise<number> {
      return link.ask(this.actor, 'size', []) as Promise<number>
    }

    async empty(): Promise<boolean> {
      return (await this.qsize()) === 0
    }

    async full(): Promise<boolean> {
      return this.maxsize > 0 && (await this.qsize()) >= this.maxsize
    }

    /** This process puts nothing any more. */
    close(): Promise<void> {
      this.closed = true
      return Promise.resolve()
    }

    /** What was put is in the queue when its `put` has ended, so there is nothing to wait for. */
    joinThread(): Promise<void> {
      return Promise.resolve()
    }

    cancelJoinThread(): Promise<void> {
      return Promise.resolve()
    }
  }
  answerPython(Queue.prototype, 'A queue', ['put_nowait', 'get_nowait', 'join_thread', 'cancel_join_thread'])

  class JoinableQueue extends Queue {
    constructor(maxsize = 0) {
      super(maxsize, 'JoinableQueue')
    }

    /** An item that was got is done with. */
    async taskDone(): Promise<void> {
      await link.ask(this.actor, 'taskDone', [])
    }

    /** Waits until every item that was put is done with. */
    async join(): Promise<void> {
      await link.ask(this.actor, 'join', [])
    }
  }
  answerPython(JoinableQueue.prototype, 'A queue', ['task_done'])

  class Connection {
    closed = false

    constructor(
      readonly actor: string,
      private readonly end: 0 | 1,
      readonly readable: boolean,
      readonly writable: boolean,
    ) {}

    async send(item: unknown): Promise<void> {
      if (!this.writable) throw new BadCall('This end of the pipe only receives.')
      this.checkOpen()
      await link.ask(this.actor, 'send', [this.end, packItem(env, item)])
    }

    /** Waits for what the other end sends. Throws EOFError where that is closed and nothing is left. */
    async recv(): Promise<unknown> {
      if (!this.readable) throw new BadCall('This end of the pipe only sends.')
      this.checkOpen()
      return unpackItem(env, await link.ask(this.actor, 'recv', [this.end]))
    }

    /** Whether something is there to be received; waits `timeout` seconds for it, null: as long as it takes. */
    async poll(timeout: number | null = 0): Promise<boolean> {
      this.checkOpen()
      const seconds = secondsOf('poll', timeout)
      return (await link.ask(this.actor, 'poll', [this.end], seconds)) as boolean
    }

    async close(): Promise<void> {
      if (this.closed) return
      this.closed = true
      await link.ask(this.actor, 'close', [this.end])
    }

    private checkOpen(): void {
      if (this.closed) throw new BadCall('This end of the pipe is closed.')
    }
  }

  /** Two ends of a pipe. Without `duplex` the first one receives, and the second one sends. */
  function Pipe(duplex = true): [Connection, Connection] {
    const actor = link.make('Pipe', [])
    return [new Connection(actor, 0, true, duplex), new Connection(actor, 1, duplex, true)]
  }

  return { SimpleQueue, Queue, JoinableQueue, Connection, Pipe }
}
