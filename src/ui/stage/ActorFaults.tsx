/**
 * What may be done to one actor by hand: stopped, crashed, its worker lost or slowed down, its time limit reached; and a
 * dead one is revived. Where messages are held each is a step of the run, so it can be undone.
 */
import { ChevronDown, Gauge, HeartPulse, Skull, Square, Timer, Unplug } from 'lucide-react'
import type { Session } from '../../notebooks/kernel/session'
import type { ActorView } from '../../runtime/protocol/view'
import { Button, buttonClass } from '../primitives/Button'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import styles from './ActorFaults.module.css'
import { useDelivery } from './delivery'

export type ActorCommands = Pick<Session, 'stopActor' | 'killActor'>

const paces = [2, 10, 100] as const

const items = [
  { id: 'lose', label: 'Lose its worker', icon: Unplug, detail: 'Everybody in this worker dies.' },
  { id: 'limit', label: 'Time limit reached', icon: Timer, detail: 'Its worker is ended, as a host would.' },
  ...paces.map((factor) => ({ id: `slow ${factor}`, label: `Slow down ${factor}×`, icon: Gauge })),
]
const fastAgain = { id: 'slow 1', label: 'As fast as it can', icon: Gauge }

export function ActorFaults({
  actor,
  session,
}: {
  readonly actor: ActorView
  readonly session: ActorCommands
}) {
  const { fault } = useDelivery()
  const { id, index, name, status } = actor
  if (status === 'dead')
    return (
      <div className={styles.actions}>
        <Button size={28} icon={HeartPulse} term="restart" onClick={() => fault({ do: 'revive', actor: id })}>
          Revive actor
        </Button>
      </div>
    )
  if (status === 'stopped' || index === 0) return null
  const choose = (what: string): void => {
    if (what === 'lose' || what === 'limit') fault({ do: what, actor: id })
    else fault({ do: 'slow', actor: id, factor: Number(what.slice('slow '.length)) })
  }
  return (
    <div className={styles.actions}>
      <Button size={28} icon={Square} term="stop" onClick={() => void session.stopActor(index)}>
        Stop actor
      </Button>
      <Button
        size={28}
        variant="danger"
        icon={Skull}
        term="kill"
        onClick={() => void session.killActor(index)}
      >
        Crash actor
      </Button>
      <Menu
        label={`More faults of ${name}`}
        items={actor.slow > 1 ? [...items, fastAgain] : items}
        className={buttonClass('plain', 28)}
        onChoose={choose}
      >
        More
        <Icon of={ChevronDown} size={14} />
      </Menu>
    </div>
  )
}
