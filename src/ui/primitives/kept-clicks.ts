/**
 * A click means what lay under the pointer when it was pressed.
 *
 * The page moves by itself: an output grows, the floor makes room for an inspector. What was pressed may have moved
 * away before the button is released, and a browser then gives the click to what both places have in common, so that
 * nothing happens. Here it goes to the button that was pressed, as long as the pointer itself has not been dragged.
 */
import { useEffect } from 'react'

const PRESSABLE = 'button, a[href], [role=button], [role=tab], summary'
/** How far a hand may slip between press and release, in px. */
const SLIP = 6

/** How many parts of the page ask for it: one set of listeners does for all. */
let users = 0
let pressed: { readonly element: HTMLElement; readonly x: number; readonly y: number } | null = null

export function useKeptClicks(): void {
  useEffect(() => {
    if (users++ === 0) {
      document.addEventListener('pointerdown', onDown, true)
      document.addEventListener('click', onClick, true)
    }
    return () => {
      if (--users > 0) return
      document.removeEventListener('pointerdown', onDown, true)
      document.removeEventListener('click', onClick, true)
      pressed = null
    }
  }, [])
}

function onDown({ target, button, isPrimary, clientX: x, clientY: y }: PointerEvent): void {
  const element = target instanceof Element ? target.closest<HTMLElement>(PRESSABLE) : null
  pressed = element && button === 0 && isPrimary ? { element, x, y } : null
}

function onClick(event: MouseEvent): void {
  const was = pressed
  pressed = null
  // A click of the keyboard or of a program has no place.
  if (!was || event.detail === 0 || !(event.target instanceof Node)) return
  if (was.element.contains(event.target) || !was.element.isConnected) return
  if (Math.hypot(event.clientX - was.x, event.clientY - was.y) > SLIP) return
  event.preventDefault()
  event.stopPropagation()
  was.element.click()
}
