/** A canvas that is painted when what is on it has changed, its size has, or the theme. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Picture {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly size: Size
  /** Another one after the theme has changed. */
  readonly theme: number
}

export function usePicture(): Picture {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [theme, setTheme] = useState(0)
  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    const dressed = new MutationObserver(() => setTheme((count) => count + 1))
    dressed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-projector'] })
    return () => {
      sizes.disconnect()
      dressed.disconnect()
    }
  }, [])
  return { canvas, size, theme }
}

/** The pen of a canvas that is as fine as the screen; null where there is nothing to paint on. */
export function penOf(
  canvas: HTMLCanvasElement | null,
  { width, height }: Size,
): CanvasRenderingContext2D | null {
  const pen = canvas?.getContext('2d') ?? null
  if (canvas === null || pen === null || width === 0 || height === 0) return null
  const scale = window.devicePixelRatio || 1
  const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)]
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide
    canvas.height = tall
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  return pen
}
