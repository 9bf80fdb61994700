/**
 * The right half of a lesson: bar, floor, held messages, transport, in the order in which Tab goes through them.
 */
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useState } from 'react'
import type { Refused, Session, Until } from '../../notebooks/kernel/session'
import type { Mode, SourcePlace } from '../../runtime/protocol/view'
import { ExplorePanel } from '../controls/ExplorePanel'
import { StageBar, type StageView } from '../controls/StageBar'
import { Transport } from '../controls/Transport'
import { useExplore } from '../controls/use-explore'
import { classes } from '../primitives/classes'
import { useKeptClicks } from '../primitives/kept-clicks'
import { useSaid } from '../controls/use-said'
import { useStageKeys } from '../controls/use-stage-keys'
import { panelId, tabId } from '../primitives/Tabs'
import { stageStoreOf } from '../store/stage'
import { StageProvider, useStage, useStageStore } from '../store/stage-react'
import { RecordingMenu } from '../controls/RecordingMenu'
import { cellLabel } from '../outputs/places'
import { CellNames, cellWords } from './cell-names'
import { DeliveryProvider, type Delivery } from './delivery'
import { FindButton } from './find/FindButton'
import { Finder } from './find/Finder'
import { useFinder } from './find/use-finder'
import { Inspector } from './inspector/Inspector'
import { MailboxStrip } from './mailboxes/MailboxStrip'
import { RecordingNotice } from './RecordingNotice'
import { showAppearances } from './palette'
import { useRest } from './roving'
import { ShownView, tabsOf } from './ShownView'
import styles from './StagePanel.module.css'
import { useStripPlace } from './strip-place'
import { useOffered } from './use-offered'
import { useRecordings, type Recordings } from './use-recordings'
import { useStageDrop } from './use-stage-drop'

// A view that few lessons have: a first visit doesn't load it.
const StoryList = lazy(() => import('./story/StoryList').then((m) => ({ default: m.StoryList })))

export interface StagePanelProps {
  readonly session: Session
  /** Views that the lesson uses; the others are not there. All, when left out. */
  readonly views?: readonly StageView[]
  /** Leads to a line of a cell from the log. */
  readonly onPlace?: (place: SourcePlace) => void
  /** The notebook's cells of code, whose lines can be waited for. */
  readonly cells?: readonly string[]
}

const noCells: readonly string[] = []

export function StagePanel(props: StagePanelProps) {
  const recordings = useRecordings(props.session)
  const [view, setView] = useState<StageView>('graph')
  const store = stageStoreOf(recordings.shown)
  showAppearances(store.appearances)
  useEffect(() => store.start(), [store])
  return (
    <StageProvider value={store}>
      <Panel {...props} key={recordings.key} recordings={recordings} view={view} onView={setView} />
    </StageProvider>
  )
}

interface PanelProps extends StagePanelProps {
  readonly recordings: Recordings
  readonly view: StageView
  readonly onView: (view: StageView) => void
}

function Panel({ views: given, onPlace, cells = noCells, recordings, view, onView }: PanelProps) {
  const session = recordings.shown
  const store = useStageStore()
  const views = useOffered(given)
  const name = useId()
  useKeptClicks()
  const begun = useStage((state) => state.frame.begun)
  // Each cell that begins has another number: whoever names cells names them anew.
  const cellName = useMemo(
    () => (cell: string) => cellLabel(cell, begun < 0 ? 0 : session.cellRun(cell).count),
    [session, begun],
  )
  const labelOf = useCallback((cell: string) => cellWords(cellName(cell)), [cellName])
  const { said, command, until } = useSaid(labelOf)
  const [asking, setAsking] = useState(false)
  // A run at its end has nothing left to try: its orders are those from the first choice on.
  const fromChoice = useCallback(
    async (search: () => Promise<void>): Promise<void> => {
      const { delivered, given, held } = session.frame()
      if (delivered > given && held.length === 0) await session.startAgain()
      await search()
    },
    [session],
  )
  const explore = useExplore(session, fromChoice, begun)
  const finder = useFinder()
  const rest = useRest(finder.stage)
  const stepping = useStage((state) => state.frame.mode === 'step')
  const strip = useStripPlace()
  const open = views.includes(view) ? view : (views[0] ?? 'graph')
  const tabs = tabsOf(views)
  const tried = stepping && explore.exploring.state !== 'idle'
  const drop = useStageDrop(recordings.open)
  const delivery = useMemo(
    (): Delivery => ({
      deliver: (key) => command(session.deliver(key)),
      fault: (fault) => command(session.fault(fault)),
      rest,
    }),
    [command, session, rest],
  )
  const setMode = (mode: Mode): void => command(session.setMode(mode))
  /** What plays or runs on is halted before something else is done to the run. */
  const halting = (act: () => Promise<Refused | null>): Promise<Refused | null> => {
    if (session.frame().going) session.pause()
    const answer = act()
    command(answer)
    return answer
  }
  const next = (): void => command(session.next())
  const runUntil = (condition: Until): void => until(condition, session.runUntil(condition))
  const next10 = (): void => runUntil({ kind: 'steps', count: 10 })
  const undo = (): void => void halting(() => session.undo())
  const onKeyDown = useStageKeys(
    stepping
      ? {
          next,
          next10,
          undo,
          playOrPause: () => (session.frame().going ? session.pause() : command(session.play())),
          runUntil: () => setAsking(true),
        }
      : null,
  )
  return (
    <CellNames value={cellName}>
      <DeliveryProvider value={delivery}>
        <section
          ref={finder.stage}
          className={styles.panel}
          aria-label="Stage"
          tabIndex={-1}
          data-view={open}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) store.choose(null)
            finder.onKeyDown(event)
            onKeyDown(event)
          }}
          {...drop.handlers}
        >
          <div className={styles.halves}>
            <div className={styles.main}>
              <StageBar
                view={open}
                tabs={tabs}
                onView={onView}
                onMode={setMode}
                said={said}
                name={name}
                finder={finder.words === null ? null : <Finder first={finder.words} onClose={finder.close} />}
                findButton={<FindButton />}
                recordings={
                  <RecordingMenu
                    onLink={recordings.copyLink}
                    onSave={recordings.save}
                    onExport={recordings.export}
                    onFile={recordings.open}
                  />
                }
                recorded={recordings.name}
                onLeave={recordings.leave}
              />
              <RecordingNotice
                notice={recordings.notice}
                onClose={recordings.dismiss}
                onSave={recordings.save}
              />
              <div className={classes(styles.middle, strip === 'beside' && styles.beside)}>
                <div
                  className={styles.floor}
                  role="tabpanel"
                  id={panelId(name, open)}
                  aria-labelledby={tabId(name, open)}
                >
                  <ShownView view={open} session={session} onPlace={onPlace} />
                  {drop.over ? <p className={styles.drop}>Drop a recording to open it</p> : null}
                </div>
                {tried ? (
                  <ExplorePanel
                    exploring={explore.exploring}
                    onStop={explore.stop}
                    onClose={explore.close}
                    onPlay={(keys) => command(session.follow(keys))}
                  />
                ) : open === 'mailboxes' ? null : (
                  <MailboxStrip place={strip} />
                )}
              </div>
              <Transport
                onNext={next}
                onNext10={next10}
                onUndo={undo}
                onPlay={() => command(session.play())}
                onPause={() => session.pause()}
                onStartAgain={() => {
                  explore.close()
                  void halting(() => session.startAgain())
                }}
                onRunUntil={runUntil}
                onSeek={(position) => halting(() => session.seek(position))}
                onBranch={(at, key) => void halting(() => session.branch(at, key))}
                cells={() =>
                  cells
                    .filter((cell) => session.cellRun(cell).count > 0)
                    .map((cell) => ({ id: cell, label: labelOf(cell) }))
                }
                playback={session.playback}
                asking={asking}
                onAsk={setAsking}
                onSpeed={(speed) => session.setSpeed(speed)}
                onClockRate={(rate) => session.setClockRate(rate)}
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
    </CellNames>
  )
}
