/** A class whose actors are too many to draw: one node with their number and what they have in common. */
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useStage } from '../../store/stage-react'
import { counted, grouped } from '../numbers'
import nodeStyles from './ActorNode.module.css'
import footStyles from './ActorFoot.module.css'
import styles from './ClassNode.module.css'

export type ClassFlowNode = Node<{ readonly className: string; readonly count: number }, 'class'>

export const ClassNode = memo(function ClassNode({ data }: NodeProps<ClassFlowNode>) {
  const { className, count } = data
  const waiting = useStage((state) =>
    state.frame.actors.reduce((sum, actor) => sum + (actor.className === className ? actor.depth : 0), 0),
  )
  return (
    <div className={styles.stack}>
      <div className={nodeStyles.node} style={{ height: 96 }}>
        <Handle type="target" position={Position.Left} className={nodeStyles.handle} isConnectable={false} />
        <Handle type="source" position={Position.Right} className={nodeStyles.handle} isConnectable={false} />
        <div className={styles.body}>
          <div className={nodeStyles.name}>{className}</div>
          <div className={styles.count}>{grouped(count)} actors, drawn as one</div>
        </div>
        <div className={footStyles.foot}>
          <span>{waiting === 0 ? 'mailboxes empty' : `${counted(waiting, 'message')} wait`}</span>
        </div>
      </div>
    </div>
  )
})
