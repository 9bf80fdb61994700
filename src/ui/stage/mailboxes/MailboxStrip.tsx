/** The strip at the floor while a person delivers. It keeps its size when nothing is held, so the floor stays. */
import { useStage } from '../../store/stage-react'
import { isStarting } from '../../store/starting'
import type { StripPlace } from '../strip-place'
import { HeldGroups } from './HeldGroups'
import styles from './MailboxStrip.module.css'

export function MailboxStrip({ place }: { readonly place: StripPlace }) {
  const stepping = useStage((state) => state.frame.mode === 'step')
  const empty = useStage((state) => state.held.length === 0)
  const starting = useStage((state) => isStarting(state.frame))
  const delivered = useStage((state) => state.frame.delivered > 0)
  const missed = useStage(({ frame: { counts } }) => counts.undeliverable + counts.lost > 0)
  // A wall shows one thing: the floor, where the same envelopes lie. Mailboxes has them all.
  if (!stepping || place === 'nowhere') return null
  return (
    <section className={styles.strip} aria-label="Held messages">
      {empty ? (
        <p className={styles.empty}>
          {starting
            ? 'The cell is starting.'
            : delivered && !missed
              ? 'Nothing is held: every message was delivered.'
              : 'Nothing is held.'}
        </p>
      ) : (
        <HeldGroups layout={place === 'beside' ? 'column' : 'strip'} />
      )}
    </section>
  )
}
