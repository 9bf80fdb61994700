/**
 * A pool of processes over an executor: each task is a call in a container, and `processes` is how many may run at a time.
 *
 * What differs from Lithops, and is as in Python: `imap` gives each result when it is there, where Lithops waits for all;
 * `imapUnordered` gives them in the order in which they come; `errorCallback` is called. What differs from Python: a call
 * that has begun can't be ended, so `terminate` gives the results up and leaves the calls to their ends; and the
 * initializer runs in each call, as in Lithops.
 */
import type { Env } from '../../../actor/env'
import { BadCall } from '../../../actor/errors'
import { markStay } from '../../../host/modules'
import { answerPython } from '../../python-names'
import type { ExecutorOptions } from '../config'
import type { FunctionExecutor } from '../executor'
import type { FuturesList } from '../futures-list'
import { ANY_COMPLETED, type AnyFunction } from '../options'
import type { ResponseFuture } from '../futures'
import { packAs } from '../pack-as'
import { Tuple } from '../parameters'
import { makeStandIn } from '../stand-in'
import { argumentsOf, functionOf, listOf, rowsOf, type Named } from './arguments'
import { ASYNC_DISPOSE } from './dispose'
import { makeResultIterator, type ResultIterator } from './result-iterator'
import { AsyncResult, type Callbacks } from './results'
import type { makeRunTask, Task } from './task'

export interface PoolOptions extends ExecutorOptions {
  /** Runs in each call before its function. */
  readonly initializer?: AnyFunction | null
  readonly initargs?: readonly unknown[]
}

export interface PoolParts {
  readonly env: Env
  readonly Executor: new (options: ExecutorOptions) => FunctionExecutor
  readonly runTask: ReturnType<typeof makeRunTask>
}

const GIVEN_UP = 'The pool was terminated before this result came.'
const WITH = 'A block with a pool is { await using pool = new Pool(); … } here.'

export function makePool({ env, Executor, runTask }: PoolParts) {
  class Pool {
    private state: 'open' | 'closed' | 'terminated' = 'open'
    private readonly executor: FunctionExecutor
    private readonly initializer: AnyFunction | null
    private readonly initargs: readonly unknown[]
    private readonly open = new Set<AsyncResult<unknown>>()
    private readonly check = (): void => {
      if (this.state === 'terminated') throw new BadCall(GIVEN_UP)
    }

    constructor(processes?: number | null, options: PoolOptions = {}) {
      if (typeof processes === 'object' && processes !== null)
        throw new BadCall('Pool takes the number of processes first, then options: new Pool(4, { … }).')
      if (typeof options !== 'object' || options === null)
        throw new BadCall('Pool takes options as an object, such as { initializer: connect }.')
      const { initializer = null, initargs, ...more } = options
      this.initializer = initializer === null ? null : functionOf('Pool: initializer', initializer)
      this.initargs = listOf('Pool: initargs', initargs)
      checkWhole(processes)
      this.executor = new Executor({ ...more, ...(processes == null ? {} : { maxWorkers: processes }) })
      markStay(this, { what: 'a Pool', reason: ', which stays where it was made: make one where it is used' })
    }

    /** Calls the function in a process, and gives what it returned. */
    async apply(fn: AnyFunction, args?: Iterable<unknown> | null, kwargs?: Named | null): Promise<unknown> {
      return this.applied('apply', fn, args, kwargs, {}).get()
    }

    applyAsync(
      fn: AnyFunction,
      args?: Iterable<unknown> | null,
      kwargs?: Named | null,
      callback?: Callbacks['callback'],
      errorCallback?: Callbacks['errorCallback'],
    ): AsyncResult<unknown> {
      return this.applied('applyAsync', fn, args, kwargs, callbacksOf('applyAsync', callback, errorCallback))
    }

    private applied(
      call: string,
      fn: AnyFunction,
      args: unknown,
      kwargs: unknown,
      callbacks: Callbacks,
    ): AsyncResult<unknown> {
      const row = argumentsOf(call, functionOf(call, fn), args, kwargs)
      const [future] = this.submit(call, fn, [row])
      return this.result(() => this.executor.getResult(future), callbacks)
    }

    /** Calls the function with each item, and gives the results in the order of the items. */
    async map(fn: AnyFunction, iterable: Iterable<unknown>, chunksize?: number): Promise<unknown[]> {
      return this.mapped('map', fn, iterable, chunksize, {}).get()
    }

    mapAsync(
      fn: AnyFunction,
      iterable: Iterable<unknown>,
      chunksize?: number | null,
      callback?: Callbacks['callback'],
      errorCallback?: Callbacks['errorCallback'],
    ): AsyncResult<unknown[]> {
      return this.mapped(
        'mapAsync',
        fn,
        iterable,
        chunksize,
        callbacksOf('mapAsync', callback, errorCallback),
      )
    }

    /** Calls the function with the items of each item as its arguments. */
    async starmap(
      fn: AnyFunction,
      iterable: Iterable<Iterable<unknown>>,
      chunksize?: number,
    ): Promise<unknown[]> {
      return this.mapped('starmap', fn, iterable, chunksize, {}).get()
    }

    starmapAsync(
      fn: AnyFunction,
      iterable: Iterable<Iterable<unknown>>,
      chunksize?: number | null,
      callback?: Callbacks['callback'],
      errorCallback?: Callbacks['errorCallback'],
    ): AsyncResult<unknown[]> {
      const callbacks = callbacksOf('starmapAsync', callback, errorCallback)
      return this.mapped('starmapAsync', fn, iterable, chunksize, callbacks)
    }

    private mapped(
      call: string,
      fn: AnyFunction,
      iterable: unknown,
      chunksize: number | null | undefined,
      callbacks: Callbacks,
    ): AsyncResult<unknown[]> {
      const futures = this.submit(call, fn, rowsOf(call, fn, iterable), chunksize)
      const fetch = async (): Promise<unknown[]> => {
        if (futures.length === 0) return []
        // Of one future an executor gives the result itself.
        if (futures.length === 1) return [await this.executor.getResult(futures[0])]
        return (await this.executor.getResult(futures)) as unknown[]
      }
      return this.result(fetch, callbacks)
    }

    /** The results in the order of the items, each when it is there. */
    imap(fn: AnyFunction, iterable: Iterable<unknown>, chunksize?: number): ResultIterator {
      const futures = this.submit('imap', fn, rowsOf('imap', fn, iterable), chunksize)
      return makeResultIterator(futures, () => futures[0], this.check)
    }

    /** The results in the order in which they come. */
    imapUnordered(fn: AnyFunction, iterable: Iterable<unknown>, chunksize?: number): ResultIterator {
      const futures = this.submit('imapUnordered', fn, rowsOf('imapUnordered', fn, iterable), chunksize)
      const nextOf = async (timeout: number): Promise<ResponseFuture> => {
        const options = { returnWhen: ANY_COMPLETED, throwExcept: false, showProgressbar: false, timeout }
        const [[first]] = await this.executor.wait(futures, options)
        return first
      }
      return makeResultIterator(futures, nextOf, this.check)
    }

    /** Takes no more work; what it has goes on. */
    close(): void {
      if (this.state === 'open') this.state = 'closed'
    }

    /** Takes no more work, and gives up what has not come. Calls that have begun run to their ends. */
    terminate(): void {
      this.state = 'terminated'
      const error = new BadCall(GIVEN_UP)
      for (const result of [...this.open]) result.giveUp(error)
      this.open.clear()
    }

    /** Waits for all work of a pool that was closed or terminated. */
    async join(): Promise<void> {
      if (this.state === 'open')
        throw new BadCall('join: the pool still takes work. close() it first, or terminate() it.')
      await Promise.all([...this.open].map((result) => result.wait()))
    }

    [ASYNC_DISPOSE](): Promise<void> {
      this.terminate()
      return Promise.resolve()
    }

    private submit(
      call: string,
      fn: AnyFunction,
      rows: readonly (readonly unknown[])[],
      chunksize?: number | null,
    ): ResponseFuture[] {
      if (this.state !== 'open')
        throw new BadCall(`${call}: the pool was ${this.state}, and takes no more work. Make a new Pool.`)
      const { initializer, initargs } = this
      // So that what can't travel is named as the reader knows it.
      packAs(env, fn.name || 'the function', fn)
      packAs(env, 'initializer', initializer)
      packAs(env, 'initargs', initargs)
      const task: Task = { fn, initializer, initargs, name: '' }
      const standIn = makeStandIn(fn.name, runTask as never, task)
      const options = chunksize == null ? {} : { chunksize }
      const tuples = rows.map((row) => new Tuple(row))
      // A stand-in has no parameter `obj`, so what comes is the list itself.
      return [...(this.executor.map(standIn, tuples, options) as FuturesList)]
    }

    private result<T>(fetch: () => Promise<T>, callbacks: Callbacks): AsyncResult<T> {
      const result = new AsyncResult(env, fetch, callbacks)
      this.open.add(result)
      return result
    }
  }
  return answerPool(Pool)
}

function answerPool<C extends { readonly prototype: object }>(Pool: C): C {
  answerPython(Pool.prototype, 'A pool', ['apply_async', 'map_async', 'starmap_async', 'imap_unordered'], {
    __enter__: WITH,
    __exit__: WITH,
  })
  return Pool
}

function checkWhole(processes: unknown): void {
  if (processes === undefined || processes === null) return
  if (typeof processes === 'number' && Number.isInteger(processes) && processes >= 1) return
  throw new BadCall('Pool takes a number of processes from 1 on; none: as many as the platform has.')
}

function callbacksOf(call: string, callback: unknown, errorCallback: unknown): Callbacks {
  for (const one of [callback, errorCallback]) if (one != null) functionOf(`${call}: a callback`, one)
  return { callback, errorCallback } as Callbacks
}
