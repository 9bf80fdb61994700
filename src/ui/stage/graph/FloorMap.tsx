/**
 * A small map of the whole floor, where the floor is larger than what can be seen of it: a click or a drag on it moves
 * the view. It is a help for the eye: it takes no focus, and the search and Fit reach everybody without it.
 */
import { MiniMap, useStore as useFlow, type Node } from '@xyflow/react'
import { Map as MapIcon, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../primitives/Button'
import { useStageStore } from '../../store/stage-react'
import { colourVariable } from '../palette'
import styles from './FloorMap.module.css'
import type { Rect } from './route'
import { boundsOf, isInView } from './view'

/** Below this there is no room to spare. */
const roomyWidth = 520
const roomyHeight = 320
/** Fewer are found by panning. */
const mapFrom = 8

export function FloorMap({ rects }: { readonly rects: ReadonlyMap<number, Rect> }) {
  const stage = useStageStore()
  const [open, setOpen] = useState(true)
  const helps = useFlow(({ width, height, transform: [x, y, zoom] }) => {
    if (width < roomyWidth || height < roomyHeight || rects.size < mapFrom) return false
    const bounds = boundsOf(rects.values())
    return bounds !== null && !isInView(bounds, { x, y, zoom }, { width, height })
  })
  const { width, height } = useFlow((state) => ({ width: state.width, height: state.height }), same)
  if (!helps) return null
  if (!open)
    return (
      <div className={styles.closed}>
        <IconButton icon={MapIcon} label="Show the map" size={28} onClick={() => setOpen(true)} />
      </div>
    )
  const colourOf = ({ id }: Node): string => {
    const key = Number(id)
    const status = stage.actors.get(key)?.status
    if (key < 0 || status === 'stopped') return 'var(--line2)'
    return status === 'dead' ? 'var(--bad)' : colourVariable(key)
  }
  return (
    <div className={styles.map} data-map>
      <MiniMap
        className={styles.picture}
        style={{ width: 168, height: Math.round(Math.min(120, Math.max(84, (168 * height) / width))) }}
        position="top-left"
        pannable
        zoomable
        ariaLabel="Map of the floor"
        nodeColor={colourOf}
        nodeBorderRadius={10}
        bgColor="var(--card)"
        maskColor="color-mix(in srgb, var(--stage) 70%, transparent)"
        maskStrokeColor="var(--accent)"
        maskStrokeWidth={2}
      />
      <IconButton
        icon={X}
        label="Close the map"
        size={28}
        className={styles.close}
        onClick={() => setOpen(false)}
      />
    </div>
  )
}

function same(a: { width: number; height: number }, b: { width: number; height: number }): boolean {
  return a.width === b.width && a.height === b.height
}
