/**
 * Files dragged onto the page, wherever they are let go.
 *
 * The listeners come before all others: else the editor under the pointer would take the file as text, and a browser
 * would leave the page to show it. Text and envelopes that are dragged are none of its business.
 */
import { useEffect, useRef, useState } from 'react'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Whether files hang over the page now. */
export function useFileDrop(dropped: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(dropped)
  useEffect(() => {
    latest.current = dropped
  })
  useEffect(() => {
    const hear = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'drop') {
        setOver(false)
        latest.current([...(event.dataTransfer?.files ?? [])])
        // It leaves the page where it goes to nothing.
      } else setOver(event.type !== 'dragleave' || event.relatedTarget !== null)
    }
    const kinds = ['dragenter', 'dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) window.addEventListener(kind, hear, true)
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, hear, true)
    }
  }, [])
  return over
}
