/** Opens the palette by its keys, wherever the focus is. It comes when somebody asks for it the first time. */
import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { closePalette, openPalette, paletteStore } from './palette-store'

const Palette = lazy(() => import('./Palette').then((chunk) => ({ default: chunk.Palette })))

export function PaletteHost() {
  const open = useStore(paletteStore, (state) => state.open)
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const command = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey
      // Firefox keeps Ctrl+Shift+P for a private window.
      if (event.key !== 'F1' && !(command && event.key.toLowerCase() === 'p')) return
      event.preventDefault()
      if (document.querySelector('dialog[open]') === null) openPalette()
    }
    window.addEventListener('keydown', heard)
    return () => {
      window.removeEventListener('keydown', heard)
      closePalette()
    }
  }, [])
  if (!open) return null
  return (
    <Suspense>
      <Palette />
    </Suspense>
  )
}
