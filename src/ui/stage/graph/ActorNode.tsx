/**
 * One actor on the graph: who it is, its state in a line or a number, and what waits for it.
 *
 * It renders when its own view changes and when it is chosen, never because another actor did something. Every state
 * is said by shape and by a word; the colour repeats it.
 */
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { RotateCw, Skull, Snail, Square } from 'lucide-react'
import type { CSSProperties } from 'react'
import { memo } from 'react'
import type { ActorView } from '../../../runtime/protocol/view'
import { Icon } from '../../primitives/Icon'
import { classes } from '../../primitives/classes'
import { useActor, useStage } from '../../store/stage-react'
import { Envelope } from '../Envelope'
import { grouped } from '../numbers'
import { colourVariable } from '../palette'
import { Token } from '../Token'
import { ActorFoot } from './ActorFoot'
import styles from './ActorNode.module.css'
import { ActorState } from './ActorState'
import { heightOf } from './scene'

export type ActorFlowNode = Node<{ readonly index: number }, 'actor'>

export const ActorNode = memo(function ActorNode({ data, selected }: NodeProps<ActorFlowNode>) {
  const actor = useActor(data.index)
  const marked = useStage(
    ({ frame, touched }) =>
      frame.mode === 'slow' || (frame.mode === 'step' && (touched?.has(data.index) ?? false)),
  )
  if (!actor) return null
  const ended = actor.status === 'dead' || actor.status === 'stopped'
  const handling = actor.handling !== '' && actor.status === 'alive'
  const colour = { '--actor': colourVariable(actor.index), height: heightOf(actor) } as CSSProperties
  return (
    <div
      className={classes(
        styles.node,
        styles[actor.status],
        handling && styles.handling,
        selected && styles.chosen,
      )}
      style={colour}
      data-actor
    >
      <Handle type="target" position={Position.Left} className={styles.handle} isConnectable={false} />
      <Handle type="source" position={Position.Right} className={styles.handle} isConnectable={false} />
      <div className={styles.head}>
        <Token
          index={actor.index}
          name={actor.name}
          size="node"
          tone={ended ? 'hollow' : actor.status === 'starting' ? 'grey' : 'full'}
        />
        <div className={styles.who}>
          <div className={styles.name}>{actor.name}</div>
          <div className={styles.class}>{actor.index === 0 ? 'your cells' : actor.className}</div>
        </div>
        <Corner actor={actor} handling={handling} />
      </div>
      <ActorState actor={actor} marked={marked} />
      <ActorFoot actor={actor} />
      {actor.oldCode && !ended ? <div className={styles.badge}>Changed since it ran</div> : null}
      {actor.slow > 1 && !ended ? (
        <div className={classes(styles.badge, styles.slow)}>
          <Icon of={Snail} size={13} />
          {grouped(actor.slow)}× slower
        </div>
      ) : null}
      {actor.undeliverable > 0 ? (
        <Envelope width={21} height={15} tone="warn" className={styles.undeliverable} />
      ) : null}
    </div>
  )
})

function Corner({ actor, handling }: { readonly actor: ActorView; readonly handling: boolean }) {
  if (actor.status === 'dead') return <Icon of={Skull} size={16} className={styles.dead} />
  if (actor.status === 'stopped') return <Icon of={Square} size={14} className={styles.ended} />
  if (actor.status === 'restarting') return <Icon of={RotateCw} size={15} className={styles.again} />
  if (!handling) return null
  return (
    <svg className={styles.arc} width="16" height="16" viewBox="0 0 16 16" role="img" aria-label="handling">
      <circle cx="8" cy="8" r="6.5" className={styles.track} />
      <path d="M8 1.5A6.5 6.5 0 0 1 14.5 8" className={styles.turn} />
    </svg>
  )
}
