/**
 * Whether a restart waits for its confirmation, and what runs after it; asked for by keys and by the toolbar alike.
 */
import { createStore } from 'zustand/vanilla'
import type { RunRange } from '../store/run-range'

export interface RestartQuestion {
  readonly asking: boolean
  readonly then: RunRange | null
}

const CLOSED: RestartQuestion = { asking: false, then: null }

export const restartStore = createStore<RestartQuestion>(() => CLOSED)

export const askRestart = (then: RunRange | null = null): void =>
  restartStore.setState({ asking: true, then }, true)
export const endRestart = (): void => restartStore.setState(CLOSED, true)
