/** The foot of a node: what has arrived, what a person holds, and which worker it lives in. */
import type { ActorView } from '../../../runtime/protocol/view'
import { counted, grouped } from '../numbers'
import { Envelope } from '../Envelope'
import { classes } from '../../primitives/classes'
import styles from './ActorFoot.module.css'

const drawn = 4

export function ActorFoot({ actor }: { readonly actor: ActorView }) {
  const gone = actor.status === 'dead' || actor.status === 'stopped'
  return (
    <div className={styles.foot}>
      <Waiting actor={actor} />
      <span className={styles.worker}>
        {gone ? (
          <span data-spare>no worker</span>
        ) : (
          <>
            <i className={classes(styles.dot, actor.status !== 'alive' && styles.cold)} />
            {actor.worker === 0 ? 'kernel' : `worker ${grouped(actor.worker)}`}
          </>
        )}
      </span>
    </div>
  )
}

function Waiting({ actor }: { readonly actor: ActorView }) {
  if (actor.undeliverable > 0)
    return <span className={styles.lost}>{grouped(actor.undeliverable)} undeliverable</span>
  if (actor.held > 0)
    return (
      <span className={styles.held}>
        <Envelope width={16} height={12} tone="held" />
        {grouped(actor.held)} held
      </span>
    )
  if (actor.depth === 0)
    return (
      <span>
        <span data-spare>mailbox </span>empty
      </span>
    )
  const envelopes = Math.min(drawn, actor.depth)
  return (
    <span className={styles.arrived} aria-label={`${counted(actor.depth, 'message')} in the mailbox`}>
      {Array.from({ length: envelopes }, (_, n) => (
        <Envelope key={n} width={15} height={11} tone="arrived" />
      ))}
      {actor.depth > envelopes ? <b>+{grouped(actor.depth - envelopes)}</b> : null}
    </span>
  )
}
