/**
 * One held message as a card: what it is, from whom, and what may be done to it. A click delivers it; the rest is in a
 * menu, and where there is room in buttons.
 */
import { EllipsisVertical, Hourglass, SearchCode, SendHorizontal } from 'lucide-react'
import type { HeldView } from '../../../runtime/protocol/view'
import { Icon } from '../../primitives/Icon'
import { Menu } from '../../primitives/Menu'
import { classes } from '../../primitives/classes'
import { tip } from '../../primitives/Tooltip'
import { useStage, useStageStore } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { Envelope, toneOf } from '../Envelope'
import { EnvelopeActions } from '../EnvelopeActions'
import { act, actionLooks, actionsOf } from '../held-actions'
import { heldBack, heldName } from '../held-words'
import { InspectHeld } from '../InspectHeld'
import styles from './HeldCard.module.css'

export interface HeldCardProps {
  readonly held: HeldView
  readonly from: string
  readonly to: string
  readonly label: string
  /** Whether Tab reaches it. */
  readonly reachable: boolean
  /** There is room for a button an action. */
  readonly wide: boolean
}

export function HeldCard({ held, from, to, label, reachable, wide }: HeldCardProps) {
  const delivery = useDelivery()
  const chosen = useStage((state) => state.linked.rows.has(held.row))
  const actions = actionsOf(held)
  const delivers = actions[0] === 'deliver'
  const back = heldBack(held)
  const name = `${heldName(held)} from ${from} to ${to}`
  const words = (
    <>
      <Envelope
        width={25}
        height={18}
        tone={toneOf(held)}
        answer={held.kind === 'answer' || held.kind === 'resume'}
      />
      <span className={styles.words}>
        <span className={styles.name}>
          {heldName(held)}
          {held.preview ? <span className={styles.preview}>({held.preview})</span> : null}
          {held.kind === 'ask' ? <span className={styles.ask}> ?</span> : null}
        </span>
        <span className={styles.from}>{back || `from ${from}`}</span>
      </span>
    </>
  )
  const stage = useStageStore()
  const items = [
    ...actions.map((id) => ({ id, ...actionLooks[id] })),
    ...(held.row < 0 ? [] : [{ id: 'inspect' as const, label: 'Inspect', icon: SearchCode }]),
  ]
  const choose = (action: (typeof items)[number]['id']): void =>
    action === 'inspect'
      ? stage.select({ kind: 'message', row: held.row, key: '' })
      : act(delivery, action, held.key)
  return (
    <div
      className={classes(styles.card, !delivers && styles.waiting, chosen && styles.chosen)}
      data-chosen={chosen || undefined}
    >
      {delivers ? (
        <button
          type="button"
          className={styles.main}
          data-key={held.key}
          aria-label={label}
          tabIndex={reachable ? 0 : -1}
          onClick={() => delivery.deliver(held.key)}
        >
          {words}
          <span className={styles.send}>
            <Icon of={SendHorizontal} size={15} />
          </span>
        </button>
      ) : (
        <Menu
          label={label}
          items={items}
          className={styles.main}
          onChoose={choose}
          button={{
            'data-key': held.key,
            tabIndex: reachable ? 0 : -1,
            ...tip(`from ${from}, ${held.aside ? 'put aside' : 'waits its turn'}`),
          }}
        >
          {words}
          <Icon of={Hourglass} size={15} className={styles.glass} />
        </Menu>
      )}
      {!delivers || actions.length < 2 ? null : wide ? (
        <EnvelopeActions held={held} name={name} without="deliver" reachable={reachable} />
      ) : (
        <Menu
          label={`More for ${name}`}
          items={items}
          className={styles.more}
          align="end"
          onChoose={choose}
          button={{ tabIndex: reachable ? 0 : -1 }}
        >
          <Icon of={EllipsisVertical} size={15} />
        </Menu>
      )}
      {wide ? null : <InspectHeld held={held} className={styles.inspect} />}
    </div>
  )
}
