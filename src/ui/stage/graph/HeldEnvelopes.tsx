/**
 * The held messages, lying on their edges: each that can go is a button, the others are outlines with what they wait
 * behind. Drawn inside React Flow's viewport, so they pan and zoom with the floor.
 */
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import type { HeldView } from '../../../runtime/protocol/view'
import { classes } from '../../primitives/classes'
import { tip, type Tip } from '../../primitives/Tooltip'
import { useStage, useStageStore } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { Envelope } from '../Envelope'
import { heldLabel, heldName } from '../held-words'
import { InspectHeld, useInspectKey } from '../InspectHeld'
import { grouped } from '../numbers'
import { useRoving } from '../roving'
import styles from './HeldEnvelopes.module.css'
import { envelopeHeight, envelopeWidth, type HeldSpot } from './spots'

export function HeldEnvelopes({ spots }: { readonly spots: readonly HeldSpot[] }) {
  const stage = useStageStore()
  const { deliver, rest } = useDelivery()
  const actors = useStage((state) => state.scene.nodes)
  const names = useMemo(() => new Map(actors.map((node) => [node.key, node.name])), [actors])
  const keys = useMemo(() => spots.filter((spot) => spot.held.enabled).map((spot) => spot.held.key), [spots])
  const roving = useRoving<HTMLDivElement>(keys, rest, 'graph')
  const chosen = useStage((state) => state.linked.rows)
  const all = useMemo(() => spots.map((spot) => spot.held), [spots])
  const onKeyDown = useInspectKey(all, roving.onKeyDown)
  if (spots.length === 0) return null
  const label = (held: HeldView): string =>
    heldLabel(
      held,
      names.get(held.from) ?? stage.nameOf(held.from),
      names.get(held.to) ?? stage.nameOf(held.to),
      keys.indexOf(held.key) + 1,
      keys.length,
    )
  return (
    <ViewportPortal>
      <div
        ref={roving.ref}
        role="group"
        aria-label="Held messages"
        onKeyDown={onKeyDown}
        onFocus={roving.onFocus}
      >
        {spots.map(({ held, x, y, more, words }) => (
          <div
            key={held.key}
            className={styles.spot}
            style={{ transform: `translate(${x - envelopeWidth / 2}px, ${y - envelopeHeight / 2}px)` }}
          >
            {held.enabled ? (
              <button
                type="button"
                className={classes(styles.envelope, chosen.has(held.row) && styles.chosen, 'nopan nodrag')}
                data-chosen={chosen.has(held.row) || undefined}
                data-key={held.key}
                aria-label={label(held)}
                aria-description="I inspects it."
                tabIndex={held.key === roving.current ? 0 : -1}
                onClick={() => deliver(held.key)}
                {...tipOf(held, words)}
              >
                <Paper held={held} />
              </button>
            ) : (
              <div
                className={classes(styles.envelope, chosen.has(held.row) && styles.chosen)}
                data-chosen={chosen.has(held.row) || undefined}
                role="img"
                aria-label={label(held)}
                {...tipOf(held, words)}
              >
                <Paper held={held} />
              </div>
            )}
            <InspectHeld held={held} className={styles.inspect} />
            {words ? (
              <div className={styles.words} aria-hidden>
                <div className={held.enabled ? styles.name : styles.dim}>{heldName(held)}</div>
                {!held.enabled && held.behind ? (
                  <div className={styles.behind}>behind {held.behind}</div>
                ) : null}
                {more > 0 ? <div className={styles.behind}>and {grouped(more)} more</div> : null}
              </div>
            ) : null}
          </div>
        ))}
      </div>
    </ViewportPortal>
  )
}

/** What it carries; also its name, where that had to give way. */
function tipOf(held: HeldView, words: boolean): Tip | null {
  const behind = !held.enabled && held.behind ? `, behind ${held.behind}` : ''
  if (held.preview) return tip(`${heldName(held)}(${held.preview})${words ? '' : behind}`)
  return words ? null : tip(heldName(held) + behind)
}

function Paper({ held }: { readonly held: HeldView }) {
  return (
    <>
      <Envelope
        width={envelopeWidth}
        height={envelopeHeight}
        tone={held.enabled ? 'held' : 'waiting'}
        answer={held.kind === 'answer' || held.kind === 'resume'}
      />
      {held.kind === 'ask' ? (
        <span className={held.enabled ? styles.ask : styles.dimAsk} aria-hidden>
          ?
        </span>
      ) : null}
    </>
  )
}
