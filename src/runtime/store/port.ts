/**
 * The store as its users see it: objects in buckets, and short values and lists by key. Operations in, answers out, all
 * data, so that an actor can stand before it and a message carry each.
 *
 * Two adapters answer equally: memory.ts, which Step and Explore run on a fork of, and indexed-db.ts, which is durable.
 * A body is bytes, or a pickle: a value that is kept as it is, such as a function with what it captured, so that
 * nothing is turned into bytes only to be turned back.
 *
 * A write may say who writes. It is refused once that incarnation is over, because a worker may run on for seconds
 * after it was ended. Bodies and values belong to the store once they are put, and so does what it answers: messages
 * copy what they carry, so nobody outside can change them. Whoever would transfer a body copies it first. Nor does the
 * store check that a value can be copied; what came in a message can be.
 */
export interface Writer {
  readonly actor: string
  readonly incarnation: number
}

/** A value as structured clone keeps it, and how many bytes it counts as: what the writer says. */
export interface Pickle {
  readonly pickled: unknown
  readonly size: number
}

export type Body = Uint8Array<ArrayBufferLike> | Pickle

export interface ObjectInfo {
  readonly key: string
  /** In bytes. */
  readonly size: number
  /** Grows with every write to the store, so a deleted key that comes back has another version. */
  readonly version: number
}

/** `size` is the whole object's, also where the body is a range of it. */
export interface StoredObject extends ObjectInfo {
  readonly body: Body
}

export interface BucketInfo {
  readonly bucket: string
  readonly objects: number
  readonly bytes: number
}

export type StoredValue = string | number

export interface Entry {
  readonly value: StoredValue
  readonly version: number
}

/** Bytes `from` up to and with `to`, as HTTP and Lithops count them. A `to` beyond the end is the end. */
export interface Range {
  readonly from: number
  readonly to: number
}

interface Written {
  readonly writer?: Writer
}
interface InBucket {
  readonly bucket: string
}
interface Keyed {
  readonly key: string
}

/** How many objects `list` gives at the most where it isn't told. */
export const LIST_LIMIT = 1000

/** What each operation is given. What a bucket is asked for, and it doesn't exist, is refused. */
export interface Operations {
  createBucket: Written & InBucket
  headBucket: InBucket
  /** Only where it is empty. */
  deleteBucket: Written & InBucket
  listBuckets: object
  put: Written & InBucket & Keyed & { readonly body: Body }
  /** All or none. */
  putMany: Written & InBucket & { readonly objects: readonly (Keyed & { readonly body: Body })[] }
  /** A pickle has no ranges. */
  get: InBucket & Keyed & { readonly range?: Range }
  getMany: InBucket & { readonly keys: readonly string[] }
  head: InBucket & Keyed
  /** Keys that begin with `prefix` and come after `after`, in the order of their code units. */
  list: InBucket & { readonly prefix: string; readonly limit?: number; readonly after?: string }
  delete: Written & InBucket & { readonly keys: readonly string[] }
  deletePrefix: Written & InBucket & { readonly prefix: string }
  read: Keyed
  /** Sets the value. With `expected`, only where that is its version; 0: only where there is none. */
  set: Written & Keyed & { readonly value: StoredValue; readonly expected?: number }
  /** Adds to a number; a key that is not there counts as 0. */
  increment: Written & Keyed & { readonly by: number }
  /** To the end of a list; a key that is not there is an empty one. */
  append: Written & Keyed & { readonly values: readonly unknown[] }
  /** From the front of a list, at the most so many. A list without values is not there. */
  take: Written & Keyed & { readonly count: number }
  length: Keyed
  /** This incarnation and all before it are over: their writes are refused from now on. */
  end: Writer
}

/** What each operation answers. */
export interface Answers {
  createBucket: { readonly created: boolean }
  headBucket: BucketInfo
  deleteBucket: null
  listBuckets: readonly BucketInfo[]
  put: ObjectInfo
  putMany: readonly ObjectInfo[]
  get: StoredObject
  /** One a key, in their order; null where there is none. */
  getMany: readonly (StoredObject | null)[]
  head: ObjectInfo
  /** `more`: there are others behind the last of these. */
  list: { readonly objects: readonly ObjectInfo[]; readonly more: boolean }
  /** How many were there. */
  delete: { readonly deleted: number }
  deletePrefix: { readonly deleted: number }
  read: Entry | null
  set: Entry
  increment: Entry
  append: { readonly length: number }
  /** `left` are still in the list. */
  take: { readonly values: readonly unknown[]; readonly left: number }
  length: { readonly length: number }
  end: null
}

export type Name = keyof Operations
export type Operation<N extends Name = Name> = { [K in N]: { readonly op: K } & Operations[K] }[N]

export type Reason =
  | 'no bucket'
  | 'no key'
  | 'not empty'
  | 'bad range'
  | 'bad number'
  | 'changed'
  | 'not a number'
  | 'not a value'
  | 'not a list'
  /** The writer's incarnation is over. */
  | 'over'
  /** The browser keeps no more. Only a durable store says so. */
  | 'full'
  /** A value that can travel but not be kept, such as shared memory. Only a durable store says so. */
  | 'not storable'

/** A refusal is a value with its reason; what was refused has changed nothing. */
export interface Refusal {
  readonly ok: false
  readonly reason: Reason
  readonly words: string
}

export type Answer<N extends Name> = { readonly ok: true; readonly value: Answers[N] } | Refusal

/** What the store holds, and what the browser says of this page's room, in bytes, where it says so. */
export interface Usage {
  readonly buckets: readonly BucketInfo[]
  readonly room?: { readonly used: number; readonly quota: number }
}

export interface Store {
  /** A long body that it answers with is nobody else's, so it may be given away. */
  readonly answersFresh: boolean
  /**
   * Resolves when the operation is as durable as the adapter makes it, and rejects where the store itself is out of
   * reach. Operations are carried out in the order in which they come.
   */
  apply<N extends Name>(operation: { readonly op: N } & Operations[N]): Promise<Answer<N>>
  usage(): Promise<Usage>
}
