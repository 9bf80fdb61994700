/** What a held message is called: on its edge, in the strip, and by a screen reader. */
import type { HeldView } from '../../runtime/protocol/view'

/** The one line under an envelope. */
export function heldName(held: HeldView): string {
  if (held.kind === 'answer' || held.kind === 'resume')
    return held.method ? `${held.method} answer` : 'answer'
  if (held.kind === 'timer') return held.method || 'timer'
  return held.method
}

/** `deliver increment from ana to count, 1 of 3 that can go`. */
export function heldLabel(
  held: HeldView,
  from: string,
  to: string,
  position: number,
  deliverable: number,
): string {
  const what = heldName(held)
  if (held.kind === 'timer' && held.enabled)
    return `let time pass for ${to}: ${what}, ${position} of ${deliverable} that can go`
  if (held.aside)
    return held.enabled || held.behind === ''
      ? `deliver ${what} from ${from} to ${to}, which is put aside`
      : `${what} from ${from} to ${to} is put aside, ${obstacle(held, to)}`
  if (!held.enabled)
    return `${what} from ${from} to ${to} waits${held.behind ? `${held.busy ? ': ' : ' '}${obstacle(held, to)}` : ''}`
  return `deliver ${what} from ${from} to ${to}, ${position} of ${deliverable} that can go`
}

/** What keeps it from going, in two words; '' where nothing does. */
export function heldBack({ enabled, aside, behind, busy }: HeldView): string {
  if (aside) return 'put aside'
  return !enabled && behind ? `${busy ? 'busy with' : 'behind'} ${behind}` : ''
}

/** `behind take`, or `bank is busy with total`. */
export function obstacle({ behind, busy }: HeldView, to: string): string {
  return busy ? `${to} is busy with ${behind}` : `behind ${behind}`
}
