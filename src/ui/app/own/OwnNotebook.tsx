/**
 * The page of a notebook that a person has brought: it is read anew from its file each time, beside the page, and what
 * does not run here, was mended or left out is said over it.
 */
import { useEffect, useState, type ReactNode } from 'react'
import type { Notebook } from '../../../notebooks/document/notebook'
import { readFile } from '../../../notebooks/reading/read-file'
import { ownNotebooks } from '../../store/works/browser-works'
import { Header } from '../Header'
import { NotFound } from '../NotFound'
import { Opening } from '../Opening'
import words from '../Words.module.css'
import { justRead } from './just-read'

export interface OpenedOwn {
  readonly notebook: Notebook
  readonly trusted: boolean
  readonly notes: readonly string[]
  /** From now on it runs as the page's own. */
  readonly trust: () => void
}

export interface OwnNotebookProps {
  readonly id: string
  readonly children: (opened: OpenedOwn) => ReactNode
}

type Read = Omit<OpenedOwn, 'trust'> | { readonly refused: string } | { readonly missing: true }

export function OwnNotebook({ id, children }: OwnNotebookProps) {
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    setRead(null)
    void readOwn(id, signal).then((now) => (signal.aborted ? undefined : setRead(now)))
    return () => leaving.abort()
  }, [id])
  if (read === null) return <Opening />
  if ('missing' in read) return <NotFound what="lesson" />
  if ('refused' in read)
    return (
      <>
        <Header up={{ label: 'All lessons', href: '#/lessons' }} title="Notebook" />
        <main className={words.words}>
          <h1>The notebook can’t be read</h1>
          <p>{read.refused}</p>
        </main>
      </>
    )
  const trust = (): void => {
    void ownNotebooks.trust(id).then(() => setRead({ ...read, trusted: true }))
  }
  return children({ ...read, trust })
}

async function readOwn(id: string, signal: AbortSignal): Promise<Read> {
  const found = await ownNotebooks.read(id)
  if (found === null) return { missing: true }
  const { text, file: name, trusted } = found
  const before = justRead.take(id)
  const answer =
    before === null
      ? await readFile({ kind: 'notebook', file: new Blob([text]), name }, { signal })
      : { read: before }
  if ('refused' in answer) return answer
  const { notebook, notes } = answer.read
  // It may name itself as a lesson does: here it is what this browser calls it.
  return {
    notebook: { ...notebook, title: found.title, id, shelf: 'shelf', number: '' },
    notes,
    trusted,
  }
}
