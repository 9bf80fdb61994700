/**
 * The right half of a lesson: bar, floor, held messages, transport, in the order in which Tab goes through them.
 */
import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { Refused, Session } from '../../notebooks/kernel/session'
import type { Mode, SourcePlace } from '../../runtime/protocol/view'
import { ExplorePanel } from '../controls/ExplorePanel'
import { StageBar, type StageView } from '../controls/StageBar'
import { Transport } from '../controls/Transport'
import { useExplore } from '../controls/use-explore'
import { panelId, tabId, type Tab } from '../primitives/Tabs'
import { stageStoreOf } from '../store/stage'
import { StageProvider, useStage, useStageStore } from '../store/stage-react'
import { DeliveryProvider } from './delivery'
import { FindButton } from './find/FindButton'
import { Finder } from './find/Finder'
import { useFinder } from './find/use-finder'
import { Graph } from './graph/Graph'
import { Inspector } from './inspector/Inspector'
import { LogList } from './logs/LogList'
import { MailboxStrip } from './mailboxes/MailboxStrip'
import { MailboxView } from './mailboxes/MailboxView'
import styles from './StagePanel.module.css'

// Views of lessons further on: a first visit doesn't load them.
const TimelineView = lazy(() => import('./timeline/TimelineView').then((m) => ({ default: m.TimelineView })))
const StoryList = lazy(() => import('./story/StoryList').then((m) => ({ default: m.StoryList })))

export interface StagePanelProps {
  readonly session: Session
  /** Views that the lesson uses; the others are not there. All, when left out. */
  readonly views?: readonly StageView[]
  /** Leads to a line of a cell from the log. */
  readonly onPlace?: (place: SourcePlace) => void
}

const labels: Record<StageView, string> = {
  graph: 'Graph',
  mailboxes: 'Mailboxes',
  timeline: 'Timeline',
  words: 'In words',
  logs: 'Logs',
}
const everyView: readonly StageView[] = ['graph', 'mailboxes', 'timeline', 'words', 'logs']
const refusalShown = 5000

export function StagePanel(props: StagePanelProps) {
  const store = stageStoreOf(props.session)
  useEffect(() => store.start(), [store])
  return (
    <StageProvider value={store}>
      <Panel {...props} />
    </StageProvider>
  )
}

function Panel({ session, views = everyView, onPlace }: StagePanelProps) {
  const store = useStageStore()
  const name = useId()
  const [view, setView] = useState<StageView>('graph')
  const [refused, command] = useCommands()
  // A run at its end has nothing left to try: its orders are those from the first choice on.
  const fromChoice = useCallback(
    async (search: () => Promise<void>): Promise<void> => {
      const { delivered, given, held } = session.frame()
      if (delivered > given && held.length === 0) await session.startAgain()
      await search()
    },
    [session],
  )
  const explore = useExplore(session, fromChoice)
  const finder = useFinder()
  const stepping = useStage((state) => state.frame.mode === 'step')
  const open = views.includes(view) ? view : (views[0] ?? 'graph')
  const tabs = everyView
    .filter((id) => views.includes(id))
    .map((id): Tab<StageView> => ({ id, label: labels[id] }))
  const tried = stepping && explore.exploring.state !== 'idle'
  const deliver = useCallback((key: string) => command(session.deliver(key)), [command, session])
  const setMode = (mode: Mode): void => command(session.setMode(mode))
  return (
    <DeliveryProvider value={deliver}>
      <section
        ref={finder.stage}
        className={styles.panel}
        aria-label="Stage"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) store.choose(null)
          finder.onKeyDown(event)
        }}
      >
        <div className={styles.halves}>
          <div className={styles.main}>
            <StageBar
              view={open}
              tabs={tabs}
              onView={setView}
              onMode={setMode}
              refused={refused}
              name={name}
              finder={finder.words === null ? null : <Finder first={finder.words} onClose={finder.close} />}
              findButton={<FindButton />}
            />
            <div
              className={styles.floor}
              role="tabpanel"
              id={panelId(name, open)}
              aria-labelledby={tabId(name, open)}
            >
              {open === 'graph' ? (
                <Graph />
              ) : open === 'mailboxes' ? (
                <MailboxView />
              ) : open === 'timeline' ? (
                <Suspense>
                  <TimelineView session={session} onPlace={onPlace} />
                </Suspense>
              ) : open === 'words' ? (
                <Suspense>
                  <StoryList session={session} onPlace={onPlace} />
                </Suspense>
              ) : (
                <LogList onPlace={onPlace} />
              )}
            </div>
            {tried ? (
              <ExplorePanel
                exploring={explore.exploring}
                onStop={explore.stop}
                onClose={explore.close}
                onPlay={(keys) => command(session.follow(keys))}
              />
            ) : open === 'mailboxes' ? null : (
              <MailboxStrip />
            )}
            <Transport
              onNext={() => command(session.next())}
              onUndo={() => command(session.undo())}
              onStartAgain={() => {
                explore.close()
                command(session.startAgain())
              }}
              onSpeed={(speed) => session.setSpeed(speed)}
              onMode={setMode}
              onExplore={() => {
                store.choose(null)
                void explore.start()
              }}
              exploring={explore.exploring.state === 'running'}
            />
          </div>
          <Inspector
            session={session}
            onPlace={onPlace}
            words={
              open === 'words' || !views.includes('words') ? null : (
                <Suspense>
                  <StoryList session={session} onPlace={onPlace} />
                </Suspense>
              )
            }
          />
        </div>
      </section>
    </DeliveryProvider>
  )
}

/** Sends commands to the session; the reason of the last refusal stays for a while. */
function useCommands(): [string, (answer: Promise<Refused | null>) => void] {
  const [refused, setRefused] = useState('')
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const command = useCallback((answer: Promise<Refused | null>): void => {
    void answer.then((result) => {
      window.clearTimeout(timer.current)
      setRefused(result?.refused ?? '')
      if (result) timer.current = window.setTimeout(() => setRefused(''), refusalShown)
    })
  }, [])
  return [refused, command]
}
