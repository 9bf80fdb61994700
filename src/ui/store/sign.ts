/**
 * What this screen holds up to the room: that somebody needs help, and how far they are. No network takes part; the
 * screen is what says it.
 *
 * A store outside React. It is kept until the tab closes, so that a reload takes no raised hand down.
 */
import { createStore } from 'zustand/vanilla'
import type { Shelf } from './kept'

export interface Sign {
  /** When help was asked for, in ms; null where none is needed. */
  readonly helpSince: number | null
  /** The progress is drawn for the room. */
  readonly progress: boolean
}

const DOWN: Sign = { helpSince: null, progress: false }
const KEY = 'actorium.sign.v1'

export const signStore = createStore<Sign>(() => readSign(tabShelf()))

export function askForHelp(now: number): void {
  hold({ ...signStore.getState(), helpSince: now })
}

export function helped(): void {
  hold({ ...signStore.getState(), helpSince: null })
}

export function showProgress(progress: boolean): void {
  hold({ ...signStore.getState(), progress })
}

function hold(sign: Sign): void {
  signStore.setState(sign, true)
  keepSign(sign, tabShelf())
}

/** An odd entry is none. */
export function readSign(shelf: Shelf | null): Sign {
  try {
    const value: unknown = JSON.parse(shelf?.getItem(KEY) ?? 'null')
    if (!Array.isArray(value)) return DOWN
    const [since, progress] = value as readonly unknown[]
    // The last moment that a date can be.
    const isMoment = typeof since === 'number' && since >= 0 && since <= 8.64e15
    return { helpSince: isMoment ? since : null, progress: progress === true }
  } catch {
    return DOWN
  }
}

export function keepSign({ helpSince, progress }: Sign, shelf: Shelf | null): void {
  try {
    shelf?.setItem(KEY, JSON.stringify([helpSince, progress]))
  } catch {
    // Storage is denied: the sign holds until the page closes.
  }
}

/** Reading `sessionStorage` itself throws where storage is denied. */
function tabShelf(): Shelf | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
