/** Links of the inspector: to a message, to an actor, to a line of a cell. Each chooses, or leads there. */
import type { MessageLink } from '../../../runtime/protocol/inspection'
import type { SourcePlace } from '../../../runtime/protocol/view'
import { useStageStore } from '../../store/stage-react'
import styles from './Inspector.module.css'

export function CallLink({ link }: { readonly link: MessageLink }) {
  const stage = useStageStore()
  return (
    <button
      type="button"
      className={`${styles.link} ${styles.code}`}
      onClick={() => stage.select({ kind: 'message', row: link.row, key: '' })}
    >
      {link.call}
    </button>
  )
}

export function ActorLink({ index, name }: { readonly index: number; readonly name: string }) {
  const stage = useStageStore()
  return (
    <button type="button" className={styles.link} onClick={() => stage.choose(index)}>
      {name}
    </button>
  )
}

export interface PlaceLinkProps {
  readonly place: SourcePlace
  /** How a cell is called: `[3]`. */
  readonly cellName: (cell: string) => string
  readonly onPlace: ((place: SourcePlace) => void) | undefined
}

export function PlaceLink({ place, cellName, onPlace }: PlaceLinkProps) {
  const words = `${cellName(place.cell)} line ${place.line}`
  return onPlace ? (
    <button type="button" className={styles.link} onClick={() => onPlace(place)}>
      {words}
    </button>
  ) : (
    <span>{words}</span>
  )
}
