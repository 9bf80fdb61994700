/**
 * IndexedDB's events as promises.
 *
 * Not with idb: its `done` answers the first error with an AbortError, and so hides that the browser has no room; and a
 * proxy and a promise a request cost as much as the request where a thousand are made at once.
 */

/** What the request gives. Only for requests that somebody awaits: a rejection that nobody hears is an error. */
export function gotten<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when all is kept, and rejects when nothing is: with null where the transaction was aborted by hand. */
export function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Keys of two strings, of which the second begins with `prefix` and comes after `after`. */
export function prefixRange(bucket: string, prefix: string, after: string | null = null): IDBKeyRange {
  const behind = after !== null && after >= prefix
  const lower = [bucket, behind ? after : prefix]
  return IDBKeyRange.bound(lower, [bucket, beyond(prefix)], behind, true)
}

/** The first key behind all that begin with `prefix`. An array comes behind every string. */
function beyond(prefix: string): string | [] {
  let end = prefix.length
  while (end > 0 && prefix.charCodeAt(end - 1) === 0xffff) end--
  if (end === 0) return []
  return prefix.slice(0, end - 1) + String.fromCharCode(prefix.charCodeAt(end - 1) + 1)
}

/** Keys of parts: all that begin with these names. */
export const partsOf = (...names: string[]) => IDBKeyRange.bound(names, [...names, []])
