/** The actions of one held message side by side, as small buttons: over its envelope, and in its card. */
import { SearchCode } from 'lucide-react'
import type { HeldView } from '../../runtime/protocol/view'
import { IconButton } from '../primitives/Button'
import { useStageStore } from '../store/stage-react'
import { useDelivery } from './delivery'
import styles from './EnvelopeActions.module.css'
import { act, actionLooks, actionsOf, type HeldAction } from './held-actions'

export interface EnvelopeActionsProps {
  readonly held: HeldView
  /** `increment from ana to count`. */
  readonly name: string
  /** Those that are said elsewhere. */
  readonly without?: HeldAction
  /** Whether Tab reaches them. */
  readonly reachable?: boolean
  /** Before something is done: the focus must not be lost with the button. */
  readonly onAct?: () => void
}

export function EnvelopeActions({ held, name, without, reachable = true, onAct }: EnvelopeActionsProps) {
  const delivery = useDelivery()
  const stage = useStageStore()
  return (
    <div role="group" className={styles.actions} aria-label={name}>
      {actionsOf(held)
        .filter((action) => action !== without)
        .map((action) => {
          const { label, icon, key } = actionLooks[action]
          return (
            <IconButton
              key={action}
              icon={icon}
              label={label}
              term={key}
              size={28}
              className={action === 'deliver' ? styles.deliver : styles.action}
              tabIndex={reachable ? 0 : -1}
              onClick={() => {
                onAct?.()
                act(delivery, action, held.key)
              }}
            />
          )
        })}
      {held.row < 0 ? null : (
        <IconButton
          icon={SearchCode}
          label="Inspect"
          term="I"
          size={28}
          className={styles.action}
          tabIndex={-1}
          onClick={() => stage.select({ kind: 'message', row: held.row, key: '' })}
        />
      )}
    </div>
  )
}
