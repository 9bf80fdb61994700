/** The chosen actor at a moment: its fields, what changed and by which message, and what may be done to it now. */
import { StepBack, StepForward } from 'lucide-react'
import type { Change, InspectedField, InspectorView } from '../../../runtime/protocol/inspection'
import { IconButton } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { useActor, useStageStore } from '../../store/stage-react'
import { ActorFaults } from '../ActorFaults'
import { grouped } from '../numbers'
import { Token } from '../Token'
import styles from './Inspector.module.css'
import { ActorLink, CallLink, PlaceLink, type PlaceLinkProps } from './links'
import { msWords } from './ms-words'
import type { InspectedSession } from './use-inspected'

export interface ActorPartProps extends Pick<PlaceLinkProps, 'cellName' | 'onPlace'> {
  readonly view: InspectorView
  readonly session: Pick<InspectedSession, 'stopActor' | 'killActor'>
}

/** Token, name, class, worker, and at which moment. */
export function ActorHead({ view }: { readonly view: InspectorView }) {
  const { actor, name, className, worker, newest, at } = view
  const living = view.status !== 'dead' && view.status !== 'stopped'
  const parts = [
    actor === 0 ? 'your cells' : className,
    worker > 0 && living ? `worker ${grouped(worker)}` : '',
    !living ? view.status : '',
    actor === 0 ? '' : newest ? 'now' : at === null ? '' : `at ${msWords(at)}`,
  ]
  return (
    <>
      <Token index={actor} name={name} size="node" />
      <div className={styles.who}>
        <h2 className={styles.name}>{name}</h2>
        <div className={styles.faint}>{parts.filter((part) => part !== '').join(', ')}</div>
      </div>
    </>
  )
}

export function ActorPart({ view, session, cellName, onPlace }: ActorPartProps) {
  const { actor, fields, note, change, unchanged, cause } = view
  const now = useActor(actor)
  return (
    <section className={styles.part} aria-label="Fields">
      {fields.length === 0 ? null : (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <Field key={field.name} field={field} />
          ))}
        </dl>
      )}
      {note ? <p className={styles.words}>{note}</p> : null}
      {unchanged ? <p className={styles.words}>The message changed nothing.</p> : null}
      {change === null || fields.length === 0 || actor === 0 ? null : (
        <p className={styles.words}>
          <ChangeWords change={change} cellName={cellName} onPlace={onPlace} />
        </p>
      )}
      <Handled index={actor} shown={view.newest && change?.by !== 'message'} />
      {cause ? <p className={classes(styles.words, styles.bad)}>{cause}</p> : null}
      {view.changes > 1 ? <Steps view={view} /> : null}
      {now === undefined || now.slow <= 1 ? null : (
        <p className={styles.words}>Its worker is slowed down {grouped(now.slow)} times.</p>
      )}
      {now === undefined ? null : <ActorFaults actor={now} session={session} />}
    </section>
  )
}

function Field({ field: { name, text, before, changed } }: { readonly field: InspectedField }) {
  return (
    <div className={classes(styles.field, changed && styles.changed)}>
      <dt>{name}</dt>
      <dd>
        {changed && before !== null ? (
          <>
            <span className="visually-hidden">was </span>
            <del className={styles.old}>{before}</del> <span aria-hidden>→</span>{' '}
            <span className="visually-hidden">is now </span>
          </>
        ) : null}
        {text === null ? <span className={styles.gone}>gone</span> : changed ? <b>{text}</b> : text}
      </dd>
    </div>
  )
}

function ChangeWords({
  change: { by, message, among },
  cellName,
  onPlace,
}: { readonly change: Change } & Pick<ActorPartProps, 'cellName' | 'onPlace'>) {
  if (message === null)
    return by === 'start'
      ? 'As its constructor made it.'
      : by === 'restart'
        ? 'Changed by beginning anew.'
        : 'What changed it is kept no more.'
  return (
    <>
      Changed by {among > 1 ? `${grouped(among)} messages, the last was ` : ''}
      <CallLink link={message} /> from <ActorLink index={message.from} name={message.fromName} />
      {message.site === null ? null : (
        <>
          , sent at <PlaceLink place={message.site} cellName={cellName} onPlace={onPlace} />
        </>
      )}
      .
    </>
  )
}

/** What it handled last, where no change says it. */
function Handled({ index, shown }: { readonly index: number; readonly shown: boolean }) {
  const actor = useActor(index)
  if (!actor?.handled || !shown) return null
  return (
    <p className={styles.words}>
      handled <code>{actor.handledWith ? `${actor.handled}(${actor.handledWith})` : actor.handled}</code> last
    </p>
  )
}

/** From change to change. */
function Steps({ view }: { readonly view: InspectorView }) {
  const stage = useStageStore()
  const { actor, earlier, later, position, changes, forgotten } = view
  const go = (change: number | null): void => {
    if (change !== null) stage.select({ kind: 'actor', index: actor, change })
  }
  return (
    <div className={styles.steps}>
      <IconButton
        size={28}
        icon={StepBack}
        label="Previous change"
        disabled={earlier === null}
        onClick={() => go(earlier)}
      />
      <IconButton
        size={28}
        icon={StepForward}
        label="Next change"
        disabled={later === null}
        onClick={() => go(later)}
      />
      <span className={styles.faint} role="status">
        state {grouped(position)} of {grouped(changes)}
        {forgotten ? ', earlier ones are kept no more' : ''}
      </span>
    </div>
  )
}
