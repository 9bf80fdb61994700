/**
 * Trying every order from a component: progress, report, stop. One search at a time.
 *
 * What was found belongs to the cell that was looked at: when another begins it is gone, and a search ends.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExploreReport, Session } from '../../notebooks/kernel/session'
import type { StageFrame } from '../../runtime/protocol/view'

export type Exploring =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly tried: number }
  | { readonly state: 'done'; readonly report: ExploreReport; readonly fromHere: boolean }

export interface Explore {
  readonly exploring: Exploring
  readonly start: () => Promise<void>
  readonly stop: () => void
  readonly close: () => void
}

export type ExploreSession = Pick<Session, 'explore' | 'stopExploring'> & {
  frame(): Pick<StageFrame, 'delivered' | 'given'>
}

const idle: Exploring = { state: 'idle' }

/** `around` may prepare the search and put things back after it; `begun` changes when another cell begins. */
export function useExplore(
  session: ExploreSession,
  around: (search: () => Promise<void>) => Promise<void> = (search) => search(),
  begun = 0,
): Explore {
  const [found, setFound] = useState({ begun, exploring: idle })
  const setExploring = useCallback((exploring: Exploring) => setFound({ begun, exploring }), [begun])
  const exploring = found.begun === begun ? found.exploring : idle
  useEffect(() => {
    if (found.begun !== begun && found.exploring.state === 'running') session.stopExploring()
  }, [found, begun, session])
  const busy = useRef(false)
  const start = useCallback(async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setExploring({ state: 'running', tried: 0 })
    try {
      await around(async () => {
        const { delivered, given } = session.frame()
        const report = await session.explore((tried) => {
          if (busy.current) setExploring({ state: 'running', tried })
        })
        busy.current = false
        setExploring({ state: 'done', report, fromHere: delivered > given })
      })
    } finally {
      busy.current = false
    }
  }, [session, around, setExploring])
  const stop = useCallback(() => session.stopExploring(), [session])
  const close = useCallback(() => setExploring(idle), [setExploring])
  return { exploring, start, stop, close }
}
