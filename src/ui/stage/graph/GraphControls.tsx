/**
 * Fit and zoom, the view that follows newcomers until a person moves it, and by what actors are grouped.
 */
import { useReactFlow, useStore as useFlow, type ReactFlowState, type Viewport } from '@xyflow/react'
import { Boxes, Maximize, Minus, Plus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { Menu, type MenuItem } from '../../primitives/Menu'
import { moving } from '../../primitives/motion'
import { useProjector } from '../../primitives/projector'
import { useStage } from '../../store/stage-react'
import { stripTakes, useStripPlace } from '../strip-place'
import styles from './GraphControls.module.css'
import type { Grouping } from './groups'
import type { Rect } from './route'
import {
  beyond,
  boundsOf,
  comfortable,
  farthest,
  fitted,
  isInView,
  largest,
  nearest,
  openingFor,
  smallest,
  union,
  wanted,
} from './view'

/** When actors have gone, the view comes back for this much. */
const muchLarger = 1.2
/** On a wall the floor grows with the words. */
const largestOnWall = largest * 1.4
const sizeOf = (state: ReactFlowState): number => state.width * 16384 + state.height

export interface GraphControlsProps {
  readonly rects: ReadonlyMap<number, Rect>
  /** Node keys of those who have stopped or died. */
  readonly ended: ReadonlySet<number>
  readonly grouping: Grouping
  readonly onGroup: (by: Grouping) => void
}

const groupings: readonly (MenuItem<Grouping> & { readonly short: string })[] = [
  { id: 'nothing', label: 'Nothing', short: 'Group', detail: 'Each actor has a place of its own' },
  { id: 'worker', label: 'Worker', short: 'By worker', detail: 'Who shares a worker, and how warm it is' },
  { id: 'parent', label: 'Parent', short: 'By parent', detail: 'Who made whom' },
]

export function GraphControls({ rects, ended, grouping, onGroup }: GraphControlsProps) {
  const view = useView()
  const size = useFlow(sizeOf)
  const pane = useFlow((state) => state.domNode)
  const width = Math.floor(size / 16384)
  const height = size - width * 16384
  /** A person has chosen the view: it is theirs until they press Fit. */
  const theirs = useRef(false)
  const shown = useRef(false)
  const seenSize = useRef(0)
  const onWall = useProjector().on
  const most = onWall ? largestOnWall : largest
  const spared = useSpared()
  const seenSpared = useRef(spared)
  const seenGrouping = useRef(grouping)
  /** Where the view comes back to when the inspector closes that lies over the floor. */
  const aside = useRef<Viewport | null>(null)
  const inspecting = useStage((state) => state.inspecting)
  const chosen = useStage((state) => state.chosen)

  useEffect(() => {
    if (!pane) return
    const touched = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest('.react-flow__pane, .react-flow__node'))
        theirs.current = true
    }
    pane.addEventListener('wheel', touched, { passive: true })
    const dragged = (event: PointerEvent): void => {
      if (event.buttons !== 0 && Math.hypot(event.movementX, event.movementY) > 2) touched(event)
    }
    pane.addEventListener('pointermove', dragged)
    return () => {
      pane.removeEventListener('wheel', touched)
      pane.removeEventListener('pointermove', dragged)
    }
  }, [pane])

  useEffect(() => {
    if (width === 0 || height === 0) return
    // Another grouping is another picture: it is shown whole, whatever was looked at before.
    const regrouped = seenGrouping.current !== grouping
    seenGrouping.current = grouping
    if (regrouped) theirs.current = false
    if (theirs.current) return
    const bounds = boundsOf(rects.values())
    if (!bounds) return
    const resized = seenSize.current !== size
    // The strip comes or goes: the new size of the floor is told a moment later.
    if (shown.current && !resized && seenSpared.current !== spared) return
    const room = { width: width - spared.width - coveredOf(pane), height: height - spared.height }
    const living = livingBounds(rects, ended)
    const now = view.now()
    const opening = openingFor(room)
    const all = union(bounds, opening)
    const couldBeLarger = fitted(all, room, smallest, most).zoom > now.zoom * muchLarger
    if (shown.current && !resized && !regrouped && !couldBeLarger && isInView(living ?? bounds, now, room))
      return
    const target = fitted(wanted(all, living && union(living, opening), room), room, smallest, most)
    const duration = shown.current && !resized ? moving(180) : 0
    shown.current = true
    seenSize.current = size
    seenSpared.current = spared
    aside.current = null
    view.go(target, duration)
  }, [rects, ended, grouping, size, width, height, spared, most, pane, view])

  useEffect(() => {
    if (theirs.current) aside.current = null
    const rect = inspecting && chosen !== null ? rects.get(chosen) : undefined
    const from = aside.current ?? view.now()
    const by = rect ? beyond(rect, from, width - coveredOf(pane)) : 0
    if (by === 0 && aside.current === null) return
    aside.current = by > 0 ? from : null
    view.go({ ...from, x: from.x - by }, moving(180))
  }, [inspecting, chosen, rects, width, pane, view])

  const sought = useStage((state) => state.sought)
  const brought = useRef(sought)
  useEffect(() => {
    const rect = sought && rects.get(sought.index)
    if (!rect || brought.current === sought || width === 0 || height === 0) return
    brought.current = sought
    const now = view.now()
    if (now.zoom >= smallest && isInView(rect, now, { width, height })) return
    theirs.current = true
    const zoom = Math.max(now.zoom, comfortable)
    const x = width / 2 - (rect.x + rect.width / 2) * zoom
    const y = height / 2 - (rect.y + rect.height / 2) * zoom
    view.go({ x, y, zoom }, moving(180))
  }, [sought, rects, width, height, view])

  const fit = useCallback(() => {
    const bounds = boundsOf(rects.values())
    if (!bounds) return
    theirs.current = false
    view.go(fitted(bounds, { width, height }, farthest, most), moving(180))
  }, [rects, width, height, most, view])

  const zoom = (by: number): void => {
    theirs.current = true
    const now = view.now()
    const zoom = Math.min(nearest, Math.max(farthest, now.zoom * by))
    // The middle of the floor stays where it is.
    const about = (at: number, size: number) => size / 2 - ((size / 2 - at) / now.zoom) * zoom
    view.go({ x: about(now.x, width), y: about(now.y, height), zoom }, moving(120))
  }

  return (
    <div className={styles.controls} role="group" aria-label="View of the graph">
      <Menu
        label="Group by"
        items={groupings}
        value={grouping}
        onChoose={onGroup}
        align="end"
        className={styles.grouping}
      >
        <Icon of={Boxes} size={15} />
        <span className={styles.short}>{groupings.find((one) => one.id === grouping)?.short}</span>
      </Menu>
      <IconButton icon={Plus} label="Zoom in" size={28} onClick={() => zoom(1.25)} />
      <IconButton icon={Minus} label="Zoom out" size={28} onClick={() => zoom(0.8)} />
      <IconButton icon={Maximize} label="Fit all actors" size={28} onClick={fit} />
    </div>
  )
}

/**
 * Where a person has delivered once, the place of the strip is kept free at full speed too: a lesson goes to and fro
 * between the two, and its actors would shrink and grow each time.
 */
function useSpared(): { readonly width: number; readonly height: number } {
  const place = useStripPlace()
  const stepping = useStage((state) => state.frame.mode === 'step')
  const [stepped, setStepped] = useState(stepping)
  if (stepping && !stepped) setStepped(true)
  return stripTakes[stepped && !stepping ? place : 'nowhere']
}

/** How much of the floor's right part lies under the inspector; where that is a sheet below, nothing does. */
function coveredOf(pane: HTMLElement | null): number {
  const sheet = pane?.closest('section')?.querySelector('aside')
  if (!pane || !sheet) return 0
  const [floor, over] = [pane.getBoundingClientRect(), sheet.getBoundingClientRect()]
  const isBelow = over.top >= floor.bottom - 1 || over.left <= floor.left
  return isBelow ? 0 : Math.max(0, floor.right - over.left)
}

/**
 * The view as it is, or as it is going to be once it has come to rest: what is decided on the way is decided about that.
 */
function useView() {
  const flow = useReactFlow()
  const going = useRef<{ readonly to: Viewport; readonly until: number } | null>(null)
  return useMemo(
    () => ({
      now: (): Viewport =>
        going.current && performance.now() < going.current.until ? going.current.to : flow.getViewport(),
      go(to: Viewport, duration: number): void {
        going.current = { to, until: performance.now() + duration }
        void flow.setViewport(to, { duration })
      },
    }),
    [flow],
  )
}

/** Null when only the notebook is alive: then everybody is of interest. */
function livingBounds(rects: ReadonlyMap<number, Rect>, ended: ReadonlySet<number>): Rect | null {
  const living = [...rects].filter(([key]) => !ended.has(key))
  return living.length <= 1 ? null : boundsOf(living.map(([, rect]) => rect))
}
