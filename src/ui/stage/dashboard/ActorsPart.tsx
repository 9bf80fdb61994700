/** Who there is: every actor in a row, sorted and searched. Choosing a row chooses the actor everywhere. */
import { useCallback, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { ActorColumn, ActorRow, ActorsView, ClockUnit, Sort } from '../../../runtime/protocol/dashboard'
import type { ActorStatus } from '../../../runtime/protocol/view'
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

export function ActorsPart({ session }: { readonly session: Pick<Session, 'actors' | 'subscribe'> }) {
  const stage = useStageStore()
  const chosen = useStage((state) => state.linked.actor)
  const [words, setWords] = useState('')
  const [sort, setSort] = useState<Sort<ActorColumn> | null>(null)
  const read = useCallback(() => session.actors({ words, sort, most }), [session, words, sort])
  const view = useReading(session, read, every, paceOf)
  if (view === null) return <section className={styles.part} aria-label="Actors" />
  return (
    <section className={styles.part} aria-label="Actors">
      <div className={styles.tools}>
        <h3 className={styles.title}>Actors</h3>
        <input
          type="search"
          className={styles.search}
          placeholder="Name or class…"
          aria-label="Only actors with this in their name or class"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className={styles.bound}>{boundWords(view, words)}</p>
      </div>
      <DataTable
        label="Actors as a table"
        columns={columnsOf(view.unit)}
        rows={view.rows}
        keyOf={keyOf}
        nameOf={({ name, className, status }) => `${name}, ${className}, ${status}`}
        chosen={({ index }) => index === chosen}
        dimmed={({ status }) => status === 'stopped' || status === 'dead'}
        onChoose={({ index }) => stage.select({ kind: 'actor', index, change: null }, true)}
        sort={sort}
        onSort={setSort}
        rest={{ label: 'State', cell: ({ state, cause }) => (cause === '' ? state : cause) }}
        empty={
          words.trim() === ''
            ? 'Run a cell and its actors appear here.'
            : `No actor is called “${words.trim()}”.`
        }
      />
    </section>
  )
}

const keyOf = ({ index }: ActorRow): string => String(index)
/** How long a message has been in hand grows by itself. */
const paceOf = ({ rows, unit }: ActorsView): Pace =>
  unit === 'ms' && rows.some((row) => row.inHand !== null) ? 'on' : 'idle'

function boundWords({ rows, found, total }: ActorsView, words: string): string {
  const of = words.trim() === '' ? counted(total, 'actor') : `${grouped(found)} of ${counted(total, 'actor')}`
  return rows.length < found
    ? `showing ${grouped(rows.length)} of ${counted(found, 'actor')}: search or sort for others`
    : of
}

const tones: Readonly<Record<ActorStatus, Tone>> = {
  alive: 'fine',
  starting: 'careful',
  restarting: 'careful',
  stopped: 'over',
  dead: 'failed',
}

const tokens = { fine: 'full', careful: 'grey', over: 'hollow', failed: 'hollow' } as const

const some = (count: number): string => (count === 0 ? '' : grouped(count))

function workerWords({ worker, status }: ActorRow): string {
  if (worker < 0) return ''
  if (worker === 0) return 'notebook'
  // A worker is cold until the first actor in it has begun.
  return status === 'starting'
    ? `${worker}, cold`
    : status === 'stopped' || status === 'dead'
      ? String(worker)
      : `${worker}, warm`
}

const columnsOf = (unit: ClockUnit): readonly DataColumn<ActorColumn, ActorRow>[] => [
  {
    id: 'name',
    label: 'Actor',
    cell: ({ index, name, status }) => (
      <>
        <Token index={index} name={name} tone={tokens[tones[status]]} />
        {name}
      </>
    ),
  },
  { id: 'class', label: 'Class', wide: 'narrow', cell: ({ className }) => className },
  {
    id: 'status',
    label: 'Status',
    cell: ({ status }) => <StateWord tone={tones[status]}>{status}</StateWord>,
  },
  { id: 'worker', label: 'Worker', term: 'container', cell: workerWords },
  { id: 'depth', label: 'Waiting', term: 'mailbox depth', numeric: true, cell: ({ depth }) => some(depth) },
  { id: 'handled', label: 'Handled', numeric: true, cell: ({ handled }) => some(handled) },
  {
    id: 'failed',
    label: 'Failed',
    term: 'messages at which it threw',
    numeric: true,
    cell: ({ failed }) => some(failed),
  },
  {
    id: 'undeliverable',
    label: 'Undeliverable',
    term: 'dead letters',
    numeric: true,
    wide: 'half',
    cell: ({ undeliverable }) => some(undeliverable),
  },
  {
    id: 'busy',
    label: 'In hand',
    term: 'the message that it handles, and for how long',
    cell: ({ inHand }) =>
      inHand === null ? (
        ''
      ) : (
        <>
          <code className={styles.code}>{inHand.method}</code>{' '}
          <span className={styles.soft}>{clockWords(inHand.lasts, unit)}</span>
        </>
      ),
  },
]
