/** The notebook that was brought last, as it was read: its page opens it without reading the file once more. */
import type { ReadNotebook } from '../../../notebooks/document/ipynb/read'

let last: { readonly id: string; readonly read: ReadNotebook } | null = null

export const justRead = {
  keep(id: string, read: ReadNotebook): void {
    last = { id, read }
  },
  /** It is given out once. */
  take(id: string): ReadNotebook | null {
    const read = last?.id === id ? last.read : null
    last = null
    return read
  },
}
