/**
 * One lesson's page for the teacher, to read before class or to print. In a chunk of its own, with Markdown.
 *
 * It tells the answers, so nothing but quiet links leads here.
 */
import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { loadTeachersPage } from '../../../notebooks/lessons/teachers-pages'
import type { TeachersPage as Page } from '../../../notebooks/document/teachers-page'
import { Prose } from '../../notebook/ProseText'
import { Button } from '../../primitives/Button'
import { lessonHref, type CatalogueEntry } from '../catalogue'
import { Header } from '../Header'
import { NotFound } from '../NotFound'
import styles from './TeachersPage.module.css'

type Loaded = { readonly page: Page | null } | { readonly failed: string }

export function TeachersPage({ entry }: { readonly entry: CatalogueEntry }) {
  const [attempt, setAttempt] = useState(0)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let gone = false
    setLoaded(null)
    loadTeachersPage(entry.id).then(
      (page) => (gone ? undefined : setLoaded({ page })),
      (error: unknown) => (gone ? undefined : setLoaded({ failed: wordsOf(error) })),
    )
    return () => {
      gone = true
    }
  }, [entry.id, attempt])

  if (loaded !== null && 'page' in loaded && loaded.page === null) return <NotFound />
  return (
    <>
      <div className={styles.bar}>
        <Header
          up={{ label: 'I teach a class', href: '#/teach' }}
          number={entry.number}
          title={entry.title}
          end={
            <Button variant="quiet" icon={Printer} onClick={() => window.print()}>
              Print
            </Button>
          }
        />
      </div>
      <main className={styles.page}>
        <p className={styles.kind}>Teacher’s page{entry.number ? `, lesson ${entry.number}` : ''}</p>
        <h1>{entry.title}</h1>
        <p className={styles.address}>
          <a href={lessonHref(entry.id)}>{window.location.href.replace(/#.*$/, '') + lessonHref(entry.id)}</a>
        </p>
        {loaded === null ? null : 'failed' in loaded ? (
          <Failed words={loaded.failed} onAgain={() => setAttempt(attempt + 1)} />
        ) : (
          loaded.page?.sections.map(({ title, markdown }) => (
            <section key={title} aria-label={title} className={styles.section}>
              <h2>{title}</h2>
              <Prose markdown={markdown} />
            </section>
          ))
        )}
      </main>
    </>
  )
}

function Failed({ words, onAgain }: { readonly words: string; readonly onAgain: () => void }) {
  return (
    <div role="alert" className={styles.section}>
      <p>The page asked for this text, and the answer was: {words}</p>
      <Button onClick={onAgain}>Ask again</Button>
    </div>
  )
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
