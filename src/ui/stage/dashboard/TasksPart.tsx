/** What was asked of whom: every message and its handling in a row. Choosing a row chooses the message everywhere. */
import { useCallback, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type {
  ClockUnit,
  Sort,
  TaskColumn,
  TaskRow,
  TasksView,
  TaskState,
} from '../../../runtime/protocol/dashboard'
import { Segmented } from '../../primitives/Segmented'
import { useStage, useStageStore } from '../../store/stage-react'
import { counted, grouped } from '../numbers'
import { Token } from '../Token'
import { clockWords } from './clock-words'
import { DataTable, type DataColumn } from './DataTable'
import styles from './Part.module.css'
import { StateWord, type Tone } from './StateWord'
import { useReading, type Pace } from './use-reading'

const every = 400
/** Rows at the most. */
const most = 200

const states: readonly { readonly id: TaskState | 'all'; readonly label: string; readonly term: string }[] = [
  { id: 'all', label: 'All', term: 'in any state' },
  { id: 'open', label: 'Open', term: 'waits, or its handler runs' },
  { id: 'done', label: 'Done', term: 'settled' },
  { id: 'failed', label: 'Failed', term: 'threw, died, lost or undeliverable' },
]

export function TasksPart({ session }: { readonly session: Pick<Session, 'tasks' | 'subscribe'> }) {
  const stage = useStageStore()
  const linked = useStage((state) => state.linked.rows)
  const [state, setState] = useState<TaskState | 'all'>('all')
  const [words, setWords] = useState('')
  const [sort, setSort] = useState<Sort<TaskColumn> | null>(null)
  const read = useCallback(
    () => session.tasks({ state: state === 'all' ? null : state, words, sort, most }),
    [session, state, words, sort],
  )
  const view = useReading(session, read, every, paceOf)
  if (view === null) return <section className={styles.part} aria-label="Tasks" />
  return (
    <section className={styles.part} aria-label="Tasks">
      <div className={styles.tools}>
        <h3 className={styles.title}>Tasks</h3>
        <Segmented label="State of tasks" segments={states} value={state} onChange={setState} />
        <input
          type="search"
          className={styles.search}
          placeholder="Method or actor…"
          aria-label="Only tasks with this in their method or actors"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className={styles.bound}>{boundWords(view)}</p>
      </div>
      <DataTable
        label="Tasks as a table"
        columns={columnsOf(view.unit)}
        rows={view.rows}
        keyOf={keyOf}
        nameOf={({ method, fromName, toName, outcome }) =>
          `${method} from ${fromName} to ${toName}, ${ends[outcome].word}`
        }
        chosen={({ row }) => linked.has(row)}
        onChoose={({ row, to }) => stage.selectMessage(row, to)}
        sort={sort}
        onSort={setSort}
        empty={
          view.total === 0
            ? 'Run a cell and each message between actors is a row here.'
            : 'No message is like that.'
        }
      />
    </section>
  )
}

const keyOf = ({ row }: TaskRow): string => String(row)
/** How long they have waited grows by itself. */
const paceOf = ({ counts, unit }: TasksView): Pace => (unit === 'ms' && counts.open > 0 ? 'on' : 'idle')

function boundWords({ rows, found, counts, forgotten }: TasksView): string {
  const shown =
    rows.length < found
      ? `showing ${grouped(rows.length)} of ${counted(found, 'message')}`
      : counted(found, 'message')
  const open = counts.open > 0 ? `, ${grouped(counts.open)} open` : ''
  const failed = counts.failed > 0 ? `, ${grouped(counts.failed)} failed or not delivered` : ''
  return `${shown}${open}${failed}${forgotten > 0 ? `, ${grouped(forgotten)} earlier ones not kept` : ''}`
}

const ends: Readonly<Record<TaskRow['outcome'], { readonly tone: Tone; readonly word: string }>> = {
  waiting: { tone: 'careful', word: 'waits' },
  delivered: { tone: 'careful', word: 'runs' },
  settled: { tone: 'fine', word: 'done' },
  failed: { tone: 'failed', word: 'failed' },
  died: { tone: 'failed', word: 'died' },
  undeliverable: { tone: 'failed', word: 'undeliverable' },
  lost: { tone: 'failed', word: 'lost on the way' },
}

const columnsOf = (unit: ClockUnit): readonly DataColumn<TaskColumn, TaskRow>[] => [
  {
    id: 'method',
    label: 'Task',
    term: 'message and its handling',
    cell: ({ method, kind }) => (
      <>
        <code className={styles.code}>{method}</code>
        <span className={styles.soft}>{kind}</span>
      </>
    ),
  },
  { id: 'from', label: 'From', cell: ({ from, fromName }) => <Who index={from} name={fromName} /> },
  { id: 'to', label: 'To', cell: ({ to, toName }) => <Who index={to} name={toName} /> },
  {
    id: 'sent',
    label: unit === 'ms' ? 'Sent at' : 'Sent after',
    term: 'on the run’s clock',
    numeric: true,
    wide: 'narrow',
    cell: ({ sent }) => clockWords(sent, unit),
  },
  { id: 'waited', label: 'Waited', numeric: true, cell: ({ waited }) => clockWords(waited, unit) },
  { id: 'ran', label: 'Ran', numeric: true, cell: ({ ran }) => (ran === null ? '' : clockWords(ran, unit)) },
  {
    id: 'outcome',
    label: 'Outcome',
    cell: ({ outcome }) => <StateWord tone={ends[outcome].tone}>{ends[outcome].word}</StateWord>,
  },
]

function Who({ index, name }: { readonly index: number; readonly name: string }) {
  return (
    <span className={styles.who}>
      {index < 0 ? null : <Token index={index} name={name} />}
      {name}
    </span>
  )
}
