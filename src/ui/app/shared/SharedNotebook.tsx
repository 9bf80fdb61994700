/**
 * The page of an address that holds a notebook: what came, and a button that puts it on the reader's shelf. Whoever
 * opens the same link again finds what they put there.
 */
import { useEffect, useState } from 'react'
import type { Notebook } from '../../../notebooks/document/notebook'
import { readNotebookLink, type NotebookLinkRead } from '../../../notebooks/document/notebook-link'
import { hashText } from '../../../runtime/protocol/identity'
import { Button } from '../../primitives/Button'
import { ownNotebooks } from '../../store/works/browser-works'
import { many } from '../../outputs/numbers'
import { Header } from '../Header'
import { Opening } from '../Opening'
import words from '../Words.module.css'
import { ownHref } from '../own/own-href'

export interface SharedNotebookProps {
  /** The part of the address that holds it. */
  readonly text: string
  readonly load: (id: string) => Promise<Notebook>
}

const NOT_KEPT = 'This browser keeps nothing for this page, so it can’t hold a notebook of yours.'
const NOT_PACKED = 'This browser can’t unpack it. Ask for the notebook as a file.'

export function SharedNotebook({ text, load }: SharedNotebookProps) {
  const [read, setRead] = useState<NotebookLinkRead | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let gone = false
    readNotebookLink(text, load).then(
      (result) => (gone ? undefined : setRead(result)),
      () => (gone ? undefined : setRead({ ok: false, problem: NOT_PACKED })),
    )
    return () => {
      gone = true
    }
  }, [text, load])
  if (read === null) return <Opening />
  const open = async (): Promise<void> => {
    if (!read.ok) return
    const { title, text: file } = read.notebook
    const name = `link-${hashText(text).toString(36)}-${hashText(text, 1).toString(36)}`
    const id = await ownNotebooks.add({ title, file: 'from a link', trusted: false, text: file }, name)
    if (id === null) setProblem(NOT_KEPT)
    // The way back leads to where the reader was before the link.
    else window.location.replace(ownHref(id))
  }
  return (
    <>
      <Header up={{ label: 'All lessons', href: '#/lessons' }} title="Link" />
      <main className={words.words}>
        {read.ok ? (
          <>
            <h1>{read.notebook.title}</h1>
            <p>
              A notebook of {many(read.notebook.cells, 'cell')} came with this link. Opening it runs nothing,
              and keeps a copy in this browser.
            </p>
            <p>
              <Button variant="primary" onClick={() => void open()}>
                Open the notebook
              </Button>
            </p>
            <p role="alert">{problem}</p>
          </>
        ) : (
          <>
            <h1>The link can’t be opened</h1>
            <p>{read.problem}</p>
          </>
        )}
        <p>
          <a href="#/lessons">All lessons</a>
        </p>
      </main>
    </>
  )
}
