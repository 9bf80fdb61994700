/** The line below the rows: what is chosen, in words, with the line of code that sent it; else what the shapes mean. */
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { TimelineBar, TimelineView } from '../../../runtime/protocol/views-of-record'
import { usePlaceWords } from '../cell-names'
import { Token } from '../Token'
import { whatOf, whenOf } from './bar-words'
import styles from './TimelineView.module.css'

export interface BarLineProps {
  readonly view: TimelineView
  readonly bar: TimelineBar | null
  readonly onPlace: ((place: SourcePlace) => void) | undefined
}

export function BarLine({ view, bar, onPlace }: BarLineProps) {
  return (
    <p className={styles.line} role="status">
      {bar === null ? (
        <Legend cold={view.lanes.some((lane) => lane.cold !== null)} unit={view.unit} />
      ) : (
        <>
          {bar.actor < 0 ? null : <Token index={bar.actor} name={bar.name} />}
          <span className={styles.what}>{whatOf(bar)}</span>
          <span className={styles.when}>{whenOf(bar, view)}</span>
          {bar.site === null ? null : <Place place={bar.site} onPlace={onPlace} />}
        </>
      )}
    </p>
  )
}

export function Place({
  place,
  onPlace,
}: {
  readonly place: SourcePlace
  readonly onPlace: BarLineProps['onPlace']
}) {
  const words = usePlaceWords(place)
  return onPlace ? (
    <button type="button" className={styles.place} onClick={() => onPlace(place)}>
      {words}
    </button>
  ) : (
    <span className={styles.when}>{words}</span>
  )
}

function Legend({ cold, unit }: { readonly cold: boolean; readonly unit: TimelineView['unit'] }) {
  return (
    <span className={styles.legend}>
      <span>
        <i className={styles.full} /> runs
      </span>
      <span>
        <i className={styles.pale} /> waits for an answer
      </span>
      {unit === 'ms' ? (
        <span>
          <i className={styles.wait} /> a message waits
        </span>
      ) : null}
      {cold ? (
        <span>
          <i className={styles.cold} /> a worker starts
        </span>
      ) : null}
    </span>
  )
}
