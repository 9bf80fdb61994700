/**
 * 'lithops' as the editor knows it: types, and words for whoever reads them while they type.
 *
 * Kept by hand beside `runtime/models/lithops/module.ts`; a test compares the names. Data are `any`: a tuple goes to the
 * positions of a function and an object to its names, which a type could only get in the way of.
 */

type Fn = (...args: any[]) => any

/** Where objects are kept: in the browser's database, or with the run. */
type StorageKind = 'durable' | 'memory'

/** What an executor may be told. */
export interface ExecutorOptions {
  /** Containers that begin with the calls, workers that were begun before, or as many as the machine has cores. */
  readonly mode?: 'serverless' | 'standalone' | 'localhost'
  /** The platform: `'aws_lambda'`, `'gcp_functions'`, `'azure_functions'`, `'code_engine'`, `'k8s'`, `'localhost'`. */
  readonly backend?: string
  /** Where functions, data and results go. Default `'durable'`. */
  readonly storage?: StorageKind
  /** What log lines call the runtime. */
  readonly runtime?: string
  /** Memory of a container in MB. Default 256. */
  readonly runtimeMemory?: number
  /** Seconds that a container may run. Default 180. */
  readonly runtimeTimeout?: number
  /** Containers of this executor at one time. Default 1000. */
  readonly maxWorkers?: number
  /** Calls that run in a container at one time. Default 1. */
  readonly workerProcesses?: number
  /** Seconds that a new container takes to start. */
  readonly coldStart?: number
  /** Seconds that a container stays warm without a call. */
  readonly keepAlive?: number
  /** How often a call that failed is made again. Default 0. */
  readonly retries?: number
  /** `'NONE'`: nothing is printed. Default `'INFO'`. */
  readonly logLevel?: 'INFO' | 'NONE'
  /** What a job left in the storage is removed when its results have come. Default true. */
  readonly dataCleaner?: boolean
  /** Lithops' configuration: `{ lithops: { backend: 'aws_lambda' }, aws_lambda: { runtimeMemory: 512 } }`. */
  readonly config?: { readonly lithops?: Omit<ExecutorOptions, 'config'>; readonly [backend: string]: any }
}

/** What a call may be told. */
export interface CallOptions {
  /** What the call finds in `environ`. */
  readonly extraEnv?: Readonly<Record<string, string>>
  /** Memory of its container in MB. */
  readonly runtimeMemory?: number
  /** Seconds it may run. */
  readonly timeout?: number
}

/** How objects of the storage are cut into parts, for a function with a parameter `obj`. */
interface PartOptions {
  /** Bytes of a part. */
  readonly objChunkSize?: number
  /** Parts of each object; goes before `objChunkSize`. */
  readonly objChunkNumber?: number
  /** What ends a line: no line is split. `null`: parts of the exact size. Default `'\n'`. */
  readonly objNewline?: string | null
}

export interface MapOptions extends CallOptions, PartOptions {
  /** Calls of one activation. */
  readonly chunksize?: number
  /** Arguments that every call gets behind its own: a list for positions, an object for names. */
  readonly extraArgs?: readonly any[] | Readonly<Record<string, any>>
}

export interface MapReduceOptions extends MapOptions {
  /** Arguments that the reducer gets behind the list of results. */
  readonly extraArgsReduce?: readonly any[] | Readonly<Record<string, any>>
  /** MB. */
  readonly mapRuntimeMemory?: number
  /** MB. */
  readonly reduceRuntimeMemory?: number
  /** A reducer for each object of the storage. */
  readonly objReduceByKey?: boolean
  /** Percent of the maps that have ended when the reducer starts; 0: at once. Default 20. */
  readonly spawnReducer?: number
}

export interface WaitOptions {
  /** Throws what a call threw. Default true. */
  readonly throwExcept?: boolean
  /** `ALL_COMPLETED`, `ANY_COMPLETED`, `ALWAYS`, or a percentage. */
  readonly returnWhen?: number
  /** Seconds. */
  readonly timeout?: number
  readonly showProgressbar?: boolean
}

export interface ResultOptions {
  /** Throws what a call threw; else a call that failed gives null. Default true. */
  readonly throwExcept?: boolean
  /** Seconds. */
  readonly timeout?: number
  readonly showProgressbar?: boolean
}

/** A part of an object of the storage, as a parameter `obj` gets it. */
export interface DataObject {
  readonly bucket: string
  readonly key: string
  /** Number of the part, from 0. */
  readonly part: number
  readonly totalParts: number
  /** First and last byte; null: all of the object. */
  readonly dataByteRange: readonly [number, number] | null
  readonly chunkSize: number
  /**
   * The bytes of the part.
   *
   * ```ts
   * const text = new TextDecoder().decode(await obj.dataStream.read())
   * ```
   */
  readonly dataStream: PartReader
}

/** Bytes of a part, read as they are wanted. No line is split, unless it was told so. */
interface PartReader {
  /** The next bytes; without a number all that are left. */
  read(size?: number): Promise<Uint8Array>
  /** All that is left, as text. */
  text(): Promise<string>
  /** The lines that are left, without what ends them. */
  lines(): AsyncIterableIterator<string>
}

type TakesData<P> = 0 extends 1 & P ? false : P extends DataObject ? true : false
type Mapped<F extends Fn> = true extends { [K in keyof Parameters<F>]: TakesData<Parameters<F>[K]> }[number]
  ? Promise<FuturesList<Awaited<ReturnType<F>>>>
  : FuturesList<Awaited<ReturnType<F>>>

/**
 * Calls functions in containers: packs a function and its data, puts both into the storage, asks a platform to run them,
 * and waits for what comes back.
 *
 * ```ts
 * const fexec = new FunctionExecutor()
 * fexec.map((x: number) => x * x, [1, 2, 3])
 * await fexec.getResult() // [1, 4, 9]
 * ```
 */
export class FunctionExecutor {
  constructor(options?: ExecutorOptions)
  /** Such as `73bbe9-0`. */
  readonly executorId: string
  /** Every call that it has made. */
  readonly futures: ResponseFuture[]
  /**
   * Calls a function once, in a container.
   *
   * ```ts
   * const future = fexec.callAsync((x: number) => x * x, 7)
   * await future.result() // 49
   * ```
   */
  callAsync<F extends Fn>(fn: F, data?: any, options?: CallOptions): ResponseFuture<Awaited<ReturnType<F>>>
  /**
   * Calls a function once for each item. An array goes to the positions of a function with several parameters, an object
   * to the names. A function with a parameter `obj` gets parts of objects of the storage: `await` the list.
   *
   * ```ts
   * await fexec.map((a: number, b: number) => a + b, [[1, 2], [3, 4]]).getResult() // [3, 7]
   * ```
   */
  map<F extends Fn>(fn: F, iterdata: Iterable<any> | string, options?: MapOptions): Mapped<F>
  /**
   * Calls a function for each item, and another one with the list of what they returned.
   *
   * ```ts
   * const sum = (all: number[]) => all.reduce((a, b) => a + b, 0)
   * await fexec.mapReduce((x: number) => x * x, [1, 2, 3], sum).getResult() // 14
   * ```
   */
  mapReduce<F extends Fn, G extends Fn>(
    mapFunction: F,
    iterdata: Iterable<any> | string,
    reduceFunction: G,
    options: MapReduceOptions & { readonly objReduceByKey: true },
  ): Promise<ReducedList<Awaited<ReturnType<G>>[]>>
  mapReduce<F extends Fn, G extends Fn>(
    mapFunction: F,
    iterdata: Iterable<any> | string,
    reduceFunction: G,
    options?: MapReduceOptions,
  ): true extends { [K in keyof Parameters<F>]: TakesData<Parameters<F>[K]> }[number]
    ? Promise<ReducedList<Awaited<ReturnType<G>>>>
    : ReducedList<Awaited<ReturnType<G>>>
  /**
   * Waits for calls: those that have ended, and the others.
   *
   * ```ts
   * const [done, notDone] = await fexec.wait(futures, { returnWhen: ANY_COMPLETED })
   * ```
   */
  wait<R = any>(
    futures?: ResponseFuture<R> | Iterable<ResponseFuture<R>> | null,
    options?: WaitOptions,
  ): Promise<[ResponseFuture<R>[], ResponseFuture<R>[]]>
  /**
   * Waits for the results, in the order of the data: all that it has called, or these. Of one call the result itself.
   *
   * ```ts
   * await fexec.getResult()
   * ```
   */
  getResult<R>(future: ResponseFuture<R>, options?: ResultOptions): Promise<R>
  getResult<R>(futures: Iterable<ResponseFuture<R>>, options?: ResultOptions): Promise<R[]>
  getResult(futures?: null, options?: ResultOptions): Promise<any>
  /** Removes what its jobs have left in the storage. */
  clean(): Promise<void>
  /** Draws two pictures: a timeline of the calls, and how many ran at a time. */
  plot(futures?: ResponseFuture | Iterable<ResponseFuture>): Promise<void>
  /** A row a job: what it was, how long its calls took, what they cost. */
  jobSummary(): Promise<
    {
      Job_ID: string
      Function: string
      Invocations: number
      'Memory(MB)': number
      AvgRuntime: number | null
      Cost: number
      CloudObjects: number
    }[]
  >
}

/** An executor whose containers are at once as many as the machine has cores, without a cold start. */
export class LocalhostExecutor extends FunctionExecutor {}
/** An executor whose containers begin with the calls and stay warm for a while. */
export class ServerlessExecutor extends FunctionExecutor {}
/** An executor of workers that were begun before and take calls from a queue. */
export class StandaloneExecutor extends FunctionExecutor {}

/**
 * What `map` gives: futures in the order of the data, that can be mapped again.
 *
 * ```ts
 * await fexec.map(square, [1, 2, 3]).map(square).getResult() // [1, 16, 81]
 * ```
 */
export interface FuturesList<R = any> extends Omit<ResponseFuture<R>[], 'map'> {
  /** Calls a function with each result, as soon as it is there. */
  map<F extends Fn>(fn: F, options?: MapOptions): FuturesList<Awaited<ReturnType<F>>>
  /** Calls a function with each result, and another one with the list of what they returned. */
  mapReduce<G extends Fn>(map: Fn, reduce: G, options?: MapReduceOptions): ReducedList<Awaited<ReturnType<G>>>
  /** Waits for the results, in the order of the data. */
  getResult(options?: ResultOptions): Promise<R[]>
  /** Waits for the calls: those that have ended, and the others. */
  wait(options?: WaitOptions): Promise<[ResponseFuture<R>[], ResponseFuture<R>[]]>
}
/** The class of what `map` gives. */
export const FuturesList: new () => FuturesList

/** What `mapReduce` gives: the futures of the maps, and the reducer's, whose result it is. */
export interface ReducedList<R = any> extends Omit<FuturesList, 'getResult'> {
  /** Waits for what the reducer returned. */
  getResult(options?: ResultOptions): Promise<R>
}

/** What is known of a call that has ended. Times are seconds of the run's clock. */
export interface CallStats {
  hostJobCreateTstamp: number
  hostSubmitTstamp: number
  workerStartTstamp: number
  workerFuncStartTstamp: number
  workerFuncEndTstamp: number
  workerEndTstamp: number
  hostStatusDoneTstamp: number
  hostResultDoneTstamp: number
  workerExecTime: number
  workerFuncExecTime: number
  workerColdStart: boolean
  funcResultSize: number
  funcDataSizeBytes: number
  funcModuleSizeBytes: number
  hostJobSerializeTime: number
  hostFuncUploadTime: number
  hostDataUploadTime: number
}

/**
 * A call that was made, and what is known of it. It is no promise: `await future.result()` waits. It may be an argument of
 * other calls, which then get its result.
 */
export class ResponseFuture<R = any> {
  private constructor()
  /**
   * Waits for the call and gives what it returned; throws what it threw.
   *
   * ```ts
   * await future.result({ timeout: 10 })
   * ```
   */
  result(options?: { readonly throwExcept?: boolean; readonly timeout?: number }): Promise<R>
  /** Waits for the call: where it ran, when, and what went wrong. */
  status(options?: { readonly throwExcept?: boolean; readonly timeout?: number }): Promise<any>
  readonly state: 'New' | 'Invoked' | 'Running' | 'Ready' | 'Success' | 'Error' | 'Done' | 'Unknown'
  readonly stats: Partial<CallStats>
  /** What the call has printed. */
  readonly logs: readonly (readonly [level: 'log' | 'warn' | 'error', text: string])[]
  readonly executorId: string
  readonly jobId: string
  readonly callId: string
  readonly jobKey: string
  readonly activationId: string
  readonly functionName: string
  /** It has ended and threw nothing. */
  readonly success: boolean
  /** Its result is here. */
  readonly done: boolean
  /** It failed. */
  readonly error: boolean
  readonly running: boolean
  /** It has ended. */
  readonly ready: boolean
}

/** Bytes of an object, read as they are wanted. */
export interface ObjectReader {
  /** Bytes of it all. */
  readonly size: number
  /** The next bytes; without a number all that are left. */
  read(size?: number): Promise<Uint8Array>
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array>
}

type Body = string | ArrayBuffer | ArrayBufferView | Blob

interface GetOptions {
  readonly stream?: boolean
  /** Both ends included: `{ from: 0, to: 99 }` or `'bytes=0-99'`. */
  readonly range?: { readonly from: number; readonly to?: number } | string
  /** As Lithops spells a range: `{ Range: 'bytes=0-99' }`. */
  readonly extraGetArgs?: { readonly Range?: string }
}

/**
 * Objects in buckets.
 *
 * ```ts
 * const storage = new Storage()
 * await storage.createBucket('data')
 * await storage.putObject('data', 'hello.txt', 'Hello!')
 * new TextDecoder().decode(await storage.getObject('data', 'hello.txt'))
 * ```
 */
export class Storage {
  constructor(options?: {
    readonly storage?: StorageKind
    /** Where cloud objects are put. */
    readonly bucket?: string
  })
  readonly bucket: string
  /** Makes a bucket, where there is none of this name. */
  createBucket(bucket: string): Promise<void>
  /** How much is in a bucket; throws StorageNoSuchBucketError where there is none. */
  headBucket(bucket: string): Promise<{ readonly objects: number; readonly bytes: number }>
  /** Puts an object, in the place of the one that had its key. */
  putObject(bucket: string, key: string, body: Body): Promise<void>
  /** The bytes of an object, or of a range of it; with `{ stream: true }` a reader. */
  getObject(
    bucket: string,
    key: string,
    options: GetOptions & { readonly stream: true },
  ): Promise<ObjectReader>
  getObject(bucket: string, key: string, options?: GetOptions): Promise<Uint8Array>
  /** How large an object is. */
  headObject(
    bucket: string,
    key: string,
  ): Promise<{ readonly contentLength: number; readonly 'content-length': number; readonly version: number }>
  /** Removes an object, where there is one. */
  deleteObject(bucket: string, key: string): Promise<void>
  deleteObjects(bucket: string, keys: readonly string[]): Promise<void>
  /**
   * Keys and sizes in bytes, in the order of the keys.
   *
   * ```ts
   * await storage.listObjects('data', 'logs/', '*.txt') // [{ Key: 'logs/a.txt', Size: 6 }]
   * ```
   */
  listObjects(
    bucket: string,
    prefix?: string,
    matchPattern?: string,
  ): Promise<{ readonly Key: string; readonly Size: number }[]>
  listKeys(bucket: string, prefix?: string): Promise<string[]>
  /** Puts an object under a key of its own, and gives a reference that a call can take and return. */
  putCloudobject(
    body: Body,
    options?: { readonly bucket?: string; readonly key?: string },
  ): Promise<CloudObject>
  getCloudobject(object: CloudObject, options: { readonly stream: true }): Promise<ObjectReader>
  getCloudobject(object: CloudObject, options?: { readonly stream?: boolean }): Promise<Uint8Array>
  deleteCloudobject(object: CloudObject): Promise<void>
  deleteCloudobjects(objects: readonly CloudObject[]): Promise<void>
}

/** A reference to an object of the storage: what `putCloudobject` gives. */
export class CloudObject {
  constructor(bucket: string, key: string)
  readonly bucket: string
  readonly key: string
}

/** What the storage refuses. */
export class StorageError extends Error {}
/** There is no object under this key. */
export class StorageNoSuchKeyError extends StorageError {}
/** There is no bucket of this name. */
export class StorageNoSuchBucketError extends StorageError {}
/** The browser keeps no more; what was stored before is still there. */
export class StorageFullError extends StorageError {}
/** The range isn't one of this object. */
export class StorageRangeError extends StorageError {}
/** Another object took its place while it was read. */
export class StorageChangedError extends StorageError {}

/** `returnWhen`: all calls have ended. */
export const ALL_COMPLETED: 100
/** `returnWhen`: one call has ended. */
export const ANY_COMPLETED: 1
/** `returnWhen`: at once. */
export const ALWAYS: 0

/** What `tuple` gives. */
export class Tuple {
  constructor(items: readonly unknown[])
  readonly items: readonly unknown[]
}

/**
 * An item of data that goes to the positions of a function, whatever they are.
 *
 * ```ts
 * fexec.callAsync(add, tuple(1, 2))
 * ```
 */
export function tuple(...items: unknown[]): Tuple

/** A call, or a wait for calls, took longer than it may. */
export class TimeoutError extends Error {}
/** A call used more memory than its container has. */
export class MemoryError extends Error {}
/** Every container is held by calls that wait for calls which have none. */
export class DeadlockError extends Error {}
/** The container of a call ended, and nobody knows how far the call came. */
export class ContainerDied extends Error {}

/**
 * In a call: what `extraEnv` has given it.
 *
 * ```ts
 * fexec.callAsync(() => environ.LEVEL, undefined, { extraEnv: { LEVEL: 'high' } })
 * ```
 */
export const environ: Readonly<Record<string, string>>

/**
 * In a call: so many bytes more than can be counted, of the memory that its container has.
 *
 * ```ts
 * useMemory(200 * 2 ** 20)
 * ```
 */
export function useMemory(bytes: number): void

/**
 * A line of Lithops' command line: prints what the command says, and gives it back. `cli('help')` lists the commands.
 *
 * ```ts
 * await cli('hello')
 * await cli('logs poll')
 * await cli('logs get 73bbe9-0-M000')
 * await cli("storage put 'Hello!' data --key hello.txt")
 * await cli('storage list data --prefix logs/')
 * await cli('clean')
 * ```
 */
export function cli(line: string): Promise<string>

/** What a director of functions may be told. */
export interface FunctionDirectorOptions {
  /** Seconds that the function of an actor may run. Default 180. */
  readonly timeLimit?: number
  /** Memory of an actor's container in MB. Default 256. */
  readonly memory?: number
  /** The platform, as of an executor. */
  readonly backend?: string
  /** A mailbox is a list of the key-value store, or one object a message in the bucket `mailboxes`. Default `'list'`. */
  readonly mailbox?: 'list' | 'objects'
  /** Where mailboxes and functions are kept. Default `'memory'`. */
  readonly storage?: StorageKind
  /** Seconds that a new container takes to start. */
  readonly coldStart?: number
}

/** Stands for an actor in a function, and for what is left of it at its end. */
interface ActorHandle {
  /** The actor's name. */
  readonly name: string
  /** The actor's fields at its end: waits for it. Throws what ended it, such as a TimeoutError at its time limit. */
  getResult(): Promise<any>
  /** Gives the result up. */
  clean(): void
}

/**
 * A director whose actors are functions: each runs in a container until the stop word or its time limit, and takes its
 * messages from a mailbox in the storage. An actor sends by `this.director(name, method, …)` and reads
 * `this.secondsLeft()`.
 *
 * ```ts
 * const director = new FunctionDirector({ timeLimit: 60 })
 * director.run()
 * const handle = await director.newActor(Counter, 'counter')
 * director.msgTo('counter', 'increment')
 * await director.stop()
 * ```
 */
export class FunctionDirector {
  constructor(options?: FunctionDirectorOptions)
  /** Starts the director, a function too. What follows waits for it. */
  run(): Promise<void>
  /**
   * Begins a function for an actor of this class. Where the actor of that name has died, the new one goes on with its
   * mailbox.
   */
  newActor(Class: new (...args: any[]) => object, name: string): Promise<ActorHandle>
  /** Puts a message into that actor's mailbox. The method `'pls stop'` ends the actor. */
  msgTo(name: string, method: string, ...args: any[]): Promise<void>
  /** The names of its actors. */
  retrieveActors(): string[]
  /** How many messages lie in that actor's mailbox, whether it runs or not. */
  mailboxLength(name: string): Promise<number>
  /** Waits until all actors that run have found their mailboxes empty. */
  quiet(): Promise<void>
  /** Waits until all is quiet, and ends all actors. `'as in the original'` does not wait. */
  stop(how?: 'as in the original'): Promise<void>
  /** Whether it runs and waits for messages. */
  readonly waiting: boolean
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>
  /** How many messages it has carried, as heard at the last `quiet()` or `stop()`. */
  readonly counter: number
  /** Whose calls the actors are: `jobSummary()` has what they cost, `futures` what they printed. */
  readonly executor: FunctionExecutor
}
