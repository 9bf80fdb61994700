/**
 * The database: how it is laid out, how it is opened, and the words for when it can't be.
 *
 * meta holds 'version' and, by ['over', actor], the latest incarnation that is over; buckets, heads [bucket, key] and
 * entries hold what needs.ts calls so; bodies holds by [bucket, key, n] the chunks of long bodies, and items by
 * [key, n] those of lists.
 */

export const STORES = ['meta', 'buckets', 'heads', 'bodies', 'entries', 'items'] as const
export type StoreName = (typeof STORES)[number]

const LAYOUT = 1

/** The store is out of reach: `message` says why, and what to do. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

const NOWHERE =
  'This browser keeps no data for this page: it is a private window, or the page is in a sandbox. Objects can be kept in memory until the page is closed.'
const NEWER = 'A newer release of this page uses the storage now. Reload this page to go on.'
const DELETED = 'The storage was deleted in another tab. Reload this page to begin with an empty one.'
const LOST =
  'The browser closed the storage, perhaps because its data were cleared. Reload this page to go on.'
const HELD = 'Another tab of this page holds an older storage open. Close it, and reload this page.'
export const CLOSED = 'The storage was closed.'

/** `databases` is asked for when it is used: in a sandbox the question itself throws. */
export async function openDatabase(
  databases: () => IDBFactory | null | undefined,
  name: string,
): Promise<IDBDatabase> {
  let request: IDBOpenDBRequest
  try {
    const factory = databases()
    if (factory === undefined || factory === null) throw new StoreUnavailable(NOWHERE)
    request = factory.open(name, LAYOUT)
  } catch (error) {
    throw unavailable(error)
  }
  return new Promise((resolve, reject) => {
    let given = false
    const give = (settle: () => void) => {
      if (!given) settle()
      given = true
    }
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store)
    }
    // Whoever was told that it can't be opened doesn't close it either.
    request.onsuccess = () => (given ? request.result.close() : give(() => resolve(request.result)))
    request.onerror = () => give(() => reject(unavailable(request.error)))
    request.onblocked = () => give(() => reject(new StoreUnavailable(HELD)))
  })
}

/** Calls `lost` with the reason when the database is no longer to be had, and lets go of it for whoever wants it. */
export function watchDatabase(database: IDBDatabase, lost: (why: StoreUnavailable) => void): void {
  database.onversionchange = ({ newVersion }) => {
    lost(new StoreUnavailable(newVersion === null ? DELETED : NEWER))
    database.close()
  }
  database.onclose = () => lost(new StoreUnavailable(LOST))
}

/** What the browser says, in words for a person. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error
  switch (nameOf(error)) {
    case 'VersionError':
      return new StoreUnavailable(NEWER, { cause: error })
    case 'SecurityError':
    case 'InvalidStateError':
      return new StoreUnavailable(NOWHERE, { cause: error })
  }
  const said = String((error as Error | null)?.message ?? error)
  return new StoreUnavailable(`The browser's database failed: ${said}`, { cause: error })
}

export const nameOf = (error: unknown) => (error as { name?: unknown } | null)?.name
