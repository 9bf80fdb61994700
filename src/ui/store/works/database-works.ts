/**
 * Works in this browser's own database.
 *
 * A browser may have none for a page (a private window, a sandbox), may refuse to keep more, and may clear it when it
 * needs the room; each call says what came of it. What is read is checked: it may be of another release.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import { readKept, type Kept } from '../kept'
import type { OwnNotebook } from './own-notebooks'
import { VERSIONS, type Version, type VersionReason, type Work, type Works, type Written } from './work'

interface Schema extends DBSchema {
  works: { key: string; value: { id: string; revision: number; at: number; kept: unknown } }
  versions: {
    key: number
    value: { id: string; at: number; reason: VersionReason; kept: unknown }
    indexes: { id: string }
  }
  own: { key: string; value: OwnNotebook }
}

const NAME = 'actorium-works'

export class DatabaseWorks implements Works {
  private opening: Promise<IDBPDatabase<Schema>> | null = null

  constructor(
    private readonly now: () => number = Date.now,
    private readonly name = NAME,
  ) {}

  async read(id: string): Promise<Work | null> {
    const found = await this.reading((db) => db.get('works', id))
    return found === null || found === undefined ? null : workOf(found)
  }

  async write(id: string, kept: Kept, base: number | null, strict: boolean): Promise<Written> {
    try {
      const db = await this.open()
      const transaction = db.transaction('works', 'readwrite', {
        durability: strict ? 'strict' : 'relaxed',
      })
      const before = await transaction.store.get(id)
      const stands = before?.revision ?? 0
      if (base !== null && stands !== base && before !== undefined) {
        await transaction.done
        return { written: 'elsewhere', work: workOf(before) }
      }
      const revision = stands + 1
      await Promise.all([
        transaction.store.put({ id, revision, at: this.now(), kept }),
        // The end of the transaction counts: for want of room it may still be taken back.
        transaction.done,
      ])
      return { written: 'yes', revision }
    } catch (error) {
      return { written: 'no', why: whyNot(error) }
    }
  }

  async versions(id: string): Promise<readonly Version[]> {
    const found = await this.reading(async (db) => {
      const store = db.transaction('versions').store
      const versions: Version[] = []
      for await (const { primaryKey, value } of store.index('id').iterate(id))
        versions.push({ number: primaryKey, at: value.at, reason: value.reason })
      return versions
    })
    return (found ?? []).reverse()
  }

  async version(id: string, number: number): Promise<Kept | null> {
    const found = await this.reading((db) => db.get('versions', number))
    return found === null || found === undefined || found.id !== id ? null : readKept(found.kept)
  }

  async addVersion(id: string, kept: Kept, reason: VersionReason): Promise<boolean> {
    try {
      const db = await this.open()
      const transaction = db.transaction('versions', 'readwrite', { durability: 'strict' })
      const numbers = await transaction.store.index('id').getAllKeys(id)
      const old = numbers.slice(0, Math.max(0, numbers.length + 1 - VERSIONS))
      await Promise.all([
        ...old.map((number) => transaction.store.delete(number)),
        transaction.store.add({ id, at: this.now(), reason, kept } as never),
        transaction.done,
      ])
      return true
    } catch {
      return false
    }
  }

  /** Does one thing with the notebooks that a person has brought; null where this browser can't. */
  async own<Mode extends IDBTransactionMode, T>(
    mode: Mode,
    act: (store: IDBPObjectStore<Schema, ['own'], 'own', Mode>) => Promise<T>,
  ): Promise<T | null> {
    try {
      const db = await this.open()
      const transaction = db.transaction('own', mode, { durability: 'strict' })
      const [result] = await Promise.all([act(transaction.store), transaction.done])
      return result
    } catch {
      return null
    }
  }

  private async reading<T>(read: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
    try {
      return await read(await this.open())
    } catch {
      return null
    }
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.opening ??= openDB<Schema>(this.name, 1, {
      upgrade(db) {
        db.createObjectStore('works', { keyPath: 'id' })
        db.createObjectStore('own', { keyPath: 'id' })
        db.createObjectStore('versions', { autoIncrement: true }).createIndex('id', 'id')
      },
      // A newer release of this page wants to change the database: it may.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        this.opening = null
      },
      terminated: () => {
        this.opening = null
      },
    })
    this.opening.catch(() => {
      this.opening = null
    })
    return this.opening
  }
}

function workOf({ id, revision, at, kept }: Schema['works']['value']): Work {
  return { id, revision, at, kept: readKept(kept) }
}

function whyNot(error: unknown): 'full' | 'denied' {
  return (error as { name?: unknown } | null)?.name === 'QuotaExceededError' ? 'full' : 'denied'
}
