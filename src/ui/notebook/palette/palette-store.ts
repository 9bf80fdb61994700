/** Whether the palette is open; asked for by keys and by the toolbar alike. */
import { createStore } from 'zustand/vanilla'

export const paletteStore = createStore(() => ({ open: false }))

export const openPalette = (): void => paletteStore.setState({ open: true })
export const closePalette = (): void => paletteStore.setState({ open: false })
