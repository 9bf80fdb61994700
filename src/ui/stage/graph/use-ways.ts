/**
 * Keys among the ways: one of them is in the Tab order, arrow keys, Home and End lead to the others, in the order in
 * which their senders and receivers were made.
 */
import { useState } from 'react'
import type { FocusEvent, KeyboardEvent } from 'react'
import type { SceneEdge } from './scene'

const wayOf = (target: EventTarget): number | null => {
  const key = target instanceof SVGElement ? target.dataset.key : undefined
  return key?.startsWith('edge:') ? Number(key.slice(5)) : null
}

/** `ways`: those that are drawn one by one. */
export function useWays(ways: readonly SceneEdge[]) {
  const [wanted, setWanted] = useState<number | null>(null)
  const order = [...ways].sort((a, b) => a.from - b.from || a.to - b.to).map((way) => way.key)
  const reached = wanted !== null && order.includes(wanted) ? wanted : (order[0] ?? null)

  const onKeyDown = (event: KeyboardEvent): void => {
    const way = wayOf(event.target)
    const at = way === null ? -1 : order.indexOf(way)
    if (at < 0) return
    const last = order.length - 1
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowDown: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowUp: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const element = event.currentTarget.querySelector<SVGElement>(`[data-key="edge:${order[to]}"]`)
    element?.focus()
  }
  const onFocus = (event: FocusEvent): void => {
    const way = wayOf(event.target)
    if (way !== null) setWanted(way)
  }
  return { reached, onKeyDown, onFocus }
}
