/**
 * In words: the run in plain sentences, the newest at the end.
 *
 * It follows the end until a person scrolls up or pages back. Choosing a sentence chooses its message everywhere, or
 * its actor where it is about none, and leads to the line of code that sent the message.
 */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { StoryEvent, StoryView } from '../../../runtime/protocol/views-of-record'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { foldsNotebook } from '../../store/fold'
import { useStage, useStageStore } from '../../store/stage-react'
import { usePlaceWords } from '../cell-names'
import { counted, grouped } from '../numbers'
import { Token } from '../Token'
import { StoryLive } from './StoryLive'
import styles from './StoryList.module.css'
import { useStory } from './use-story'

/** Sentences on the page at a time. */
const page = 500

export interface StoryListProps {
  readonly session: Session
  readonly onPlace?: (place: SourcePlace) => void
}

export function StoryList({ session, onPlace }: StoryListProps) {
  const stage = useStageStore()
  const linked = useStage((state) => state.linked)
  const [words, setWords] = useState('')
  const [before, setBefore] = useState<number | null>(null)
  /** The sentence that was pressed last: it is marked where no message is chosen. */
  const [pressed, setPressed] = useState<number | null>(null)
  const [following, setFollowing] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  const view = useStory(session, { words, before, most: page })
  const events = view?.events ?? none
  useLayoutEffect(() => {
    const element = box.current
    if (element && following && before === null) element.scrollTop = element.scrollHeight
  }, [events, following, before])
  useEffect(() => {
    // A page that was turned to begins at its end: that is where one came from.
    if (before !== null && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [before])
  useEffect(() => {
    if (linked.row === null) return
    const row = box.current?.querySelector(`[data-row="${linked.row}"]`)
    if (!row) return
    setFollowing(false)
    row.scrollIntoView({ block: 'nearest' })
  }, [linked.row])
  if (view === null) return <div className={styles.view} />

  const onScroll = (): void => {
    const element = box.current
    if (element) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < 24)
  }
  const newest = (): void => {
    setBefore(null)
    setFollowing(true)
  }
  const choose = (event: StoryEvent): void => {
    setPressed(event.seq)
    setFollowing(false)
    stage.selectMessage(event.row, event.actor)
    // Where the line's cell is folded away for the inspector, its link there leads to it.
    if (event.place !== null && !foldsNotebook()) onPlace?.(event.place)
  }
  const names = (index: number): string => stage.nameOf(index)
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.filter}
          placeholder="Only sentences with…"
          aria-label="Only sentences with these words"
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            newest()
          }}
        />
        <p className={styles.bound} aria-live="off">
          {bounds(view, words)}
        </p>
      </div>
      <div
        ref={box}
        className={styles.box}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label="In words"
      >
        {view.earlier > 0 ? (
          <Button
            className={styles.page}
            size={28}
            variant="quiet"
            icon={ArrowUp}
            onClick={() => setBefore(events[0].seq)}
          >
            {counted(Math.min(page, view.earlier), 'earlier sentence')}
          </Button>
        ) : null}
        {events.length === 0 ? (
          <p className={styles.none}>
            {view.total === 0
              ? 'Run a cell and what its actors do is told here.'
              : `No sentence has “${words.trim()}” in it.`}
          </p>
        ) : (
          <ol className={styles.list}>
            {events.map((event) => (
              <Row
                key={event.seq}
                event={event}
                name={names(event.actor)}
                picked={linked.row === null ? event.seq === pressed : linked.rows.has(event.row)}
                mine={event.actor === linked.actor}
                onChoose={choose}
              />
            ))}
          </ol>
        )}
      </div>
      {following && before === null ? null : (
        <Button className={styles.follow} size={28} icon={ArrowDown} onClick={newest}>
          Follow the newest
        </Button>
      )}
      {before === null && words === '' ? <StoryLive view={view} /> : null}
    </div>
  )
}

const none: readonly StoryEvent[] = []

function bounds({ events, total, found }: StoryView, words: string): string {
  if (words.trim() !== '')
    return `showing ${grouped(events.length)} of ${counted(found, 'sentence')} with these words`
  return events.length < total
    ? `showing ${grouped(events.length)} of ${counted(total, 'sentence')}`
    : counted(total, 'sentence')
}

interface RowProps {
  readonly event: StoryEvent
  readonly name: string
  readonly picked: boolean
  readonly mine: boolean
  readonly onChoose: (event: StoryEvent) => void
}

const Row = memo(function Row({ event, name, picked, mine, onChoose }: RowProps) {
  const { kind, actor, text, place, row } = event
  return (
    <li>
      <button
        type="button"
        className={classes(
          styles.row,
          (kind === 'failed' ||
            kind === 'died' ||
            kind === 'ended' ||
            kind === 'lost' ||
            kind === 'lost-answer') &&
            styles.bad,
          kind === 'undeliverable' && styles.warn,
          mine && styles.mine,
          picked && styles.picked,
        )}
        aria-pressed={picked}
        data-row={row}
        onClick={() => onChoose(event)}
      >
        <Token index={actor} name={name} />
        <span className={styles.text}>{text}</span>
        {place ? <Place place={place} /> : null}
      </button>
    </li>
  )
})

function Place({ place }: { readonly place: SourcePlace }) {
  return <span className={styles.place}>{usePlaceWords(place)}</span>
}
