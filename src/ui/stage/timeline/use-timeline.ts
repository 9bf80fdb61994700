/**
 * Reads the session's timeline while somebody looks at it: when the session has news, and while something goes on, at
 * most eight times a second.
 */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { TimelineQuery, TimelineView } from '../../../runtime/protocol/views-of-record'

const every = 125

export function useTimeline(
  session: Pick<Session, 'timeline' | 'subscribe'>,
  { run, from, to, pixels }: TimelineQuery,
): TimelineView | null {
  const [view, setView] = useState<TimelineView | null>(null)
  useEffect(() => {
    if (pixels === 0) return
    let timer = 0
    let readAt = -Infinity
    const read = (): void => {
      timer = 0
      readAt = performance.now()
      const next = session.timeline({ run, from, to, pixels })
      setView(next)
      if (next.going) later()
    }
    const later = (): void => {
      if (timer === 0) timer = window.setTimeout(read, Math.max(0, readAt + every - performance.now()))
    }
    read()
    const leave = session.subscribe(later)
    return () => {
      leave()
      window.clearTimeout(timer)
    }
  }, [session, run, from, to, pixels])
  return view
}
