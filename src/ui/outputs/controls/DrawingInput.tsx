/**
 * A square to draw on, with a pointer or with keys: arrows move a pen, Space puts it down and lifts it.
 *
 * What is shown is what code gets: the grid's own pixels, white on black as the images of digits are.
 */
import { Eraser } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ControlShape } from '../../../runtime/protocol/output'
import { Button } from '../../primitives/Button'
import styles from './Controls.module.css'
import { withStroke, type PenPoint } from './ink'

export interface DrawingInputProps {
  readonly control: Extract<ControlShape, { type: 'drawing' }>
  readonly ink: Float32Array
  readonly usable: boolean
  readonly set: (ink: Float32Array) => void
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function DrawingInput({ control: { label, size }, ink, usable, set }: DrawingInputProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  /** The newest ink: several moves of a pointer may come before the page draws again. */
  const latest = useRef(ink)
  const pointer = useRef<PenPoint | null>(null)
  const [pen, setPen] = useState({ x: size >> 1, y: size >> 1, down: false })
  const help = useId()
  const nothing = useId()

  useLayoutEffect(() => paint(canvas.current, ink, size), [ink, size])

  const stroke = (from: PenPoint, to: PenPoint) => {
    latest.current = withStroke(latest.current, size, from, to)
    set(latest.current)
  }
  const place = (event: { clientX: number; clientY: number }): PenPoint => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect()
    return { x: ((event.clientX - left) / width) * size, y: ((event.clientY - top) / height) * size }
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!usable || event.button !== 0 || pointer.current !== null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointer.current = place(event)
    stroke(pointer.current, pointer.current)
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pointer.current === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const places = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const at of places.length > 0 ? places : [event.nativeEvent]) {
      const to = place(at)
      stroke(pointer.current, to)
      pointer.current = to
    }
  }
  const end = () => {
    pointer.current = null
  }
  const press = (event: KeyboardEvent) => {
    if (!usable || event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = ARROWS[event.key]
    if (!arrow && event.key !== ' ') return
    event.preventDefault()
    const inside = (at: number) => Math.min(size - 1, Math.max(0, at))
    const [dx, dy] = arrow ?? [0, 0]
    const next = { x: inside(pen.x + dx), y: inside(pen.y + dy), down: arrow ? pen.down : !pen.down }
    setPen(next)
    if (next.down) stroke(centre(pen), centre(next))
  }
  const clear = () => {
    latest.current = new Float32Array(size * size)
    setPen({ ...pen, down: false })
    set(latest.current)
  }

  return (
    <div className={styles.drawing}>
      <span className={styles.label}>{label}</span>
      <div className={styles.pad}>
        <canvas
          ref={canvas}
          width={size}
          height={size}
          role="application"
          aria-label={`${label}: a square to draw on`}
          aria-describedby={`${help} ${nothing}`}
          aria-disabled={!usable}
          tabIndex={usable ? 0 : -1}
          className={styles.canvas}
          onPointerDown={begin}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={end}
          onKeyDown={press}
        />
        <span
          className={styles.pen}
          data-down={pen.down}
          style={{ left: `${((pen.x + 0.5) / size) * 100}%`, top: `${((pen.y + 0.5) / size) * 100}%` }}
        />
      </div>
      <div className={styles.beside}>
        <Button size={32} icon={Eraser} onClick={clear}>
          Clear
        </Button>
        <p id={help} className={styles.help}>
          Draw with the pointer. With keys: arrows move the pen, Space puts it down and lifts it.
        </p>
        {ink.some((value) => value > 0) ? null : (
          <p id={nothing} className={styles.help}>
            Nothing is drawn yet.
          </p>
        )}
        <p className="visually-hidden" aria-live="polite">
          {`Pen ${pen.down ? 'down' : 'up'}, row ${pen.y + 1}, column ${pen.x + 1}`}
        </p>
      </div>
    </div>
  )
}

function centre({ x, y }: PenPoint): PenPoint {
  return { x: x + 0.5, y: y + 0.5 }
}

function paint(canvas: HTMLCanvasElement | null, ink: Float32Array, size: number): void {
  const context = canvas?.getContext('2d')
  if (!context) return
  const image = context.createImageData(size, size)
  for (let i = 0; i < ink.length; i++) {
    image.data.fill(Math.round(ink[i] * 255), i * 4, i * 4 + 3)
    image.data[i * 4 + 3] = 255
  }
  context.putImageData(image, 0, 0)
}
