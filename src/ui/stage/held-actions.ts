/** What may be done to a held message by hand: which actions it has, in their order, with their keys. */
import { Copy, Pause, Play, SendHorizontal, StepForward, X, type LucideIcon } from 'lucide-react'
import type { HeldView } from '../../runtime/protocol/view'
import type { Delivery } from './delivery'

export type HeldAction = 'deliver' | 'ahead' | 'drop' | 'duplicate' | 'hold' | 'release'

export interface ActionLook {
  readonly label: string
  readonly icon: LucideIcon
  readonly key: string
  /** What it does, where the label doesn't say it. */
  readonly detail: string
}

export const actionLooks: Readonly<Record<HeldAction, ActionLook>> = {
  deliver: { label: 'Deliver', icon: SendHorizontal, key: 'Enter', detail: '' },
  ahead: {
    label: 'Deliver first',
    icon: StepForward,
    key: 'A',
    detail: 'It overtakes what was sent before it.',
  },
  drop: { label: 'Drop', icon: X, key: 'Delete', detail: 'It is lost on the way.' },
  duplicate: { label: 'Duplicate', icon: Copy, key: 'D', detail: 'It arrives twice.' },
  hold: { label: 'Hold', icon: Pause, key: 'H', detail: 'It goes when nothing else can.' },
  release: { label: 'Release', icon: Play, key: 'H', detail: 'It is put aside no more.' },
}

/** Time can only pass: nobody loses or doubles it. */
export function actionsOf({ kind, enabled, aside, behind }: HeldView): readonly HeldAction[] {
  const waits = !enabled && !(aside && behind === '')
  if (kind === 'timer' || kind === 'resume') return waits ? [] : ['deliver']
  return [waits ? 'ahead' : 'deliver', 'drop', 'duplicate', aside ? 'release' : 'hold']
}

/** What a key does to a held message; null where it does nothing. */
export function actionOfKey(key: string, held: HeldView): HeldAction | null {
  const letter = key.length === 1 ? key.toUpperCase() : key
  return actionsOf(held).find((one) => one !== 'deliver' && actionLooks[one].key === letter) ?? null
}

export function act({ deliver, fault }: Delivery, action: HeldAction, key: string): void {
  if (action === 'deliver') deliver(key)
  else fault({ do: action, key })
}
