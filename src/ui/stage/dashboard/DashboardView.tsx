/**
 * Dashboard: the run in tables and charts, in the manner of Ray's. Actors, tasks, logs and metrics of one record, each
 * linked to all other views.
 *
 * Beside a notebook one part is shown at a time; where there is room all four are. It shows what the record knows and
 * keeps nothing of its own.
 */
import { useRef, useState } from 'react'
import type { Session } from '../../../notebooks/kernel/session'
import type { SourcePlace } from '../../../runtime/protocol/view'
import { useWidth } from '../../controls/use-width'
import { useMedia } from '../../primitives/media'
import { Segmented } from '../../primitives/Segmented'
import { LogList } from '../logs/LogList'
import { ActorsPart } from './ActorsPart'
import styles from './DashboardView.module.css'
import { Figures } from './Figures'
import { MetricsPart } from './MetricsPart'
import { TasksPart } from './TasksPart'

export interface DashboardViewProps {
  readonly session: Pick<Session, 'actors' | 'tasks' | 'metrics' | 'subscribe'>
  readonly onPlace?: (place: SourcePlace) => void
}

type PartName = 'actors' | 'tasks' | 'logs' | 'metrics'

const parts: readonly { readonly id: PartName; readonly label: string; readonly term: string }[] = [
  { id: 'actors', label: 'Actors', term: 'who there is' },
  { id: 'tasks', label: 'Tasks', term: 'messages and their handlings' },
  { id: 'logs', label: 'Logs', term: 'what actors print' },
  { id: 'metrics', label: 'Metrics', term: 'the run over its clock' },
]

/** In rem: from here on all parts are shown at once. */
const roomForAll = 64

export function DashboardView({ session, onPlace }: DashboardViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  /** A tablet's stage is wide enough, and too low. */
  const low = useMedia('(max-width: 1100px)')
  const [part, setPart] = useState<PartName>('actors')
  const logs = (
    <section className={styles.logs} aria-label="Logs">
      <LogList title="Logs" onPlace={onPlace} />
    </section>
  )
  return (
    <div ref={box} className={styles.view}>
      <Figures />
      {width === 0 ? null : !low && width / rem() >= roomForAll ? (
        <div className={styles.all}>
          <ActorsPart session={session} />
          <MetricsPart session={session} />
          <TasksPart session={session} />
          {logs}
        </div>
      ) : (
        <>
          <div className={styles.parts}>
            <Segmented label="Parts of the dashboard" segments={parts} value={part} onChange={setPart} />
          </div>
          <div className={styles.one}>
            {part === 'actors' ? (
              <ActorsPart session={session} />
            ) : part === 'tasks' ? (
              <TasksPart session={session} />
            ) : part === 'metrics' ? (
              <MetricsPart session={session} />
            ) : (
              logs
            )}
          </div>
        </>
      )}
    </div>
  )
}

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
