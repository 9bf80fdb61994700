/**
 * Arrow keys among things that can be delivered: one of them is in the Tab order, arrows move, and when the focused
 * one is delivered the focus goes to the next instead of being lost; after the last it rests, and comes back with the
 * next that can be delivered, unless the person has gone elsewhere.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, RefObject } from 'react'

export interface Roving<E extends HTMLElement> {
  readonly ref: RefObject<E | null>
  /** Key of the one that Tab reaches. */
  readonly current: string | null
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

/** Where the focus rests while there is nothing to deliver. `of` says for whom. */
export interface Rest {
  take(of: string): void
  /** True once, where it has rested for this one and is still there. */
  giveBack(of: string): boolean
}

/** It rests on what leads on, where that can be pressed, else on the whole panel. */
export function useRest(panel: RefObject<HTMLElement | null>): Rest {
  const restsFor = useRef('')
  return useMemo(
    () => ({
      take: (of) => {
        restsFor.current = of
        const next = panel.current?.querySelector<HTMLElement>('[data-next]:enabled')
        ;(next ?? panel.current)?.focus()
      },
      giveBack: (of) => {
        if (restsFor.current !== of) return false
        restsFor.current = ''
        return document.activeElement === panel.current
      },
    }),
    [panel],
  )
}

const isLost = (): boolean => document.activeElement === document.body || document.activeElement === null

/**
 * `keys` in their order on screen; each element has `data-key`. `rest`: where the focus goes after the last of them, and
 * `of`, whose keys these are; without it somebody else takes it.
 */
export function useRoving<E extends HTMLElement>(
  keys: readonly string[],
  rest: Rest | null = null,
  of = '',
): Roving<E> {
  const ref = useRef<E>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const place = useRef(0)
  const had = useRef(false)
  const current = wanted !== null && keys.includes(wanted) ? wanted : (keys[0] ?? null)

  const focus = useCallback((key: string): void => {
    for (const element of ref.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])
      if (element.dataset.key === key) element.focus()
  }, [])

  useEffect(() => {
    if (keys.length > 0 && rest?.giveBack(of)) focus(keys[0])
    if (!had.current || !isLost()) return
    if (keys.length > 0) return focus(keys[Math.min(place.current, keys.length - 1)])
    if (rest === null) return
    had.current = false
    rest.take(of)
  }, [keys, focus, rest, of])

  // The list may go with its last key.
  useEffect(
    () => () => {
      if (had.current && isLost()) rest?.take(of)
    },
    [rest, of],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = current === null ? -1 : keys.indexOf(current)
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (by === undefined || at < 0) return
    event.preventDefault()
    event.stopPropagation()
    focus(keys[(at + by + keys.length) % keys.length])
  }

  const onFocus = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement) || ref.current?.contains(event.target) !== true) return
    const { key } = event.target.dataset
    had.current = true
    if (key === undefined) return
    place.current = Math.max(0, keys.indexOf(key))
    setWanted(key)
  }

  const empty = keys.length === 0
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const left = (event: globalThis.FocusEvent): void => {
      // A removed element has no next focus; a person who leaves has one, or clicks the page.
      if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) had.current = false
    }
    const clicked = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element.contains(event.target)) had.current = false
    }
    element.addEventListener('focusout', left)
    document.addEventListener('pointerdown', clicked, true)
    return () => {
      element.removeEventListener('focusout', left)
      document.removeEventListener('pointerdown', clicked, true)
    }
    // The element may come and go with the keys.
  }, [empty])

  return { ref, current, onKeyDown, onFocus }
}
