/**
 * Reads something of the session while somebody looks: when it has news, at most every so many ms, and by itself where
 * what was read says so.
 */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'

/** `idle`: until there is news. `on`: it changes by itself. `behind`: there is more to read at once. */
export type Pace = 'idle' | 'on' | 'behind'

/** ms between two readings of what is behind: a frame. */
const frame = 16

/** `read` and `paceOf` have to stay the same while the question is. */
export function useReading<T>(
  session: Pick<Session, 'subscribe'>,
  read: () => T,
  every: number,
  paceOf: (view: T) => Pace,
): T | null {
  const [view, setView] = useState<T | null>(null)
  useEffect(() => {
    let timer = 0
    let readAt = -Infinity
    let shownAt = -Infinity
    const now = (): void => {
      timer = 0
      readAt = performance.now()
      const next = read()
      const pace = paceOf(next)
      // Read in pieces, it is shown as often as it would be in one.
      if (pace !== 'behind' || readAt - shownAt >= every) {
        shownAt = readAt
        setView(next)
      }
      if (pace !== 'idle') later(pace === 'behind' ? frame : every)
    }
    const later = (wait = every): void => {
      if (timer === 0) timer = window.setTimeout(now, Math.max(0, readAt + wait - performance.now()))
    }
    now()
    const leave = session.subscribe(() => later())
    return () => {
      leave()
      window.clearTimeout(timer)
    }
  }, [session, read, every, paceOf])
  return view
}
