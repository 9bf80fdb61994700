/** A class whose actors are too many to draw: one node with their number and what waits for all of them. */
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { PileView } from '../../../runtime/protocol/view'
import { useStage } from '../../store/stage-react'
import { Envelope } from '../Envelope'
import { counted, grouped } from '../numbers'
import nodeStyles from './ActorNode.module.css'
import footStyles from './ActorFoot.module.css'
import styles from './ClassNode.module.css'

export type ClassFlowNode = Node<{ readonly pile: number; readonly className: string }, 'class'>

export const ClassNode = memo(function ClassNode({ data }: NodeProps<ClassFlowNode>) {
  const count = usePile(data.pile, 'count')
  const ended = usePile(data.pile, 'ended')
  return (
    <div className={styles.stack}>
      <div className={nodeStyles.node} style={{ height: 96 }} data-actor>
        <Handle type="target" position={Position.Left} className={nodeStyles.handle} isConnectable={false} />
        <Handle type="source" position={Position.Right} className={nodeStyles.handle} isConnectable={false} />
        <div className={styles.body}>
          {data.className === 'FunctionContainer' ? (
            <Containers pile={data.pile} count={count} ended={ended} />
          ) : (
            <>
              <div className={nodeStyles.name}>{data.className}</div>
              <div className={styles.count}>
                <b>{grouped(count)}</b> actors, drawn as one
              </div>
            </>
          )}
        </div>
        <div className={footStyles.foot}>
          <Waiting pile={data.pile} />
          {ended === 0 ? null : data.className === 'FunctionContainer' ? (
            <span className={footStyles.lost}>{grouped(ended)} died</span>
          ) : (
            <span>{grouped(ended)} ended</span>
          )}
        </div>
      </div>
    </div>
  )
})

/** Containers of functions: what they are at says more than that they are drawn as one. */
function Containers({
  pile,
  count,
  ended,
}: {
  readonly pile: number
  readonly count: number
  readonly ended: number
}) {
  const running = usePile(pile, 'handling')
  const cold = usePile(pile, 'cold')
  const alive = count - ended
  return (
    <>
      <div className={nodeStyles.name}>{counted(alive, 'container')}</div>
      <div className={styles.count}>
        <b>{grouped(running)}</b> run · <b>{grouped(Math.max(0, alive - running - cold))}</b> idle ·{' '}
        <b>{grouped(cold)}</b> cold
      </div>
    </>
  )
}

/** All mailboxes together. */
function Waiting({ pile }: { readonly pile: number }) {
  const depth = usePile(pile, 'depth')
  const held = usePile(pile, 'held')
  const undeliverable = usePile(pile, 'undeliverable')
  if (undeliverable > 0)
    return <span className={footStyles.lost}>{grouped(undeliverable)} undeliverable</span>
  if (held > 0)
    return (
      <span className={footStyles.held}>
        <Envelope width={16} height={12} tone="held" />
        {grouped(held)} held
      </span>
    )
  return <span>{depth === 0 ? 'mailboxes empty' : `${counted(depth, 'message')} wait`}</span>
}

function usePile(key: number, of: keyof Omit<PileView, 'className'>): number {
  return useStage((state) => state.frame.piles.find((pile) => pile.key === key)?.[of] ?? 0)
}
