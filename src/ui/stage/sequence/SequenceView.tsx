/**
 * Sequence diagram: a lane an actor, time downwards, an arrow a message.
 *
 * The diagram is one picture with a focus of its own: arrow keys go from line to line, Enter chooses one, and its causal
 * past or future is lit while the rest fades. The same as a list stands behind a button.
 */
import { ArrowDown, ListOrdered } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type {
  CausalLight,
  SequenceLine,
  SequenceView as View,
} from '../../../runtime/protocol/views-of-record'
import { Button } from '../../primitives/Button'
import { Menu } from '../../primitives/Menu'
import { Segmented } from '../../primitives/Segmented'
import { useStage } from '../../store/stage-react'
import { Diagram } from './Diagram'
import { changed, type LaneAction } from './lanes'
import { boundWords, wordsOf } from './line-words'
import { SequenceList } from './SequenceList'
import styles from './SequenceView.module.css'
import { useSequence } from './use-sequence'

export interface SequenceViewProps {
  readonly session: Pick<Session, 'sequence' | 'subscribe'>
  /** The chosen message by its row in the record. */
  readonly selected: { readonly row: number } | null
  readonly onSelect: (selected: { readonly row: number } | null) => void
  readonly onPlace?: (place: SourcePlace) => void
}

const lights: readonly { readonly id: CausalLight; readonly label: string; readonly term: string }[] = [
  { id: 'past', label: 'Causal past', term: 'happened before' },
  { id: 'future', label: 'Future', term: 'may be an effect' },
  { id: 'all', label: 'All', term: 'no dimming' },
]
const none: readonly number[] = []

export function SequenceView({ session, selected, onSelect, onPlace }: SequenceViewProps) {
  const [hidden, setHidden] = useState(none)
  const [order, setOrder] = useState(none)
  const [light, setLight] = useState<CausalLight>('past')
  const [list, setList] = useState(false)
  const running = useStage((state) => state.frame.phase !== 'idle')
  const [following, setFollowing] = useState(running)
  const [scrolls, setScrolls] = useState(false)
  const chosen = selected?.row ?? null
  const { view, look } = useSequence(session, { hidden, order, chosen, light })
  const choose = useCallback(
    (line: SequenceLine | null): void => {
      onSelect(line === null ? null : { row: line.row })
    },
    [onSelect],
  )
  const latest = useRef(view)
  useEffect(() => {
    latest.current = view
  }, [view])
  const onLane = useCallback((actor: number, action: LaneAction): void => {
    if (latest.current === null) return
    const next = changed(latest.current, actor, action)
    setHidden(next.hidden)
    setOrder(next.order)
  }, [])
  if (view === null) return <div className={styles.view} />
  const empty = view.total === 0 && view.hidden.length === 0
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        {view.hidden.length === 0 ? null : <Hidden view={view} onHidden={setHidden} />}
        <span className={styles.space} />
        <span className={styles.caption} aria-hidden>
          Light up
        </span>
        <Segmented label="Light up" segments={lights} value={light} onChange={setLight} />
        <Button
          size={28}
          variant="quiet"
          icon={ListOrdered}
          aria-pressed={list}
          disabled={empty && !list}
          onClick={() => setList(!list)}
        >
          {list ? 'Show as lanes' : 'Show as list'}
        </Button>
      </div>
      {empty ? (
        <p className={styles.none}>
          Run a cell and its messages appear here: a lane for each actor, time downwards.
        </p>
      ) : list ? (
        <SequenceList view={view} look={look} chosen={chosen} onChoose={choose} onPlace={onPlace} />
      ) : (
        <Diagram
          key={view.run}
          view={view}
          look={look}
          chosen={chosen}
          following={following}
          onFollowing={setFollowing}
          onScrolls={setScrolls}
          onChoose={choose}
          onLane={onLane}
          onPlace={onPlace}
        />
      )}
      {empty ? null : (
        <div className={styles.foot}>
          <Legend />
          <p className={styles.bound}>{boundWords(view)}</p>
          {/* Not over the lanes: a card may stand at their lower end. */}
          {list || following || !scrolls ? null : (
            <Button size={28} icon={ArrowDown} onClick={() => setFollowing(true)}>
              Follow the newest
            </Button>
          )}
        </div>
      )}
      <div className="visually-hidden" role="status">
        {view.chosen === null ? '' : `Chosen: ${wordsOf(view.chosen.line)}`}
      </div>
    </div>
  )
}

/** Brings hidden lanes back: one, or all. */
function Hidden({
  view,
  onHidden,
}: {
  readonly view: View
  readonly onHidden: (hidden: readonly number[]) => void
}) {
  const ids = view.hidden.map((one) => one.actor)
  const items = [
    { id: 'all', label: 'Show all actors' },
    ...view.hidden.slice(0, 40).map(({ actor, name }) => ({ id: String(actor), label: `Show ${name}` })),
  ]
  return (
    <Menu
      label="Hidden actors"
      className={styles.menu}
      items={items}
      onChoose={(id) => onHidden(id === 'all' ? [] : ids.filter((one) => one !== Number(id)))}
    >
      {ids.length === 1 ? '1 actor hidden' : `${ids.length} actors hidden`}
    </Menu>
  )
}

function Legend() {
  return (
    <p className={styles.legend}>
      <span>
        <i className={styles.asks} /> asks, sends
      </span>
      <span>
        <i className={styles.answers} /> answers
      </span>
      <span>
        <i className={styles.full} /> runs
      </span>
      <span>
        <i className={styles.pale} /> waits for an answer
      </span>
    </p>
  )
}
