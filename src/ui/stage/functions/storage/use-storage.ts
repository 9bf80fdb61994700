/** The storage, opened while somebody looks at it, and let go of afterwards. */
import { useEffect, useState } from 'react'
import type { StorageBrowser } from '../../../../notebooks/storage/storage-browser'

export type Opened = { readonly browser: StorageBrowser } | { readonly problem: string } | null

export type Open = () => Promise<StorageBrowser>

export const openDurable: Open = () =>
  import('../../../../notebooks/storage/storage-browser').then(({ openStorage }) => openStorage())

/** `open` has to stay the same. */
export function useStorage(open: Open): Opened {
  const [opened, setOpened] = useState<Opened>(null)
  useEffect(() => {
    let left = false
    let browser: StorageBrowser | null = null
    open().then(
      (found) => {
        if (left) return found.close()
        browser = found
        setOpened({ browser })
      },
      (error: unknown) => {
        if (!left) setOpened({ problem: wordsOf(error) })
      },
    )
    return () => {
      left = true
      browser?.close()
    }
  }, [open])
  return opened
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
