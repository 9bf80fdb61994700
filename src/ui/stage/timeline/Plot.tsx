/**
 * The rows themselves: names at the left, the axis above, and the bars on a canvas that is drawn only when something
 * on it has changed. Drag or Shift with the wheel moves, the wheel brings nearer.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { TimelineBar, TimelineView } from '../../../runtime/protocol/views-of-record'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { counted } from '../numbers'
import { Token } from '../Token'
import { ticksOf } from './axis'
import { whatOf, whenOf } from './bar-words'
import { barAt, neighbour } from './bars'
import { dressOf, paintTimeline, rowHeight } from './paint'
import styles from './TimelineView.module.css'
import { bringing, moved, zoomed, type Shown } from './zoom'

export interface PlotProps {
  readonly view: TimelineView
  readonly least: number
  readonly chosen: TimelineBar | null
  readonly onChoose: (bar: TimelineBar | null) => void
  readonly onLook: (shown: Shown) => void
  readonly onPixels: (pixels: number) => void
}

export function Plot({ view, least, chosen, onChoose, onLook, onPixels }: PlotProps) {
  const plot = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [themes, setThemes] = useState(0)
  const [hovered, setHovered] = useState<{ bar: TimelineBar; x: number; y: number } | null>(null)
  const drag = useRef<{ x: number; far: boolean; shown: TimelineView['shown'] } | null>(null)
  const { shown, extent, lanes } = view
  const span = shown.to - shown.from
  const ticks = useMemo(() => ticksOf(view, shown, width), [view, shown, width])

  useLayoutEffect(() => {
    const element = plot.current
    if (!element) return
    const measure = (): void => {
      setWidth(element.clientWidth)
      onPixels(Math.round(element.clientWidth))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    const dressed = new MutationObserver(() => setThemes((count) => count + 1))
    dressed.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      sizes.disconnect()
      dressed.disconnect()
    }
  }, [onPixels])

  useLayoutEffect(() => {
    const element = canvas.current
    const pen = element?.getContext('2d')
    if (!element || !pen || width === 0) return
    const scale = window.devicePixelRatio || 1
    const height = lanes.length * rowHeight
    if (element.width !== Math.round(width * scale) || element.height !== Math.round(height * scale)) {
      element.width = Math.round(width * scale)
      element.height = Math.round(height * scale)
    }
    pen.setTransform(scale, 0, 0, scale, 0, 0)
    paintTimeline(pen, dressOf(element), { view, shown, ticks, width, chosen, hovered: hovered?.bar ?? null })
  }, [view, shown, lanes, ticks, width, chosen, hovered, themes])

  // React's own wheel listener is passive and could not keep the page from scrolling.
  useEffect(() => {
    const element = plot.current
    if (!element) return
    const onWheel = (event: WheelEvent): void => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      const rows = element.parentElement!
      const scrolls = rows.scrollHeight > rows.clientHeight + 1
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        event.preventDefault()
        onLook(moved(shown, extent, (sideways / Math.max(1, width)) * span))
      } else if (event.ctrlKey || !scrolls) {
        event.preventDefault()
        const at = shown.from + ((event.clientX - element.getBoundingClientRect().left) / width) * span
        onLook(zoomed(shown, extent, Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 120), at, least))
      }
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [shown, extent, span, width, least, onLook])

  const at = (event: PointerEvent): TimelineBar | null => {
    const box = event.currentTarget.getBoundingClientRect()
    const lane = Math.floor((event.clientY - box.top) / rowHeight)
    return barAt(
      view.bars,
      lane,
      shown.from + ((event.clientX - box.left) / width) * span,
      (3 / width) * span,
    )
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button === 0) drag.current = { x: event.clientX, far: false, shown }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current
    if (from !== null && event.buttons & 1) {
      if (!from.far && Math.abs(event.clientX - from.x) < 4) return
      if (!from.far) event.currentTarget.setPointerCapture(event.pointerId)
      from.far = true
      setHovered(null)
      const by = ((from.x - event.clientX) / width) * (from.shown.to - from.shown.from)
      onLook(moved(from.shown, extent, by))
      return
    }
    const bar = at(event)
    const box = event.currentTarget.getBoundingClientRect()
    setHovered(bar === null ? null : { bar, x: event.clientX - box.left, y: bar.lane * rowHeight })
  }
  const onPointerUp = (event: PointerEvent): void => {
    const from = drag.current
    drag.current = null
    if (from !== null && !from.far) onChoose(at(event))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const middle = (shown.from + shown.to) / 2
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (key.startsWith('Arrow')) {
      const next = neighbour(view.bars, chosen, key)
      onChoose(next)
      if (next !== null && span < extent.to - extent.from) onLook(bringing(shown, extent, next))
    } else if (key === '+' || key === '=') onLook(zoomed(shown, extent, 0.5, middle, least))
    else if (key === '-') onLook(zoomed(shown, extent, 2, middle, least))
    else if (key === '0' || key === 'Home') onLook(null)
    else if (key === 'Escape' && chosen !== null) onChoose(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const left = (place: number): string => `${(((place - shown.from) / (span || 1)) * 100).toFixed(3)}%`
  return (
    <div className={styles.rows}>
      <div className={styles.corner}>{view.unit === 'ms' ? 'time' : 'delivery'}</div>
      <div className={styles.axis} aria-hidden>
        {ticks.map((tick, n) => (
          <span
            key={tick.at}
            className={classes(styles.tick, n === 0 && tick.at - shown.from < span * 0.02 && styles.first)}
            style={{ left: left(tick.at) }}
          >
            {tick.label}
          </span>
        ))}
      </div>
      <div className={styles.names}>
        {lanes.map((lane) => (
          <LaneName key={lane.worker} lane={lane} />
        ))}
      </div>
      <div
        ref={plot}
        className={styles.plot}
        style={{ height: lanes.length * rowHeight }}
        role="application"
        aria-roledescription="timeline"
        aria-label={`Handlings by worker: ${counted(view.handlings, 'handling')} in ${counted(lanes.length, 'row')}. Arrow keys go from bar to bar, plus and minus zoom, 0 shows the whole run.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => setHovered(null)}
      >
        <canvas ref={canvas} className={styles.canvas} aria-hidden />
        {hovered ? (
          <div
            className={classes(styles.tip, hovered.x > width / 2 && styles.leftwards)}
            style={{ left: hovered.x, top: hovered.y + rowHeight + 2 }}
            aria-hidden
          >
            {whatOf(hovered.bar)}
            <br />
            {whenOf(hovered.bar, view)}
          </div>
        ) : null}
      </div>
    </div>
  )
}

function LaneName({ lane }: { readonly lane: TimelineView['lanes'][number] }) {
  const stage = useStageStore()
  const chosen = useStage((state) => state.chosen)
  const where = lane.worker < 0 ? 'a worker that is gone' : lane.worker === 0 ? '' : `worker ${lane.worker}`
  if (lane.actors > 1 || lane.worker < 0)
    return (
      <div className={styles.name}>
        <span className={styles.who}>{counted(lane.actors, 'actor')}</span>
        <span className={styles.where}>{where}</span>
      </div>
    )
  const mine = chosen === lane.actor
  return (
    <button
      type="button"
      className={classes(styles.name, mine && styles.mine)}
      aria-pressed={mine}
      onClick={() => stage.choose(mine ? null : lane.actor)}
    >
      <Token index={lane.actor} name={lane.name} />
      <span className={styles.who}>{lane.name}</span>
      <span className={styles.where}>{where}</span>
    </button>
  )
}
