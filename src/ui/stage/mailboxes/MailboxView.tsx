/** Mailboxes as a whole view: what a person holds, and what has arrived and waits, by actor. */
import { useMemo } from 'react'
import { useStage } from '../../store/stage-react'
import { counted, grouped } from '../numbers'
import { Token } from '../Token'
import { HeldGroups } from './HeldGroups'
import styles from './MailboxView.module.css'

const shownAtMost = 200

export function MailboxView() {
  const held = useStage((state) => state.held.length)
  const actors = useStage((state) => state.frame.actors)
  const waiting = useMemo(
    () => actors.filter((actor) => actor.depth > 0 || actor.undeliverable > 0),
    [actors],
  )
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
          {waiting.slice(0, shownAtMost).map((actor) => (
            <tr key={actor.index}>
              <td>
                <span className={styles.who}>
                  <Token index={actor.index} name={actor.name} />
                  {actor.name}
                </span>
              </td>
              <td>{actor.className}</td>
              <td className={styles.number}>{grouped(actor.depth)}</td>
              <td className={styles.number}>{grouped(actor.undeliverable)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {waiting.length === 0 ? (
        <p className={styles.none}>
          No message waits in a mailbox. One that arrives while its actor is busy is listed here.
        </p>
      ) : null}
      {waiting.length > shownAtMost ? (
        <p className={styles.none}>
          showing {grouped(shownAtMost)} of {counted(waiting.length, 'mailbox', 'mailboxes')}
        </p>
      ) : null}
    </div>
  )
}
