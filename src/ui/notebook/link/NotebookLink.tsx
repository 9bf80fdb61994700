/** A link that holds the notebook: into the clipboard, and in a field; or why it can't be, and the file instead. */
import { useEffect, useState } from 'react'
import { makeNotebookLink } from '../../../notebooks/document/notebook-link'
import { Button } from '../../primitives/Button'
import { copied } from '../../primitives/clipboard'
import { Dialog } from '../../primitives/Dialog'
import { LinkField } from '../../primitives/LinkField'
import { isOwnId } from '../../store/works/own-notebooks'
import { useNotebook } from '../context'
import { saveAs } from '../file-work'
import styles from './NotebookLink.module.css'

interface Made {
  readonly link: string
  readonly words: string
}

export function NotebookLink({ onClose }: { readonly onClose: () => void }) {
  const model = useNotebook()
  const [made, setMade] = useState<Made | null>(null)
  useEffect(() => {
    let gone = false
    const { original } = model
    const lesson = isOwnId(original.id) ? null : original
    void makeNotebookLink(model.store.getState().notebook, lesson).then(async (result) => {
      const [page] = window.location.href.split('#')
      const link = result.ok ? `${page}#/open/${result.text}` : ''
      const words = !result.ok
        ? result.problem
        : `${(await copied(link)) ? 'The link is copied.' : 'Copy this link.'} ${WHAT}`
      if (!gone) setMade({ link, words })
    })
    return () => {
      gone = true
    }
  }, [model])
  return (
    <Dialog
      open
      title="A link to this notebook"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {made?.link === '' ? <Button onClick={() => void saveAs(model, 'copy')}>Save a copy</Button> : null}
        </>
      }
    >
      <p role="status">{made?.words ?? 'Packing…'}</p>
      {made !== null && made.link !== '' ? (
        <div className={styles.link}>
          <LinkField label="Link" link={made.link} />
        </div>
      ) : null}
    </Dialog>
  )
}

const WHAT = 'It holds the cells as they are, without what they gave. Whoever opens it says when it runs.'
