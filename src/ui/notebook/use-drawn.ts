/**
 * How many of a notebook's cells are drawn: the first at once, the others a few at a time, each time after the page has
 * had a frame. So a notebook of 300 cells can be read as soon as one of three.
 */
import { startTransition, useEffect, useState } from 'react'
import type { Cell } from '../../notebooks/document/notebook'
import { useNotebookState } from './context'

/** More than a lesson has. */
const FIRST = 24
const MORE = 16

/** Of the open cells the first that many, and at least up to the one that is chosen. */
export function useDrawn(open: readonly Cell[]): number {
  const [drawn, setDrawn] = useState(FIRST)
  const total = open.length
  const chosen = useNotebookState(({ selected }) =>
    drawn < total ? open.findIndex(({ id }, at) => at >= drawn && id === selected) : -1,
  )
  useEffect(() => {
    if (drawn >= total) return
    const more = (): void => startTransition(() => setDrawn((now) => now + MORE))
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (): void => {
      timer = setTimeout(more)
    }
    // A page in the background has no frames, and is to be whole when somebody comes back to it.
    if (document.hidden) later()
    const frame = requestAnimationFrame(later)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [drawn, total])
  return Math.min(total, Math.max(drawn, chosen + 1))
}
