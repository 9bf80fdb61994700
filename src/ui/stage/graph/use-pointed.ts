/**
 * What the pointer or the focus is at on the floor: a node, or a way. One place listens for all of them.
 *
 * A pointer that passes by lights nothing: it has to stay for a moment. One that has clicked lights nothing until it
 * moves on: the envelope that it delivered has gone, and what lies under it now nobody pointed at. The focus counts
 * when it came by keys.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { FocusEvent, PointerEvent } from 'react'
import type { Pointed } from './light'

const stayed = 90
const moved = 6

export function usePointed() {
  const [hovered, setHovered] = useState<Pointed>(null)
  const [focused, setFocused] = useState<Pointed>(null)
  const timer = useRef(0)
  /** Where it was pressed, until it has moved from there. */
  const pressed = useRef<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const handlers = useMemo(() => {
    const hover = (at: Pointed): void => {
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setHovered(at), stayed)
    }
    return {
      onPointerOver: ({ target, buttons }: PointerEvent): void => {
        if (buttons === 0 && pressed.current === null) hover(partAt(target))
      },
      onPointerDown: ({ clientX: x, clientY: y }: PointerEvent): void => {
        pressed.current = { x, y }
        window.clearTimeout(timer.current)
        setHovered(null)
      },
      onPointerMove: ({ target, buttons, clientX, clientY }: PointerEvent): void => {
        const from = pressed.current
        if (from === null || buttons !== 0 || Math.hypot(clientX - from.x, clientY - from.y) < moved) return
        pressed.current = null
        hover(partAt(target))
      },
      onPointerLeave: (): void => {
        pressed.current = null
        hover(null)
      },
      onFocus: ({ target }: FocusEvent): void => {
        setFocused(target.matches(':focus-visible') ? partAt(target) : null)
      },
      onBlur: (): void => setFocused(null),
    }
  }, [])
  return { pointed: hovered ?? focused, handlers }
}

function partAt(target: EventTarget): Pointed {
  if (!(target instanceof Element)) return null
  const key = target.closest<SVGElement>('[data-key^="edge:"]')?.dataset.key
  if (key) return key as Pointed
  const id = target.closest<HTMLElement>('.react-flow__node')?.dataset.id
  return id === undefined ? null : (`node:${id}` as Pointed)
}
