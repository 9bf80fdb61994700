/** What is chosen, beside it: its words, when it was, and the line of code that sent it. */
import { X } from 'lucide-react'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { SequenceView } from '../../../runtime/protocol/views-of-record'
import { IconButton } from '../../primitives/Button'
import { usePlaceWords } from '../cell-names'
import { barHalf, laneX, placeY } from './geometry'
import { captionWords, wordsOf } from './line-words'
import styles from './EventCard.module.css'

export interface EventCardProps {
  readonly view: SequenceView
  readonly onClose: () => void
  readonly onPlace: ((place: SourcePlace) => void) | undefined
}

/** Width of the card and its place beside the bar, in pixels of the drawing. */
const wide = 232

export function EventCard({ view, onClose, onPlace }: EventCardProps) {
  if (view.chosen === null) return null
  const { line, place } = view.chosen
  const lane = Math.max(0, line.arrived >= 0 && line.toLane >= 0 ? line.toLane : line.fromLane)
  const right = lane < view.lanes.length - 1 || view.lanes.length === 1
  const x = right ? laneX(lane) + barHalf + 14 : laneX(lane) - barHalf - 14 - wide
  return (
    <div
      className={styles.card}
      style={{
        left: `${x / 16}rem`,
        top: `${(placeY(Math.max(0, place)) + 14) / 16}rem`,
        width: `${wide / 16}rem`,
      }}
      data-card
    >
      <p className={styles.words}>{wordsOf(line)}</p>
      <p className={styles.when}>
        {view.unit === 'ms' ? `at ${captionWords(Math.round(line.time * 10) / 10, 'ms')}` : ''}
        {line.site === null ? null : <Place place={line.site} onPlace={onPlace} />}
      </p>
      <IconButton className={styles.close} size={28} icon={X} label="Choose nothing" onClick={onClose} />
    </div>
  )
}

export function Place({
  place,
  onPlace,
}: {
  readonly place: SourcePlace
  readonly onPlace: EventCardProps['onPlace']
}) {
  const words = usePlaceWords(place)
  return onPlace ? (
    <button type="button" className={styles.place} onClick={() => onPlace(place)}>
      {words}
    </button>
  ) : (
    <span>{words}</span>
  )
}
