/** A letter that works anywhere on the page but where letters are written, and not with Ctrl, Alt or Meta. */
import { useEffect } from 'react'

const WRITTEN = 'input, textarea, select, [contenteditable=true], dialog, [role=menu]'

/** `letter` as the keyboard says it: 'p', or 'P' with Shift. null listens to nothing. */
export function useLetterKey(letter: string | null, act: () => void): void {
  useEffect(() => {
    if (letter === null) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== letter || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(WRITTEN)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [letter, act])
}
