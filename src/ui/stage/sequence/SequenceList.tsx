/** The part that is on screen as a list, for readers and for all who would rather read. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { SequenceLine, SequenceMark, SequenceView } from '../../../runtime/protocol/views-of-record'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { grouped } from '../numbers'
import { Place } from './EventCard'
import { captionWords, markWords, silenceWords, wordsOf } from './line-words'
import { keyOf, placeOf } from './geometry'
import styles from './SequenceView.module.css'
import type { Reading } from './use-sequence'

export interface SequenceListProps {
  readonly view: SequenceView
  readonly look: Reading['look']
  readonly chosen: number | null
  readonly onChoose: (line: SequenceLine | null) => void
  readonly onPlace: ((place: SourcePlace) => void) | undefined
}

/** Places of one page. */
const page = 200

type Entry =
  | { readonly at: number; readonly line: SequenceLine }
  | { readonly at: number; readonly mark: SequenceMark }
  | { readonly at: number; readonly ms: number }

export function SequenceList({ view, look, chosen, onChoose, onPlace }: SequenceListProps) {
  const [start, setStart] = useState(view.shown.from)
  const from = Math.max(0, Math.min(start, view.total - 1))
  const to = Math.min(view.total, from + page)
  const turn = (next: number): void => {
    setStart(next)
    look(next, page)
  }
  const within = (at: number): boolean => at >= from && at < to
  const entries: readonly Entry[] = [
    ...view.lines.map((line) => ({ at: placeOf(line), line })),
    ...view.marks.map((mark) => ({ at: mark.place, mark })),
    ...view.silences.map(({ place, ms }) => ({ at: place, ms })),
  ]
    .filter((one) => within(one.at))
    .sort((a, b) => a.at - b.at)
  return (
    <div className={styles.list} role="region" aria-label="Messages as a list" tabIndex={0}>
      <div className={styles.pages}>
        <Button
          size={28}
          variant="quiet"
          icon={ArrowUp}
          disabled={from === 0}
          onClick={() => turn(Math.max(0, from - page))}
        >
          Earlier
        </Button>
        <Button
          size={28}
          variant="quiet"
          icon={ArrowDown}
          disabled={to >= view.total}
          onClick={() => turn(from + page)}
        >
          Later
        </Button>
        <span className={styles.bound}>
          events {grouped(from + 1)} to {grouped(to)} of {grouped(view.total)}
        </span>
      </div>
      <ol>
        {entries.map((one) =>
          'line' in one ? (
            <li key={keyOf(one.line)} className={classes(!one.line.lit && styles.dim)}>
              <button
                type="button"
                aria-pressed={one.line.row === chosen && one.line.kind !== 'answer'}
                onClick={() => onChoose(one.line)}
              >
                {wordsOf(one.line)}
              </button>
              <span className={styles.when}>
                {view.unit === 'ms' ? captionWords(Math.round(one.line.time * 10) / 10, 'ms') : ''}
              </span>
              {one.line.site === null ? null : <Place place={one.line.site} onPlace={onPlace} />}
            </li>
          ) : 'mark' in one ? (
            <li key={`life ${one.at}`} className={classes(!one.mark.lit && styles.dim)}>
              {markWords(one.mark)}
            </li>
          ) : (
            <li key={`silence ${one.at}`} className={styles.when}>
              {silenceWords(one.ms)}
            </li>
          ),
        )}
      </ol>
    </div>
  )
}
