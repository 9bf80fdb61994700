/**
 * Projector mode: everything 1.4 times as large, wider lines, and where a page has a notebook and a stage one of them at
 * a time. A person turns it on; it holds until the tab closes, since the next visit may be at a desk.
 *
 * `data-projector` on <html> is what the tokens read. A script in index.html sets it before the first paint by the same
 * rule; this file takes over when the page's code has come.
 */
import { useSyncExternalStore } from 'react'

export type Pane = 'notebook' | 'stage'

export interface Projector {
  readonly on: boolean
  /** Which of the two is shown, where a page has two. */
  readonly pane: Pane
}

const KEY = 'actorium.projector'
const listeners = new Set<() => void>()
let now: Projector = { on: false, pane: 'notebook' }

/** Puts the mode on <html>. Called once, before anything is drawn. */
export function startProjector(): void {
  set({ on: read(), pane: 'notebook' })
}

export function project(on: boolean): void {
  try {
    if (on) sessionStorage.setItem(KEY, 'on')
    else sessionStorage.removeItem(KEY)
  } catch {
    // Storage is denied: the mode holds until the page closes.
  }
  set({ ...now, on })
}

export function showPane(pane: Pane): void {
  set({ ...now, pane })
}

export const currentProjector = (): Projector => now

export function useProjector(): Projector {
  return useSyncExternalStore(subscribe, currentProjector)
}

function set(next: Projector): void {
  now = next
  const { dataset } = document.documentElement
  if (now.on) dataset.projector = 'on'
  else delete dataset.projector
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}
