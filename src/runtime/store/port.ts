/**
 * The store as its users see it: objects in buckets, and short values by key. Operations in, answers out, all data.
 *
 * Nothing uses it yet. The storage actors of the system container will answer asks with it, Step and Explore will run
 * on a fork of it, and virtual actors will keep their snapshots in it; an adapter over IndexedDB will stand beside
 * memory.ts. Locks and publishing come with the services, as operations of the same kind.
 *
 * Every write says who writes. It is refused once that incarnation is over, because a worker may run on for seconds
 * after it was ended. Bytes and values belong to the store once they are put: messages copy what they carry, so nobody
 * outside can change them.
 */
export interface Writer {
  readonly actor: string
  readonly incarnation: number
}

export interface ObjectInfo {
  readonly key: string
  readonly size: number
  /** Grows with every write to the store, so a deleted key that comes back has another version. */
  readonly version: number
}

export interface StoredObject extends ObjectInfo {
  readonly bytes: Uint8Array
}

export type StoredValue = string | number

export interface Entry {
  readonly value: StoredValue
  readonly version: number
}

/** What each operation is given. */
export interface Operations {
  put: { readonly writer: Writer; readonly bucket: string; readonly key: string; readonly bytes: Uint8Array }
  get: { readonly bucket: string; readonly key: string }
  head: { readonly bucket: string; readonly key: string }
  /** Keys that begin with `prefix`, in the order of their code units. */
  list: { readonly bucket: string; readonly prefix: string }
  delete: { readonly writer: Writer; readonly bucket: string; readonly key: string }
  read: { readonly key: string }
  /** Sets the value. With `expected`, only where that is its version; 0: only where there is none. */
  set: {
    readonly writer: Writer
    readonly key: string
    readonly value: StoredValue
    readonly expected?: number
  }
  /** Adds to a number; a key that is not there counts as 0. */
  increment: { readonly writer: Writer; readonly key: string; readonly by: number }
  /** This incarnation and all before it are over: their writes are refused from now on. */
  end: Writer
}

/** What each operation answers. */
export interface Answers {
  put: ObjectInfo
  get: StoredObject | null
  head: ObjectInfo | null
  list: readonly ObjectInfo[]
  delete: { readonly deleted: boolean }
  read: Entry | null
  set: Entry
  increment: Entry
  end: null
}

export type Name = keyof Operations
export type Operation<N extends Name = Name> = { [K in N]: { readonly op: K } & Operations[K] }[N]

/** A refusal is a value with its reason. */
export interface Refusal {
  readonly ok: false
  readonly reason: 'over' | 'changed' | 'not a number'
  readonly words: string
}

export type Answer<N extends Name> = { readonly ok: true; readonly value: Answers[N] } | Refusal

export interface Store {
  /** Resolves when the operation is as durable as the adapter makes it. */
  apply<N extends Name>(operation: { readonly op: N } & Operations[N]): Promise<Answer<N>>
}
