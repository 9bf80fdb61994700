/** The held messages by receiver, as cards: the body of the strip and of the mailbox view. */
import { useMemo } from 'react'
import { useStage, useStageStore } from '../../store/stage-react'
import { useDelivery } from '../delivery'
import { heldLabel } from '../held-words'
import { useInspectKey } from '../InspectHeld'
import { counted, grouped } from '../numbers'
import { useRoving } from '../roving'
import { useHeldKeys } from '../use-held-keys'
import { groupHeld } from './grouping'
import { HeldCard } from './HeldCard'
import styles from './HeldGroups.module.css'

export function HeldGroups({ layout }: { readonly layout: 'strip' | 'column' | 'page' }) {
  const stage = useStageStore()
  const { rest } = useDelivery()
  const held = useStage((state) => state.held)
  const leftOut = useStage((state) => state.frame.heldLeftOut)
  const nodes = useStage((state) => state.scene.nodes)
  const names = useMemo(() => new Map(nodes.map((node) => [node.key, node.name])), [nodes])
  const nameOf = (index: number): string => names.get(index) ?? stage.nameOf(index)
  const { groups, shown, total } = useMemo(() => groupHeld(held, leftOut), [held, leftOut])
  const can = useMemo(
    () => groups.flatMap((group) => group.held.filter((one) => one.enabled).map((one) => one.key)),
    [groups],
  )
  // Those that can go come first; the others have actions too.
  const keys = useMemo(
    () => [
      ...can,
      ...groups.flatMap((group) => group.held.filter((one) => !one.enabled).map((one) => one.key)),
    ],
    [can, groups],
  )
  const roving = useRoving<HTMLDivElement>(keys, rest, 'list')
  const onHeldKey = useHeldKeys(held)
  const onKeyDown = useInspectKey(held, roving.onKeyDown)
  const deliverable = useMemo(() => held.filter((one) => one.enabled).length, [held])
  return (
    <div
      ref={roving.ref}
      className={styles[layout]}
      onKeyDown={(event) => {
        // A menu's keys come by from its portal, and its button has used ArrowDown.
        const { target, currentTarget, defaultPrevented } = event
        if (defaultPrevented || !(target instanceof Node) || !currentTarget.contains(target)) return
        if (!onHeldKey(event)) onKeyDown(event)
      }}
      onFocus={roving.onFocus}
    >
      {groups.map((group) => (
        <section key={group.to} className={styles.group} aria-label={`Held for ${nameOf(group.to)}`}>
          <h2 className={styles.head}>
            Held for {nameOf(group.to)} <span className={styles.rule}>{group.rule}</span>
          </h2>
          <div className={styles.cards}>
            {group.held.map((one) => {
              const from = nameOf(one.from)
              const to = nameOf(one.to)
              return (
                <HeldCard
                  key={one.key}
                  held={one}
                  from={from}
                  to={to}
                  wide={layout === 'page'}
                  label={heldLabel(one, from, to, can.indexOf(one.key) + 1, deliverable)}
                  reachable={one.key === roving.current}
                />
              )
            })}
            {group.more > 0 ? <span className={styles.more}>and {grouped(group.more)} more</span> : null}
          </div>
        </section>
      ))}
      {shown < total ? (
        <p className={styles.bound}>
          showing {grouped(shown)} of {counted(total, 'held message')}
        </p>
      ) : null}
    </div>
  )
}
