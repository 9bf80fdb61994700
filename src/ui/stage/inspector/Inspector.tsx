/**
 * The inspector: what is chosen, with all that is known of it, beside the floor.
 *
 * Esc and the cross close it. Where the stage is narrow it is a sheet below, on a tablet one over the floor's right part.
 */
import { X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { SourcePlace } from '../../../runtime/protocol/view'
import { IconButton } from '../../primitives/Button'
import { useStage, useStageStore } from '../../store/stage-react'
import { useCellName } from '../cell-names'
import { Token } from '../Token'
import { ActorHead, ActorPart } from './ActorPart'
import styles from './Inspector.module.css'
import { MessagePart, SentPart } from './MessagePart'
import { useInspected, type InspectedSession } from './use-inspected'

export interface InspectorProps {
  readonly session: InspectedSession
  readonly onPlace?: (place: SourcePlace) => void
  /** The run in words, below, where there is room and no view shows it. */
  readonly words?: ReactNode
}

export function Inspector(props: InspectorProps) {
  const open = useStage((state) => state.inspecting)
  return open ? <Open {...props} /> : null
}

function Open({ session, onPlace, words }: InspectorProps) {
  const stage = useStageStore()
  const selection = useStage((state) => state.selection)
  const log = useStage((state) =>
    state.selection.kind === 'log'
      ? state.logs.find((line) => line.seq === (state.selection as { seq: number }).seq)
      : undefined,
  )
  const seen = useInspected(session)
  const panel = useFocusBack()
  const cellName = useCellName()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    stage.choose(null)
  }
  const actor = seen?.actor ?? null
  const name =
    selection.kind === 'line'
      ? `${cellName(selection.cell)} line ${selection.line}`
      : actor !== null
        ? `Actor ${actor.name}`
        : 'What is chosen'
  const links = { cellName, onPlace }
  return (
    <aside ref={panel} className={styles.inspector} aria-label={name} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        {actor !== null ? (
          <ActorHead view={actor} />
        ) : (
          <div className={styles.who}>
            <h2 className={styles.name}>{selection.kind === 'line' ? name : ''}</h2>
          </div>
        )}
        <IconButton icon={X} label="Close" size={28} onClick={() => stage.choose(null)} />
      </div>
      {seen?.sent ? <SentPart sent={seen.sent} /> : null}
      {log ? (
        <section className={styles.part} aria-label="Printed">
          <p className={styles.printed}>
            <Token index={log.actor} name={stage.nameOf(log.actor)} /> <code>{log.text}</code>
          </p>
        </section>
      ) : null}
      {seen?.message ? <MessagePart message={seen.message} {...links} /> : null}
      {actor === null ? null : <ActorPart view={actor} session={session} {...links} />}
      {words ? <div className={styles.story}>{words}</div> : null}
    </aside>
  )
}

/** When it closes with the focus in it, the focus goes back to where it was. */
function useFocusBack() {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const element = panel.current
    return () => {
      const { activeElement } = document
      const inside = activeElement === document.body || element?.contains(activeElement)
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return panel
}
