/** Keeps lessons in this browser, and notices when another tab keeps the same lesson. */
import { keptKey, readKept, writeKept } from './kept'
import type { Keeper } from './notebook'

export const browserKeeper: Keeper = {
  read: (lesson) => readKept(lesson),
  write: (lesson, kept) => writeKept(lesson, kept),
  elsewhere(lesson, noticed) {
    const heard = (event: StorageEvent) => {
      if (event.key === keptKey(lesson) && event.newValue !== null) noticed()
    }
    window.addEventListener('storage', heard)
    return () => window.removeEventListener('storage', heard)
  },
  hidden(leave) {
    const heard = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    document.addEventListener('visibilitychange', heard)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('visibilitychange', heard)
      window.removeEventListener('pagehide', leave)
    }
  },
}
