/**
 * The durable storage as somebody looks into it: the same database that programs use in this and in other tabs, opened
 * when it is first looked at. Nothing is kept here, so what it says is what there is.
 */
import { openIndexedDB, StoreUnavailable, type IndexedDBOptions } from '../../runtime/store/indexed-db'
import type { Answer, ObjectInfo, Store, Usage } from '../../runtime/store/port'
import { folderPage, type FolderPage } from './folder-page'
import { LOOKED_AT, previewOf, type Preview } from './preview'

export interface Looked {
  readonly info: ObjectInfo
  readonly preview: Preview
}

export interface StorageBrowser {
  /** Buckets, and what the browser says of the page's room. */
  usage(): Promise<Usage>
  page(bucket: string, prefix: string, after: string | null): Promise<FolderPage>
  /** Rejects in words where it isn't there any more. */
  look(bucket: string, key: string): Promise<Looked>
  deleteObject(bucket: string, key: string): Promise<void>
  /** With all that is in it. */
  deleteBucket(bucket: string): Promise<void>
  close(): void
}

/** Rejects in words where the browser gives no database. */
export async function openStorage(options?: IndexedDBOptions): Promise<StorageBrowser> {
  const store = await openIndexedDB(options)
  return { ...browserOf(store), close: () => store.close() }
}

export function browserOf(store: Store): Omit<StorageBrowser, 'close'> {
  return {
    usage: () => store.usage(),
    page: (bucket, prefix, from) =>
      folderPage(
        (begin, after, limit) => store.apply({ op: 'list', bucket, prefix: begin, after, limit }),
        prefix,
        from,
      ),
    async look(bucket, key) {
      const info = given(await store.apply({ op: 'head', bucket, key }))
      // A pickle has no ranges; of bytes the beginning is enough.
      const range = { from: 0, to: LOOKED_AT - 1 }
      const part = info.size > 0 ? await store.apply({ op: 'get', bucket, key, range }) : null
      const { body, size } =
        part?.ok === true ? part.value : given(await store.apply({ op: 'get', bucket, key }))
      return { info, preview: previewOf(body, size) }
    },
    async deleteObject(bucket, key) {
      given(await store.apply({ op: 'delete', bucket, keys: [key] }))
    },
    async deleteBucket(bucket) {
      given(await store.apply({ op: 'deletePrefix', bucket, prefix: '' }))
      given(await store.apply({ op: 'deleteBucket', bucket }))
    },
  }
}

function given<T>(
  answer: { readonly ok: true; readonly value: T } | Exclude<Answer<'head'>, { ok: true }>,
): T {
  if (!answer.ok) throw new Error(answer.words)
  return answer.value
}

export { StoreUnavailable }
