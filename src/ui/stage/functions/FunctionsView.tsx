/**
 * Functions: what a platform does with the calls of a program. The timeline and the histogram as `plot()` of Lithops draws
 * them, the bill as it grows, and what is in the storage.
 */
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { FunctionsQuery, FunctionsView as View } from '../../../runtime/protocol/functions-view'
import { buttonClass } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { Menu, type MenuItem } from '../../primitives/Menu'
import { Segmented } from '../../primitives/Segmented'
import { useReading, type Pace } from '../dashboard/use-reading'
import { counted } from '../numbers'
import { CallsPart } from './CallsPart'
import type { ConsoleSession } from './console/notebook-console'
import { DialsButton } from './DialsButton'
import { Figures } from './Figures'
import styles from './FunctionsView.module.css'
import { JobsPart } from './JobsPart'

const ConsolePart = lazy(() => import('./console/ConsolePart').then((m) => ({ default: m.ConsolePart })))
const StoragePart = lazy(() => import('./storage/StoragePart').then((m) => ({ default: m.StoragePart })))

export type FunctionsSession = Pick<Session, 'functions' | 'setPlatform' | 'subscribe'> & ConsoleSession

type PartName = 'calls' | 'jobs' | 'storage' | 'console'

const parts: readonly { readonly id: PartName; readonly label: string; readonly term: string }[] = [
  { id: 'calls', label: 'Calls', term: 'plot(): timeline and histogram' },
  { id: 'jobs', label: 'Jobs and cost', term: 'what each job has cost' },
  { id: 'storage', label: 'Storage', term: 'buckets and objects of this browser' },
  { id: 'console', label: 'Console', term: 'command line: logs, storage, clean' },
]

const every = 200
const LIST_MEMORY = 'lithops storage list lithops.jobs --backend memory'
const mostCalls = 20_000

export function FunctionsView({ session }: { readonly session: FunctionsSession }) {
  const [part, setPart] = useState<PartName>('calls')
  const [jobs, setJobs] = useState<FunctionsQuery['jobs']>('newest')
  const read = useCallback(() => session.functions({ jobs, most: mostCalls }), [session, jobs])
  const view = useReading(session, read, every, paceOf)
  const items = useMemo(() => (view === null ? [] : itemsOf(view)), [view])
  // It says that there is nothing only where that is known.
  if (view === null || view.version < 0) return <div className={styles.view} />
  const listMemory = (): void => {
    setPart('console')
    void import('./console/notebook-console').then(({ consoleOf }) => consoleOf(session).run(LIST_MEMORY))
  }
  const chosen = typeof jobs === 'string' ? jobs : jobs.key
  return (
    <div className={styles.view}>
      <Figures view={view} />
      <div className={styles.parts}>
        <Segmented label="Parts of this view" segments={parts} value={part} onChange={setPart} />
        {part === 'calls' && view.jobs.length > 0 ? (
          <Menu
            label="Jobs that are shown"
            className={buttonClass('quiet', 28)}
            items={items}
            value={chosen}
            onChoose={(id) => setJobs(id === 'newest' || id === 'all' ? id : { key: id })}
          >
            {chosen === 'newest' ? 'Newest jobs' : chosen === 'all' ? 'All jobs' : chosen}
            <Icon of={ChevronDown} size={15} />
          </Menu>
        ) : null}
        <span className={styles.space} />
        <DialsButton session={session} view={view} />
      </div>
      {part === 'calls' ? (
        <CallsPart view={view} />
      ) : part === 'jobs' ? (
        <JobsPart
          view={view}
          chosen={chosen}
          onJob={(key) => {
            setJobs({ key })
            setPart('calls')
          }}
        />
      ) : (
        <Suspense>
          {part === 'storage' ? <StoragePart onListMemory={listMemory} /> : <ConsolePart session={session} />}
        </Suspense>
      )}
    </div>
  )
}

const paceOf = ({ going }: View): Pace => (going ? 'on' : 'idle')

/** Jobs that a menu lists; the others are in the table. */
const listed = 30

function itemsOf({ jobs }: View): readonly MenuItem<string>[] {
  return [
    { id: 'newest', label: 'Newest jobs', detail: 'those that ran together' },
    { id: 'all', label: 'All jobs' },
    ...jobs.slice(0, listed).map(({ key, name, calls }) => ({
      id: key,
      label: key,
      detail: `${name}(), ${counted(calls, 'call')}`,
    })),
  ]
}
