/**
 * Timeline: a row a worker, a bar a handling. A loop of awaited asks is a staircase, asks that go out together are a
 * stack.
 *
 * The bars are one picture with a focus of its own: arrow keys go from bar to bar, and the line below says in words
 * what is chosen. The same as a table stands behind a button.
 */
import { Maximize, Table2, ZoomIn, ZoomOut } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { SourcePlace } from '../../../runtime/protocol/view'
import type { TimelineBar, TimelineView as View } from '../../../runtime/protocol/views-of-record'
import { Button, IconButton } from '../../primitives/Button'
import { useStage, useStageStore } from '../../store/stage-react'
import { cellWords, useCellName, type CellName } from '../cell-names'
import { counted, grouped } from '../numbers'
import { BarLine } from './BarLine'
import { barOf } from './bars'
import { Plot } from './Plot'
import { Runs } from './Runs'
import { TimelineTable } from './TimelineTable'
import styles from './TimelineView.module.css'
import { useTimeline } from './use-timeline'
import { zoomed, type Shown } from './zoom'

export interface TimelineViewProps {
  readonly session: Session
  readonly onPlace?: (place: SourcePlace) => void
}

/** The nearest that one may look, in ms and in deliveries. */
const least = { ms: 0.05, deliveries: 2 }

export function TimelineView({ session, onPlace }: TimelineViewProps) {
  const stage = useStageStore()
  /** The run of a cell that is looked at; null follows the newest. */
  const [run, setRun] = useState<number | null>(null)
  /** A part that was chosen by hand belongs to the run in which it was. */
  const [part, setPart] = useState<{ readonly run: number; readonly shown: Shown }>({ run: -1, shown: null })
  const [pixels, setPixels] = useState(0)
  const [table, setTable] = useState(false)
  const [chosen, setChosen] = useState<TimelineBar | null>(null)
  const row = useStage((state) => state.linked.row)
  const { shown } = part
  const told = useTimeline(session, {
    run,
    from: shown?.from ?? null,
    to: shown?.to ?? null,
    pixels: pixels || 600,
  })
  const cellName = useCellName()
  const view = useMemo(() => (told === null ? null : withCellNames(told, cellName)), [told, cellName])
  if (view === null) return <div className={styles.view} />
  if (shown !== null && view.run !== part.run) setPart({ run: view.run, shown: null })
  const look = (next: Shown): void => setPart({ run: view.run, shown: next })
  const zoom = (factor: number): void => {
    const { from, to } = view.shown
    look(zoomed(view.shown, view.extent, factor, (from + to) / 2, least[view.unit]))
  }
  const choose = (bar: TimelineBar | null): void => {
    setChosen(bar)
    if (bar === null) return stage.choose(null)
    if (bar.key >= 0 && bar.count === 1) stage.selectMessage(bar.key, bar.actor)
    else if (bar.actor >= 0) stage.choose(bar.actor)
  }
  // What is chosen elsewhere is chosen here, if it has a bar.
  const linkedBar = row === null ? null : (view.bars.find((bar) => bar.key === row) ?? null)
  const current = linkedBar ?? (chosen === null ? null : barOf(view.bars, chosen))
  const empty = view.bars.length === 0
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <Runs run={view.run} runs={view.runs} cell={view.cell} onRun={setRun} />
        <span className={styles.space} />
        {table ? null : (
          <>
            <IconButton size={28} icon={ZoomOut} label="Zoom out" disabled={empty} onClick={() => zoom(2)} />
            <IconButton size={28} icon={ZoomIn} label="Zoom in" disabled={empty} onClick={() => zoom(0.5)} />
            <IconButton
              size={28}
              icon={Maximize}
              label="Show the whole run"
              disabled={empty}
              onClick={() => look(null)}
            />
          </>
        )}
        <Button size={28} variant="quiet" icon={Table2} aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Show as bars' : 'Show as table'}
        </Button>
      </div>
      {table ? (
        <TimelineTable view={view} onPlace={onPlace} />
      ) : empty ? (
        <p className={styles.none}>Run a cell and its handlings appear here: a row for each worker.</p>
      ) : (
        <Plot
          view={view}
          least={least[view.unit]}
          chosen={current}
          onChoose={choose}
          onLook={look}
          onPixels={setPixels}
        />
      )}
      {empty ? null : <Foot view={view} bar={table ? null : current} onPlace={onPlace} />}
    </div>
  )
}

/** A bar of a whole cell has the cell's id for its method; here it is named as everywhere on the page. */
function withCellNames(view: View, cellName: CellName): View {
  const bars = view.bars.map((bar) =>
    bar.key < 0 && bar.count === 1 ? { ...bar, method: cellWords(cellName(bar.method)) } : bar,
  )
  return { ...view, bars }
}

function Foot({
  view,
  bar,
  onPlace,
}: {
  readonly view: View
  readonly bar: TimelineBar | null
  readonly onPlace: TimelineViewProps['onPlace']
}): ReactNode {
  return (
    <div className={styles.foot}>
      <BarLine view={view} bar={bar} onPlace={onPlace} />
      <p className={styles.bound}>{bounds(view)}</p>
    </div>
  )
}

function bounds({ bars, handlings, forgotten }: View): string {
  const drawn =
    bars.length < handlings
      ? `showing ${grouped(bars.length)} bars for ${counted(handlings, 'handling')}: narrow ones are drawn together`
      : counted(handlings, 'handling')
  return forgotten > 0 ? `${drawn}, ${counted(forgotten, 'earlier message')} not shown` : drawn
}
