/**
 * The theme: the system's until a person chooses, then theirs, kept for the next visit where storage is allowed.
 *
 * `data-theme` on <html> is the truth that the tokens read; absent means the system's.
 */
import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

const KEY = 'actorium.theme'
const listeners = new Set<() => void>()

/** Puts the kept theme on <html>. Called once, before anything is drawn. */
export function startTheme(): void {
  const kept = read()
  if (kept) document.documentElement.dataset.theme = kept
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is denied or full: the choice holds until the page closes.
  }
  for (const listener of listeners) listener()
}

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return systemDark().matches ? 'dark' : 'light'
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}

function subscribe(listener: () => void): () => void {
  const system = systemDark()
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
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
