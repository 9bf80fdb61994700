/** Reads the session's sentences while somebody looks: when there is news, at most five times a second. */
import { useEffect, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { StoryQuery, StoryView } from '../../../runtime/protocol/views-of-record'

const every = 200

export function useStory(
  session: Pick<Session, 'story' | 'subscribe'>,
  { words, before, most }: StoryQuery,
): StoryView | null {
  const [view, setView] = useState<StoryView | null>(null)
  useEffect(() => {
    let timer = 0
    let readAt = -Infinity
    const read = (): void => {
      timer = 0
      readAt = performance.now()
      setView(session.story({ words, before, most }))
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
  }, [session, words, before, most])
  return view
}
