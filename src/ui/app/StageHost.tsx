/**
 * Lets the stage move between layouts without being built anew.
 *
 * React draws the stage into one element for as long as the lesson is open (`useStageHost`); a `StageSlot` takes that
 * element in wherever the layout has a place for it. So its zoom, its particles and its focus survive a resize.
 */
import { useLayoutEffect, useRef, useState, type ReactNode, type ReactPortal } from 'react'
import { createPortal } from 'react-dom'
import styles from './StageHost.module.css'

export interface StageHost {
  readonly element: HTMLElement
  readonly portal: ReactPortal
}

export function useStageHost(stage: ReactNode): StageHost {
  const [element] = useState(() => {
    const made = document.createElement('div')
    made.className = styles.host
    return made
  })
  return { element, portal: createPortal(stage, element) }
}

export function StageSlot({ element }: { readonly element: HTMLElement }) {
  const slot = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = slot.current
    place?.append(element)
    return () => {
      if (element.parentElement === place) element.remove()
    }
  }, [element])
  return <div ref={slot} className={styles.slot} />
}
