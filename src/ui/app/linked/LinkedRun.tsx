/**
 * The page of an address that brings a run: it is read and its lesson fetched. What can't be read is said in words, and
 * nothing of it reaches the page otherwise.
 */
import { useEffect, useState, type ReactNode } from 'react'
import type { Notebook } from '../../../notebooks/document/notebook'
import { Header } from '../Header'
import { Opening } from '../Opening'
import words from '../Words.module.css'
import { copyOf, type LinkCopied, type LinkCopy } from './link-copy'

export interface LinkedRunProps {
  /** The part of the address that holds the run. */
  readonly text: string
  /** Rejects where there is no such lesson, or it can't be fetched. */
  readonly load: (id: string) => Promise<Notebook>
  readonly children: (copy: LinkCopy) => ReactNode
}

const NOT_PACKED = 'This browser can’t unpack it. Ask for the recording as a file.'

export function LinkedRun({ text, load, children }: LinkedRunProps) {
  const [read, setRead] = useState<LinkCopied | null>(null)
  useEffect(() => {
    let gone = false
    setRead(null)
    copied(text, load).then(
      (result) => (gone ? undefined : setRead(result)),
      () => (gone ? undefined : setRead({ ok: false, problem: NOT_PACKED })),
    )
    return () => {
      gone = true
    }
  }, [text, load])
  if (read === null) return <Opening />
  if (read.ok) return children(read.copy)
  return (
    <>
      <Header up={{ label: 'Course', href: '#/lessons' }} title="Link" />
      <main className={words.words}>
        <h1>The link can’t be opened</h1>
        <p>{read.problem}</p>
        <p>Nothing has run, and your own lessons are as you left them.</p>
        <p>
          <a href="#/lessons">All lessons</a>
        </p>
      </main>
    </>
  )
}

async function copied(text: string, load: LinkedRunProps['load']): Promise<LinkCopied> {
  const { openedLink } = await import('../../../notebooks/kernel/links')
  const link = await openedLink(text)
  if (!link.ok) return link
  const { notebook: id } = link.script
  try {
    return copyOf(await load(id), link.script)
  } catch (error) {
    const missing = error instanceof Error && error.name === 'NoSuchLesson'
    const problem = missing
      ? `It brings a run of a lesson “${id}”, and there is none here. Open it where it was made.`
      : `Its lesson did not arrive. ${error instanceof Error ? error.message : String(error)}`
    return { ok: false, problem }
  }
}
