/**
 * Reads the session's sequence diagram while somebody looks at it: the part that is on screen with some more around it,
 * when the session has news, at most eight times a second, and when somebody scrolls out of what was read.
 */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { SequenceQuery, SequenceView } from '../../../runtime/protocol/views-of-record'

const every = 125
/** Places that are read above and below what is seen. */
const around = 100

export type Wish = Pick<SequenceQuery, 'hidden' | 'order' | 'chosen' | 'light'>

export interface Reading {
  readonly view: SequenceView | null
  /** Gives the part with these places at once; null follows the newest. */
  readonly look: (from: number | null, count: number) => SequenceView
}

export function useSequence(
  session: Pick<Session, 'sequence' | 'subscribe'>,
  { hidden, order, chosen, light }: Wish,
): Reading {
  const [view, setView] = useState<SequenceView | null>(null)
  const latest = useRef<{ view: SequenceView; wish: Wish } | null>(null)
  const part = useRef<Pick<SequenceQuery, 'from' | 'count'>>({ from: null, count: 100 })
  const read = useCallback((): SequenceView => {
    const { from, count } = part.current
    const wish = { hidden, order, chosen, light }
    const given = session.sequence({
      ...wish,
      from: from === null ? null : Math.max(0, from - around),
      count: count + around * 2,
    })
    latest.current = { view: given, wish }
    startTransition(() => setView(given))
    return given
  }, [session, hidden, order, chosen, light])
  const look = useCallback(
    (from: number | null, count: number): SequenceView => {
      part.current = { from, count }
      const known = latest.current?.view
      const within =
        from !== null &&
        known !== undefined &&
        (from >= known.shown.from || known.shown.from === 0) &&
        (from + count <= known.shown.to || known.shown.to === known.total)
      return within ? known : read()
    },
    [read],
  )
  useEffect(() => {
    let timer = 0
    let readAt = -Infinity
    const now = (): void => {
      timer = 0
      readAt = performance.now()
      read()
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
  }, [session, read])
  return { view, look }
}
