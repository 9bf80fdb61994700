/** The head of a lane: who it is, and what can be done with the lane. */
import { ArrowLeft, ArrowLeftToLine, ArrowRight, EyeOff, Users } from 'lucide-react'
import { memo } from 'react'
import type { SequenceLane } from '../../../runtime/protocol/views-of-record'
import { classes } from '../../primitives/classes'
import { Menu, type MenuItem } from '../../primitives/Menu'
import { Token } from '../Token'
import { headWidth, laneX } from './geometry'
import type { LaneAction } from './lanes'
import styles from './LaneHead.module.css'

export interface LaneHeadProps {
  readonly lane: SequenceLane
  readonly at: number
  readonly last: boolean
  readonly chosen: boolean
  readonly onLane: (actor: number, action: LaneAction) => void
}

export const LaneHead = memo(function LaneHead({ lane, at, last, chosen, onLane }: LaneHeadProps) {
  const { actor, name, className, status } = lane
  const over = status === 'dead' || status === 'stopped'
  const items: readonly MenuItem<LaneAction>[] = [
    { id: 'left', label: 'Move left', icon: ArrowLeft, disabled: at === 0 },
    { id: 'right', label: 'Move right', icon: ArrowRight, disabled: last },
    { id: 'first', label: 'Move to the left end', icon: ArrowLeftToLine, disabled: at === 0 },
    { id: 'hide', label: 'Hide', icon: EyeOff, disabled: at === 0 && last },
    { id: 'alone', label: 'Only those it talks with here', icon: Users },
  ]
  return (
    <div className={styles.place} style={{ left: `${(laneX(at) - headWidth / 2) / 16}rem` }}>
      <Menu
        label={`Lane of ${name}${over ? `, ${status}` : ''}`}
        className={classes(styles.head, chosen && styles.chosen, over && styles.over)}
        items={items}
        onChoose={(action) => onLane(actor, action)}
      >
        <Token index={actor} name={name} tone={over ? 'hollow' : 'full'} size="node" />
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.class}>{actor === 0 ? 'your cells' : over ? status : className}</span>
        </span>
      </Menu>
    </div>
  )
}, sameHead)

/** A reading makes every lane anew; most heads stay as they are. */
function sameHead(a: LaneHeadProps, b: LaneHeadProps): boolean {
  return (
    a.at === b.at &&
    a.last === b.last &&
    a.chosen === b.chosen &&
    a.onLane === b.onLane &&
    a.lane.actor === b.lane.actor &&
    a.lane.name === b.lane.name &&
    a.lane.className === b.lane.className &&
    a.lane.status === b.lane.status
  )
}
