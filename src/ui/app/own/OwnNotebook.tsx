/**
 * The page of a notebook that a person has brought: it is read anew from its file's text each time, and what does not
 * run here or was mended is said over it.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { readIpynb } from '../../../notebooks/document/ipynb/read'
import type { Notebook } from '../../../notebooks/document/notebook'
import { ownNotebooks } from '../../store/works/browser-works'
import { Header } from '../Header'
import { NotFound } from '../NotFound'
import { Opening } from '../Opening'
import words from '../Words.module.css'

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
    let gone = false
    setRead(null)
    void readOwn(id).then((now) => (gone ? undefined : setRead(now)))
    return () => {
      gone = true
    }
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

async function readOwn(id: string): Promise<Read> {
  const found = await ownNotebooks.read(id)
  if (found === null) return { missing: true }
  const read = readIpynb(found.text, { fileName: found.file })
  if ('refused' in read) return read
  // It may name itself as a lesson does: here it is what this browser calls it.
  return {
    notebook: { ...read.notebook, id, shelf: 'shelf', number: '' },
    notes: read.notes,
    trusted: found.trusted,
  }
}
