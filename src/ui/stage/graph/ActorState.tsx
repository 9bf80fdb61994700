/** The state of an actor in a line, in two, as one big number, or in a word when it is not alive. */
import type { ActorView } from '../../../runtime/protocol/view'
import { classes } from '../../primitives/classes'
import { CloudState } from './CloudState'
import { bigNumber } from './scene'
import styles from './ActorState.module.css'

const minus = '\u2212'

export interface ActorStateProps {
  readonly actor: ActorView
  /** Whether what changed is marked: by the last delivery, in slow motion by the last message. */
  readonly marked: boolean
}

/** Lies on the colour that says so: its ink stays strong there, also where the actor is dimmed. */
const changedMark = (on: boolean) => (on ? { 'data-changed': '' } : null)

export function ActorState({ actor, marked }: ActorStateProps) {
  if (actor.status === 'dead')
    return (
      <div className={classes(styles.line, styles.died)}>died{actor.cause ? `: ${actor.cause}` : ''}</div>
    )
  if (actor.status === 'stopped') return <div className={classes(styles.line, styles.said)}>stopped</div>
  if (actor.status === 'restarting')
    return (
      <div className={classes(styles.line, styles.again)}>
        restarting{actor.cause ? `: ${actor.cause}` : ''}
      </div>
    )
  if (actor.status === 'starting') return <div className={classes(styles.line, styles.said)}>cold start</div>

  if (actor.className === 'FunctionPlatform' || actor.className === 'FunctionContainer')
    return <CloudState actor={actor} />

  const number = bigNumber(actor)
  if (number !== null) {
    const field = actor.fields[0]
    return (
      <div className={styles.big}>
        <span className={styles.label}>{field.name}</span>
        <span
          key={marked ? number : ''}
          {...changedMark(marked && field.changed)}
          className={classes(styles.number, marked && field.changed && styles.mark, marked && styles.tick)}
        >
          {number.replace('-', minus)}
        </span>
      </div>
    )
  }
  if (actor.fields.length === 0) {
    const word = actor.handling ? 'handling' : actor.handled ? 'handled' : ''
    return (
      <div className={styles.line}>
        {word ? (
          <>
            {word} <b>{actor.handling || actor.handled}</b>
          </>
        ) : (
          <span className={styles.none}>{actor.index === 0 ? 'sends from your cells' : 'no fields'}</span>
        )}
      </div>
    )
  }
  const more = actor.fields.length - 2
  return (
    <div className={styles.lines}>
      {actor.fields.slice(0, 2).map((field, n) => (
        <div key={field.name} className={styles.line}>
          {field.name}{' '}
          <b
            key={marked ? field.text : ''}
            {...changedMark(marked && field.changed)}
            className={classes(marked && field.changed && styles.mark, marked && styles.tick)}
          >
            {field.text}
          </b>
          {n === 1 && more > 0 ? <span className={styles.more}> +{more}</span> : null}
        </div>
      ))}
    </div>
  )
}
