/**
 * 'lithops/multiprocessing' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/models/lithops/multiprocessing/module.ts`; a test compares the names. `Array` is what Python
 * calls it: imported by its own name it hides the one of the language, so that it is best given another.
 */
import type { ExecutorOptions } from 'lithops'

type Fn = (...args: any[]) => any
type Result<F extends Fn> = Awaited<ReturnType<F>>
type Named = Readonly<Record<string, any>>
/** Seconds; null: as long as it takes. */
type Timeout = number | null

export interface ProcessOptions extends ExecutorOptions {
  /** The function that runs in the process. */
  readonly target: Fn
  /** Its arguments by position. */
  readonly args?: Iterable<any>
  /** Its arguments by name. */
  readonly kwargs?: Named
  readonly name?: string
  /** Taken for Python's sake: nothing here ends with its parent. */
  readonly daemon?: boolean
}

/**
 * A function that runs once, in a container of its own. What it throws is told in the log, as in Python; Lithops throws it
 * at whoever joins.
 *
 * ```ts
 * const process = new Process({ target: work, args: [1, 2] })
 * process.start()
 * await process.join()
 * ```
 */
export class Process {
  constructor(options: ProcessOptions)
  readonly name: string
  daemon: boolean
  /** Calls the target in a container. Once. */
  start(): void
  /** Waits for its end, or so many seconds. Throws nothing of what the target threw. */
  join(timeout?: Timeout): Promise<void>
  /** It was started and has not ended. */
  isAlive(): boolean
  /** Null until it has ended; 0, or 1 where the target threw, or -9 where its container was killed. */
  readonly exitcode: number | null
}

export interface PoolOptions extends ExecutorOptions {
  /** Runs in each call before its function, as in Lithops; in Python once a worker. */
  readonly initializer?: Fn | null
  readonly initargs?: readonly any[]
}

/** A result that comes later. It is no promise: `await result.get()`. */
export interface AsyncResult<T = any> {
  /** Waits for the result; throws what the function threw, or TimeoutError after so many seconds. */
  get(timeout?: Timeout): Promise<T>
  /** Waits for the end of the work, or so many seconds. */
  wait(timeout?: Timeout): Promise<void>
  /** The work has ended. */
  ready(): boolean
  /** It threw nothing. Throws where the work has not ended. */
  successful(): boolean
}

/** Results one by one: `for await`, or `next(timeout)`. */
export interface ResultIterator<T = any> {
  next(timeout?: Timeout): Promise<IteratorResult<T, undefined>>
  [Symbol.asyncIterator](): ResultIterator<T>
}

/**
 * Processes that take tasks: each task is a call in a container, and `processes` is how many may run at a time.
 *
 * ```ts
 * const pool = new Pool()
 * await pool.map((x: number) => x * x, [1, 2, 3]) // [1, 4, 9]
 * pool.close()
 * await pool.join()
 * ```
 *
 * Python's `with` is `{ await using pool = new Pool(); … }`.
 */
export class Pool {
  constructor(processes?: number | null, options?: PoolOptions)
  /**
   * Calls the function in a process, and gives what it returned.
   *
   * ```ts
   * await pool.apply(add, [1, 2])
   * ```
   */
  apply<F extends Fn>(fn: F, args?: Iterable<any> | null, kwargs?: Named | null): Promise<Result<F>>
  /**
   * Calls the function in a process, and goes on.
   *
   * ```ts
   * const later = pool.applyAsync(add, [1, 2])
   * await later.get()
   * ```
   */
  applyAsync<F extends Fn>(
    fn: F,
    args?: Iterable<any> | null,
    kwargs?: Named | null,
    callback?: ((value: Result<F>) => unknown) | null,
    errorCallback?: ((error: any) => unknown) | null,
  ): AsyncResult<Result<F>>
  /**
   * Calls the function with each item, and gives the results in the order of the items.
   *
   * ```ts
   * await pool.map(square, [1, 2, 3])
   * ```
   */
  map<F extends Fn>(fn: F, iterable: Iterable<any>, chunksize?: number | null): Promise<Result<F>[]>
  mapAsync<F extends Fn>(
    fn: F,
    iterable: Iterable<any>,
    chunksize?: number | null,
    callback?: ((values: Result<F>[]) => unknown) | null,
    errorCallback?: ((error: any) => unknown) | null,
  ): AsyncResult<Result<F>[]>
  /**
   * Calls the function with the items of each item as its arguments.
   *
   * ```ts
   * await pool.starmap(add, [[1, 2], [3, 4]]) // [3, 7]
   * ```
   */
  starmap<F extends Fn>(
    fn: F,
    iterable: Iterable<Iterable<any>>,
    chunksize?: number | null,
  ): Promise<Result<F>[]>
  starmapAsync<F extends Fn>(
    fn: F,
    iterable: Iterable<Iterable<any>>,
    chunksize?: number | null,
    callback?: ((values: Result<F>[]) => unknown) | null,
    errorCallback?: ((error: any) => unknown) | null,
  ): AsyncResult<Result<F>[]>
  /**
   * The results in the order of the items, each when it is there, as in Python; Lithops waits for all.
   *
   * ```ts
   * for await (const value of pool.imap(square, [1, 2, 3])) console.log(value)
   * ```
   */
  imap<F extends Fn>(fn: F, iterable: Iterable<any>, chunksize?: number | null): ResultIterator<Result<F>>
  /** The results in the order in which they come. */
  imapUnordered<F extends Fn>(
    fn: F,
    iterable: Iterable<any>,
    chunksize?: number | null,
  ): ResultIterator<Result<F>>
  /** Takes no more work; what it has goes on. */
  close(): void
  /** Takes no more work, and gives up the results that have not come. Calls that have begun run to their ends. */
  terminate(): void
  /** Waits for all work of a pool that was closed or terminated. */
  join(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * A queue between processes. A put waits for room, as in Python; in Lithops a full queue drops what is put.
 *
 * ```ts
 * const queue = new Queue<number>(10)
 * await queue.put(1)
 * await queue.get() // 1
 * ```
 */
export class Queue<T = any> {
  /** Items at a time; 0: as many as come. */
  constructor(maxsize?: number)
  readonly maxsize: number
  /** Throws Full where it doesn't block, or after so many seconds. */
  put(item: T, block?: boolean, timeout?: Timeout): Promise<void>
  putNowait(item: T): Promise<void>
  /** Waits for an item. Throws Empty where it doesn't block, or after so many seconds. */
  get(block?: boolean, timeout?: Timeout): Promise<T>
  getNowait(): Promise<T>
  /** How many items are in it. */
  qsize(): Promise<number>
  empty(): Promise<boolean>
  full(): Promise<boolean>
  /** This process puts nothing any more. */
  close(): Promise<void>
  joinThread(): Promise<void>
  cancelJoinThread(): Promise<void>
}

/** A queue whose `join` waits until each item that was put is done with. */
export class JoinableQueue<T = any> extends Queue<T> {
  /** An item that was got is done with. */
  taskDone(): Promise<void>
  /** Waits until every item is done with. */
  join(): Promise<void>
}

/** A queue without a limit and without timeouts. */
export class SimpleQueue<T = any> {
  constructor()
  put(item: T): Promise<void>
  get(): Promise<T>
  empty(): Promise<boolean>
  close(): Promise<void>
}

/** One end of a pipe. */
export interface Connection {
  send(item: any): Promise<void>
  /** Waits for what the other end sends. Throws EOFError where that is closed and nothing is left. */
  recv(): Promise<any>
  /** Whether something is there to be received; waits so many seconds for it, at first none. */
  poll(timeout?: Timeout): Promise<boolean>
  close(): Promise<void>
  readonly closed: boolean
  readonly readable: boolean
  readonly writable: boolean
}

/**
 * Two ends of a pipe. Without `duplex` the first one receives, and the second one sends.
 *
 * ```ts
 * const [here, there] = Pipe()
 * await there.send('hello')
 * await here.recv()
 * ```
 */
export function Pipe(duplex?: boolean): [Connection, Connection]

interface Held {
  /** Whether it was acquired. Without `block`, or after so many seconds, it isn't. */
  acquire(block?: boolean, timeout?: Timeout): Promise<boolean>
  release(): Promise<void>
  /**
   * Acquires, runs, and releases, whatever came of it: what Python writes as `with lock:`.
   *
   * ```ts
   * await lock.with(async () => { … })
   * ```
   */
  with<T>(run: () => T): Promise<Awaited<T>>
}

/**
 * A lock: one process at a time has it. Where the container of that one is killed, the lock is free for whoever waits; in
 * Python and in Lithops it would stay locked.
 *
 * ```ts
 * await lock.with(async () => { await counter.set(await counter.get() + 1) })
 * ```
 */
export const Lock: new () => Held
export type Lock = Held

/** A lock that the process which has it may take again, and has to release as often. */
export const RLock: new () => Held
export type RLock = Held

interface Counted extends Held {
  /** How often it can be acquired now. */
  getValue(): Promise<number>
}

/** So many may have it at a time. */
export const Semaphore: new (value?: number) => Counted
export type Semaphore = Counted

/** A semaphore whose release is an error where nobody has it. */
export const BoundedSemaphore: new (value?: number) => Counted
export type BoundedSemaphore = Counted

/**
 * Processes that wait, with a lock, until another one says that something has changed. It is made of a lock, or has one of
 * its own.
 *
 * ```ts
 * await condition.with(async () => {
 *   await condition.waitFor(async () => (await list.size()) > 0)
 *   await list.pop()
 * })
 * ```
 */
export const Condition: new (lock?: Held | null) => Condition
export interface Condition extends Held {
  /** Gives the lock back until somebody notifies, and has it again then. False: the time was over. */
  wait(timeout?: Timeout): Promise<boolean>
  /** Waits until the function gives true. */
  waitFor(holds: () => unknown, timeout?: Timeout): Promise<boolean>
  /** Wakes so many of those who wait. */
  notify(n?: number): Promise<void>
  notifyAll(): Promise<void>
}

/** A flag that processes wait for. */
export class Event {
  constructor()
  set(): Promise<void>
  clear(): Promise<void>
  isSet(): Promise<boolean>
  /** Waits until it is set. False: the time was over. */
  wait(timeout?: Timeout): Promise<boolean>
}

/**
 * Where processes wait until so many have come.
 *
 * ```ts
 * const barrier = new Barrier(3)
 * await barrier.wait()
 * ```
 */
export class Barrier {
  constructor(parties: number, options?: { readonly timeout?: Timeout })
  readonly parties: number
  /** Waits until all have come, and gives the number of those who came before. Throws BrokenBarrierError. */
  wait(timeout?: Timeout): Promise<number>
  /** Whole again; who waits gets a BrokenBarrierError. */
  reset(): Promise<void>
  /** Breaks it: who waits, and who comes, gets a BrokenBarrierError. */
  abort(): Promise<void>
  nWaiting(): Promise<number>
  broken(): Promise<boolean>
}

type NumberCode = 'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'l' | 'L' | 'q' | 'Q' | 'f' | 'd'
type LetterCode = 'c' | 'u'

/** What `new Value(…)` gives. To get and to set are two messages, and others may come between: see `getLock`. */
export interface SharedValue<T = any> {
  get(): Promise<T>
  set(value: T): Promise<void>
  /** The RLock that belongs to it. */
  getLock(): RLock
  /** Acquires its lock, runs, and releases. */
  with<R>(run: () => R): Promise<Awaited<R>>
}

interface ValueClass {
  new (type: NumberCode, initial?: number): SharedValue<number>
  new (type: LetterCode, initial?: string): SharedValue<string>
  new <T = any>(type: '', initial?: T): SharedValue<T>
}

/**
 * A value that processes share. Its type is one of Python's letters: `'i'` a whole number, `'d'` a number, `'c'` a letter;
 * `''` whatever it is.
 *
 * ```ts
 * const counter = new Value('i', 0)
 * await counter.with(async () => { await counter.set(await counter.get() + 1) })
 * ```
 */
export const Value: ValueClass

/** A list that processes share. A place below 0 counts from the end. */
interface Places<T> {
  /** Throws RangeError where there is no such place. */
  get(at: number): Promise<T>
  set(at: number, value: T): Promise<void>
  slice(from?: number, to?: number): Promise<T[]>
  toArray(): Promise<T[]>
  size(): Promise<number>
  reverse(): Promise<void>
  [Symbol.asyncIterator](): AsyncIterator<T>
}

/** What `new Array(…)` gives. */
export interface SharedArray<T = any> extends Places<T> {
  /** The RLock that belongs to it. */
  getLock(): RLock
  with<R>(run: () => R): Promise<Awaited<R>>
}

interface ArrayClass {
  new (type: NumberCode, given: number | Iterable<number>): SharedArray<number>
  new (type: LetterCode, given: number | Iterable<string>): SharedArray<string>
  new <T = any>(type: '', given: number | Iterable<T>): SharedArray<T>
}

/**
 * An array of a fixed length that processes share: so many zeros, or what is given.
 *
 * ```ts
 * import { Array as SharedArray } from 'lithops/multiprocessing'
 * const squares = new SharedArray('d', 10)
 * await squares.set(3, 9)
 * ```
 */
export const Array: ArrayClass

/** A list that processes share, and that grows. */
export interface ListProxy<T = any> extends Places<T> {
  append(item: T): Promise<void>
  extend(items: Iterable<T>): Promise<void>
  insert(at: number, item: T): Promise<void>
  /** Takes one out, without a place the last one. */
  pop(at?: number): Promise<T>
  clear(): Promise<void>
}

/** A dictionary that processes share. Its keys are texts and numbers. */
export interface DictProxy<V = any> {
  /** The value of a key, else the fallback. */
  get(key: string | number, fallback?: V): Promise<V>
  set(key: string | number, value: V): Promise<void>
  has(key: string | number): Promise<boolean>
  /** Sets where there is nothing, and gives what is there then. */
  setDefault(key: string | number, value?: V): Promise<V>
  /** Takes a key out. Says whether it was there. */
  delete(key: string | number): Promise<boolean>
  /** Takes a key out and gives its value, else the fallback; throws RangeError where there is neither. */
  pop(key: string | number, fallback?: V): Promise<V>
  update(entries: Readonly<Record<string, V>> | Iterable<readonly [string | number, V]>): Promise<void>
  keys(): Promise<(string | number)[]>
  values(): Promise<V[]>
  entries(): Promise<[string | number, V][]>
  toObject(): Promise<Record<string, V>>
  size(): Promise<number>
  clear(): Promise<void>
  [Symbol.asyncIterator](): AsyncIterator<[string | number, V]>
}

/** What `Manager()` gives. */
export interface SyncManager {
  dict<V = any>(entries?: Readonly<Record<string, V>> | Iterable<readonly [string | number, V]>): DictProxy<V>
  list<T = any>(items?: Iterable<T>): ListProxy<T>
  Value<T = any>(type: string, initial?: T): SharedValue<T>
  Array<T = any>(type: string, given: number | Iterable<T>): SharedArray<T>
  Queue<T = any>(maxsize?: number): Queue<T>
  JoinableQueue<T = any>(maxsize?: number): JoinableQueue<T>
  SimpleQueue<T = any>(): SimpleQueue<T>
  Lock(): Lock
  RLock(): RLock
  Semaphore(value?: number): Semaphore
  BoundedSemaphore(value?: number): BoundedSemaphore
  Condition(lock?: Held | null): Condition
  Event(): Event
  Barrier(parties: number): Barrier
  /** Ends all that it has made. */
  shutdown(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Makes dictionaries, lists and the rest, which processes share.
 *
 * ```ts
 * const counts = Manager().dict()
 * await counts.set('a', 1)
 * ```
 */
export const Manager: { (): SyncManager; new (): SyncManager }

/** Nothing came into the queue in time. */
export class Empty extends Error {}
/** No room came in the queue in time. */
export class Full extends Error {}
/** Somebody came too late to the barrier, or never will. */
export class BrokenBarrierError extends Error {}
/** The other end of the pipe is closed, and nothing is left in it. */
export class EOFError extends Error {}
/** The other end of the pipe is closed: nobody will receive. */
export class BrokenPipeError extends Error {}
/** A result did not come in time. */
export class TimeoutError extends Error {}

/**
 * How many containers run at a time: the limit of the platform.
 *
 * ```ts
 * cpuCount({ backend: 'k8s' }) // 8
 * ```
 */
export function cpuCount(options?: ExecutorOptions): number

/**
 * The process whose code this is; in a cell it is `MainProcess`.
 *
 * ```ts
 * currentProcess().name
 * ```
 */
export function currentProcess(): { readonly name: string }

/** As in Python: this module again. Processes are begun in one way only. */
export function getContext(method?: 'cloud' | 'spawn' | 'fork' | 'forkserver' | null): any
