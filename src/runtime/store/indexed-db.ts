/**
 * The store in this browser's IndexedDB: durable over reloads, and shared by all tabs of the page.
 *
 * It decides as memory.ts does, over what the database holds, and knows nothing by heart between two transactions: two
 * tabs write to one database, and the last to commit wins, each whole. Answers to writes come after the commit. What is
 * asked for while a transaction commits is carried out together in the next one (group commit), in its order: a
 * thousand small puts at once cost a few milliseconds of commits, not a thousand. Where a group fails, for want of room
 * or for a value that can't be kept, each of its operations is tried alone, and only the one that can't be is refused.
 */
import { isRead } from './decisions'
import { carryOutAll } from './indexed-db/group'
import {
  CLOSED,
  nameOf,
  openDatabase,
  STORES,
  StoreUnavailable,
  unavailable,
  watchDatabase,
} from './indexed-db/database'
import { bytesOf, described } from './indexed-db/describe'
import { ended } from './indexed-db/requests'
import type { Answer, Name, Operation, Operations, Refusal, Store, Usage } from './port'
import { full, notStorable } from './refusals'

export { StoreUnavailable } from './indexed-db/database'

export interface IndexedDBOptions {
  readonly name?: string
  /** 'strict': an answer comes when the disk has it, which takes longer. For what must outlive a power cut. */
  readonly durability?: 'relaxed' | 'strict'
  /** The browser's IndexedDB, asked for when it is used. */
  readonly databases?: () => IDBFactory | null | undefined
  /** What the browser says of this page's room. */
  readonly estimate?: () => Promise<{ usage?: number; quota?: number }> | undefined
}

interface Waiting {
  readonly operation: Operation
  readonly resolve: (answer: Answer<Name>) => void
  readonly reject: (error: StoreUnavailable) => void
}

/** A group ends with the operation that fills it: what is not committed is held in memory twice. */
const GROUP_OPERATIONS = 4096
const GROUP_BYTES = 32 << 20
/** So many transactions may read at once. */
const READERS = 8

/** Rejects with StoreUnavailable, in words, where the browser gives no database. */
export async function openIndexedDB(options: IndexedDBOptions = {}): Promise<IndexedDBStore> {
  const databases = options.databases ?? (() => globalThis.indexedDB as IDBFactory | undefined)
  const database = await openDatabase(databases, options.name ?? 'actorium-storage')
  return new IndexedDBStore(database, options)
}

export class IndexedDBStore implements Store {
  readonly answersFresh = true
  private waiting: Waiting[] = []
  private woken = false
  private readers = 0
  private isWriting = false
  private lost: StoreUnavailable | null = null

  constructor(
    private readonly database: IDBDatabase,
    private readonly options: IndexedDBOptions = {},
  ) {
    watchDatabase(database, (why) => this.lose(why))
  }

  apply<N extends Name>(operation: { readonly op: N } & Operations[N]): Promise<Answer<N>> {
    return new Promise((resolve, reject) => {
      if (this.lost !== null) return reject(this.lost)
      this.waiting.push({
        operation: operation as unknown as Operation,
        resolve: resolve as (answer: Answer<Name>) => void,
        reject,
      })
      this.wake()
    })
  }

  async usage(): Promise<Usage> {
    const answer = await this.apply({ op: 'listBuckets' })
    const buckets = answer.ok ? answer.value : []
    const room = await this.room()
    return room === null ? { buckets } : { buckets, room }
  }

  /** What was asked for before is still answered. */
  close(): void {
    if (this.lost !== null) return
    while (this.waiting.length > 0) void this.carryOut(this.nextGroup())
    this.lose(new StoreUnavailable(CLOSED))
    this.database.close()
  }

  private lose(why: StoreUnavailable): void {
    this.lost = why
    for (const { reject } of this.waiting.splice(0)) reject(why)
  }

  private async room(): Promise<Usage['room'] | null> {
    try {
      const ask = this.options.estimate ?? (() => globalThis.navigator?.storage?.estimate?.())
      const { usage, quota } = (await ask()) ?? {}
      return usage === undefined || quota === undefined ? null : { used: usage, quota }
    } catch {
      return null
    }
  }

  /** What is asked for in one go goes into one group. */
  private wake(): void {
    if (this.woken) return
    this.woken = true
    queueMicrotask(() => {
      this.woken = false
      this.pump()
    })
  }

  /** Readers don't wait for each other; a writer waits for those before it, for which the database cares. */
  private pump(): void {
    while (this.waiting.length > 0 && !this.isWriting && this.readers < READERS) {
      const group = this.nextGroup()
      const reads = group.every(({ operation }) => isRead(operation.op))
      if (reads) this.readers++
      else this.isWriting = true
      void this.carryOut(group).finally(() => {
        if (reads) this.readers--
        else this.isWriting = false
        this.pump()
      })
    }
  }

  /** Reads that stand in front go without a write lock; the others go together with the first write. */
  private nextGroup(): readonly Waiting[] {
    const write = this.waiting.findIndex(({ operation }) => !isRead(operation.op))
    let end = 0
    let bytes = 0
    const limit = write > 0 ? write : this.waiting.length
    while (end < limit && end < GROUP_OPERATIONS && bytes < GROUP_BYTES)
      bytes += bytesOf(this.waiting[end++].operation)
    return this.waiting.splice(0, end)
  }

  /** Answers all of them; never rejects. */
  private async carryOut(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.transact(group.map(({ operation }) => operation))
      for (const [i, { resolve }] of group.entries()) resolve(answers[i])
    } catch (error) {
      if (group.length > 1) for (const one of group) await this.carryOut([one])
      else group[0].reject(this.lost ?? unavailable(error))
    }
  }

  private async transact(operations: readonly Operation[]): Promise<readonly Answer<Name>[]> {
    const reads = operations.every(({ op }) => isRead(op))
    const { durability = 'relaxed' } = this.options
    const mode = reads ? 'readonly' : 'readwrite'
    const transaction = this.database.transaction(STORES, mode, { durability })
    const end = ended(transaction)
    // Whether it is heard of below or not, a failure is no error that nobody handles.
    end.catch(() => {})
    try {
      const answers = await carryOutAll(transaction, operations)
      if (reads) return answers
      transaction.commit()
      await end
      return answers
    } catch (error) {
      abort(transaction)
      // The transaction knows best, except where it was aborted here.
      const cause =
        (await end.then(
          () => null,
          (failure: unknown) => failure,
        )) ?? error
      const refusal = operations.length === 1 ? refusalFor(operations[0], cause) : null
      if (refusal !== null) return [refusal]
      throw cause
    }
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It is over already.
  }
}

/** Null where the failure is the store's own, and not the operation's. */
function refusalFor(operation: Operation, cause: unknown): Refusal | null {
  if (nameOf(cause) === 'QuotaExceededError') return full(described(operation))
  if (nameOf(cause) === 'DataCloneError')
    return notStorable(described(operation), String((cause as Error).message))
  return null
}
