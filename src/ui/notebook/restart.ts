/** Whether "Restart notebook" waits for its confirmation; asked for by a key and by the toolbar alike. */
import { createStore } from 'zustand/vanilla'

export const restartStore = createStore<{ readonly asking: boolean }>(() => ({ asking: false }))

export const askRestart = (): void => restartStore.setState({ asking: true })
export const endRestart = (): void => restartStore.setState({ asking: false })
