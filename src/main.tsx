/**
 * The only file that sees every room: it joins lessons, sessions and pages.
 */
import './ui/primitives/tokens.css'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Notebook } from './notebooks/document/notebook'
import { openSession } from './notebooks/kernel/open-session'
import type { Session } from './notebooks/kernel/session'
import { catalogue, loadLesson } from './notebooks/lessons/catalogue'
import { LessonLoader } from './ui/app/LessonLoader'
import { LessonPage } from './ui/app/LessonPage'
import { Routes } from './ui/app/Routes'
import { StagePanel } from './ui/stage/StagePanel'

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
function useSession(notebook: Notebook): Session | null {
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    const opened = openSession(notebook)
    announceReady(opened)
    setSession(opened)
    return () => {
      opened.dispose()
      setSession(null)
    }
  }, [notebook])
  return session
}

function Lesson({ notebook }: { readonly notebook: Notebook }) {
  const session = useSession(notebook)
  if (session === null) return null
  return <LessonPage notebook={notebook} session={session} stage={<StagePanel session={session} />} />
}

function App() {
  return (
    <Routes
      first={<p>First</p>}
      catalogue={catalogue}
      lesson={(id) =>
        catalogue.some((entry) => entry.id === id) ? (
          <LessonLoader key={id} id={id} load={loadLesson}>
            {(notebook) => <Lesson notebook={notebook} />}
          </LessonLoader>
        ) : null
      }
    />
  )
}

createRoot(document.getElementById('root')!).render(<App />)
