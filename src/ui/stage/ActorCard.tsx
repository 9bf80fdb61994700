/** The chosen actor: its fields now, what the last message changed, and what may be done to it. */
import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton } from '../primitives/Button'
import { classes } from '../primitives/classes'
import { useActor, useStage, useStageStore } from '../store/stage-react'
import styles from './ActorCard.module.css'
import { ActorFaults, type ActorCommands } from './ActorFaults'
import { cornerFor } from './card-corner'
import { arrangementOf } from './graph/arrangement'
import { grouped } from './numbers'
import { Token } from './Token'

export function ActorCard({ session }: { readonly session: ActorCommands }) {
  const chosen = useStage((state) => state.chosen)
  return chosen === null ? null : <Chosen key={chosen} index={chosen} session={session} />
}

function Chosen({ index, session }: { readonly index: number; readonly session: ActorCommands }) {
  const stage = useStageStore()
  const actor = useActor(index)
  const arrangement = arrangementOf(stage)
  const corner = useStore(arrangement.state, ({ rects }) => cornerFor(index, rects, arrangement.room()))
  if (!actor) return null
  const living = actor.status !== 'dead' && actor.status !== 'stopped' && actor.index !== 0
  return (
    <aside className={classes(styles.card, styles[corner])} aria-label={`Actor ${actor.name}`}>
      <div className={styles.head}>
        <Token index={actor.index} name={actor.name} size="node" />
        <div className={styles.who}>
          <div className={styles.name}>{actor.name}</div>
          <div className={styles.what}>
            {actor.index === 0 ? 'your cells' : actor.className}
            {actor.worker > 0 && living ? `, worker ${grouped(actor.worker)}` : ''}
          </div>
        </div>
        <IconButton icon={X} label="Close" size={28} onClick={() => stage.choose(null)} />
      </div>
      {actor.fields.length > 0 ? (
        <dl className={styles.fields}>
          {actor.fields.map((field) => (
            <div key={field.name} className={classes(styles.field, field.changed && styles.changed)}>
              <dt>{field.name}</dt>
              <dd>{field.text}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.none}>
          {actor.index === 0 ? 'It sends what your cells send.' : 'It has no fields.'}
        </p>
      )}
      {actor.cause ? <p className={styles.cause}>{actor.cause}</p> : null}
      {actor.handled ? (
        <p className={styles.none}>
          handled <code>{actor.handledWith ? `${actor.handled}(${actor.handledWith})` : actor.handled}</code>{' '}
          last
        </p>
      ) : null}
      {actor.slow > 1 ? (
        <p className={styles.none}>Its worker is slowed down {grouped(actor.slow)} times.</p>
      ) : null}
      <ActorFaults actor={actor} session={session} />
    </aside>
  )
}
