/** Mailboxes as a whole view: what a person holds, and what has arrived and waits, by actor. */
import { useEffect, useMemo, useRef } from 'react'
import type { ActorView, PileView } from '../../../runtime/protocol/view'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { counted, grouped } from '../numbers'
import { Token } from '../Token'
import { HeldGroups } from './HeldGroups'
import styles from './MailboxView.module.css'

const shownAtMost = 200

interface Mailbox {
  readonly depth: number
  readonly undeliverable: number
}

const hasMail = (one: Mailbox): boolean => one.depth > 0 || one.undeliverable > 0

export function MailboxView() {
  const held = useStage((state) => state.held.length)
  const actors = useStage((state) => state.frame.actors)
  const piles = useStage((state) => state.frame.piles)
  const leftOut = useStage((state) => state.frame.actorsLeftOut)
  const chosen = useStage((state) => state.chosen)
  const waiting = useMemo(() => actors.filter(hasMail), [actors])
  const shown = useMemo(() => {
    const first = waiting.slice(0, shownAtMost)
    // Who was looked for has a row, also when nothing waits there.
    const missing = chosen === null || first.some((one) => one.index === chosen)
    const found = missing ? undefined : actors.find((one) => one.index === chosen)
    return found ? [found, ...first] : first
  }, [actors, waiting, chosen])
  const full = piles.filter(hasMail)
  return (
    <div className={styles.view} tabIndex={-1}>
      {held > 0 ? <HeldGroups layout="page" /> : null}
      <table className={styles.table}>
        <caption className="visually-hidden">Messages that arrived and wait</caption>
        <thead>
          <tr>
            <th>Actor</th>
            <th>Class</th>
            <th className={styles.number}>Arrived, waiting</th>
            <th className={styles.number}>Undeliverable</th>
          </tr>
        </thead>
        <tbody>
          {full.map((pile) => (
            <PileRow key={pile.key} pile={pile} />
          ))}
          {shown.map((actor) => (
            <Row key={actor.index} actor={actor} chosen={actor.index === chosen} />
          ))}
        </tbody>
      </table>
      {shown.length + full.length === 0 ? (
        <p className={styles.none}>
          No message waits in a mailbox. One that arrives while its actor is busy is listed here.
        </p>
      ) : null}
      {waiting.length > shownAtMost ? (
        <p className={styles.none}>
          showing {grouped(shownAtMost)} of {counted(waiting.length, 'mailbox', 'mailboxes')}
        </p>
      ) : null}
      {leftOut > 0 ? <p className={styles.none}>{counted(leftOut, 'actor')} not shown</p> : null}
    </div>
  )
}

function Row({ actor, chosen }: { readonly actor: ActorView; readonly chosen: boolean }) {
  const stage = useStageStore()
  const sought = useStage((state) => state.sought)
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (sought?.index === actor.index) row.current?.scrollIntoView({ block: 'nearest' })
  }, [sought, actor.index])
  return (
    <tr ref={row} className={classes(chosen && styles.chosen)} data-chosen={chosen || undefined}>
      <td>
        <button
          type="button"
          className={styles.who}
          aria-pressed={chosen}
          onClick={() => stage.choose(chosen ? null : actor.index)}
        >
          <Token index={actor.index} name={actor.name} />
          {actor.name}
        </button>
      </td>
      <td>{actor.className}</td>
      <td className={styles.number}>{grouped(actor.depth)}</td>
      <td className={styles.number}>{grouped(actor.undeliverable)}</td>
    </tr>
  )
}

/** All actors of a class together; the finder leads to one of them. */
function PileRow({ pile }: { readonly pile: PileView }) {
  const stage = useStageStore()
  return (
    <tr>
      <td>
        <button type="button" className={styles.who} onClick={() => stage.openFinder(pile.className)}>
          {counted(pile.count, 'actor')}
        </button>
      </td>
      <td>{pile.className}</td>
      <td className={styles.number}>{grouped(pile.depth)}</td>
      <td className={styles.number}>{grouped(pile.undeliverable)}</td>
    </tr>
  )
}
