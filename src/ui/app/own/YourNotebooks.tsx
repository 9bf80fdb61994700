/** The notebooks that a person has brought or begun, and the ways to bring and to begin one. */
import { FilePlus2, FolderOpen, PenLine, Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { Field } from '../../primitives/Field'
import { ownNotebooks } from '../../store/works/browser-works'
import { LONGEST_TITLE, type OwnEntry } from '../../store/works/own-notebooks'
import list from '../AllLessons.module.css'
import row from '../LessonRow.module.css'
import { LoadingLine } from '../LoadingLine'
import type { Added } from './open-file'
import { ownHref } from './own-href'
import styles from './YourNotebooks.module.css'

/** A file that is being read. */
interface Reading {
  readonly name: string
  readonly stopping: AbortController
}

export function YourNotebooks() {
  const [entries, setEntries] = useState<readonly OwnEntry[]>([])
  const [problem, setProblem] = useState('')
  const [leaving, setLeaving] = useState<OwnEntry | null>(null)
  const [naming, setNaming] = useState<OwnEntry | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const read = (): void => void ownNotebooks.list().then(setEntries)
  useEffect(read, [])
  // Who leaves the page, or chooses another file, waits for this one no more.
  useEffect(() => () => reading?.stopping.abort(), [reading])
  const open = (added: Added): void => {
    if ('refused' in added) setProblem(added.refused)
    else window.location.hash = ownHref(added.id).slice(1)
  }
  const begin = async (): Promise<void> => {
    setProblem('')
    open(await load().then(({ addEmpty }) => addEmpty()))
  }
  const bring = async (file: File): Promise<void> => {
    const stopping = new AbortController()
    setProblem('')
    setReading({ name: file.name, stopping })
    const added = await load().then(({ addFile }) => addFile(file, stopping.signal))
    if (stopping.signal.aborted) return read()
    setReading(null)
    open(added)
  }
  const load = () => import('./open-file')
  return (
    <section aria-label="Your notebooks" className={list.section}>
      <h2>Your notebooks</h2>
      <p className={list.words}>
        Kept in this browser. What comes from a file runs nothing until you say so. A file may have 100 MB.
      </p>
      <div className={styles.actions}>
        <Button icon={FilePlus2} onClick={() => void begin()}>
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
            if (file) void bring(file)
          }}
        />
      </div>
      {reading === null ? null : (
        <div className={styles.reading}>
          <LoadingLine label={`Reading ${reading.name}`} />
          <span>Reading {reading.name}…</span>
          <Button size={28} onClick={() => setReading(null)}>
            Stop reading
          </Button>
        </div>
      )}
      <p role="alert" className={problem === '' ? 'visually-hidden' : styles.problem}>
        {problem}
      </p>
      <ol className={list.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <a href={ownHref(entry.id)} className={row.row}>
              <span className={row.number} />
              <span className={row.what}>
                <span className={row.title}>{entry.title}</span>
                <span className={row.teaches}>
                  {entry.file === '' ? 'begun here' : entry.file}
                  {entry.trusted ? '' : ', runs apart'}
                </span>
              </span>
            </a>
            <IconButton
              icon={PenLine}
              size={28}
              label={`Rename ${entry.title}`}
              onClick={() => setNaming(entry)}
            />
            <IconButton
              icon={Trash2}
              size={28}
              label={`Delete ${entry.title}`}
              onClick={() => setLeaving(entry)}
            />
          </li>
        ))}
      </ol>
      {naming === null ? null : (
        <Rename
          entry={naming}
          onEnd={(title) => {
            if (title !== null) void ownNotebooks.rename(naming.id, title).then(read)
            setNaming(null)
          }}
        />
      )}
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

interface RenameProps {
  readonly entry: OwnEntry
  /** null: it keeps its name. */
  readonly onEnd: (title: string | null) => void
}

function Rename({ entry, onEnd }: RenameProps) {
  const [title, setTitle] = useState(entry.title)
  const form = useId()
  return (
    <Dialog
      open
      title="Rename the notebook"
      onClose={() => onEnd(null)}
      actions={
        <>
          <Button onClick={() => onEnd(null)}>Keep its name</Button>
          <Button variant="primary" type="submit" form={form} disabled={title.trim() === ''}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          onEnd(title.trim())
        }}
      >
        <Field label="Name">
          <input
            value={title}
            maxLength={LONGEST_TITLE}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  )
}
