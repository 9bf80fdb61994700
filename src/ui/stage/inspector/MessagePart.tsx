/** The chosen message: what it is, what came of it and when, who asked for it; a held one can be delivered here. */
import { ChevronLeft, ChevronRight, SendHorizontal } from 'lucide-react'
import type { MessageView, RowsView } from '../../../runtime/protocol/inspection'
import { Button, IconButton } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { obstacle } from '../held-words'
import { grouped } from '../numbers'
import styles from './Inspector.module.css'
import { ActorLink, CallLink, PlaceLink, type PlaceLinkProps } from './links'
import { msWords } from './ms-words'

export interface MessagePartProps extends Pick<PlaceLinkProps, 'cellName' | 'onPlace'> {
  readonly message: MessageView
}

export function MessagePart({ message, cellName, onPlace }: MessagePartProps) {
  const stage = useStageStore()
  const { deliver } = useDelivery()
  const { row, parent, site } = message
  const held = useStage((state) => state.held.find((one) => one.row === row))
  const bad = message.outcome === 'failed' || message.outcome === 'died' || message.outcome === 'lost'
  const go = (to: number | null): void => {
    if (to !== null) stage.select({ kind: 'message', row: to, key: '' })
  }
  return (
    <section className={styles.part} aria-label="Message">
      <div className={styles.title}>
        <h3 className={classes(styles.call, styles.code)}>{message.call}</h3>
        <IconButton
          size={28}
          icon={ChevronLeft}
          label={`Earlier message from ${message.fromName} to ${message.toName}`}
          disabled={message.earlier === null}
          onClick={() => go(message.earlier)}
        />
        <IconButton
          size={28}
          icon={ChevronRight}
          label={`Later message from ${message.fromName} to ${message.toName}`}
          disabled={message.later === null}
          onClick={() => go(message.later)}
        />
      </div>
      <p className={styles.words}>
        {message.kind === 'ask' ? 'asked by ' : 'sent by '}
        <ActorLink index={message.from} name={message.fromName} /> to{' '}
        <ActorLink index={message.to} name={message.toName} />
        {site === null ? null : (
          <>
            , at <PlaceLink place={site} cellName={cellName} onPlace={onPlace} />
          </>
        )}
        .
      </p>
      <p
        className={classes(
          styles.words,
          bad && styles.bad,
          message.outcome === 'undeliverable' && styles.warn,
        )}
      >
        {held && !held.enabled && held.behind
          ? `It waits${held.busy ? ':' : ''} ${obstacle(held, message.toName)}.`
          : message.words}
      </p>
      <p className={styles.faint}>
        {times(message)
          .map(([word, ms]) => `${word} ${msWords(ms)}`)
          .join(', ')}
      </p>
      {parent === null ? null : (
        <p className={styles.words}>
          {parent.answer ? `After the answer to ` : `While ${message.fromName} handled `}
          <CallLink link={parent} />
          {parent.answer || parent.from === message.from ? null : (
            <>
              {' '}
              from <ActorLink index={parent.from} name={parent.fromName} />
            </>
          )}
          .
        </p>
      )}
      {held?.enabled ? (
        <Button size={28} variant="primary" icon={SendHorizontal} onClick={() => deliver(held.key)}>
          {held.kind === 'answer' || held.kind === 'resume' ? 'Deliver the answer' : 'Deliver'}
        </Button>
      ) : null}
    </section>
  )
}

function times({ sent, delivered, ended }: MessageView): [string, number][] {
  const all: [string, number | null][] = [
    ['sent at', sent],
    ['delivered at', delivered],
    ['ended at', ended],
  ]
  return all.filter((one): one is [string, number] => one[1] !== null)
}

/** The messages of a chosen line. */
export function SentPart({ sent }: { readonly sent: RowsView }) {
  const { messages, more } = sent
  return (
    <section className={styles.part} aria-label="Messages of the line">
      {messages.length === 0 ? (
        <p className={styles.words}>This line has sent no message that is known.</p>
      ) : (
        <ul className={styles.list}>
          {messages.map((one) => (
            <li key={one.row}>
              <CallLink link={one} /> <span className={styles.faint}>to</span>{' '}
              <ActorLink index={one.to} name={one.toName} />
            </li>
          ))}
        </ul>
      )}
      {more ? (
        <p className={styles.faint}>showing the newest {grouped(messages.length)} of more messages</p>
      ) : null}
    </section>
  )
}
