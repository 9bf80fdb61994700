/**
 * Fetches a lesson's text and then draws it. While it waits there is the bar and nothing else, after 200 ms a thin
 * line; where it fails there are words and a way to try again.
 */
import { useEffect, useState, type ReactNode } from 'react'
import type { Notebook } from '../../notebooks/document/notebook'
import { Button } from '../primitives/Button'
import { Header } from './Header'
import { NotFound } from './NotFound'
import { Opening } from './Opening'
import words from './Words.module.css'

export interface LessonLoaderProps {
  readonly id: string
  /** Rejects with an error named NoSuchLesson where there is none with this id. */
  readonly load: (id: string) => Promise<Notebook>
  readonly children: (notebook: Notebook) => ReactNode
}

type Loaded = { readonly notebook: Notebook } | { readonly failed: string } | { readonly missing: true }

export function LessonLoader({ id, load, children }: LessonLoaderProps) {
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let gone = false
    setLoaded(null)
    load(id).then(
      (notebook) => (gone ? undefined : setLoaded({ notebook })),
      (error: unknown) => (gone ? undefined : setLoaded(failure(error))),
    )
    return () => {
      gone = true
    }
  }, [id, load, attempt])

  if (loaded === null) return <Opening />
  if ('notebook' in loaded) return children(loaded.notebook)
  if ('missing' in loaded) return <NotFound what="lesson" />
  return (
    <>
      <Header up={{ label: 'Course', href: '#/lessons' }} title="Not loaded" />
      <main className={words.words}>
        <h1>The lesson did not arrive</h1>
        <p>The page asked for its text, and the answer was: {loaded.failed}</p>
        <div className={words.actions}>
          <Button variant="primary" size={36} onClick={() => setAttempt(attempt + 1)}>
            Ask again
          </Button>
        </div>
      </main>
    </>
  )
}

function failure(error: unknown): Loaded {
  if (!(error instanceof Error)) return { failed: String(error) }
  return error.name === 'NoSuchLesson' ? { missing: true } : { failed: error.message }
}
