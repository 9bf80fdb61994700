/**
 * The four files of MNIST in this browser's own database, where a page puts them and its workers find them.
 *
 * A browser may have no database for a page (in a sandbox, in some private windows), may refuse to keep so much, and
 * may clear it when it needs the room. So each call answers in words what the browser said, and a reader always checks
 * the files again. They are kept as they came: packed, all four have 11 MB.
 */
import type { FileName } from './checksums.ts'

const DATABASE = 'actorium-mnist'
const STORE = 'files'

/** The browser keeps nothing here, or no more: `message` says which, and why. */
export class KeepingRefused extends Error {
  override name = 'KeepingRefused'
}

export interface KeptFiles {
  /** What is kept, by name. */
  names(): Promise<FileName[]>
  read(name: FileName): Promise<Uint8Array<ArrayBuffer> | null>
  keep(files: ReadonlyMap<FileName, Uint8Array<ArrayBuffer>>): Promise<void>
  forget(): Promise<void>
}

/** `databases` is the browser's `indexedDB`, asked for when it is used: in a sandbox the question itself fails. */
export function keptFiles(databases: () => IDBFactory | undefined): KeptFiles {
  async function using<T>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> {
    const database = await opened(databases)
    try {
      return await new Promise<T | undefined>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        let request: IDBRequest<T> | undefined
        try {
          request = ask(transaction.objectStore(STORE))
        } catch (error) {
          reject(refused(error))
        }
        // The end of the transaction counts: a request that succeeded may still be rolled back for want of room.
        transaction.oncomplete = () => resolve(request?.result)
        transaction.onabort = () => reject(refused(transaction.error))
      })
    } finally {
      database.close()
    }
  }
  return {
    names: async () => ((await using('readonly', (store) => store.getAllKeys())) ?? []) as FileName[],
    read: async (name) =>
      ((await using<unknown>('readonly', (store) => store.get(name) as IDBRequest<unknown>)) as
        | Uint8Array<ArrayBuffer>
        | undefined) ?? null,
    keep: async (files) => {
      await using('readwrite', (store) => {
        for (const [name, bytes] of files) store.put(bytes, name)
        return undefined
      })
    },
    forget: async () => {
      await using('readwrite', (store) => store.clear())
    },
  }
}

async function opened(databases: () => IDBFactory | undefined): Promise<IDBDatabase> {
  let request: IDBOpenDBRequest
  try {
    const factory = databases()
    if (factory === undefined || factory === null) throw new KeepingRefused(NOTHING)
    request = factory.open(DATABASE, 1)
  } catch (error) {
    throw refused(error)
  }
  return new Promise((resolve, reject) => {
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(refused(request.error))
    request.onblocked = () => reject(new KeepingRefused('Another tab of this page holds the database.'))
  })
}

const NOTHING =
  'This browser keeps no files for this page: it is a private window, or the page is in a sandbox.'

/** What the browser says, in words for a person. */
function refused(error: unknown): KeepingRefused {
  if (error instanceof KeepingRefused) return error
  const name = (error as { name?: unknown } | null)?.name
  if (name === 'QuotaExceededError') {
    return new KeepingRefused('The browser has no room for the files: they need 11 MB, unpacked 55 MB.', {
      cause: error,
    })
  }
  if (name === 'SecurityError' || name === 'InvalidStateError')
    return new KeepingRefused(NOTHING, { cause: error })
  return new KeepingRefused(
    `The browser does not keep the files: ${String((error as Error | null)?.message ?? error)}`,
    {
      cause: error,
    },
  )
}
