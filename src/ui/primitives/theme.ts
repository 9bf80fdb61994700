/**
 * The theme: the system's until a person chooses, then theirs, kept for the next visit where storage is allowed.
 *
 * `data-theme` on <html> is the truth that the tokens read, and it is always there. A script in index.html sets it by
 * the same rule before the first paint; this file takes over when the page's code has come.
 */
import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

const KEY = 'actorium.theme'
const listeners = new Set<() => void>()
/** What a person chose in this visit, where storage is denied. */
let chosen: Theme | null = null

/** Puts the theme on <html> and follows the system from now on. Called once, before anything is drawn. */
export function startTheme(): void {
  systemDark().addEventListener('change', show)
  show()
}

export function chooseTheme(theme: Theme): void {
  chosen = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is denied or full: the choice holds until the page closes.
  }
  show()
}

export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}

function show(): void {
  const theme = chosen ?? read() ?? (systemDark().matches ? 'dark' : 'light')
  document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function systemDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

function read(): Theme | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : null
  } catch {
    return null
  }
}
