/**
 * Keys of the stage while a person delivers: N next, Shift+N the next ten, Backspace back, Space play and pause, U run
 * until. They work where the focus is in the stage and nothing is written; Space leaves buttons alone.
 */
import type { KeyboardEvent } from 'react'

export interface StageKeys {
  readonly next: () => void
  readonly next10: () => void
  readonly undo: () => void
  readonly playOrPause: () => void
  readonly runUntil: () => void
}

export type StageKey = keyof StageKeys

interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** What a key means; null for one that means nothing here. */
export function stageKeyOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): StageKey | null {
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'n' || key === 'N') return shiftKey ? 'next10' : 'next'
  if (shiftKey) return null
  if (key === 'Backspace') return 'undo'
  if (key === ' ') return 'playOrPause'
  return key === 'u' ? 'runUntil' : null
}

const WRITTEN = 'input, textarea, select, [contenteditable=true], [role=slider], [role=menu], [role=dialog]'
const PRESSED = 'button, a, summary, [role=tab], [role=button], .react-flow__node'

export function useStageKeys(keys: StageKeys | null): (event: KeyboardEvent) => void {
  return (event) => {
    const { target, currentTarget } = event
    const which = stageKeyOf(event)
    if (keys === null || which === null || event.defaultPrevented || event.nativeEvent.isComposing) return
    // What is drawn in a portal is no part of the stage, though its events come by.
    if (!(target instanceof Element) || !currentTarget.contains(target) || target.closest(WRITTEN)) return
    if (which === 'playOrPause' && target.closest(PRESSED)) return
    // Held down, a key takes one step after the other; to start and pause in turn would make no sense.
    if (event.repeat && which !== 'next' && which !== 'undo') return
    event.preventDefault()
    keys[which]()
  }
}
