/**
 * The first screen's run as React reads it, and what a person may do to it.
 *
 * Trying every order starts from the first choice; while that search runs the page keeps showing what it showed, and
 * afterwards the person's own order is played again.
 */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import { useExplore, type Explore, type ExploreSession } from '../../controls/use-explore'
import { stageStoreOf } from '../../store/stage'
import type { SlotId } from './board'
import { firstRunOf, markedBy, notYet, type FirstRun, type Labels } from './first-run'

export interface FirstPlay {
  readonly run: FirstRun
  /** Slots in the order in which the person delivered them. */
  readonly order: readonly SlotId[]
  readonly explore: Explore
  readonly deliver: (id: SlotId) => void
  readonly undo: () => void
  readonly startAgain: () => void
}

const noExplore: ExploreSession = {
  explore: () =>
    Promise.resolve({
      status: 'failed',
      orders: 0,
      distinct: 0,
      outcomes: [],
      reason: 'The workers are starting.',
    }),
  stopExploring: () => {},
  frame: () => ({ delivered: 0, given: 0 }),
}

interface Choice {
  readonly id: SlotId
  readonly key: string
}

export function useFirstRun(session: Session | null, labels: Labels): FirstPlay {
  const store = useMemo(() => (session ? stageStoreOf(session) : null), [session])
  useEffect(() => store?.start(), [store])
  const subscribe = useCallback(
    (listener: () => void) => store?.state.subscribe(listener) ?? (() => {}),
    [store],
  )
  const frame = useSyncExternalStore(subscribe, () => store?.state.getState().frame ?? null)
  const live = useMemo(() => (frame ? firstRunOf(frame, labels) : notYet), [frame, labels])
  const [frozen, setFrozen] = useState<FirstRun | null>(null)
  const [choices, setChoices] = useState<readonly Choice[]>([])
  const run = frozen ?? live
  const latest = useRef({ live, choices })
  useEffect(() => {
    latest.current = { live, choices }
  }, [live, choices])

  const sent = useRef<Promise<unknown>>(Promise.resolve())

  const around = useCallback(
    async (search: () => Promise<void>): Promise<void> => {
      if (!session) return search()
      // The last delivery may be seen before its answer has come, and with it what is to be kept.
      await sent.current
      await shown()
      const kept = latest.current
      setFrozen(kept.live)
      try {
        if (kept.choices.length > 0) await session.startAgain()
        await search()
        for (const { key } of kept.choices) await session.deliver(key)
        await shown()
      } finally {
        setFrozen(null)
      }
    },
    [session],
  )
  const explore = useExplore(session ?? noExplore, around)

  const deliver = useCallback(
    (id: SlotId): void => {
      const envelope = latest.current.live.envelopes.find((one) => one.id === id)
      if (!session || envelope?.state !== 'held') return
      const { key } = envelope
      sent.current = session.deliver(key).then((refused) => {
        if (!refused) setChoices((before) => [...before.filter((one) => one.id !== id), { id, key }])
      })
    },
    [session],
  )
  const undo = useCallback((): void => {
    void session
      ?.undo()
      .then((refused) => (refused ? undefined : setChoices((before) => before.slice(0, -1))))
  }, [session])
  const startAgain = useCallback((): void => {
    explore.close()
    void session?.startAgain().then((refused) => (refused ? undefined : setChoices([])))
  }, [session, explore])

  // The run may be further back than the clicks that are remembered: a page that was left and came back.
  const order = choices.slice(0, run.made).map((one) => one.id)
  return { run: markedBy(run, order.at(-1)), order, explore, deliver, undo, startAgain }
}

/** Two frames: the store has read what was delivered last. */
function shown(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
