/** One held message as a card: what it is, from whom, and the button that delivers it or what it waits behind. */
import { Hourglass, SendHorizontal } from 'lucide-react'
import type { HeldView } from '../../../runtime/protocol/view'
import { Icon } from '../../primitives/Icon'
import { classes } from '../../primitives/classes'
import { tip } from '../../primitives/Tooltip'
import { useStage } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { Envelope } from '../Envelope'
import { heldName } from '../held-words'
import { InspectHeld } from '../InspectHeld'
import styles from './HeldCard.module.css'

export interface HeldCardProps {
  readonly held: HeldView
  readonly from: string
  readonly label: string
  /** Whether Tab reaches it. */
  readonly reachable: boolean
}

export function HeldCard({ held, from, label, reachable }: HeldCardProps) {
  const { deliver } = useDelivery()
  const chosen = useStage((state) => state.linked.rows.has(held.row))
  const name = heldName(held)
  const words = (
    <>
      <Envelope
        width={25}
        height={18}
        tone={held.enabled ? 'held' : 'waiting'}
        answer={held.kind === 'answer' || held.kind === 'resume'}
      />
      <span className={styles.words}>
        <span className={styles.name}>
          {name}
          {held.preview ? <span className={styles.preview}>({held.preview})</span> : null}
          {held.kind === 'ask' ? <span className={styles.ask}> ?</span> : null}
        </span>
        <span className={styles.from}>
          {held.enabled || !held.behind ? `from ${from}` : `behind ${held.behind}`}
        </span>
      </span>
    </>
  )
  return (
    <div className={styles.place} data-chosen={chosen || undefined}>
      {held.enabled ? (
        <button
          type="button"
          className={classes(styles.card, chosen && styles.chosen)}
          data-key={held.key}
          aria-label={label}
          aria-description="I inspects it."
          tabIndex={reachable ? 0 : -1}
          onClick={() => deliver(held.key)}
        >
          {words}
          <span className={styles.send}>
            <Icon of={SendHorizontal} size={15} />
          </span>
        </button>
      ) : (
        <div
          className={classes(styles.card, styles.waiting, chosen && styles.chosen)}
          {...tip(`from ${from}, waits its turn`)}
        >
          {words}
          <Icon of={Hourglass} size={15} className={styles.glass} />
        </div>
      )}
      <InspectHeld held={held} className={styles.inspect} />
    </div>
  )
}
