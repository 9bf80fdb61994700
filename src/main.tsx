/**
 * The only file that sees every room: it joins lessons, sessions and pages.
 */
import './ui/primitives/tokens.css'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Notebook } from './notebooks/document/notebook'
import { openSession } from './notebooks/kernel/open-session'
import type { Session } from './notebooks/kernel/session'
import { catalogue, firstScreen, loadLesson } from './notebooks/lessons/catalogue'
import { labs } from './notebooks/lessons/labs'
import { useQuery } from './ui/app/address'
import { lessonHref, nextInCourse } from './ui/app/catalogue'
import { FirstScreen } from './ui/app/first/FirstScreen'
import { LessonLoader } from './ui/app/LessonLoader'
import { Lesson as LessonShell } from './ui/app/Lesson'
import { nextInLab, readPlace, type ClassPlace, type Lab } from './ui/app/lab/lab-link'
import type { LinkCopy } from './ui/app/linked/link-copy'
import type { OpenedOwn } from './ui/app/own/OwnNotebook'
import { Opening } from './ui/app/Opening'
import { StageOpening } from './ui/app/StageOpening'
import { startProjector } from './ui/primitives/projector'
import { startTheme } from './ui/primitives/theme'
import { reveal } from './ui/store/reveal'
import { Routes } from './ui/app/Routes'

/**
 * The stage brings React Flow, and with it comes what reads the record: fetched with the first lesson, not with the
 * first screen.
 */
const StagePanel = lazy(async () => {
  const [stage] = await Promise.all([
    import('./ui/stage/StagePanel'),
    import('./notebooks/kernel/record-views'),
  ])
  return { default: stage.StagePanel }
})

/** Whoever opens a link that brings a run. */
const LinkedRun = lazy(() => import('./ui/app/linked/LinkedRun').then((m) => ({ default: m.LinkedRun })))
const LinkStrip = lazy(() => import('./ui/app/linked/LinkStrip').then((m) => ({ default: m.LinkStrip })))

/** Whoever opens a link that holds a notebook. */
const SharedNotebook = lazy(() =>
  import('./ui/app/shared/SharedNotebook').then((m) => ({ default: m.SharedNotebook })),
)

/** Whoever opens a link that was broken on its way. */
const BadLink = lazy(() => import('./ui/app/lab/BadLink').then((m) => ({ default: m.BadLink })))

/** Whoever opens a notebook of their own. */
const OwnNotebook = lazy(() => import('./ui/app/own/OwnNotebook').then((m) => ({ default: m.OwnNotebook })))
const OwnStrip = lazy(() => import('./ui/app/own/OwnStrip').then((m) => ({ default: m.OwnStrip })))

/**
 * What makes the page work without a network comes late in a first visit: it fetches everything that there is, and the
 * person is at work by then.
 */
const OfflineNotice = lazy(async () => {
  const known = Boolean((navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker?.controller)
  await new Promise((resolve) => setTimeout(resolve, known ? 1_000 : 15_000))
  const { OfflineNotice } = await import('./ui/app/offline/OfflineNotice')
  return { default: OfflineNotice }
})

/** The page says when its first cell can run: tests and measurements wait for it. */
function announceReady(session: Session): void {
  const look = () => {
    if (session.status().kernel === 'starting') return
    document.documentElement.dataset.ready = 'true'
    stop()
  }
  const stop = session.subscribe(look)
  look()
}

/** A session for as long as its notebook is on the page. */
function useSession(notebook: Notebook, open: Open = openSession): Session | null {
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    if (notebook === NOTHING) return
    let gone = false
    let opened: Session | null = null
    const take = (made: Session) => {
      if (gone) return made.dispose()
      opened = made
      announceReady(made)
      setSession(made)
    }
    const made = open(notebook)
    if (made instanceof Promise) void made.then(take)
    else take(made)
    return () => {
      gone = true
      opened?.dispose()
      setSession(null)
    }
  }, [notebook, open])
  return session
}

type Open = (notebook: Notebook) => Session | Promise<Session>

const openLinked: Open = async (notebook) =>
  (await import('./notebooks/kernel/links')).linkedSession(notebook)

interface LessonProps {
  readonly notebook: Notebook
  /** The cell that the address leads to; '' for none. */
  readonly cell: string
}

function Lesson({ notebook, cell }: LessonProps) {
  const query = useQuery()
  const place = useMemo(() => readPlace(query, { labs, lessons: catalogue.map(({ id }) => id) }), [query])
  if (!('refused' in place)) return <PlacedLesson notebook={notebook} cell={cell} place={place} />
  return (
    <Suspense fallback={<Opening />}>
      <BadLink
        words={place.refused}
        instead={{ label: `Open ${notebook.title} by itself`, href: lessonHref(notebook.id) }}
      />
    </Suspense>
  )
}

/** A lesson where it is read: in a lab, under the class's seed, or by itself. */
function PlacedLesson({ notebook, cell, place }: LessonProps & { readonly place: ClassPlace }) {
  const { lab, seed } = place
  const open = useCallback((opened: Notebook) => openSession(opened, seed), [seed])
  const session = useSession(notebook, open)
  if (session === null) return <Opening />
  const next = lab === null ? nextInCourse(catalogue, notebook.id) : nextOf(lab, notebook.id)
  return (
    <LessonShell
      notebook={notebook}
      session={session}
      next={next}
      place={place}
      cell={cell}
      stage={stageOf(notebook, session)}
    />
  )
}

const nextOf = (lab: Lab, lesson: string) => catalogue.find(({ id }) => id === nextInLab(lab, lesson)) ?? null

/** A notebook from a file runs apart until its reader trusts it. */
function Own({ own }: { readonly own: OpenedOwn }) {
  const session = useSession(own.notebook, own.trusted ? openSession : openLinked)
  if (session === null) return <Opening />
  return (
    <LessonShell
      key={String(own.trusted)}
      notebook={own.notebook}
      session={session}
      strip={
        <Suspense>
          <OwnStrip own={own} />
        </Suspense>
      }
      stage={stageOf(own.notebook, session)}
    />
  )
}

/** A link's copy of a lesson, with workers that reach nothing of this page. */
function Linked({ copy }: { readonly copy: LinkCopy }) {
  const { notebook, keeper } = copy
  const session = useSession(notebook, openLinked)
  if (session === null) return <Opening />
  return (
    <LessonShell
      notebook={notebook}
      session={session}
      keeper={keeper}
      copy="A run from a link"
      strip={
        <Suspense>
          <LinkStrip copy={copy} session={session} />
        </Suspense>
      }
      stage={stageOf(notebook, session)}
    />
  )
}

function stageOf(notebook: Notebook, session: Session): ReactNode {
  return (
    <Suspense fallback={<StageOpening />}>
      <StagePanel
        session={session}
        views={viewsOf(notebook)}
        onPlace={reveal}
        cells={notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell.id] : []))}
      />
    </Suspense>
  )
}

/** The first screen's program runs by itself up to the first choice. */
function First() {
  const [notebook, setNotebook] = useState<Notebook | null>(null)
  useEffect(() => {
    void loadLesson(firstScreen).then(setNotebook)
  }, [])
  return <FirstWith notebook={notebook ?? NOTHING} />
}

function FirstWith({ notebook }: { readonly notebook: Notebook }) {
  const session = useSession(notebook)
  const code = notebook.cells.flatMap((cell) => (cell.kind === 'code' ? [cell] : []))
  useEffect(() => {
    if (session !== null) for (const cell of notebook.cells) if (cell.kind === 'code') void session.run(cell)
  }, [session, notebook])
  return (
    <FirstScreen
      session={notebook === NOTHING ? null : session}
      code={code.map((cell) => cell.text).join('\n\n')}
      onStartLesson={() => go('/lesson/01-make-money-disappear')}
      onTeach={() => go('/teach')}
      onLessons={() => go('/lessons')}
    />
  )
}

const NOTHING: Notebook = {
  id: '',
  number: '',
  title: '',
  minutes: 0,
  shelf: 'shelf',
  teaches: '',
  cells: [],
}

const go = (path: string) => {
  location.hash = path
}

/** Of a link only what is in the list can be opened. */
const loadListed = (id: string): Promise<Notebook> =>
  loadLesson(catalogue.some((entry) => entry.id === id) ? id : '')

function App() {
  return (
    <Routes
      first={<First />}
      catalogue={catalogue}
      lesson={(id, cell) =>
        catalogue.some((entry) => entry.id === id) ? (
          <LessonLoader key={id} id={id} load={loadLesson}>
            {(notebook) => <Lesson notebook={notebook} cell={cell} />}
          </LessonLoader>
        ) : null
      }
      own={(id) => (
        <Suspense fallback={<Opening />}>
          <OwnNotebook key={id} id={id}>
            {(own) => <Own own={own} />}
          </OwnNotebook>
        </Suspense>
      )}
      linked={(text) => (
        <Suspense fallback={<Opening />}>
          <LinkedRun key={text} text={text} load={loadListed}>
            {(copy) => <Linked copy={copy} />}
          </LinkedRun>
        </Suspense>
      )}
      shared={(text) => (
        <Suspense fallback={<Opening />}>
          <SharedNotebook key={text} text={text} load={loadListed} />
        </Suspense>
      )}
    />
  )
}

/** Views that the lesson opens somewhere; a lesson that names none opens all. */
function viewsOf(notebook: Notebook) {
  const views = notebook.cells.flatMap((cell) => (cell.kind === 'code' ? (cell.stage.views ?? []) : []))
  return views.length === 0 ? undefined : [...new Set(views)]
}

startTheme()
startProjector()
createRoot(document.getElementById('root')!).render(
  <>
    <App />
    {import.meta.env.PROD ? (
      <Suspense>
        <OfflineNotice />
      </Suspense>
    ) : null}
  </>,
)
