/**
 * A held envelope is delivered by a click; this small button beside it chooses it instead. It is for pointers alone:
 * keyboards and readers have the key I on the envelope itself, which says so.
 */
import { SearchCode } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { HeldView } from '../../runtime/protocol/view'
import { Icon } from '../primitives/Icon'
import { classes } from '../primitives/classes'
import { tip } from '../primitives/Tooltip'
import { useStageStore } from '../store/stage-react'
import styles from './InspectHeld.module.css'

export function InspectHeld({ held, className }: { readonly held: HeldView; readonly className?: string }) {
  const stage = useStageStore()
  if (held.row < 0) return null
  return (
    <button
      type="button"
      className={classes(styles.inspect, className, 'nopan nodrag')}
      aria-hidden
      tabIndex={-1}
      onClick={() => stage.select({ kind: 'message', row: held.row, key: '' })}
      {...tip('Inspect (I)')}
    >
      <Icon of={SearchCode} size={14} />
    </button>
  )
}

/** The key I on an envelope or a card of one. */
export function useInspectKey(
  held: readonly HeldView[],
  onKeyDown: (event: KeyboardEvent) => void,
): (event: KeyboardEvent) => void {
  const stage = useStageStore()
  return (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined
    const found = plain && event.key.toLowerCase() === 'i' ? held.find((one) => one.key === key) : undefined
    if (found === undefined || found.row < 0) return onKeyDown(event)
    event.preventDefault()
    stage.select({ kind: 'message', row: found.row, key: '' })
  }
}
