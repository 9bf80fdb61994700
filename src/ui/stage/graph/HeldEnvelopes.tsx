/**
 * The held messages, lying on their edges, and over the one that is pointed at what may be done to it. Each is a button;
 * one that may not go yet is an outline with what it waits behind. Drawn inside React Flow's viewport, so they pan and
 * zoom with the floor.
 */
import { useStore as useFlow, ViewportPortal } from '@xyflow/react'
import { Pause } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, FocusEvent, KeyboardEvent } from 'react'
import type { HeldView } from '../../../runtime/protocol/view'
import { classes } from '../../primitives/classes'
import { Icon } from '../../primitives/Icon'
import { tip, type Tip } from '../../primitives/Tooltip'
import { useStage, useStageStore } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { Envelope, toneOf } from '../Envelope'
import { EnvelopeActions } from '../EnvelopeActions'
import { actionsOf } from '../held-actions'
import { heldBack, heldLabel, heldName } from '../held-words'
import { useInspectKey } from '../InspectHeld'
import { grouped } from '../numbers'
import { useRoving } from '../roving'
import { useHeldKeys } from '../use-held-keys'
import styles from './HeldEnvelopes.module.css'
import { anchorOf, sheetSide } from './sheet-side'
import { envelopeHeight, envelopeWidth, type HeldSpot } from './spots'
import { farthest } from './view'

/** What a finger needs, whatever the zoom is, in px. */
const finger = 44

export function HeldEnvelopes({ spots }: { readonly spots: readonly HeldSpot[] }) {
  const stage = useStageStore()
  const { deliver, rest } = useDelivery()
  const actors = useStage((state) => state.scene.nodes)
  const names = useMemo(() => new Map(actors.map((node) => [node.key, node.name])), [actors])
  const held = useMemo(() => spots.map((spot) => spot.held), [spots])
  const can = useMemo(() => held.filter((one) => one.enabled).map((one) => one.key), [held])
  // Those that can go come first; the others have actions too.
  const keys = useMemo(
    () => [...can, ...held.filter((one) => !one.enabled).map((one) => one.key)],
    [can, held],
  )
  const roving = useRoving<HTMLDivElement>(keys, rest, 'graph')
  const onHeldKey = useHeldKeys(held)
  const onInspectKey = useInspectKey(held, roving.onKeyDown)
  const chosen = useStage((state) => state.linked.rows)
  const actions = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  /** One whose actions were asked for: the focus goes to them. */
  const [asked, setAsked] = useState<string | null>(null)
  const touch = useFlow((state) => Math.ceil(finger / Math.max(state.transform[2], farthest)))
  useEffect(() => {
    if (asked !== null) actions.current?.querySelector('button')?.focus()
  }, [asked])
  if (spots.length === 0) return null
  const nameOf = (actor: number): string => names.get(actor) ?? stage.nameOf(actor)
  const label = (one: HeldView): string =>
    heldLabel(one, nameOf(one.from), nameOf(one.to), can.indexOf(one.key) + 1, can.length)
  const opened = spots.find((spot) => spot.held.key === (hovered ?? focused))
  const side = opened ? sheetSide(opened, spots.filter((spot) => spot !== opened)) : 'above' // oxfmt-ignore
  const anchor = opened ? anchorOf(opened, side) : { x: 0, y: 0 }

  const onFocus = (event: FocusEvent): void => {
    roving.onFocus(event)
    const key = event.target instanceof HTMLElement ? event.target.dataset.key : undefined
    setFocused(key !== undefined && event.target.matches(':focus-visible') ? key : null)
  }
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    const inside = relatedTarget instanceof Node && actions.current?.contains(relatedTarget)
    if (!inside) setFocused(null)
  }
  const back = (key: string): void => {
    for (const element of roving.ref.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])
      if (element.dataset.key === key) element.focus()
  }
  /** One that can't go has nothing that a click would do at once: the click leads to what may be done. */
  const onClick = (one: HeldView): void => {
    if (actionsOf(one)[0] === 'deliver') return deliver(one.key)
    setFocused(one.key)
    setAsked(one.key)
  }
  return (
    <ViewportPortal>
      <div
        ref={roving.ref}
        role="group"
        aria-label="Held messages"
        onKeyDown={(event: KeyboardEvent) => {
          if (!onHeldKey(event)) onInspectKey(event)
        }}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        {/* Below all of them: where two are close, each paper is its own. */}
        <div aria-hidden style={{ '--touch-held': `${touch}px` } as CSSProperties}>
          {spots.map(({ held: one, x, y }) => (
            <div
              key={one.key}
              className={classes(styles.touch, 'nopan nodrag')}
              data-touches={one.key}
              style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
              onClick={() => onClick(one)}
            />
          ))}
        </div>
        {spots.map(({ held: one, x, y, more, words }) => {
          const delivers = actionsOf(one)[0] === 'deliver'
          return (
            <div
              key={one.key}
              className={classes(styles.spot, one === opened?.held && styles.opened)}
              style={{ transform: `translate(${x - envelopeWidth / 2}px, ${y - envelopeHeight / 2}px)` }}
              onPointerEnter={() => setHovered(one.key)}
              onPointerLeave={() => setHovered(null)}
            >
              <button
                type="button"
                className={classes(
                  styles.envelope,
                  delivers ? styles.can : styles.waits,
                  chosen.has(one.row) && styles.chosen,
                  'nopan nodrag',
                )}
                data-chosen={chosen.has(one.row) || undefined}
                data-key={one.key}
                aria-label={label(one)}
                aria-description="I inspects it."
                tabIndex={one.key === roving.current ? 0 : -1}
                onClick={() => onClick(one)}
                {...tipOf(one, words !== '')}
              >
                <Paper held={one} />
              </button>
              {words ? (
                <div className={classes(styles.words, words === 'beside' && styles.atSide)} aria-hidden>
                  <div className={one.enabled ? styles.name : styles.dim}>{heldName(one)}</div>
                  {heldBack(one) ? <div className={styles.behind}>{heldBack(one)}</div> : null}
                  {more > 0 ? <div className={styles.behind}>and {grouped(more)} more</div> : null}
                </div>
              ) : null}
            </div>
          )
        })}
      </div>
      {opened && actionsOf(opened.held).length > 0 ? (
        <div
          ref={actions}
          className={classes(styles.actions, opened.held.key === focused && styles.now, 'nopan nodrag')}
          data-side={side}
          style={{ transform: `translate(${anchor.x}px, ${anchor.y}px)` }}
          onPointerEnter={() => setHovered(opened.held.key)}
          onPointerLeave={() => setHovered(null)}
          onBlur={({ relatedTarget }) => {
            const stays = relatedTarget instanceof Node && actions.current?.contains(relatedTarget)
            if (stays) return
            setFocused(null)
            setAsked(null)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            back(opened.held.key)
          }}
        >
          <div className={styles.sheet} data-tips="around">
            <EnvelopeActions
              held={opened.held}
              name={`${heldName(opened.held)} from ${nameOf(opened.held.from)} to ${nameOf(opened.held.to)}`}
              onAct={() => {
                if (actions.current?.contains(document.activeElement)) back(opened.held.key)
                setHovered(null)
              }}
            />
          </div>
        </div>
      ) : null}
    </ViewportPortal>
  )
}

/** What it carries; also its name, where that had to give way. */
function tipOf(held: HeldView, words: boolean): Tip | null {
  const back = heldBack(held)
  const kept = back === '' ? '' : `, ${back}`
  if (held.preview) return tip(`${heldName(held)}(${held.preview})${words ? '' : kept}`)
  return words ? null : tip(heldName(held) + kept)
}

function Paper({ held }: { readonly held: HeldView }) {
  return (
    <>
      <Envelope
        width={envelopeWidth}
        height={envelopeHeight}
        tone={toneOf(held)}
        answer={held.kind === 'answer' || held.kind === 'resume'}
      />
      {held.aside ? (
        <span className={styles.aside}>
          <Icon of={Pause} size={13} />
        </span>
      ) : held.kind === 'ask' ? (
        <span className={held.enabled ? styles.ask : styles.dimAsk} aria-hidden>
          ?
        </span>
      ) : null}
    </>
  )
}
