/**
 * The timeline as something to go through: scroll and drag move, Ctrl with the wheel brings nearer, arrow keys go from
 * call to call. The rows are one canvas, painted for what is in sight.
 */
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { CallColumns } from '../../../runtime/protocol/call-columns'
import { classes } from '../../primitives/classes'
import { counted } from '../../stage/numbers'
import { callName, whatHappened } from './call-words'
import styles from './Calls.module.css'
import { dressOf } from './dress'
import { ticksOf, type Stretch } from './extent'
import { bottom, left, momentAt, right, top } from './frame'
import { along, everything, nearer, nearerBoth, rowHeightOf, type Look } from './look'
import { paintCalls } from './paint-calls'
import { penOf, usePicture } from './use-picture'

export interface CallRowsProps {
  readonly calls: CallColumns
  readonly now: number | null
  readonly extent: Stretch
  readonly look: Look
  readonly chosen: number | null
  /** Token of what it is drawn on. */
  readonly ground: string
  readonly onLook: (look: Look) => void
  readonly onChoose: (call: number | null) => void
  /** How tall a row is now. */
  readonly onRow: (height: number) => void
}

export function CallRows(props: CallRowsProps) {
  const { calls, now, extent, look, chosen, ground, onLook, onChoose, onRow } = props
  const { canvas, size, theme } = usePicture()
  const scroller = useRef<HTMLDivElement>(null)
  const [scrolled, setScrolled] = useState(0)
  const [hovered, setHovered] = useState<{ row: number; x: number; y: number } | null>(null)
  const drag = useRef<{ x: number; y: number; scrolled: number; shown: Stretch; far: boolean } | null>(null)
  const room = size.height - top - bottom
  const rowHeight = rowHeightOf(look, calls.count, room)
  const shown = look.shown ?? extent
  const span = shown.to - shown.from

  useEffect(() => onRow(rowHeight), [onRow, rowHeight])

  useLayoutEffect(() => {
    const pen = penOf(canvas.current, size)
    if (pen === null) return
    const ticks = ticksOf(extent.from, shown, size.width - left - right)
    const scene = { calls, now, rowHeight, scrolled, chosen, ticks, shown, ...size }
    paintCalls(pen, dressOf(canvas.current!, ground), scene)
  }, [canvas, size, theme, calls, now, extent, shown, rowHeight, scrolled, chosen, ground])

  // React's own wheel listener is passive and could not keep the page from zooming.
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onWheel = (event: WheelEvent): void => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (event.ctrlKey || event.metaKey) {
        const x = event.clientX - element.getBoundingClientRect().left
        const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120)
        onLook(nearer(look, extent, factor, momentAt({ width: size.width, shown }, x)))
      } else if (look.shown !== null && Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        onLook(along(look, extent, (sideways / Math.max(1, size.width)) * span))
      } else return
      event.preventDefault()
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [look, extent, shown, span, size.width, onLook])

  const rowAt = (event: PointerEvent): number | null => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top - top
    const row = Math.floor((y + scrolled) / rowHeight)
    return y >= 0 && y < room && row < calls.count ? row : null
  }
  const bring = (row: number): void => {
    const element = scroller.current
    if (!element) return
    const y = row * rowHeight
    if (y < element.scrollTop) element.scrollTop = y
    else if (y + rowHeight > element.scrollTop + room) element.scrollTop = y + rowHeight - room
  }
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current
    if (from !== null && event.buttons & 1) {
      if (!from.far && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 4) return
      if (!from.far) event.currentTarget.setPointerCapture(event.pointerId)
      from.far = true
      setHovered(null)
      if (scroller.current) scroller.current.scrollTop = from.scrolled + from.y - event.clientY
      if (look.shown !== null) {
        const by = ((from.x - event.clientX) / Math.max(1, size.width - left - right)) * span
        onLook(along({ ...look, shown: from.shown }, extent, by))
      }
      return
    }
    const row = rowAt(event)
    const box = event.currentTarget.getBoundingClientRect()
    setHovered(row === null ? null : { row, x: event.clientX - box.left, y: event.clientY - box.top })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, End: Infinity, Home: -Infinity }[key]
    if (by !== undefined && calls.count > 0) {
      const next = Math.max(0, Math.min(calls.count - 1, (chosen ?? (by > 0 ? -1 : calls.count)) + by))
      onChoose(next)
      bring(next)
    } else if (key === 'ArrowRight' || key === 'ArrowLeft')
      onLook(along(look, extent, span * (key === 'ArrowRight' ? 0.1 : -0.1)))
    else if (key === '+' || key === '=') onLook(nearerBoth(look, extent, 0.5, rowHeight))
    else if (key === '-') onLook(nearerBoth(look, extent, 2, rowHeight))
    else if (key === '0') onLook(everything)
    else if (key === 'Escape' && chosen !== null) onChoose(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.picture}>
      <canvas ref={canvas} className={styles.canvas} aria-hidden />
      <div
        ref={scroller}
        className={styles.scroller}
        role="application"
        aria-roledescription="timeline"
        aria-label={`Calls over time: ${counted(calls.count, 'call')}. Arrow keys go from call to call, plus and minus zoom, 0 shows all.`}
        tabIndex={0}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          drag.current = { x: event.clientX, y: event.clientY, scrolled, shown, far: false }
        }}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => {
          const from = drag.current
          drag.current = null
          if (from !== null && !from.far) onChoose(rowAt(event))
        }}
        onPointerLeave={() => setHovered(null)}
      >
        <div style={{ height: calls.count * rowHeight + top + bottom - 1 }} />
      </div>
      {hovered !== null && hovered.row < calls.count ? (
        <div
          className={classes(styles.tip, hovered.x > size.width / 2 && styles.leftwards)}
          style={{ left: hovered.x, top: Math.min(hovered.y + 14, Math.max(0, size.height - 56)) }}
          aria-hidden
        >
          <b>{callName(calls, hovered.row)}</b>
          <br />
          {whatHappened(calls, hovered.row, extent.from, now)}
        </div>
      ) : null}
    </div>
  )
}
