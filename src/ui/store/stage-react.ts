/** How components read the stage's store: narrow selections, one actor, one edge. */
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { ActorView } from '../../runtime/protocol/view'
import { nothing } from './selection'
import type { StageState, StageStore } from './stage'
import type { EdgeLook } from './stage-edges'

const StageContext = createContext<StageStore | null>(null)
export const StageProvider = StageContext.Provider

export function useStageStore(): StageStore {
  const store = useContext(StageContext)
  if (!store) throw new Error('A part of the stage is drawn outside a StageProvider.')
  return store
}

/** `select` must give something stable: a part of the state, a number, a string. */
export function useStage<T>(select: (state: StageState) => T): T {
  return useStore(useStageStore().state, select)
}

export function useActor(index: number): ActorView | undefined {
  const { actors } = useStageStore()
  const subscribe = useCallback((listener: () => void) => actors.subscribe(index, listener), [actors, index])
  return useSyncExternalStore(subscribe, () => actors.get(index))
}

export function useEdgeLook(key: number): EdgeLook | undefined {
  const { edges } = useStageStore()
  const subscribe = useCallback((listener: () => void) => edges.subscribe(key, listener), [edges, key])
  return useSyncExternalStore(subscribe, () => edges.get(key))
}

/** The chosen message, for views that show messages and nothing else. */
export function useSelection(): {
  readonly selected: { readonly row: number } | null
  readonly onSelect: (selected: { readonly row: number } | null) => void
} {
  const stage = useStageStore()
  const row = useStage((state) => state.linked.row)
  const selected = useMemo(() => (row === null ? null : { row }), [row])
  const onSelect = useCallback(
    (wanted: { readonly row: number } | null) =>
      stage.select(wanted === null ? nothing : { kind: 'message', row: wanted.row, key: '' }, false),
    [stage],
  )
  return { selected, onSelect }
}
