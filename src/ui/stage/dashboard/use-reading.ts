/**
 * Reads something of the session while somebody looks: when it has news, and on and on while `goes` says so, but not
 * more often than every so many ms.
 */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'

/** `read` and `goes` have to stay the same while the question is. */
export function useReading<T>(
  session: Pick<Session, 'subscribe'>,
  read: () => T,
  every: number,
  goes: (view: T) => boolean = never,
): T | null {
  const [view, setView] = useState<T | null>(null)
  useEffect(() => {
    let timer = 0
    let readAt = -Infinity
    const now = (): void => {
      timer = 0
      readAt = performance.now()
      const next = read()
      setView(next)
      if (goes(next)) later()
    }
    const later = (): void => {
      if (timer === 0) timer = window.setTimeout(now, Math.max(0, readAt + every - performance.now()))
    }
    now()
    const leave = session.subscribe(later)
    return () => {
      leave()
      window.clearTimeout(timer)
    }
  }, [session, read, every, goes])
  return view
}

const never = (): boolean => false
