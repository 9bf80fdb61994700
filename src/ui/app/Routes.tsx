/**
 * Addresses. They live behind the #, so that the built page works in any folder of any host.
 *
 * What a first screen or a lesson is made of is the caller's; this only says which one is asked for.
 */
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { Route, Router, Switch, useLocation } from 'wouter'
import { useKeptClicks } from '../primitives/kept-clicks'
import { useProjector } from '../primitives/projector'
import { TooltipLayer } from '../primitives/Tooltip'
import { inLetters, pageOf, usePath } from './address'
import type { CatalogueEntry } from './catalogue'
import { ErrorBoundary } from './ErrorBoundary'
import { NotFound } from './NotFound'
import { Opening } from './Opening'

const AllLessons = lazy(() => import('./AllLessons').then((chunk) => ({ default: chunk.AllLessons })))
const TeachPage = lazy(() => import('./TeachPage').then((chunk) => ({ default: chunk.TeachPage })))
const TeachersPage = lazy(() =>
  import('./teach/TeachersPage').then((chunk) => ({ default: chunk.TeachersPage })),
)
const LabPage = lazy(() => import('./lab/LabPage').then((chunk) => ({ default: chunk.LabPage })))
const PageCode = lazy(() => import('./wall/PageCode').then(({ PageCode }) => ({ default: PageCode })))

export interface RoutesProps {
  readonly first: ReactNode
  readonly catalogue: readonly CatalogueEntry[]
  /** The page of a lesson, at a cell where the address names one; null where there is no such lesson. */
  readonly lesson: (id: string, cell: string) => ReactNode
  /** The page of a notebook that a person has brought. */
  readonly own: (id: string) => ReactNode
  /** The page of a link that brings a run. */
  readonly linked: (text: string) => ReactNode
  /** The page of a link that holds a notebook. */
  readonly shared: (text: string) => ReactNode
}

export function Routes({ first, catalogue, lesson, own, linked, shared }: RoutesProps) {
  useKeptClicks()
  return (
    <Router hook={usePath}>
      <Page>
        <Switch>
          <Route path="/">{first}</Route>
          <Route path="/lessons">
            <Suspense fallback={<Opening />}>
              <AllLessons catalogue={catalogue} />
            </Suspense>
          </Route>
          <Route path="/teach">
            <Suspense fallback={<Opening />}>
              <TeachPage catalogue={catalogue} />
            </Suspense>
          </Route>
          <Route path="/teach/:id">
            {({ id }) => <Teachers entry={catalogue.find((entry) => entry.id === id)} />}
          </Route>
          <Route path="/lab/:key?">
            {({ key = '' }) => (
              <Suspense fallback={<Opening />}>
                <LabPage address={key} catalogue={catalogue} />
              </Suspense>
            )}
          </Route>
          <Route path="/notebook/:id">{({ id }) => own(id)}</Route>
          <Route path="/run/:text">{({ text }) => linked(text)}</Route>
          <Route path="/open/:text">{({ text }) => shared(text)}</Route>
          <Route path="/lesson/:id/:cell?">
            {({ id, cell = '' }) => lesson(id, inLetters(cell)) ?? <NotFound what="lesson" />}
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Page>
      <OnWall />
      <TooltipLayer />
    </Router>
  )
}

function Teachers({ entry }: { readonly entry: CatalogueEntry | undefined }) {
  if (!entry) return <NotFound what="lesson" />
  return (
    <Suspense fallback={<Opening />}>
      <TeachersPage entry={entry} />
    </Suspense>
  )
}

/** What a wall shows on every page: the way to it. */
function OnWall() {
  const [location] = useLocation()
  const { on, pane } = useProjector()
  if (!on) return null
  return (
    <Suspense>
      <PageCode
        address={window.location.href}
        overStage={pane === 'stage' && (location === '/' || location.startsWith('/lesson/'))}
      />
    </Suspense>
  )
}

/** A new address starts at its top, and without the mistake of the last one. */
function Page({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation()
  const shown = pageOf(location)
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [shown])
  return <ErrorBoundary key={shown}>{children}</ErrorBoundary>
}
