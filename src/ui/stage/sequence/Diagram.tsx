/**
 * The lanes themselves: heads that stay in view, and below them one canvas the size of the window over a floor as tall
 * as the run. Scrolling paints the canvas anew, once a frame, and renders nothing.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { SequenceLine, SequenceView } from '../../../runtime/protocol/views-of-record'
import { useStage } from '../../store/stage-react'
import { counted } from '../numbers'
import { dressOf, type Dress } from './dress'
import { EventCard } from './EventCard'
import {
  extentOf,
  gutter,
  hit,
  inOrder,
  keyOf,
  laneApart,
  placeHeight,
  placeOf,
  placeY,
  topHeight,
} from './geometry'
import { LaneHead } from './LaneHead'
import type { LaneAction } from './lanes'
import { wordsOf } from './line-words'
import { firstIn, paintSequence } from './paint'
import styles from './Diagram.module.css'
import type { Reading } from './use-sequence'

/** Places among which the first message is looked for when the diagram opens. */
const opening = 400

export interface DiagramProps {
  readonly view: SequenceView
  readonly look: Reading['look']
  readonly chosen: number | null
  readonly following: boolean
  readonly onFollowing: (following: boolean) => void
  /** Whether there is more of it than room. */
  readonly onScrolls: (scrolls: boolean) => void
  readonly onChoose: (line: SequenceLine | null) => void
  readonly onLane: (actor: number, action: LaneAction) => void
  readonly onPlace?: (place: SourcePlace) => void
}

export function Diagram(props: DiagramProps) {
  const { view, look, chosen, following, onFollowing, onScrolls, onChoose, onLane, onPlace } = props
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const dress = useRef<Dress | null>(null)
  const frame = useRef(0)
  const [size, setSize] = useState({ width: 0, height: 0, scale: 1 })
  const [themes, setThemes] = useState(0)
  const [cursor, setCursor] = useState<SequenceLine | null>(null)
  const [lanes, setLanes] = useState({ from: 0, to: 16 })
  const actor = useStage((state) => state.chosen)
  const { total } = view
  const extent = useMemo(() => extentOf(view.lanes.length, total), [view.lanes.length, total])
  const cursorKey = cursor === null ? null : keyOf(cursor)

  /** Paints what is in view now, and reads it first where that is needed. */
  const paint = useCallback((): void => {
    const element = canvas.current
    // Opaque: what lies behind is not mixed in with every frame.
    const pen = element?.getContext('2d', { alpha: false })
    if (!box.current || !element || !pen || size.width === 0) return
    dress.current ??= dressOf(element)
    const { scale } = size
    const dots = (window.devicePixelRatio || 1) * scale
    const [wide, high] = [Math.round((size.width * dots) / scale), Math.round((size.height * dots) / scale)]
    if (element.width !== wide || element.height !== high) {
      element.width = wide
      element.height = high
    }
    const left = box.current.scrollLeft / scale
    const top = box.current.scrollTop / scale
    const height = size.height / scale
    const count = Math.ceil(height / placeHeight) + 2
    const now = look(Math.max(0, Math.floor(top / placeHeight) - 1), count)
    pen.setTransform(dots, 0, 0, dots, 0, 0)
    const width = size.width / scale
    paintSequence(pen, dress.current, { view: now, left, top, width, height, chosen, cursor: cursorKey })
    const from = Math.max(0, Math.floor((left - gutter) / laneApart) - 1)
    const to = Math.ceil((left + width - gutter) / laneApart) + 1
    setLanes((known) => (known.from === from && known.to === to ? known : { from, to }))
  }, [size, look, chosen, cursorKey])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
      setSize({ width: element.clientWidth, height: element.clientHeight - topHeight * scale, scale })
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    const dressed = new MutationObserver(() => {
      dress.current = null
      measure()
      setThemes((count) => count + 1)
    })
    dressed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-projector'] })
    return () => {
      sizes.disconnect()
      dressed.disconnect()
    }
  }, [])

  // Two hundred actors that are made before the first message would be all that is seen.
  const opened = useRef(false)
  useLayoutEffect(() => {
    const element = box.current
    if (opened.current || element === null || size.width === 0) return
    opened.current = true
    if (following || chosen !== null) return
    const first = inOrder(look(0, opening).lines).at(0)
    const y = first === undefined ? 0 : placeY(placeOf(first)) * size.scale
    if (y > size.height - 2 * placeHeight) element.scrollTop = y - 2 * placeHeight * size.scale
  }, [size, look, following, chosen])

  useLayoutEffect(() => {
    const element = box.current
    if (element && following) element.scrollTop = element.scrollHeight
    paint()
  }, [paint, view, following, themes])

  const scrolls = extent.height * size.scale > size.height
  useEffect(() => onScrolls(scrolls), [scrolls, onScrolls])

  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  // One that is chosen elsewhere is brought into view.
  const place = view.chosen?.place ?? -1
  const shownFor = useRef<number | null>(null)
  useEffect(() => {
    if (chosen === null || place < 0 || shownFor.current === chosen) {
      if (chosen === null) shownFor.current = null
      return
    }
    shownFor.current = chosen
    bring(box.current, placeY(place) * size.scale, size.height)
  }, [chosen, place, size])

  const onScroll = (): void => {
    if (frame.current === 0)
      frame.current = requestAnimationFrame(() => {
        frame.current = 0
        paint()
      })
    const element = box.current
    if (!element) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 24
    if (atEnd !== following) onFollowing(atEnd)
  }

  const at = (event: PointerEvent) => {
    const bounds = canvas.current!.getBoundingClientRect()
    const x = (event.clientX - bounds.left + box.current!.scrollLeft) / size.scale
    const y = (event.clientY - bounds.top + box.current!.scrollTop) / size.scale
    const left = box.current!.scrollLeft / size.scale
    const seen = { from: left + gutter, to: left + size.width / size.scale }
    const found = hit(view, { x, y }, seen)
    if (found === null || 'kind' in found) return found
    return view.lines.find((line) => line.row === found.row && line.kind !== 'answer') ?? null
  }
  const onPointerUp = (event: PointerEvent): void => {
    if (event.button !== 0 || event.target !== canvas.current) return
    const line = at(event)
    setCursor(null)
    onChoose(line)
  }
  const onPointerMove = (event: PointerEvent): void => {
    const element = canvas.current
    if (element && event.target === element) element.style.cursor = at(event) === null ? '' : 'pointer'
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== box.current) return
    if (event.key === 'Enter' && cursor !== null) onChoose(cursor)
    else if (event.key === 'Escape' && (cursor !== null || chosen !== null)) {
      setCursor(null)
      onChoose(null)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const move = (by: 1 | -1): void => {
    const top = (box.current?.scrollTop ?? 0) / size.scale
    const lines = inOrder(view.lines)
    const here = cursor ?? view.chosen?.line ?? null
    const known = here === null ? -1 : lines.findIndex((line) => keyOf(line) === keyOf(here))
    const next = known >= 0 ? lines[known + by] : firstIn({ ...view, lines }, top)
    if (next === undefined) return
    setCursor(next)
    onFollowing(false)
    bring(box.current, placeY(placeOf(next)) * size.scale, size.height)
  }

  return (
    <>
      <div
        ref={box}
        className={styles.box}
        role="application"
        aria-roledescription="sequence diagram"
        aria-label={`Messages by actor: ${counted(view.messages, 'message')} in ${counted(view.lanes.length, 'lane')}. Arrow keys up and down go from line to line, Enter chooses, Escape chooses nothing.`}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onPointerUp={onPointerUp}
        onPointerMove={onPointerMove}
      >
        <div className={styles.heads} style={{ width: `${extent.width / 16}rem` }}>
          <div className={styles.corner} />
          {view.lanes.slice(lanes.from, lanes.to).map((lane, n) => (
            <LaneHead
              key={lane.actor}
              lane={lane}
              at={lanes.from + n}
              last={lanes.from + n === view.lanes.length - 1}
              chosen={lane.actor === actor}
              onLane={onLane}
            />
          ))}
        </div>
        <div
          className={styles.floor}
          style={{ width: `${extent.width / 16}rem`, height: `${extent.height / 16}rem` }}
        >
          <canvas
            ref={canvas}
            className={styles.canvas}
            style={{ width: size.width, height: size.height }}
            data-testid="sequence"
            aria-hidden
          />
          <EventCard view={view} onClose={() => onChoose(null)} onPlace={onPlace} />
        </div>
      </div>
      <div className="visually-hidden" role="status">
        {cursor === null ? '' : wordsOf(cursor)}
      </div>
    </>
  )
}

/** Scrolls no further than is needed, and leaves some room around. */
function bring(box: HTMLElement | null, y: number, height: number): void {
  if (box === null) return
  const room = Math.min(80, height / 4)
  if (y - room < box.scrollTop) box.scrollTop = y - room
  else if (y + room > box.scrollTop + height) box.scrollTop = y + room - height
}
