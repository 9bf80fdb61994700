/**
 * A page of a folder: keys are flat in a bucket, and what stands behind the next slash is shown as one folder. What is
 * inside a folder is jumped over, so that a page costs what it shows.
 */
import type { Answer, ObjectInfo } from '../../runtime/store/port'

/** Folders and objects of a page. */
export const PAGE = 200

export interface FolderPage {
  /** Names, with their slash. */
  readonly folders: readonly string[]
  readonly objects: readonly ObjectInfo[]
  /** Where the next page begins; null: there is none. */
  readonly after: string | null
}

export type List = (prefix: string, after: string | undefined, limit: number) => Promise<Answer<'list'>>

/** Behind all keys that begin so. */
const LAST = '\uffff'

/** What begins with `prefix`, by the first slash that comes after it. A refusal is thrown in its words. */
export async function folderPage(list: List, prefix: string, from: string | null): Promise<FolderPage> {
  const folders: string[] = []
  const objects: ObjectInfo[] = []
  let after = from ?? undefined
  for (;;) {
    const answer = await list(prefix, after, PAGE)
    if (!answer.ok) throw new Error(answer.words)
    let folder = ''
    for (const object of answer.value.objects) {
      if (folder !== '' && object.key.startsWith(folder)) continue
      if (folders.length + objects.length === PAGE) return { folders, objects, after: after ?? null }
      const slash = object.key.indexOf('/', prefix.length)
      folder = slash < 0 ? '' : object.key.slice(0, slash + 1)
      if (folder === '') {
        objects.push(object)
        after = object.key
      } else {
        folders.push(folder)
        after = folder + LAST
      }
    }
    if (!answer.value.more) return { folders, objects, after: null }
    // The rest of the batch was inside a folder: it is jumped over.
    if (folder === '') after = answer.value.objects.at(-1)?.key
  }
}
