/**
 * What actors said, newest last. It follows the end until a person scrolls up; the rows are bounded, and it says so.
 * A view of its own, and a part of the dashboard.
 */
import { ArrowDown, CircleX, TriangleAlert } from 'lucide-react'
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { LogLine, SourcePlace } from '../../../runtime/protocol/view'
import { Button } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { classes } from '../../primitives/classes'
import { useStage, useStageStore } from '../../store/stage-react'
import { usePlaceWords } from '../cell-names'
import { counted, grouped } from '../numbers'
import { Token } from '../Token'
import { filtered, isOpen, type LogLevel } from './log-filter'
import styles from './LogList.module.css'
import { LogTools } from './LogTools'

const rowsAtMost = 400

export interface LogListProps {
  /** Leads to a line of a cell; without it, places are words. */
  readonly onPlace?: (place: SourcePlace) => void
  /** Where it stands among others. */
  readonly title?: string
}

export function LogList({ onPlace, title }: LogListProps) {
  const stage = useStageStore()
  const logs = useStage((state) => state.logs)
  const logsLeftOut = useStage((state) => state.logsLeftOut)
  const selection = useStage((state) => state.selection)
  const linked = useStage((state) => state.linked.logs)
  // Only an actor that was chosen itself has its lines alone; what else is chosen is marked among all.
  const chosen = selection.kind === 'actor' ? selection.index : null
  const nodes = useStage((state) => state.frame.actors)
  const names = useMemo(() => new Map(nodes.map((actor) => [actor.index, actor.name])), [nodes])
  const [words, setWords] = useState('')
  const [level, setLevel] = useState<LogLevel>('all')
  const [narrowed, setNarrowed] = useState(false)
  const message = selection.kind === 'message' ? selection.row : null
  const row = narrowed ? message : null
  const nameOf = useCallback((actor: number) => names.get(actor) ?? stage.nameOf(actor), [names, stage])
  const mine = useMemo(
    () => filtered(logs, { actor: chosen, level, row, words }, nameOf),
    [logs, chosen, level, row, words, nameOf],
  )
  const replay = useStage((state) => state.frame.mode === 'replay')
  const all = isOpen({ actor: chosen, level, row, words })
  const rows = mine.length > rowsAtMost ? mine.slice(mine.length - rowsAtMost) : mine
  const box = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)

  useLayoutEffect(() => {
    const element = box.current
    if (element && following) element.scrollTop = element.scrollHeight
  }, [rows, following])

  const onChoose = useCallback((seq: number) => stage.select({ kind: 'log', seq }), [stage])
  const onScroll = (): void => {
    const element = box.current
    if (!element) return
    setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < 24)
  }
  const total = mine.length + (all ? logsLeftOut : 0)
  return (
    <div className={styles.view}>
      <LogTools
        title={title}
        words={words}
        onWords={setWords}
        level={level}
        onLevel={setLevel}
        actor={chosen}
        onlyMessage={message === null ? null : narrowed}
        onOnlyMessage={setNarrowed}
      />
      <div ref={box} className={styles.box} onScroll={onScroll} tabIndex={0} role="log" aria-label="Logs">
        {total > rows.length ? (
          <p className={styles.bound}>
            showing {grouped(rows.length)} of {counted(total, 'line')}
          </p>
        ) : null}
        {rows.length === 0 ? (
          <p className={styles.bound}>
            {replay
              ? 'A recording has no lines that were printed.'
              : logs.length === 0
                ? 'What actors print with console.log appears here.'
                : chosen !== null && level === 'all' && words.trim() === ''
                  ? 'This actor has printed nothing.'
                  : 'No line is like that.'}
          </p>
        ) : null}
        {rows.map((line) => (
          <Row
            key={line.seq}
            line={line}
            name={nameOf(line.actor)}
            onPlace={onPlace}
            chosen={linked.has(line.seq)}
            onChoose={onChoose}
          />
        ))}
      </div>
      {following ? null : (
        <Button className={styles.follow} size={28} icon={ArrowDown} onClick={() => setFollowing(true)}>
          Follow the newest
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  readonly line: LogLine
  readonly name: string
  readonly onPlace: ((place: SourcePlace) => void) | undefined
  readonly chosen: boolean
  readonly onChoose: (seq: number) => void
}

const Row = memo(function Row({ line, name, onPlace, chosen, onChoose }: RowProps) {
  const { place } = line
  return (
    <div className={classes(styles.row, styles[line.level], chosen && styles.chosen)}>
      <Token index={line.actor} name={name} />
      <button
        type="button"
        className={styles.name}
        aria-pressed={chosen}
        aria-label={`${name}, inspect this line`}
        onClick={() => onChoose(line.seq)}
      >
        {name}
      </button>
      <span className={styles.text}>
        {line.level === 'log' ? null : (
          <>
            <Icon of={line.level === 'error' ? CircleX : TriangleAlert} size={14} />
            <span className="visually-hidden">{line.level === 'error' ? 'error: ' : 'warning: '}</span>
          </>
        )}
        {line.text}
      </span>
      {place ? <Place place={place} onPlace={onPlace} /> : null}
    </div>
  )
})

function Place({ place, onPlace }: { readonly place: SourcePlace; readonly onPlace: RowProps['onPlace'] }) {
  const words = usePlaceWords(place)
  return onPlace ? (
    <button type="button" className={styles.place} onClick={() => onPlace(place)}>
      {words}
    </button>
  ) : (
    <span className={styles.words}>{words}</span>
  )
}
