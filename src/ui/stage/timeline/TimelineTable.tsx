/** The bars as a table: the same facts, for readers and for those who like numbers. */
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { TimelineView } from '../../../runtime/protocol/views-of-record'
import { grouped } from '../numbers'
import { Token } from '../Token'
import { lastedWords } from './axis'
import { whenOf } from './bar-words'
import { Place } from './BarLine'
import styles from './TimelineTable.module.css'

const most = 200

export interface TimelineTableProps {
  readonly view: TimelineView
  readonly onPlace: ((place: SourcePlace) => void) | undefined
}

export function TimelineTable({ view, onPlace }: TimelineTableProps) {
  const { unit, extent, lanes } = view
  const ms = unit === 'ms'
  const bars = [...view.bars].sort((a, b) => a.from - b.from || a.lane - b.lane)
  return (
    <div className={styles.box} tabIndex={0} role="region" aria-label="Handlings as a table">
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Actor</th>
            <th>Handles</th>
            <th>Sent by</th>
            <th>Worker</th>
            <th>{ms ? 'From' : 'When'}</th>
            {ms ? <th className={styles.number}>Lasts</th> : null}
            {ms ? <th className={styles.number}>Waited before</th> : null}
            <th>End</th>
            <th>Line</th>
          </tr>
        </thead>
        <tbody>
          {bars.slice(0, most).map((bar) => (
            <tr key={`${bar.lane} ${bar.key}`}>
              <td>
                <span className={styles.who}>
                  {bar.actor < 0 ? null : <Token index={bar.actor} name={bar.name} />}
                  {bar.name || 'several'}
                </span>
              </td>
              <td className={styles.code}>
                {bar.method}
                {bar.count > 1 ? ` × ${grouped(bar.count)}` : ''}
              </td>
              <td>{bar.sender}</td>
              <td>{lanes[bar.lane].worker === 0 ? 'notebook' : lanes[bar.lane].worker}</td>
              <td>{ms ? lastedWords(Math.max(0, bar.from - extent.from)) : whenOf(bar, view)}</td>
              {ms ? <td className={styles.number}>{lastedWords(bar.lasted)}</td> : null}
              {ms ? (
                <td className={styles.number}>{bar.waited > 0.5 ? lastedWords(bar.waited) : ''}</td>
              ) : null}
              <td>{ends[bar.end]}</td>
              <td>{bar.site === null ? '' : <Place place={bar.site} onPlace={onPlace} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bars.length === 0 ? (
        <p className={styles.none}>Run a cell and its handlings appear here: a row for each of them.</p>
      ) : null}
      {bars.length > most ? (
        <p className={styles.none}>
          showing {grouped(most)} of {grouped(bars.length)} bars
        </p>
      ) : null}
    </div>
  )
}

const ends = { running: 'runs', settled: 'settled', failed: 'failed', died: 'died' } as const
