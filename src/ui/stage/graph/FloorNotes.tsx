/** The words under the floor: what is lost, what the picture leaves out, and the way that is pointed at. */
import { Unplug } from 'lucide-react'
import { Icon } from '../../primitives/Icon'
import { tip } from '../../primitives/Tooltip'
import { useStage, useStageStore } from '../../store/stage-react'
import { Envelope } from '../Envelope'
import { counted, grouped } from '../numbers'
import { wallWords } from '../sides'
import styles from './FloorNotes.module.css'
import { LostSign } from './LostSign'

export interface FloorNotesProps {
  /** What the way says that is pointed at, or ''. */
  readonly way: string
  /** The ways are faint and show no rates. */
  readonly crowded: boolean
  /** Messages that travelled without being drawn. */
  readonly leftOut: number
}

export function FloorNotes({ way, crowded, leftOut }: FloorNotesProps) {
  return (
    <div className={styles.notes}>
      {way ? (
        <span className={styles.way} aria-hidden>
          {way}
        </span>
      ) : null}
      <Wall />
      <Lost />
      <Astray />
      <Bounds />
      {crowded ? <span>Choose an actor to see its rates.</span> : null}
      {leftOut > 0 ? (
        <span>{counted(leftOut, 'message or answer', 'messages and answers')} not drawn one by one</span>
      ) : null}
    </div>
  )
}

/** The sign and the word of a partition, and who stands where. */
function Wall() {
  const stage = useStageStore()
  const words = useStage((state) => wallWords(state.frame.walls, (actor) => stage.nameOf(actor)))
  if (words === '') return null
  return (
    <span className={styles.lost} {...tip('What is sent across it is lost.', 'network partition')}>
      <Icon of={Unplug} size={13} />
      Partition: {words}
    </span>
  )
}

/** The sign of the burst with its word: the burst itself is gone after a moment, and no program sees the loss. */
function Lost() {
  const lost = useStage((state) => state.frame.counts.lost)
  if (lost === 0) return null
  return (
    <span className={styles.lost} {...tip('No program can see this.', 'dropped')}>
      <LostSign size={13} />
      {grouped(lost)} lost on the way
    </span>
  )
}

/** Undeliverable messages lie on the actor that is gone. Those that lie on none were taken back, or sent to nobody. */
function Astray() {
  const count = useStage(
    ({ frame }) =>
      frame.counts.undeliverable - frame.actors.reduce((sum, actor) => sum + actor.undeliverable, 0),
  )
  if (count <= 0) return null
  return (
    <span className={styles.astray} {...tip('Taken back, or sent to nobody who is there.', 'dead letter')}>
      <Envelope width={16} height={12} tone="warn" />
      {grouped(count)} undeliverable
    </span>
  )
}

/** What the picture leaves out, in words. */
function Bounds() {
  const piles = useStage((state) => state.frame.piles)
  const actorsLeftOut = useStage((state) => state.frame.actorsLeftOut)
  const heldLeftOut = useStage((state) => state.frame.heldLeftOut)
  const gaveWay = useStage((state) => state.scene.gaveWay.size)
  return (
    <>
      {piles.map(({ key, className, count, ended }) => (
        <span key={key}>
          {grouped(count)} {className === 'FunctionContainer' ? 'containers' : `${className} actors`} drawn as
          one
          {ended > 0 ? `, ${grouped(ended)} of them ended` : ''}
        </span>
      ))}
      {actorsLeftOut > 0 ? <span>{counted(actorsLeftOut, 'actor')} not shown</span> : null}
      {gaveWay > 0 ? <span>{counted(gaveWay, 'stopped actor')} not shown</span> : null}
      {heldLeftOut > 0 ? <span>{counted(heldLeftOut, 'held message')} not shown</span> : null}
    </>
  )
}
