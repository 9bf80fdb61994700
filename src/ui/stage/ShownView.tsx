/** The views of the stage: what they are called, in which order they stand, and the one that is shown. */
import { lazy, Suspense } from 'react'
import type { Session } from '../../notebooks/kernel/session'
import type { SourcePlace } from '../../runtime/protocol/view'
import type { StageView } from '../controls/StageBar'
import type { Tab } from '../primitives/Tabs'
import { useSelection } from '../store/stage-react'
import { Graph } from './graph/Graph'
import { LogList } from './logs/LogList'
import { MailboxView } from './mailboxes/MailboxView'

// Views of lessons further on: a first visit doesn't load them.
const TimelineView = lazy(() => import('./timeline/TimelineView').then((m) => ({ default: m.TimelineView })))
const SequenceView = lazy(() => import('./sequence/SequenceView').then((m) => ({ default: m.SequenceView })))
const StoryList = lazy(() => import('./story/StoryList').then((m) => ({ default: m.StoryList })))
const DashboardView = lazy(() =>
  import('./dashboard/DashboardView').then((m) => ({ default: m.DashboardView })),
)
const FunctionsView = lazy(() =>
  import('./functions/FunctionsView').then((m) => ({ default: m.FunctionsView })),
)

const labels: Readonly<Record<StageView, string>> = {
  graph: 'Graph',
  sequence: 'Sequence',
  mailboxes: 'Mailboxes',
  timeline: 'Timeline',
  dashboard: 'Dashboard',
  functions: 'Functions',
  words: 'In words',
  logs: 'Logs',
}

/** In the order of their tabs. */
export const everyView = Object.keys(labels) as readonly StageView[]

export function tabsOf(views: readonly StageView[]): readonly Tab<StageView>[] {
  return everyView.filter((id) => views.includes(id)).map((id) => ({ id, label: labels[id] }))
}

export interface ShownViewProps {
  readonly view: StageView
  readonly session: Session
  readonly onPlace?: (place: SourcePlace) => void
}

export function ShownView({ view, session, onPlace }: ShownViewProps) {
  const selection = useSelection()
  switch (view) {
    case 'graph':
      return <Graph />
    case 'mailboxes':
      return <MailboxView />
    case 'logs':
      return <LogList onPlace={onPlace} />
    case 'sequence':
      return (
        <Suspense>
          <SequenceView session={session} onPlace={onPlace} {...selection} />
        </Suspense>
      )
    case 'timeline':
      return (
        <Suspense>
          <TimelineView session={session} onPlace={onPlace} />
        </Suspense>
      )
    case 'dashboard':
      return (
        <Suspense>
          <DashboardView session={session} onPlace={onPlace} />
        </Suspense>
      )
    case 'functions':
      return (
        <Suspense>
          <FunctionsView session={session} />
        </Suspense>
      )
    case 'words':
      return (
        <Suspense>
          <StoryList session={session} onPlace={onPlace} />
        </Suspense>
      )
  }
}
