/** The width of an element in pixels, read when it changes. */
import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return
    const sizes = new ResizeObserver(([{ contentRect }]) => setWidth(Math.round(contentRect.width)))
    sizes.observe(element.current)
    return () => sizes.disconnect()
  }, [element])
  return width
}
