/**
 * What is in the storage of this browser: buckets, folders, objects, and a look at one. It is the database that programs
 * use, in this and in other tabs: what is shown is what there was when it was read, and Refresh reads it anew.
 */
import { ChevronRight, File, Folder, RefreshCw, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { FolderPage } from '../../../../notebooks/storage/folder-page'
import type { Looked, StorageBrowser } from '../../../../notebooks/storage/storage-browser'
import { bytes } from '../../../outputs/numbers'
import { Button, IconButton } from '../../../primitives/Button'
import { Icon } from '../../../primitives/Icon'
import { useStage } from '../../../store/stage-react'
import { counted } from '../../numbers'
import { AskDelete } from './AskDelete'
import { ObjectLook } from './ObjectLook'
import { leafOf, stepsOf, usageWords } from './places'
import styles from './Storage.module.css'
import { openDurable, useStorage, wordsOf, type Open } from './use-storage'

type Buckets = Awaited<ReturnType<StorageBrowser['usage']>>

export interface StoragePartProps {
  /** Lists in the console what the run keeps in memory. */
  readonly onListMemory: () => void
  readonly open?: Open
}

export function StoragePart({ onListMemory, open = openDurable }: StoragePartProps) {
  const opened = useStorage(open)
  if (opened === null) return <p className={styles.none}>The storage is being opened.</p>
  if ('problem' in opened) return <p className={styles.none}>{opened.problem}</p>
  return <Shelves browser={opened.browser} onListMemory={onListMemory} />
}

interface ShelvesProps {
  readonly browser: StorageBrowser
  readonly onListMemory: () => void
}

function Shelves({ browser, onListMemory }: ShelvesProps) {
  const [usage, setUsage] = useState<Buckets | null>(null)
  const [bucket, setBucket] = useState<string | null>(null)
  const [prefix, setPrefix] = useState('')
  const [page, setPage] = useState<FolderPage | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [problem, setProblem] = useState('')
  const [asked, setAsked] = useState<{ readonly bucket: string; readonly key: string | null } | null>(null)
  const inMemory = useStage(({ frame }) =>
    frame.actors.some(
      ({ className, fields }) =>
        className === 'ObjectStorage' &&
        fields.some(({ name, text }) => name === 'kept' && text.includes('in memory')),
    ),
  )
  const told = (error: unknown): void => setProblem(wordsOf(error))
  const readUsage = useCallback(() => {
    browser.usage().then(setUsage, (error: unknown) => setProblem(wordsOf(error)))
  }, [browser])
  useEffect(readUsage, [readUsage])

  const go = (to: string | null, folder: string): void => {
    setProblem('')
    setBucket(to)
    setPrefix(folder)
    setLooked(null)
    if (to === null) {
      setPage(null)
      readUsage()
    } else browser.page(to, folder, null).then(setPage, told)
  }
  const more = (): void => {
    if (bucket === null || page === null) return
    browser.page(bucket, prefix, page.after).then(
      (next) =>
        setPage({
          folders: [...page.folders, ...next.folders],
          objects: [...page.objects, ...next.objects],
          after: next.after,
        }),
      told,
    )
  }
  const look = (key: string): void => {
    setProblem('')
    browser.look(bucket!, key).then(setLooked, told)
  }
  const remove = async (): Promise<void> => {
    const { bucket: from, key } = asked!
    setAsked(null)
    try {
      if (key === null) await browser.deleteBucket(from)
      else await browser.deleteObject(from, key)
      go(key === null ? null : from, key === null ? '' : prefix)
      readUsage()
    } catch (error) {
      told(error)
    }
  }
  return (
    <section className={styles.part} aria-label="Storage">
      <div className={styles.tools}>
        <nav className={styles.steps} aria-label="Place in the storage">
          <button type="button" className={styles.step} onClick={() => go(null, '')}>
            Buckets
          </button>
          {bucket === null
            ? null
            : stepsOf(bucket, prefix).map(({ label, to }) => (
                <span key={to}>
                  <Icon of={ChevronRight} size={14} />
                  <button type="button" className={styles.step} onClick={() => go(bucket, to)}>
                    {label}
                  </button>
                </span>
              ))}
        </nav>
        <span className={styles.space} />
        {bucket === null ? null : (
          <>
            <input
              type="search"
              className={styles.search}
              placeholder="Begins with…"
              aria-label="Only keys that begin with this"
              value={prefix}
              onChange={({ currentTarget }) => go(bucket, currentTarget.value)}
            />
            <IconButton
              size={28}
              icon={Trash2}
              label={`Delete the bucket ${bucket}`}
              onClick={() => setAsked({ bucket, key: null })}
            />
          </>
        )}
        <IconButton size={28} icon={RefreshCw} label="Refresh" onClick={() => go(bucket, prefix)} />
      </div>
      {problem === '' ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {inMemory ? (
        <p className={styles.memory}>
          This run keeps objects in memory: they are gone with it, and not among these.
          <Button size={28} variant="quiet" onClick={onListMemory}>
            List them in the console
          </Button>
        </p>
      ) : null}
      <div className={styles.list} tabIndex={-1}>
        {bucket === null ? (
          <ul>
            {usage?.buckets.map((one) => (
              <li key={one.bucket}>
                <Row
                  folder
                  name={one.bucket}
                  detail={`${counted(one.objects, 'object')}, ${bytes(one.bytes)}`}
                  onOpen={() => go(one.bucket, '')}
                />
              </li>
            ))}
          </ul>
        ) : (
          <ul>
            {page?.folders.map((folder) => (
              <li key={folder}>
                <Row folder name={leafOf(folder, prefix)} detail="" onOpen={() => go(bucket, folder)} />
              </li>
            ))}
            {page?.objects.map(({ key, size }) => (
              <li key={key}>
                <Row
                  name={leafOf(key, prefix)}
                  detail={bytes(size)}
                  chosen={looked?.info.key === key}
                  onOpen={() => look(key)}
                />
              </li>
            ))}
          </ul>
        )}
        {bucket === null && usage?.buckets.length === 0 ? (
          <p className={styles.none}>
            {inMemory
              ? 'There is nothing in the storage of this browser.'
              : 'There is nothing in the storage yet. A function that is called puts its code and its data here, under '}
            {inMemory ? null : <code>lithops.jobs</code>}
            {inMemory ? null : '.'}
          </p>
        ) : null}
        {bucket !== null && page !== null && page.folders.length + page.objects.length === 0 ? (
          <p className={styles.none}>No key begins so.</p>
        ) : null}
        {page !== null && page.after !== null ? (
          <p className={styles.more}>
            showing {counted(page.folders.length + page.objects.length, 'entry', 'entries')}
            <Button size={28} variant="quiet" onClick={more}>
              Show more
            </Button>
          </p>
        ) : null}
      </div>
      {looked === null || bucket === null ? null : (
        <ObjectLook
          looked={looked}
          onDelete={() => setAsked({ bucket, key: looked.info.key })}
          onClose={() => setLooked(null)}
        />
      )}
      <p className={styles.foot}>{usage === null ? '' : usageWords(usage)}</p>
      <AskDelete asked={asked} onDelete={() => void remove()} onClose={() => setAsked(null)} />
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly detail: string
  readonly folder?: boolean
  readonly chosen?: boolean
  readonly onOpen: () => void
}

function Row({ name, detail, folder = false, chosen = false, onOpen }: RowProps) {
  return (
    <button type="button" className={styles.row} aria-pressed={folder ? undefined : chosen} onClick={onOpen}>
      <Icon of={folder ? Folder : File} size={15} />
      <span className={styles.name}>{name}</span>
      <span className={styles.detail}>{detail}</span>
    </button>
  )
}
