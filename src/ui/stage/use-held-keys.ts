/** Keys on a focused envelope: Delete drops it, D doubles it, H puts it aside or releases it, A lets it overtake. */
import type { KeyboardEvent } from 'react'
import type { HeldView } from '../../runtime/protocol/view'
import { useDelivery } from './delivery'
import { act, actionOfKey } from './held-actions'

/** Its elements have `data-key`. True when the key did something. */
export function useHeldKeys(held: readonly HeldView[]): (event: KeyboardEvent) => boolean {
  const delivery = useDelivery()
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined
    const one = held.find((each) => each.key === key)
    const action = one === undefined ? null : actionOfKey(event.key, one)
    if (one === undefined || action === null) return false
    event.preventDefault()
    event.stopPropagation()
    act(delivery, action, one.key)
    return true
  }
}
