/** The notebooks that a person has brought or begun, and the ways to bring and to begin one. */
import { FilePlus2, FolderOpen, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { ownNotebooks } from '../../store/works/browser-works'
import type { OwnEntry } from '../../store/works/own-notebooks'
import list from '../AllLessons.module.css'
import type { Added } from './open-file'
import styles from './YourNotebooks.module.css'

export const ownHref = (id: string): string => `#/notebook/${encodeURIComponent(id)}`

export function YourNotebooks() {
  const [entries, setEntries] = useState<readonly OwnEntry[]>([])
  const [problem, setProblem] = useState('')
  const [leaving, setLeaving] = useState<OwnEntry | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const read = (): void => void ownNotebooks.list().then(setEntries)
  useEffect(read, [])
  const take = async (adding: Promise<Added>): Promise<void> => {
    setProblem('')
    const added = await adding
    if ('refused' in added) setProblem(added.refused)
    else window.location.hash = ownHref(added.id).slice(1)
  }
  const load = () => import('./open-file')
  return (
    <section aria-label="Your notebooks" className={list.section}>
      <h2>Your notebooks</h2>
      <p className={list.words}>
        Kept in this browser. What comes from a file runs nothing until you say so.
      </p>
      <div className={styles.actions}>
        <Button icon={FilePlus2} onClick={() => void take(load().then(({ addEmpty }) => addEmpty()))}>
          New notebook
        </Button>
        <Button icon={FolderOpen} onClick={() => chooser.current?.click()}>
          Open a notebook (.ipynb)
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".ipynb,application/x-ipynb+json,application/json"
          className="visually-hidden"
          aria-label="Notebook to open"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = ''
            if (file) void take(load().then(({ addFile }) => addFile(file)))
          }}
        />
      </div>
      <p role="alert" className={problem === '' ? 'visually-hidden' : styles.problem}>
        {problem}
      </p>
      <ol className={list.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <a href={ownHref(entry.id)} className={list.row}>
              <span className={list.number} />
              <span className={list.what}>
                <span className={list.title}>{entry.title}</span>
                <span className={list.teaches}>
                  {entry.file === '' ? 'begun here' : entry.file}
                  {entry.trusted ? '' : ', runs apart'}
                </span>
              </span>
            </a>
            <IconButton
              icon={Trash2}
              size={28}
              label={`Delete ${entry.title}`}
              onClick={() => setLeaving(entry)}
            />
          </li>
        ))}
      </ol>
      <Dialog
        open={leaving !== null}
        title={`Delete ${leaving?.title ?? ''}?`}
        onClose={() => setLeaving(null)}
        actions={
          <>
            <Button onClick={() => setLeaving(null)}>Keep it</Button>
            <Button
              variant="primary"
              onClick={() => {
                if (leaving) void ownNotebooks.remove(leaving.id).then(read)
                setLeaving(null)
              }}
            >
              Delete
            </Button>
          </>
        }
      >
        It is kept nowhere else, unless you have saved a copy.
      </Dialog>
    </section>
  )
}
