/**
 * A lesson: the page on the left, the stage on the right. In its own chunk, with the notebook; see Lesson.
 *
 * The stage is given, and so is the session; this shell only has room for them. On a tablet the stage stands above the
 * page, on a phone in it, after the cell that it shows.
 */
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { Group, Panel, Separator, type PanelImperativeHandle } from 'react-resizable-panels'
import { useStore } from 'zustand'
import type { Notebook } from '../../notebooks/document/notebook'
import type { Session } from '../../notebooks/kernel/session'
import { labs } from '../../notebooks/lessons/labs'
import { FoldedContext } from '../notebook/context'
import { NotebookView } from '../notebook/NotebookView'
import { foldsNotebook } from '../store/fold'
import type { Keeper } from '../store/keeper'
import { createNotebookModel } from '../store/notebook'
import type { NotebookModel } from '../store/notebook-model'
import { revealStore } from '../store/reveal'
import { signStore } from '../store/sign'
import { stageStoreOf } from '../store/stage'
import { openWork } from '../store/works/browser-works'
import { classes } from '../primitives/classes'
import { PaneSwitch } from '../primitives/PaneSwitch'
import { useProjector } from '../primitives/projector'
import { DataFiles } from './data/DataFiles'
import { ErrorBoundary } from './ErrorBoundary'
import { Header, type Crumb } from './Header'
import styles from './LessonPage.module.css'
import type { CatalogueEntry } from './catalogue'
import { ALONE, isAlone, labHref, titleOf, type ClassPlace } from './lab/lab-link'
import { SeedChip } from './lab/SeedChip'
import { Copy, LessonProgress, MinutesLeft } from './LessonProgress'
import { useRoom, useTouch } from './media'
import { NextLesson } from './NextLesson'
import { NotebookRail } from './NotebookRail'
import { Notices } from './Notices'
import { Opening } from './Opening'
import { HelpButton } from './sign/HelpButton'
import { titleWords } from './sign/sign-words'
import { StageSlot, useStageHost } from './StageHost'
import { TeachLink } from './teach/TeachLink'

export interface LessonPageProps {
  readonly notebook: Notebook
  readonly session: Session
  readonly stage: ReactNode
  readonly keeper?: Keeper
  /** The lesson that comes after this one, in the lab or else in the course. */
  readonly next?: CatalogueEntry | null
  /** The lab that it is read in, and the class's seed. */
  readonly place?: ClassPlace
  /** The cell that the address leads to; '' for none. */
  readonly cell?: string
  /** Stands under the bar: what this copy of the lesson is, where it isn't the reader's own. */
  readonly strip?: ReactNode
  /** Stands in the place of the progress, where the copy is nothing that one works through. */
  readonly copy?: string
}

export function LessonPage({
  notebook,
  session,
  stage,
  keeper: given,
  next = null,
  place = ALONE,
  cell = '',
  strip = null,
  copy = '',
}: LessonPageProps) {
  const keeper = useKeeper(notebook.id, given)
  if (keeper === null) return <Opening />
  return (
    <OpenLesson
      notebook={notebook}
      session={session}
      stage={stage}
      keeper={keeper}
      next={next}
      place={place}
      cell={cell}
      strip={strip}
      copy={copy}
    />
  )
}

/** The work on this notebook, from this browser where none is given. */
function useKeeper(id: string, given: Keeper | undefined): Keeper | null {
  const [opened, setOpened] = useState<Keeper | null>(null)
  useEffect(() => {
    if (given !== undefined) return
    let gone = false
    let keeper: Awaited<ReturnType<typeof openWork>> | null = null
    void openWork(id).then((work) => {
      keeper = work
      if (gone) work.close()
      else setOpened(work)
    })
    return () => {
      gone = true
      keeper?.close()
      setOpened(null)
    }
  }, [id, given])
  return given ?? opened
}

function OpenLesson({
  notebook,
  session,
  stage,
  keeper,
  next,
  place,
  cell,
  strip,
  copy,
}: Required<LessonPageProps>) {
  const model = useMemo(() => createNotebookModel(notebook, session, keeper), [notebook, session, keeper])
  const { on: onWall } = useProjector()
  useTitle(notebook)
  return (
    <div className={styles.page}>
      <Header
        up={upOf(notebook, place)}
        number={notebook.number}
        title={notebook.title}
        end={
          <>
            {loadsDigits(notebook) ? <DataFiles /> : null}
            {/* On a wall the title needs the room; and a class need not see it, there or in its lab. */}
            {onWall || !isAlone(place) ? null : <TeachLink lesson={notebook.id} />}
            {copy === '' ? <MinutesLeft model={model} /> : null}
            <HelpButton short={loadsDigits(notebook)} />
            <PaneSwitch beside="Notebook" />
          </>
        }
      >
        {copy === '' ? <LessonProgress model={model} /> : <Copy words={copy} />}
        <SeedChip seed={place.seed} />
      </Header>
      <ForTheRoom model={model} />
      {strip}
      <Notices model={model} passing={copy !== ''} />
      <Panes model={model} stage={stage} next={next} place={place} cell={cell} />
    </div>
  )
}

function Panes({
  model,
  stage,
  next,
  place,
  cell,
}: Required<Pick<LessonPageProps, 'stage' | 'next' | 'place' | 'cell'>> & { readonly model: NotebookModel }) {
  const room = useRoom()
  const touch = useTouch()
  const { on: projected, pane } = useProjector()
  const { element, portal } = useStageHost(<ErrorBoundary part="stage">{stage}</ErrorBoundary>)
  const slot = <StageSlot element={element} />
  const fold = useFold(model)
  const page = (
    <section aria-label="Notebook" className={room === 'phone' ? styles.reading : styles.notebook}>
      <ErrorBoundary part="notebook" keep={() => keepNow(model)}>
        <NotebookView
          model={model}
          reading={room === 'phone' && touch}
          figure={room === 'phone' ? slot : undefined}
          linked={cell}
          end={<NextLesson next={next} place={place} />}
        />
      </ErrorBoundary>
    </section>
  )
  return (
    <main className={styles.main}>
      {projected && room !== 'phone' ? (
        <div className={styles.one}>
          <Half shown={pane === 'notebook'}>{page}</Half>
          <Half shown={pane === 'stage'}>{slot}</Half>
        </div>
      ) : room === 'wide' ? (
        <Group className={styles.panes} orientation="horizontal">
          <Panel
            id="notebook"
            className={styles.foldable}
            defaultSize={window.innerWidth >= 1800 ? 800 : '45%'}
            minSize="28%"
            collapsible
            collapsedSize="2.75rem"
            panelRef={fold.panel}
            onResize={fold.onResize}
          >
            {/* It keeps its width, its texts and its place while nobody sees it. */}
            <div className={classes(styles.sheet, fold.folded && styles.folded)} inert={fold.folded}>
              <FoldedContext value={fold.folded}>{page}</FoldedContext>
            </div>
            {fold.folded ? <NotebookRail title={model.original.title} onOpen={fold.open} /> : null}
          </Panel>
          <Separator className={styles.separator} aria-label="Width of the notebook" />
          <Panel id="stage" minSize="28%">
            {slot}
          </Panel>
        </Group>
      ) : room === 'tablet' ? (
        <div className={styles.stack}>
          <div className={styles.above}>{slot}</div>
          {page}
        </div>
      ) : (
        page
      )}
      {portal}
    </main>
  )
}

/** The notebook gives way to the inspector where both have no room, and comes back with it, or when it is asked for. */
function useFold(model: NotebookModel) {
  const stage = stageStoreOf(model.session)
  const panel = useRef<PanelImperativeHandle>(null)
  const [folded, setFolded] = useState(false)
  const inspecting = useStore(stage.state, (state) => state.inspecting)
  const wanted = useStore(revealStore, (state) => state.place)
  useEffect(() => {
    if (!inspecting || !foldsNotebook()) return
    const handle = panel.current
    handle?.collapse()
    return () => handle?.expand()
  }, [inspecting])
  useEffect(() => {
    if (wanted !== null && folded) {
      stage.inspect(false)
      panel.current?.expand()
    }
  }, [wanted, folded, stage])
  return {
    panel,
    folded,
    onResize: () => setFolded(panel.current?.isCollapsed() ?? false),
    open: () => {
      if (foldsNotebook()) stage.inspect(false)
      panel.current?.expand()
    },
  }
}

/** Both halves keep their size and their state; the one that is behind can be neither seen nor reached. */
function Half({ shown, children }: { readonly shown: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes(styles.half, !shown && styles.behind)} inert={!shown}>
      {children}
    </div>
  )
}

/** Where the lesson hangs: in its lab, where it is read in one. */
function upOf({ shelf }: Notebook, { lab, seed }: ClassPlace): Crumb {
  if (lab !== null) return { label: titleOf(lab), href: labHref(lab, seed, labs) }
  return { label: shelf === 'course' ? 'Course' : 'Shelf', href: '#/lessons' }
}

const RoomSign = lazy(() => import('./sign/RoomSign').then((chunk) => ({ default: chunk.RoomSign })))

/** What this screen holds up. */
function ForTheRoom({ model }: { readonly model: NotebookModel }) {
  const held = useStore(signStore, ({ helpSince, progress }) => helpSince !== null || progress)
  if (!held) return null
  return (
    <Suspense>
      <RoomSign model={model} />
    </Suspense>
  )
}

function keepNow(model: NotebookModel): boolean {
  model.flush()
  return model.store.getState().keeping.state === 'kept'
}

/** Whether a reader who has the real digits can bring them here. */
function loadsDigits({ cells }: Notebook): boolean {
  return cells.some((cell) => cell.kind === 'code' && cell.text.includes('loadMnist'))
}

function useTitle({ title }: Notebook): void {
  const needsHelp = useStore(signStore, ({ helpSince }) => helpSince !== null)
  useEffect(() => {
    const before = document.title
    document.title = titleWords(title, needsHelp)
    return () => {
      document.title = before
    }
  }, [title, needsHelp])
}
